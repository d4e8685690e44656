import PlainText

/// How lists of neighbours are written: each row a person and all whom it is tied to.
///
/// An edge list with attributes can look the same, so rows are taken for lists of neighbours only on
/// evidence. What counts for rows without a colon is in ``isList(_:)``.
enum AdjacencyListForm: Equatable {
  /// `a: b, c`, with what separates the neighbours.
  case colon(neighbours: UInt8?)
  /// `a;b;c`
  case row(UInt8?)
  /// `a b:2 c:1`: neighbours with their weights.
  case weighted(UInt8?)
  /// networkx: `a 2`, and two lines `b {'weight': 3}`, one for each neighbour.
  case multiline

  /// The form of a table, or nil if it is no list of neighbours.
  static func detect(_ table: SampleTable) -> AdjacencyListForm? {
    let rows = table.rows
    guard let first = rows.first, !first.isEmpty else { return nil }
    if isMultiline(rows) { return .multiline }
    if let form = colon(rows, table.separator) { return form }
    if areWeighted(rows) { return .weighted(table.separator.byte) }
    let isOfNetworkX = table.comments.contains { $0.hasPrefix("GMT ") }
    let hasText = rows.contains { $0.contains { $0.contains("{") } }
    if isOfNetworkX && !hasText && table.separator.byte == nil || isList(table) {
      return .row(table.separator.byte)
    }
    return nil
  }

  // MARK: Colons

  /// Whether every row is `name:` and perhaps more behind a blank.
  private static func colon(
    _ rows: [[String]], _ separator: FieldScanner.Separator
  ) -> AdjacencyListForm? {
    var separators: Set<UInt8> = []
    for row in rows {
      // Of `Ann Lee: Bob` blanks have made three fields, and commas none of `Ann Lee: Bob`.
      let text = row.joined(separator: separator.byte.map { String(UnicodeScalar($0)) } ?? " ")
      guard let parts = split(text), !parts.name.isEmpty,
        !parts.name.utf8.contains(where: { ",;\t{".utf8.contains($0) })
      else { return nil }
      for byte in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
      where parts.rest.utf8.contains(byte) { separators.insert(byte) }
    }
    let order = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    return .colon(neighbours: order.first(where: separators.contains))
  }

  /// The name before the first colon that ends a word, and what is behind it.
  static func split(_ text: String) -> (name: String, rest: Substring)? {
    var place = text.startIndex
    while let colon = text[place...].firstIndex(of: ":") {
      let next = text.index(after: colon)
      if next == text.endIndex || text[next] == " " || text[next] == "\t" {
        return (trimmed(String(text[..<colon])), text[next...])
      }
      place = next
    }
    return nil
  }

  // MARK: Weights

  /// Whether all fields behind the first of a row end in a colon and a number, first fields do not, nobody has two
  /// rows, and half of those who are named so have rows themselves: `ann item:5` is a person and a thing.
  private static func areWeighted(_ rows: [[String]]) -> Bool {
    func neighbour(_ field: String) -> String? {
      guard let colon = field.lastIndex(of: ":"), colon > field.startIndex,
        Double(field[field.index(after: colon)...]) != nil
      else { return nil }
      return String(field[..<colon])
    }
    var tellers: Set<String> = []
    var told: [String] = []
    for row in rows {
      guard let first = row.first, !first.isEmpty, neighbour(first) == nil,
        tellers.insert(first).inserted
      else { return false }
      for field in row.dropFirst() where !field.isEmpty {
        guard let name = neighbour(field) else { return false }
        told.append(name)
      }
    }
    return rows.count >= 2 && !told.isEmpty && 2 * told.count(where: tellers.contains) >= told.count
  }

  // MARK: Rows

  /// Whether rows without a colon are lists of neighbours.
  ///
  /// Nobody has two rows, and one row at least names more than two. Then, as evidence that the fields
  /// behind the second are people as well:
  /// - of whole numbers: rows of one id alone; or three lengths, of which the longest is at least 4; or two,
  ///   if nobody is twice in a row and these fields are ids in the first two columns; or at least five rows
  ///   of four or more different ids, all of whom have rows;
  /// - of names: half of these fields are ids in the first two columns, or a quarter if rows have three lengths,
  ///   of which the longest is at least 4; or semicolons separate them, rows differ in length, half of them
  ///   are longer than two, and no such field is a number or there twice.
  ///
  /// Three columns of numbers, the last of them at times missing, are an edge list with weights.
  static func isList(_ table: SampleTable) -> Bool {
    let rows = table.rows
    let lengths = Set(rows.map(\.count))
    guard rows.count >= 2, let longest = lengths.max(), longest >= 3, !lengths.contains(0),
      Set(rows.map { $0[0] }).count == rows.count, !rows.contains(where: { $0.contains("") }),
      !rows[0].prefix(2).allSatisfy(HeaderWords.isDirection), !rows.contains(where: hasArrow)
    else { return false }
    let trailing = rows.flatMap { $0.dropFirst(2) }
    let firsts = Set(rows.map { $0[0] })
    let ids = firsts.union(rows.compactMap { $0.dropFirst().first })
    if rows.allSatisfy({ $0.allSatisfy(EdgeListDialect.isWholeNumber) }) {
      let areContacts = rows.allSatisfy { Set($0).count == $0.count }
      if lengths.count == 1 {
        return longest >= 4 && rows.count >= 5 && areContacts
          && trailing.allSatisfy(firsts.contains)
      }
      return lengths.contains(1) || lengths.count >= 3 && longest >= 4
        || longest >= 4 && areContacts && trailing.allSatisfy(ids.contains)
    }
    guard lengths.count > 1, !trailing.contains(where: { Double($0) != nil }) else { return false }
    let known = trailing.count(where: ids.contains)
    if 2 * known >= trailing.count
      || lengths.count > 2 && longest >= 4 && 4 * known >= trailing.count
    {
      return true
    }
    return table.separator.byte == UInt8(ascii: ";") && Set(trailing).count == trailing.count
      && 2 * rows.count(where: { $0.count > 2 }) >= rows.count
  }

  /// Whether a field is an arrow: no person is called so, and the row is a tie.
  private static func hasArrow(_ row: [String]) -> Bool {
    row.contains { ["->", "<-", "--", "<->", "→", "←", "↔"].contains($0) }
  }

  // MARK: Several lines a person

  /// Whether each row of a name and a number is followed by as many rows that end in a dictionary.
  private static func isMultiline(_ rows: [[String]]) -> Bool {
    var due = 0
    var neighbours = 0
    for row in rows {
      if due > 0 {
        guard row.count >= 2, row[1...].contains(where: { $0.hasPrefix("{") }),
          row.last?.hasSuffix("}") == true
        else { return false }
        due -= 1
        neighbours += 1
      } else {
        guard row.count >= 2, let count = row.last?[...].plainNumber else { return false }
        due = count
      }
    }
    return neighbours > 0
  }
}
