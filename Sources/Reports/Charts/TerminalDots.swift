import PlainText

/// Rows of stacked dots in the columns of a terminal: `.` is one dot and `:` two.
struct TerminalDots {
  /// A row: its words and its numbers.
  struct Row {
    /// The words left of the dots.
    var label: String
    /// The numbers.
    var numbers: [Double]
  }

  /// The rows that are shown, at most two.
  private let rows: [Row]
  private let domain: ClosedRange<Double>
  /// Whether a line at 0 is drawn.
  private let hasZero: Bool

  /// The room for words.
  private let labelWidth: Int
  /// The room for dots.
  private let columns: Int

  private static let width = 80
  private static let mostWords = 38
  private static let height = 3
  private static let margin = "  "

  /// Prepares rows.
  ///
  /// - Parameters:
  ///   - rows: The rows; the first two are shown.
  ///   - domain: The least and the largest number of the axis.
  ///   - hasZero: Whether a line at 0 is drawn.
  init(_ rows: [Row], _ domain: ClosedRange<Double>, hasZero: Bool) {
    self.rows = Array(rows.prefix(2).filter { !$0.numbers.isEmpty })
    self.domain = domain
    self.hasZero = hasZero
    labelWidth = min(self.rows.map { TextWidth.columns($0.label) }.max() ?? 0, Self.mostWords)
    columns = Self.width - Self.margin.count - labelWidth - 3
  }

  /// The lines: at most three a row, the numbers of the axis, and what a dot is; none without numbers.
  ///
  /// - Parameters:
  ///   - ticks: The numbers of the axis.
  ///   - what: What a dot is a part of: `simulated market`.
  /// - Returns: At most eight lines of at most 80 columns.
  func lines(_ ticks: [Axis.Tick], of what: String) -> [String] {
    guard !rows.isEmpty else { return [] }
    // As many dots as fit: five always do.
    let scale = Scale(domain, from: 0, to: Double(columns - 1))
    func stacks(_ count: Int) -> [[Int: Int]] {
      rows.map { row in
        let columns = DotStacks.dots(of: row.numbers, atMost: count).map { column($0, scale) }
        return Dictionary(columns.map { ($0, 1) }, uniquingKeysWith: +)
      }
    }
    let counts = [20, 10, 5]
    let count = counts.first { count in
      stacks(count).allSatisfy { ($0.values.max() ?? 0) <= 2 * Self.height }
    }
    let chosen = count ?? 5
    var lines = zip(rows, stacks(chosen)).flatMap { self.lines($0, $1, scale) }
    lines.append(axis(ticks, scale))
    let isAll = rows.allSatisfy { $0.numbers.count <= chosen }
    let meaning = isAll ? "one \(what)" : "1 in \(chosen) \(DotStacks.plural(what))"
    lines.append(
      Self.margin + ". is \(meaning), : are two" + (hasZero ? "; | is no difference" : ""))
    return lines
  }

  /// The column of a number; numbers beside 0 are not drawn on its line.
  private func column(_ number: Double, _ scale: Scale) -> Int {
    let column = Int(scale(number).rounded())
    guard hasZero, number != 0 else { return min(max(column, 0), columns - 1) }
    let zero = Int(scale(0).rounded())
    let moved = number > 0 ? max(column, zero + 1) : min(column, zero - 1)
    return min(max(moved, 0), columns - 1)
  }

  private func lines(_ row: Row, _ stacks: [Int: Int], _ scale: Scale) -> [String] {
    let height = max(1, ((stacks.values.max() ?? 0) + 1) / 2)
    return (0..<height).map { line in
      let below = 2 * (height - 1 - line)
      var text = [Character](repeating: " ", count: columns)
      if hasZero { text[min(max(Int(scale(0).rounded()), 0), columns - 1)] = "|" }
      for (column, count) in stacks where count > below {
        text[column] = count - below > 1 ? ":" : "."
      }
      let label = line == height - 1 ? shortened(row.label) : ""
      return trimmed(
        Self.margin + TextWidth.padded(label, to: labelWidth) + "  " + String(text))
    }
  }

  private func shortened(_ label: String) -> String {
    var text = TextWidth.printable(label)
    guard TextWidth.columns(text) > labelWidth else { return text }
    while TextWidth.columns(text) >= labelWidth { text.removeLast() }
    return text + "…"
  }

  private func axis(_ ticks: [Axis.Tick], _ scale: Scale) -> String {
    let start = Self.margin.count + labelWidth + 2
    var line = ""
    for tick in ticks where !tick.text.isEmpty {
      let width = TextWidth.columns(tick.text)
      let place = min(start + Int(scale(tick.number).rounded()) - width / 2, Self.width - width)
      let used = TextWidth.columns(line)
      // Numbers that would touch are left out.
      if place < used + (used == 0 ? 0 : 2) { continue }
      line = TextWidth.padded(line, to: place) + tick.text
    }
    return line
  }

  private func trimmed(_ line: String) -> String {
    let end = line.lastIndex { $0 != " " }
    return end.map { String(line[...$0]) } ?? ""
  }
}
