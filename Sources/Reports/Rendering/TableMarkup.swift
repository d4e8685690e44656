/// Tables as elements of HTML.
struct TableMarkup {
  private let table: Table
  private let label: String

  /// From this many rows on a table of texts is shown in two halves side by side.
  private static let leastHalved = 8

  /// Prepares a table.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - label: What it is called where it is a part of the page that can be scrolled.
  init(_ table: Table, label: String) {
    self.table = table
    self.label = label
  }

  /// The table at its width, in a part of the page that can be scrolled.
  var scrolling: String { scrolling(element(table.rows[...], "")) }

  /// The table as wide as the page; a long one of texts in two halves.
  var across: String {
    let hasNumbers = table.columns.contains { $0.kind == .number }
    let rows = table.rows
    if hasNumbers { return scrolling }
    guard rows.count >= Self.leastHalved else {
      return scrolling(element(rows[...], " class=\"all\""))
    }
    let half = (rows.count + 1) / 2
    let halves = [rows[..<half], rows[half...]].map { scrolling(element($0, " class=\"all\"")) }
    return "<div class=\"halves\">\(halves.joined())</div>\n"
  }

  private func scrolling(_ element: String) -> String {
    "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table: \(Markup.text(label))\">"
      + element + "</div>"
  }

  private func element(_ rows: ArraySlice<Table.Row>, _ attribute: String) -> String {
    let headings = table.columns.map { column -> String in
      let words = column.heading.split(separator: "\n").joined(separator: " ")
      // A heading without words is none.
      if words.isEmpty { return "<td></td>" }
      return "<th scope=\"col\"\(side(column))>\(Markup.text(words))</th>"
    }
    return "<table\(attribute)><thead><tr>\(headings.joined())</tr></thead>\n<tbody>"
      + rows.map(row).joined(separator: "\n") + "</tbody></table>"
  }

  private func row(_ row: Table.Row) -> String {
    let alarm = row.isAlarming ? " class=\"alarm\"" : ""
    switch row.content {
    case .span(let words), .note(let words):
      return "<tr\(alarm)><td class=\"l\" colspan=\"\(max(1, table.columns.count))\">"
        + Markup.text(words) + "</td></tr>"
    case .cells(let cells):
      let elements = zip(table.columns, cells).enumerated().map { index, pair in
        let words: Prose = "\(pair.1)"
        let text = Markup.text(words)
        return index == 0
          ? "<th scope=\"row\">\(text)</th>" : "<td\(side(pair.0))>\(text)</td>"
      }
      return "<tr\(alarm)>\(elements.joined())</tr>"
    }
  }

  /// Numbers end at the same place, texts begin there.
  private func side(_ column: Table.Column) -> String {
    column.kind == .number ? "" : " class=\"l\""
  }
}
