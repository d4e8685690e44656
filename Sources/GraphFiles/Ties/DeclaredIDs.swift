import PlainText
import SocialGraph

/// The ids of nodes that a file declares, before or behind the ties that mention them.
struct DeclaredIDs {
  /// All ids, in the order of first mention.
  private var table = NameTable()
  /// For each id the number of its declaration, or the line of its first mention, negative.
  private var places: [Int] = []
  /// The declared ids in the order of their declarations.
  private(set) var declared = NameTable()

  /// Takes in the declaration of an id.
  mutating func declare(_ id: String, line: Int) throws(Diagnostic) {
    let number = try mention(id, line: line)
    guard places[Int(number)] < 0 else {
      throw Diagnostic(
        line: line, "the id \(id.debugDescription) is given to a second node",
        remedy: "Give every node an id of its own.")
    }
    places[Int(number)] = declared.count
    let bytes = Array(id.utf8)
    _ = declared.number(of: bytes.span, bytes.indices)
  }

  /// The number of an id that a tie mentions, by first mention.
  mutating func mention(_ id: String, line: Int) throws(Diagnostic) -> UInt32 {
    let bytes = Array(id.utf8)
    guard let number = table.number(of: bytes.span, bytes.indices) else { throw .tooLarge() }
    if Int(number) == places.count { places.append(-max(1, line)) }
    return number
  }

  /// The number of the declaration of each id.
  ///
  /// - Throws: If an id that a tie mentions is not declared.
  func places(of node: String) throws(Diagnostic) -> [PersonID] {
    if let missing = places.firstIndex(where: { $0 < 0 }) {
      let id = String(decoding: table.text(missing), as: UTF8.self)
      throw Diagnostic(
        line: -places[missing],
        "an edge leads to \(id.debugDescription), which is no \(node) of the file",
        remedy: "Add the \(node), or take its edges out.")
    }
    return places.map { PersonID($0) }
  }
}
