/// How a number grows over rounds or periods: thin lines of single simulated markets behind their median.
///
/// Paths, and no band that widens: readers take a band for growth.
public struct PathLines: Sendable, Hashable {
  /// A story or a what-if: its median and some of its simulated markets.
  public struct Series: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its colour.
    public var ink: Ink
    /// The median over all simulated markets, for each round or period.
    public var median: [Double]
    /// The numbers of some simulated markets, each for every round or period.
    public var paths: [[Double]]
    /// The 5th percentile over all simulated markets, for the table; empty where it is not known.
    public var low: [Double]
    /// The 95th percentile.
    public var high: [Double]

    /// Makes a series.
    public init(
      _ name: String, _ ink: Ink, median: [Double], paths: [[Double]] = [], low: [Double] = [],
      high: [Double] = []
    ) {
      self.name = name
      self.ink = ink
      self.median = median
      self.paths = paths
      self.low = low
      self.high = high
    }
  }

  /// What the numbers are: `people who have heard`.
  public var axis: String
  /// What is counted across: `month`, `round of telling`.
  public var across: String
  /// How the numbers are written.
  public var numbers: ChartNumbers
  /// The series; later ones are drawn above earlier ones.
  public var series: [Series]
  /// The first round or period.
  public var start: Int
  /// How many simulated markets there are in all.
  public var count: Int

  /// Makes a chart of paths.
  ///
  /// - Parameters:
  ///   - axis: What the numbers are.
  ///   - across: What is counted across, in the singular.
  ///   - numbers: How the numbers are written.
  ///   - series: The series; later ones are drawn above earlier ones.
  ///   - start: The first round or period.
  ///   - count: How many simulated markets there are in all.
  public init(
    axis: String, across: String, _ numbers: ChartNumbers, series: [Series], startsAt start: Int,
    of count: Int
  ) {
    self.axis = axis
    self.across = across
    self.numbers = numbers
    self.series = series.filter { !$0.median.isEmpty }
    self.start = start
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
      id: id, title: title, note: note ?? Self.meaning(paths: paths, of: count),
      description: description, drawing, numbers: table)
  }

  /// What thick and thin lines are.
  static func meaning(paths: Int, of count: Int) -> Prose {
    switch (paths, count) {
    case (_, 1): "One simulated market."
    case (0, _): "Median of \(count, "simulated market")."
    case (count, _): "Thick: median. Thin: each of \(count, "simulated market")."
    default: "Thick: median. Thin: \(.count(paths)) of \(count, "simulated market")."
    }
  }

  private var paths: Int { series.map(\.paths.count).max() ?? 0 }

  private var last: Int { start + max(1, series.map(\.median.count).max() ?? 0) - 1 }

  private var drawing: Drawing {
    let labels = series.map {
      LineFrame.EndLabel(name: $0.name, ink: $0.ink, number: $0.median.last ?? 0)
    }
    let frame = LineFrame(
      Double(start)...Double(last), series.flatMap { $0.paths.flatMap(\.self) + $0.median },
      numbers, label: axis, labels: labels)
    let ticks = LineFrame.ticks(start...last, room: frame.x.end - frame.x.start)
    return Drawing(
      height: LineFrame.height,
      frame.axes(ticks, label: across) + Self.paths(series, start, frame)
        + series.map { series in
          .line(
            Self.points(series.median, start, frame), .median(series.ink))
        } + frame.endLabels)
  }

  /// The paths of each series in one mark.
  private static func paths(
    _ series: [Series], _ start: Int, _ frame: LineFrame
  ) -> [Drawing.Mark] {
    series.filter { !$0.paths.isEmpty }.map { series in
      .lines(series.paths.map { points($0, start, frame) }, .paths(series.ink))
    }
  }

  /// The points of a line that are drawn.
  static func points(_ numbers: [Double], _ start: Int, _ frame: LineFrame) -> [Drawing.Point] {
    let places = LineFrame.places(of: numbers.count)
    return frame.line(places.map { Double(start + $0) }, places.map { numbers[$0] }).flatMap(\.self)
  }

  private var description: Prose {
    var text: Prose =
      "\(axis.prefix(1).uppercased() + axis.dropFirst()), \(across) \(.count(start)) to \(.count(last))."
    for series in series {
      text +=
        " \(series.name): median \(Self.course(series.median, start, across) { numbers.value($0) })."
    }
    if paths > 0 { text += " Thin lines are \(paths, "simulated market")." }
    return text
  }

  /// How a line runs: `2,890 in month 1, falling to 1,520 in month 12`.
  static func course(
    _ line: [Double], _ start: Int, _ across: String, _ words: (Double) -> String
  ) -> Prose {
    let word = across.split(separator: " ").first.map(String.init) ?? across
    func at(_ place: Int) -> Prose { "\(words(line[place])) in \(word) \(.count(start + place))" }
    guard let first = line.first, let last = line.last, line.count > 1,
      let top = line.indices.max(by: { line[$0] < line[$1] }),
      let low = line.indices.min(by: { line[$0] < line[$1] })
    else { return line.isEmpty ? "" : at(0) }
    let end = line.count - 1
    // A turn counts from a tenth of the range on.
    let turn = (line[top] - line[low]) / 10
    if line[top] == line[low] { return "\(at(0)), the same to \(word) \(.count(start + end))" }
    if line[top] - max(first, last) > turn {
      return "\(at(0)), rising to \(at(top)), then falling to \(at(end))"
    }
    if min(first, last) - line[low] > turn {
      return "\(at(0)), falling to \(at(low)), then rising to \(at(end))"
    }
    return "\(at(0)), \(last < first ? "falling" : "rising") to \(at(end))"
  }

  private var table: Table {
    let columns = series.map { series -> [(String, [Double])] in
      [("median", series.median), ("5th percentile", series.low), ("95th percentile", series.high)]
        .filter { !$0.1.isEmpty }.map { ("\(series.name): \($0.0)", $0.1) }
    }.flatMap(\.self)
    return Table(
      [Table.Column(across, .number)] + columns.map { Table.Column($0.0) },
      rows: LineFrame.places(of: last - start + 1).map { place in
        .cells(
          [.count(start + place)]
            + columns.map { numbers.cell($0.1.indices.contains(place) ? $0.1[place] : nil) })
      })
  }
}
