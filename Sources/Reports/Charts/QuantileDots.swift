import Statistics

/// How a number is spread: a heap of at most 50 dots for each row, whose dots can be counted.
public struct QuantileDots: Sendable, Hashable {
  /// A row: its name and its numbers, one for each simulated market.
  public struct Row: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its colour.
    public var ink: Ink
    /// The numbers; those that are not finite are left out.
    public var values: [Double]

    /// Makes a row.
    public init(_ name: String, _ ink: Ink, values: [Double]) {
      self.name = name
      self.ink = ink
      self.values = values
    }
  }

  /// What the numbers are: `people who hear bad news`.
  public var axis: String
  /// How they are written.
  public var numbers: ChartNumbers
  /// The rows from top to bottom.
  public var rows: [Row]
  /// What a number belongs to, in the singular: `simulated market`.
  public var what: String

  /// The most dots of a row.
  static let dots = 50

  /// Makes a plot.
  ///
  /// - Parameters:
  ///   - axis: What the numbers are.
  ///   - numbers: How they are written.
  ///   - rows: The rows from top to bottom.
  ///   - what: What a number belongs to, in the singular.
  public init(
    axis: String, _ numbers: ChartNumbers, rows: [Row], what: String = "simulated market"
  ) {
    self.axis = axis
    self.numbers = numbers
    self.rows = rows.map { Row($0.name, $0.ink, values: $0.values.filter(Scale.isDrawn)) }
      .filter { !$0.values.isEmpty }
    self.what = what
  }

  /// The chart.
  ///
  /// - Parameters:
  ///   - id: Its name.
  ///   - title: What was found, with its number.
  ///   - note: How to read it, or nil for what a dot is.
  /// - Returns: The chart with its description, its numbers and its version for a terminal.
  public func chart(id: String, title: Prose, note: Prose? = nil) -> Chart {
    let dots = rows.map { DotStacks.dots(of: $0.values, atMost: Self.dots) }
    let scale = Scale(around: dots.flatMap(\.self), from: 26, to: 334)
    let stacks = DotStacks(
      rows.map(\.values), atMost: Self.dots, scale, largest: 12, room: rows.count > 1 ? 64 : 96)
    return Chart(
      id: id, title: title, note: note ?? "\(stacks.meaning(what)): count dots to read a chance.",
      description: description(stacks.count), drawing(stacks, scale), numbers: table,
      lines: lines(dots, scale))
  }

  private func drawing(_ stacks: DotStacks, _ scale: Scale) -> Drawing {
    var marks: [Drawing.Mark] = []
    var top = 4.0
    for (index, row) in rows.enumerated() {
      let bottom = top + 22 + stacks.heights[index]
      let points = stacks.points(index, bottom: bottom - 1)
      marks.append(.line([.init(14, bottom), .init(346, bottom)], Stroke(.axis)))
      marks.append(.dots(points, diameter: stacks.diameter - 0.5, row.ink))
      marks.append(
        RowLabel(row.name, words: words(row, isFirst: index == 0), row.ink).mark(
          above: points, at: top + 13))
      top = bottom + 12
    }
    let axis = Axis(across: scale, numbers, label: axis)
    return Drawing(height: top + 36, axis.marksBelow(top: 4, bottom: top) + marks)
  }

  /// Where nine in ten lie.
  private func words(_ row: Row, isFirst: Bool) -> String {
    guard row.values.count > 1, let ends = Quantile.of(row.values, [0.05, 0.95]) else {
      return row.values.first.map(numbers.value) ?? ""
    }
    let range = numbers.range(ends[0], ends[1])
    return isFirst ? "\(range) in 9 of 10" : range
  }

  private func description(_ most: Int) -> Prose {
    let shown = rows.map { min($0.values.count, most) }.max() ?? 0
    let kind = rows.contains { $0.values.count > most } ? "Quantile plot" : "Dot plot"
    var text: Prose = "\(kind) of \(axis), \(shown, "dot") a row."
    for row in rows {
      guard let found = Quantile.of(row.values, [0.05, 0.5, 0.95]) else { continue }
      text += " \(row.name): median \(numbers.value(found[1])), nine in ten of "
      text += "\(row.values.count, what, DotStacks.plural(what))"
      text += " between \(numbers.value(found[0])) and \(numbers.value(found[2])).\(heaps(row))"
    }
    return text + overlap
  }

  /// Two heaps, where a gap of a quarter of the range divides the dots and at least a tenth lies on each side.
  private func heaps(_ row: Row) -> Prose {
    let dots = DotStacks.dots(of: row.values, atMost: Self.dots)
    guard let low = dots.first, let high = dots.last, high > low else { return "" }
    let gaps = zip(dots, dots.dropFirst()).map { $1 - $0 }
    guard let widest = gaps.indices.max(by: { gaps[$0] < gaps[$1] }) else { return "" }
    let (below, above) = (widest + 1, dots.count - widest - 1)
    guard gaps[widest] >= (high - low) / 4, 10 * min(below, above) >= dots.count else { return "" }
    return """
       Two heaps: \(.count(below)) dots up to \(numbers.value(dots[widest])) and \(.count(above)) from \
      \(numbers.value(dots[widest + 1])) on.
      """
  }

  /// Whether the rows overlap, of two.
  private var overlap: Prose {
    guard rows.count == 2, let first = Quantile.of(rows[0].values, [0, 1]),
      let second = Quantile.of(rows[1].values, [0, 1])
    else { return "" }
    if first[1] < second[0] { return " All of \(rows[0].name) lie below all of \(rows[1].name)." }
    if second[1] < first[0] { return " All of \(rows[1].name) lie below all of \(rows[0].name)." }
    return " The two overlap."
  }

  private var table: Table {
    let parts = [0.05, 0.25, 0.5, 0.75, 0.95]
    let headings = ["5th percentile", "25th", "median", "75th", "95th percentile", "mean"]
    return Table(
      [Table.Column("", .text)] + headings.map { Table.Column($0) },
      rows: rows.map { row in
        let found = Quantile.of(row.values, parts) ?? []
        let mean = row.values.reduce(0, +) / Double(row.values.count)
        return .cells([.text(row.name)] + (found + [mean]).map { numbers.cell($0) })
      })
  }

  private func lines(_ dots: [[Double]], _ scale: Scale) -> [String] {
    let shown = zip(rows, dots).map { row, dots in
      TerminalDots.Row(
        label: "\(row.name): \(words(row, isFirst: false))", numbers: dots)
    }
    let axis = Axis(across: Scale(scale.domain, from: 0, to: 240), numbers, label: "")
    return TerminalDots(shown, scale.domain, hasZero: false).lines(axis.ticks, of: what)
  }
}
