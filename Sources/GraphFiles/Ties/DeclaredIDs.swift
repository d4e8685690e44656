import PlainText

/// The ids of people that a file declares, before or behind the ties that mention them; or that ties alone
/// mention, where a format has no declarations.
struct DeclaredIDs {
  /// All ids, in the order of first mention.
  var table: NameTable
  /// For each id 0 if it need not be declared any more, else the line of its first mention.
  private var undeclared: [UInt32] = []

  /// Prepares to hold ids within the memory that the options leave.
  init(_ options: ReadingOptions) { table = NameTable(options.memory) }

  /// Adds the declaration of an id.
  ///
  /// - Returns: The number of the id, by first mention.
  @discardableResult
  mutating func declare(_ id: String, line: Int) throws(Diagnostic) -> UInt32 {
    let number = try mention(id, line: line)
    guard undeclared[Int(number)] != 0 else {
      throw Diagnostic(
        line: line, "a second node has the id \(id.quotedShort)",
        remedy: "Give every node an id of its own.")
    }
    undeclared[Int(number)] = 0
    return number
  }

  /// The number of an id that a tie mentions, by first mention.
  mutating func mention(_ id: String, line: Int) throws(Diagnostic) -> UInt32 {
    let number = try table.person(id, line: line)
    if Int(number) == undeclared.count { undeclared.append(UInt32(clamping: max(1, line))) }
    return number
  }

  /// The number of a person who need not be declared, by first mention.
  mutating func person(_ name: String) throws(Diagnostic) -> UInt32 { try table.person(name) }

  /// The ids in the order of first mention.
  ///
  /// - Throws: If an id that a tie mentions is not declared.
  func names() throws(Diagnostic) -> NameTable {
    if let missing = undeclared.firstIndex(where: { $0 != 0 }) {
      throw Diagnostic(
        line: Int(undeclared[missing]),
        "an edge leads to \(table[missing].quotedShort), which is not a node of the file",
        remedy: "Add the node, or remove its edges.")
    }
    return table
  }
}
