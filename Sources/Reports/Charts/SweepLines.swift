/// How a number depends on one parameter, or on two: a line for each value of the second.
public struct SweepLines: Sendable, Hashable {
  /// A line: the second parameter's value and the numbers.
  public struct Line: Sendable, Hashable {
    /// Its name: `15 % retell`.
    public var name: String
    /// The number at each value of the first parameter; nil where there is none.
    public var ys: [Double?]

    /// Makes a line.
    public init(_ name: String, _ ys: [Double?]) {
      self.name = name
      self.ys = ys
    }
  }

  /// What the numbers are.
  public var axis: String
  /// What the parameter across is.
  public var across: String
  /// How the numbers are written.
  public var numbers: ChartNumbers
  /// How the values of the parameter are written.
  public var acrossNumbers: ChartNumbers
  /// The values of the parameter, rising.
  public var xs: [Double]
  /// The lines.
  public var lines: [Line]
  /// How many simulated markets a point is the mean of.
  public var count: Int

  /// The colours of lines, in turn.
  private static let inks: [Ink] = [.baseline, .best, .second, .bad, .good]

  /// Makes a chart of a sweep.
  ///
  /// - Parameters:
  ///   - axis: What the numbers are.
  ///   - across: What the parameter is.
  ///   - numbers: How the numbers are written.
  ///   - acrossNumbers: How the values of the parameter are written.
  ///   - xs: The values of the parameter, rising.
  ///   - lines: The lines, each with a number for each value.
  ///   - count: How many simulated markets a point is the mean of.
  public init(
    axis: String, across: String, _ numbers: ChartNumbers,
    acrossNumbers: ChartNumbers = .plain, xs: [Double], lines: [Line], of count: Int
  ) {
    self.axis = axis
    self.across = across
    self.numbers = numbers
    self.acrossNumbers = acrossNumbers
    self.xs = xs
    self.lines = lines.filter { $0.ys.contains { $0.map(Scale.isDrawn) ?? false } }
    self.count = count
  }

  /// The chart.
  ///
  /// - Parameters:
  ///   - id: Its name.
  ///   - title: What was found, with its number.
  ///   - note: How to read it, or nil for what a point is.
  /// - Returns: The chart with its description and its numbers.
  public func chart(id: String, title: Prose, note: Prose? = nil) -> Chart {
    Chart(
      id: id, title: title,
      note: note
        ?? """
        Mean of \(count, "simulated market") a point.\
        \(isFromZero ? "" : " The axis does not begin at 0.")
        """, description: description,
      drawing, numbers: table)
  }

  /// Whether the axis begins at 0: where the numbers are all near one another, lines from there would be flat.
  private var isFromZero: Bool {
    let shown = lines.flatMap { $0.ys.compactMap(\.self) }.filter(Scale.isDrawn)
    guard let low = shown.min(), let high = shown.max(), low < high else { return true }
    return high - low > max(abs(low), abs(high)) / 2
  }

  private func ink(_ index: Int) -> Ink {
    // A line alone is no baseline.
    lines.count == 1 ? .best : Self.inks[index % Self.inks.count]
  }

  private var drawing: Drawing {
    let labels =
      lines.count == 1 && lines[0].name.isEmpty
      ? []
      : lines.enumerated().map { index, line in
        LineFrame.EndLabel(
          name: line.name, ink: ink(index),
          number: line.ys.compactMap(\.self).last(where: Scale.isDrawn) ?? 0)
      }
    let frame = LineFrame(
      (xs.min() ?? 0)...(xs.max() ?? 0), lines.flatMap { $0.ys.compactMap(\.self) }, numbers,
      label: axis, labels: labels, isFromZero: isFromZero)
    let drawn = lines.map { frame.line(xs, $0.ys) }
    return Drawing(
      height: LineFrame.height,
      frame.axes(
        Axis(across: frame.x, acrossNumbers, label: "").ticks,
        label: acrossNumbers.axisLabel(across))
        + drawn.enumerated().map { .lines($1, .median(ink($0))) }
        + drawn.enumerated().map { .dots($1.flatMap(\.self), diameter: 5.5, ink($0)) }
        + frame.endLabels)
  }

  private var description: Prose {
    var text: Prose = "\(axis.prefix(1).uppercased() + axis.dropFirst()) over \(across)."
    for line in lines {
      let known = zip(xs, line.ys).compactMap { x, y in y.map { (x, $0) } }.filter {
        Scale.isDrawn($0.1)
      }
      guard let first = known.first, let last = known.last else { continue }
      text += line.name.isEmpty ? " " : " \(line.name): "
      text += "\(numbers.value(first.1)) at \(acrossNumbers.value(first.0))"
      if known.count > 1 {
        let word = last.1 == first.1 ? "the same" : last.1 < first.1 ? "falling" : "rising"
        text += ", \(word) to \(numbers.value(last.1)) at \(acrossNumbers.value(last.0))"
      }
      text += "."
    }
    return text
  }

  private var table: Table {
    Table(
      [Table.Column(across, .number)]
        + lines.map { Table.Column($0.name.isEmpty ? axis : $0.name) },
      rows: xs.enumerated().map { index, x in
        .cells(
          [.text(acrossNumbers.value(x))]
            + lines.map { numbers.cell($0.ys.indices.contains(index) ? $0.ys[index] : nil) })
      })
  }
}
