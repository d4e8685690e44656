import PlainText

/// A table laid out in columns of text.
struct TableLayout {
  private let table: Table
  private let width: Int
  /// The most columns that a long text takes; what is longer is cut.
  private let longest: Int
  /// The texts of each row of cells, as shown; none of other rows.
  private let texts: [[String]]
  private let widths: [Int]
  /// The columns that are shown: all, or where they do not fit those that are not dispensable.
  private let shown: [Int]

  private static let indent = "  "
  private static let gap = "  "
  /// The least room for a long text.
  private static let leastText = 10
  /// The least room for sentences beside numbers; where there is less, they go below.
  private static let leastProse = 30

  /// Lays out a table.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - width: The width to keep to; a column that is wider alone, with the keys, is not cut.
  init(_ table: Table, width: Int) {
    (self.table, self.width) = (table, width)
    longest = Self.longestText(in: table, width)
    texts = Self.texts(of: table, longest)
    widths = Self.widths(of: table, texts)
    let isTooWide = Self.total(widths) > width
    shown = table.columns.indices.filter { !isTooWide || !table.columns[$0].isDispensable }
  }

  private static func texts(of table: Table, _ longest: Int) -> [[String]] {
    table.rows.map { row in
      guard let cells = row.cells else { return [] }
      return zip(table.columns, cells).enumerated().map { place, pair in
        let text = TextWidth.printable(pair.1.text)
        let isCut = pair.0.kind == .longText && TextWidth.columns(text) > longest
        return (place == 0 ? String(repeating: indent, count: row.level) : "")
          + (isCut ? TextWidth.prefix(text, columns: longest - 1) + "…" : text)
      }
    }
  }

  private static func widths(of table: Table, _ texts: [[String]]) -> [Int] {
    table.columns.indices.map { column in
      let headings = table.columns[column].heading.split(separator: "\n").map(String.init)
      let cells = texts.compactMap { $0.isEmpty ? nil : $0[column] }
      return (headings + cells).map(TextWidth.columns).max() ?? 0
    }
  }

  private static func total(_ widths: [Int]) -> Int {
    widths.reduce(indent.count + (widths.count - 1) * gap.count, +)
  }

  /// Somewhat less than half of the width, or what other keys leave.
  private static func longestText(in table: Table, _ width: Int) -> Int {
    let widths = widths(of: table, texts(of: table, leastText))
    let room = table.columns.indices.reduce(width - indent.count) { room, column in
      let isKey = table.columns[column].group == nil
      return switch table.columns[column].kind {
      case .number, .text: isKey ? room - widths[column] - gap.count : room
      case .longText, .prose: room
      }
    }
    return max(leastText, min(width / 2 - 10, room))
  }

  /// The lines, without blanks at their ends.
  var lines: [TerminalLine] {
    var lines: [TerminalLine] = []
    for page in pages {
      if !lines.isEmpty { lines.append(TerminalLine("")) }
      lines += headingLines(page).map { TerminalLine($0, .strong) }
      for row in table.rows.indices { lines += self.lines(ofRow: row, page) }
    }
    return lines
  }

  private var keys: [Int] { shown.filter { table.columns[$0].group == nil } }

  /// Which columns are side by side: the keys and as many groups as fit.
  private var pages: [[Int]] {
    func room(_ columns: [Int]) -> Int {
      columns.reduce(0) { $0 + widths[$1] + Self.gap.count }
    }
    let groups = Dictionary(grouping: shown.filter { !keys.contains($0) }) {
      table.columns[$0].group ?? 0
    }.sorted { $0.key < $1.key }.map(\.value)
    var pages: [[Int]] = []
    // The last column is followed by no gap.
    let most = min(width, 100_000) + Self.gap.count - Self.indent.count - room(keys)
    // A group that is too wide by itself is divided into its columns.
    let parts = groups.flatMap { room($0) <= most ? [$0] : $0.map { [$0] } }
    for part in parts {
      if let last = pages.last, room(last + part) <= most {
        pages[pages.count - 1] += part
      } else {
        pages.append(part)
      }
    }
    return pages.isEmpty ? [keys] : pages.map { keys + $0 }
  }

  private func headingLines(_ page: [Int]) -> [String] {
    let headings = table.columns.map { $0.heading.split(separator: "\n").map(String.init) }
    let height = page.map { headings[$0].count }.max() ?? 0
    return (0..<height).map { level in
      line(
        table.columns.indices.map { column in
          let index = level - (height - headings[column].count)
          return index >= 0 ? headings[column][index] : ""
        }, page)
    }
  }

  private func lines(ofRow index: Int, _ page: [Int]) -> [TerminalLine] {
    let row = table.rows[index]
    let indent = Self.indent + String(repeating: Self.indent, count: row.level)
    func plain(_ lines: [String]) -> [TerminalLine] { lines.map { TerminalLine($0) } }
    switch row.content {
    case .span(let words):
      return plain(
        TextWidth.wrapped(
          words.text, width: width, first: indent, rest: indent + Self.indent))
    case .note(let words):
      return plain(
        TextWidth.wrapped(words.text, width: width, first: "      ", rest: "        "))
    case .cells(let cells):
      if let last = page.last, table.columns[last].kind == .prose {
        return plain(
          proseLines(texts[index], cells[last].text, Array(page.dropLast())) + cutTexts(cells))
      }
      let line = TerminalLine(line(visible(index), page), row.isAlarming ? .alarming : .plain)
      return [line] + plain(cutTexts(cells))
    }
  }

  /// A row with sentences at its end: beside the numbers where there is room for some words or for all,
  /// else below.
  private func proseLines(_ row: [String], _ words: String, _ others: [Int]) -> [String] {
    let start =
      others.reduce(Self.indent.count) { $0 + widths[$1] + Self.gap.count }
    let line = line(row, others)
    guard start + min(Self.leastProse, TextWidth.columns(words)) <= width else {
      return [line] + TextWidth.wrapped(words, width: width, first: "      ", rest: "      ")
    }
    return TextWidth.wrapped(
      words, width: width, first: TextWidth.padded(line, to: start),
      rest: String(repeating: " ", count: start))
  }

  /// Long texts that were cut, complete.
  private func cutTexts(_ cells: [Value]) -> [String] {
    shown.flatMap { column in
      let text = cells[column].text
      return table.columns[column].kind == .longText
        && TextWidth.columns(text) > longest
        ? TextWidth.wrapped(text, width: width, first: "      ", rest: "      ") : []
    }
  }

  /// The texts of a row, less keys that repeat the row above where these are left blank.
  private func visible(_ index: Int) -> [String] {
    var row = texts[index]
    guard table.blanksRepeatedKeys, index > 0, !texts[index - 1].isEmpty else { return row }
    for key in keys {
      if texts[index][key] != texts[index - 1][key] { break }
      row[key] = ""
    }
    return row
  }

  private func line(_ cells: [String], _ shown: [Int]) -> String {
    let texts = shown.map { column in
      TextWidth.padded(
        cells[column], to: widths[column], onTheLeft: table.columns[column].kind == .number)
    }
    let line = Self.indent + texts.joined(separator: Self.gap)
    let end = line.lastIndex { $0 != " " }
    return end.map { String(line[...$0]) } ?? ""
  }
}
