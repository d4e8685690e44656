/// A table of texts, laid out in columns.
///
/// Columns belong to groups. Where the width does not hold all of them, the table is laid out as
/// several, one below the other: each has the key columns and as many whole groups as fit.
package struct TextTable {
  /// A column.
  package struct Column {
    /// The heading; line ends divide it into lines.
    package var heading: String
    /// Whether its cells end at the same place, as numbers should.
    package var isRightAligned: Bool
    /// The group it belongs to, or nil for a key column.
    package var group: Int?

    /// Makes a column.
    package init(heading: String, isRightAligned: Bool = true, group: Int? = nil) {
      self.heading = heading
      self.isRightAligned = isRightAligned
      self.group = group
    }
  }

  /// The columns in order; key columns come first.
  package var columns: [Column]
  /// The rows; each has a cell for each column, or is one cell alone, which spans them all.
  package var rows: [[String]] = []
  /// What each line begins with.
  package var indent = "  "
  /// Whether key cells that repeat the row above are left blank.
  package var blanksRepeatedKeys = false

  /// Makes a table without rows.
  package init(columns: [Column]) { self.columns = columns }

  private static let gap = "  "

  /// The lines of the table.
  ///
  /// - Parameters:
  ///   - width: The width to keep to; a group that is wider alone is not cut.
  ///   - heading: Applied to each line of headings: colour.
  /// - Returns: The lines, without blanks at their ends.
  package func lines(width: Int, heading: (String) -> String = { $0 }) -> [String] {
    let width = min(width, 100_000)
    let widths = columns.indices.map(columnWidth)
    let keys = columns.indices.filter { columns[$0].group == nil }
    var lines: [String] = []
    for page in pages(widths: widths, keys: keys, width: width) {
      if !lines.isEmpty { lines.append("") }
      let shown = keys + page
      let headings = columns.map { $0.heading.split(separator: "\n").map(String.init) }
      let height = shown.map { headings[$0].count }.max() ?? 0
      for level in 0..<height {
        let cells = columns.indices.map { column in
          let index = level - (height - headings[column].count)
          return index >= 0 ? headings[column][index] : ""
        }
        lines.append(heading(line(cells, shown, widths)))
      }
      for (index, row) in rows.enumerated() {
        lines.append(
          row.count < columns.count
            ? indent + (row.first ?? "")
            : line(cells(of: row, at: index, keys: keys), shown, widths))
      }
    }
    return lines
  }

  /// Whether all columns stand side by side within a width.
  package func fits(width: Int) -> Bool {
    let gaps = (columns.count - 1) * Self.gap.count
    let needed = columns.indices.reduce(TextWidth.columns(indent) + gaps) { $0 + columnWidth($1) }
    return needed <= width
  }

  /// The table without some of its columns.
  package func removing(columns removed: Set<Int>) -> TextTable {
    var table = self
    let kept = columns.indices.filter { !removed.contains($0) }
    table.columns = kept.map { columns[$0] }
    table.rows = rows.map { row in row.count == columns.count ? kept.map { row[$0] } : row }
    return table
  }

  private func columnWidth(_ column: Int) -> Int {
    let headings = columns[column].heading.split(separator: "\n").map {
      TextWidth.columns(String($0))
    }
    let cells = rows.filter { $0.count == columns.count }
      .map { TextWidth.columns($0[column]) }
    return max(headings.max() ?? 0, cells.max() ?? 0)
  }

  /// Which columns stand together, keys apart.
  private func pages(widths: [Int], keys: [Int], width: Int) -> [[Int]] {
    let keyWidth = TextWidth.columns(indent) + keys.reduce(0) { $0 + widths[$1] + Self.gap.count }
    let groups = Dictionary(grouping: columns.indices.filter { columns[$0].group != nil }) {
      columns[$0].group ?? 0
    }.sorted { $0.key < $1.key }.map(\.value)
    var pages: [[Int]] = []
    var room = 0
    for group in groups {
      let needed = group.reduce(0) { $0 + widths[$1] + Self.gap.count }
      if pages.isEmpty || needed > room {
        pages.append(group)
        // The last column is followed by no gap.
        room = width + Self.gap.count - keyWidth - needed
      } else {
        pages[pages.count - 1] += group
        room -= needed
      }
    }
    return groups.isEmpty ? [[]] : pages
  }

  private func cells(of row: [String], at index: Int, keys: [Int]) -> [String] {
    guard blanksRepeatedKeys, index > 0, rows[index - 1].count == row.count else { return row }
    var row = row
    for key in keys {
      if rows[index][key] != rows[index - 1][key] { break }
      row[key] = ""
    }
    return row
  }

  private func line(_ cells: [String], _ shown: [Int], _ widths: [Int]) -> String {
    let texts = shown.map { column in
      TextWidth.padded(
        cells[column], to: widths[column], onTheLeft: columns[column].isRightAligned)
    }
    let line = indent + texts.joined(separator: Self.gap)
    let end = line.lastIndex { $0 != " " }
    return end.map { String(line[...$0]) } ?? ""
  }
}
