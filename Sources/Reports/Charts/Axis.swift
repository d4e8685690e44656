/// The marks of an axis: lines to compare by, numbers and what they are.
public struct Axis: Sendable, Hashable {
  /// Where its numbers lie.
  public var scale: Scale
  /// The numbers that are written, with their texts.
  public var ticks: [Tick]
  /// What the numbers are.
  public var label: String

  /// A number of an axis and its text.
  public struct Tick: Sendable, Hashable {
    /// The number.
    public var number: Double
    /// Its text; empty where only a line is drawn.
    public var text: String

    /// Makes a tick.
    public init(_ number: Double, _ text: String) {
      self.number = number
      self.text = text
    }
  }

  /// Makes an axis with ticks of its own.
  public init(_ scale: Scale, ticks: [Tick], label: String) {
    self.scale = scale
    self.ticks = ticks
    self.label = label
  }

  /// Makes an axis with as many round numbers as have room side by side.
  ///
  /// - Parameters:
  ///   - scale: Where its numbers lie.
  ///   - numbers: How they are written.
  ///   - label: What they are.
  public init(across scale: Scale, _ numbers: ChartNumbers, label: String) {
    let style = TextStyle(.muted)
    var ticks: [Tick] = []
    for count in stride(from: 8, through: 1, by: -1) {
      let places = scale.ticks(atMost: count)
      let texts = numbers.ticks(places)
      ticks = zip(places, texts).map { Tick($0, $1) }
      guard places.count > 1 else { break }
      let widest = texts.map(style.width).max() ?? 0
      if abs(scale(places[1]) - scale(places[0])) >= widest + 12 { break }
    }
    self.init(scale, ticks: ticks, label: numbers.axisLabel(label))
  }

  /// Makes an axis with round numbers one above the other.
  ///
  /// - Parameters:
  ///   - scale: Where its numbers lie.
  ///   - numbers: How they are written.
  ///   - label: What they are.
  ///   - count: The most numbers.
  public init(
    upwards scale: Scale, _ numbers: ChartNumbers, label: String, atMost count: Int = 6
  ) {
    let places = scale.ticks(atMost: count)
    self.init(
      scale, ticks: zip(places, numbers.ticks(places)).map { Tick($0, $1) },
      label: numbers.axisLabel(label))
  }

  /// The room that the texts of the ticks take.
  public var textWidth: Double { ticks.map { TextStyle().width(of: $0.text) }.max() ?? 0 }

  /// The marks of an axis below what it measures: upright lines, numbers below, and the label.
  ///
  /// - Parameters:
  ///   - top: Where the lines start.
  ///   - bottom: Where they end; the numbers take 15 units below, the label 31.
  ///   - hasGrid: Whether lines are drawn.
  /// - Returns: Marks to draw before all others.
  public func marksBelow(top: Double, bottom: Double, hasGrid: Bool = true) -> [Drawing.Mark] {
    let lines = ticks.map {
      [Drawing.Point(scale($0.number), top), Drawing.Point(scale($0.number), bottom)]
    }
    let grid: [Drawing.Mark] = hasGrid && !lines.isEmpty ? [.lines(lines, .grid)] : []
    let style = TextStyle(.muted)
    let label = style.clipped(label, to: Self.labelRoom)
    let half = style.width(of: label) / 2
    let middle = min(max((scale.start + scale.end) / 2, 2 + half), 358 - half)
    return grid
      + ticks.filter { !$0.text.isEmpty }.map {
        .text($0.text, at: .init(scale($0.number), bottom + 15), .middle, style)
      } + (label.isEmpty ? [] : [.text(label, at: .init(middle, bottom + 31), .middle, style)])
  }

  /// The marks of an axis left of what it measures: lines across, numbers left of them, and the label above.
  ///
  /// - Parameters:
  ///   - left: Where the lines start.
  ///   - right: Where they end.
  /// - Returns: Marks to draw before all others.
  public func marksLeft(left: Double, right: Double) -> [Drawing.Mark] {
    func line(_ number: Double) -> [Drawing.Point] {
      [Drawing.Point(left, scale(number)), Drawing.Point(right, scale(number))]
    }
    let others = ticks.filter { $0.number != 0 }
    let grid: [Drawing.Mark] = others.isEmpty ? [] : [.lines(others.map { line($0.number) }, .grid)]
    let zero: [Drawing.Mark] = scale.domain.contains(0) ? [.line(line(0), .zero)] : []
    let style = TextStyle(.muted)
    let texts: [Drawing.Mark] = ticks.map {
      .text($0.text, at: .init(left - 6, scale($0.number) + 4), .end, style)
    }
    return grid + zero + texts
      + (label.isEmpty
        ? []
        : [.text(style.clipped(label, to: Self.labelRoom), at: .init(4, 13), .start, style)])
  }

  /// The most room for a label.
  private static let labelRoom = 352.0
}
