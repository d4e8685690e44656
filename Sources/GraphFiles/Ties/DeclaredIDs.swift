import PlainText
import SocialGraph

/// The ids of nodes that a file declares, before or behind the ties that mention them.
struct DeclaredIDs {
  /// All ids, in the order of first mention.
  private var table = NameTable()
  /// For each id nil if it is declared, else the line of its first mention.
  private var undeclared: [Int?] = []

  /// Adds the declaration of an id.
  ///
  /// - Returns: The number of the id, by first mention.
  @discardableResult
  mutating func declare(_ id: String, line: Int) throws(Diagnostic) -> UInt32 {
    let number = try mention(id, line: line)
    guard undeclared[Int(number)] != nil else {
      throw Diagnostic(
        line: line, "a second node has the id \(id.quotedShort)",
        remedy: "Give every node an id of its own.")
    }
    undeclared[Int(number)] = nil
    return number
  }

  /// The number of an id that a tie mentions, by first mention.
  mutating func mention(_ id: String, line: Int) throws(Diagnostic) -> UInt32 {
    guard let number = table.number(of: id) else { throw .tooLarge }
    if Int(number) == undeclared.count {
      try Self.check(id, line: line)
      undeclared.append(max(1, line))
    }
    return number
  }

  /// Rejects an id that no text file of ties can hold, so that what is read can be written and read again.
  fileprivate static func check(_ id: String, line: Int?) throws(Diagnostic) {
    guard id.utf8.contains(where: { $0 < 0x09 || 0x0E..<0x20 ~= $0 || $0 == 0x7F }) else { return }
    throw Diagnostic(
      line: line.map { max(1, $0) }, "the id \(id.quotedShort) contains a control character",
      remedy: "Give everybody an id of characters that can be printed.")
  }

  /// The ids in the order of first mention.
  ///
  /// - Throws: If an id that a tie mentions is not declared.
  func names() throws(Diagnostic) -> NameTable {
    if let missing = undeclared.firstIndex(where: { $0 != nil }) {
      throw Diagnostic(
        line: undeclared[missing],
        "an edge leads to \(table[missing].quotedShort), which is not a node of the file",
        remedy: "Add the node, or remove its edges.")
    }
    return table
  }
}

extension NameTable {
  /// The number of a person's name, which is checked where it is met first.
  mutating func person(_ name: String) throws(Diagnostic) -> UInt32 {
    let known = count
    guard let number = number(of: name) else { throw .tooLarge }
    if count > known { try DeclaredIDs.check(name, line: nil) }
    return number
  }
}
