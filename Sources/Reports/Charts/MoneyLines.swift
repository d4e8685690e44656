/// When a what-if pays: its discounted profit less that of the baseline, added up over periods.
public struct MoneyLines: Sendable, Hashable {
  /// A what-if.
  public struct Series: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its colour.
    public var ink: Ink
    /// The median of the sums over all simulated markets, after each period; the first after the start.
    public var median: [Double]
    /// The sums of some simulated markets.
    public var paths: [[Double]]
    /// The 5th percentile over all simulated markets, for the table; empty where it is not known.
    public var low: [Double]
    /// The 95th percentile.
    public var high: [Double]
    /// The mean of all with what remains after the last period; nil where nothing does.
    public var total: Double?
    /// The period from which on it has paid for itself; nil where it has not.
    public var payback: Int?

    /// Makes a series.
    public init(
      _ name: String, _ ink: Ink, median: [Double], paths: [[Double]] = [], low: [Double] = [],
      high: [Double] = [], total: Double? = nil, payback: Int? = nil
    ) {
      self.name = name
      self.ink = ink
      self.median = median
      self.paths = paths
      self.low = low
      self.high = high
      self.total = total
      self.payback = payback
    }
  }

  /// A period, in the singular: `month`.
  public var period: String
  /// How amounts are written.
  public var numbers: ChartNumbers
  /// The what-ifs; later ones are drawn above earlier ones.
  public var series: [Series]
  /// How many simulated markets there are in all.
  public var count: Int

  /// The room for what comes after the last period.
  private static let later = 26.0

  /// Makes a chart of sums.
  ///
  /// - Parameters:
  ///   - period: A period, in the singular.
  ///   - numbers: How amounts are written.
  ///   - series: The what-ifs; later ones are drawn above earlier ones. Their lines start at 0 before the
  ///     first period.
  ///   - count: How many simulated markets there are in all.
  public init(period: String, _ numbers: ChartNumbers, series: [Series], of count: Int) {
    self.period = period
    self.numbers = numbers
    self.series = series.filter { !$0.median.isEmpty }
    self.count = count
  }

  /// The chart.
  ///
  /// - Parameters:
  ///   - id: Its name.
  ///   - title: What was found, with its number.
  ///   - note: How to read it, or nil for what the lines are.
  /// - Returns: The chart with its description and its numbers.
  public func chart(id: String, title: Prose, note: Prose? = nil) -> Chart {
    Chart(
      id: id, title: title, note: note ?? meaning, description: description, drawing,
      numbers: table)
  }

  private var periods: Int { series.map(\.median.count).max() ?? 0 }

  private var meaning: Prose {
    let lines = PathLines.meaning(paths: series.map(\.paths.count).max() ?? 0, of: count)
    guard series.contains(where: { $0.total != nil }) else { return lines }
    return """
      \(lines) Dashed: what customers bring after \(period) \(.count(periods)), if it goes on as in the \
      last \(period).
      """
  }

  /// An amount in words, without a minus sign.
  private func words(_ amount: Double) -> String {
    amount < 0 ? "\(numbers.value(-amount)) worse" : numbers.value(amount)
  }

  /// The same beside the axis.
  private func short(_ amount: Double) -> String {
    amount < 0 ? "\(numbers.short(-amount)) worse" : numbers.short(amount)
  }

  private var drawing: Drawing {
    let labels = series.map { series in
      let end = series.total ?? series.median.last ?? 0
      return LineFrame.EndLabel(
        name: series.name, words: short(end), ink: series.ink, number: end)
    }
    let hasLater = series.contains { $0.total != nil }
    let frame = LineFrame(
      0...Double(max(1, periods)),
      series.flatMap { $0.paths.flatMap(\.self) + $0.median + [$0.total ?? 0] }, numbers,
      label: "net benefit so far (discounted)", labels: labels,
      later: hasLater ? Self.later : 0)
    let ticks = LineFrame.ticks(0...max(1, periods), room: frame.x.end - frame.x.start)
    return Drawing(
      height: LineFrame.height,
      frame.axes(ticks, label: period) + lines(frame) + laterMarks(frame) + frame.endLabels
        + paybackMarks(frame))
  }

  private func lines(_ frame: LineFrame) -> [Drawing.Mark] {
    func points(_ sums: [Double]) -> [Drawing.Point] { PathLines.points([0] + sums, 0, frame) }
    let paths = series.filter { !$0.paths.isEmpty }.map { series -> Drawing.Mark in
      .lines(series.paths.map(points), .paths(series.ink))
    }
    return paths + series.map { .line(points($0.median), .median($0.ink)) }
  }

  /// A dashed line to the sum with what remains, right of the last period.
  private func laterMarks(_ frame: LineFrame) -> [Drawing.Mark] {
    let place = frame.x.end + Self.later - 6
    let marks = series.flatMap { series -> [Drawing.Mark] in
      guard let total = series.total, let last = series.median.last else { return [] }
      let end = Drawing.Point(place, frame.y(total))
      let start = Drawing.Point(frame.x(Double(series.median.count)), frame.y(last))
      return [
        .line([start, end], Stroke(series.ink, width: 2, isDashed: true)),
        .dots([end], diameter: 8, series.ink),
      ]
    }
    return marks.isEmpty
      ? [] : marks + [.text("later", at: .init(place + 2, 211), .start, TextStyle(.muted))]
  }

  /// A ring where the last of the series that pays has paid for itself.
  private func paybackMarks(_ frame: LineFrame) -> [Drawing.Mark] {
    guard let paying = series.last(where: { $0.payback != nil }), let period = paying.payback,
      (0...paying.median.count).contains(period)
    else { return [] }
    let sum = period == 0 ? 0 : paying.median[period - 1]
    let place = Drawing.Point(frame.x(Double(period)), frame.y(sum))
    let style = TextStyle.name(paying.ink)
    let words = "paid back: \(self.period) \(Value.count(period))"
    let width = style.width(of: words)
    // Above the line, which rises to the right, and within the frame.
    let top = max(frame.y.end + 10, place.y - 36)
    let x = max(frame.x.start + 4, min(place.x - 6, frame.x.end - width))
    return [
      .line([.init(place.x, place.y - 6), .init(place.x, top + 5)], .leader),
      .rings([place], diameter: 10, Stroke(paying.ink, width: 2.4)),
      .text(words, at: .init(x, top), .start, style),
    ]
  }

  private var description: Prose {
    var text: Prose = """
      Discounted profit of each what-if less that of the baseline, added up to each \(period).
      """
    for series in series {
      let course = PathLines.course(series.median, 1, period, words)
      text += " \(series.name): median \(course)"
      if let total = series.total {
        text += "; with the customers who stay longer \(words(total))"
      }
      text += series.payback.map { "; paid back in \(period) \(.count($0))." } ?? "; not paid back."
    }
    return text
  }

  private var table: Table {
    let columns = series.map { series -> [(String, [Double])] in
      [("median", series.median), ("5th percentile", series.low), ("95th percentile", series.high)]
        .filter { !$0.1.isEmpty }.map { ("\(series.name): \($0.0)", $0.1) }
    }.flatMap(\.self)
    let rows = LineFrame.places(of: periods + 1).filter { $0 > 0 }.map { place -> Table.Row in
      .cells(
        [.count(place)]
          + columns.map { numbers.cell($0.1.count >= place ? $0.1[place - 1] : nil) })
    }
    let totals = series.flatMap { series -> [Table.Row] in
      guard let total = series.total else { return [] }
      return [
        .span("\(series.name), mean with what remains later: \(numbers.cell(total))")
      ]
    }
    return Table(
      [Table.Column(period, .number)] + columns.map { Table.Column($0.0) }, rows: rows + totals)
  }
}
