import PlainText
import SocialGraph

/// The ids of nodes that a file declares, before or behind the ties that mention them.
struct DeclaredIDs {
  /// All ids, in the order of first mention.
  private var table = NameTable()
  /// For each id the number of its declaration, or the line of its first mention, negative.
  private var places: [Int] = []
  /// The number of ids declared.
  private var count = 0

  /// Adds the declaration of an id.
  mutating func declare(_ id: String, line: Int) throws(Diagnostic) {
    let number = try mention(id, line: line)
    guard places[Int(number)] < 0 else {
      throw Diagnostic(
        line: line, "a second node has the id \(id.debugDescription)",
        remedy: "Give every node an id of its own.")
    }
    places[Int(number)] = count
    count += 1
  }

  /// The number of an id that a tie mentions, by first mention.
  mutating func mention(_ id: String, line: Int) throws(Diagnostic) -> UInt32 {
    guard let number = table.number(of: id) else { throw .tooLarge }
    if Int(number) == places.count { places.append(-max(1, line)) }
    return number
  }

  /// The ids in the order of first mention.
  ///
  /// - Throws: If an id that a tie mentions is not declared.
  func names() throws(Diagnostic) -> NameTable {
    if let missing = places.firstIndex(where: { $0 < 0 }) {
      throw Diagnostic(
        line: -places[missing],
        "an edge leads to \(table[missing].debugDescription), which is not a node of the file",
        remedy: "Add the node, or remove its edges.")
    }
    return table
  }

  /// Values of nodes in the order of their declarations, in the order of first mention.
  func inOrderOfMention<Value>(_ declared: [Value]) -> [Value] { places.map { declared[$0] } }
}
