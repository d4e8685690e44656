/// What charts of lines have in common: axes, lines that may have gaps, and labels at their right ends.
struct LineFrame {
  /// A label at the end of a line: its name in bold, and words below it.
  struct EndLabel {
    /// The name.
    var name: String
    /// The words below; empty where there are none.
    var words = ""
    /// The colour.
    var ink: Ink
    /// The number at the end of its line.
    var number: Double
  }

  /// Where numbers across lie.
  let x: Scale
  /// Where numbers upwards lie.
  let y: Scale
  private let axis: Axis
  private let labels: [EndLabel]
  /// Where labels start.
  private let labelStart: Double
  /// The room for labels, to the right edge.
  private let labelRoom: Double

  private static let top = 26.0
  private static let bottom = 196.0
  /// The height of the drawing.
  static let height = 232.0
  /// The most points of a line; where there are more periods, some are left out.
  private static let mostPoints = 40

  /// Makes a frame.
  ///
  /// - Parameters:
  ///   - xs: The least and the largest number across.
  ///   - ys: All numbers upwards; the axis begins at 0, or below where one is, unless asked.
  ///   - numbers: How those are written.
  ///   - label: What they are.
  ///   - labels: The labels at the right ends of lines.
  ///   - later: The room right of the lines for what comes after the last number across.
  ///   - isFromZero: Whether the axis upwards begins at 0; else it shows the numbers with a little to spare.
  init(
    _ xs: ClosedRange<Double>, _ ys: [Double], _ numbers: ChartNumbers, label: String,
    labels: [EndLabel], later: Double = 0, isFromZero: Bool = true
  ) {
    y =
      isFromZero
      ? Scale(fromZero: ys, from: Self.bottom, to: Self.top)
      : Scale(around: ys, from: Self.bottom, to: Self.top)
    axis = Axis(upwards: y, numbers, label: label)
    let widths = labels.map {
      max(TextStyle.name($0.ink).width(of: $0.name), TextStyle($0.ink).width(of: $0.words))
    }
    labelRoom = min(widths.max() ?? 0, 125)
    labelStart = 358 - labelRoom
    let left = max(30, axis.textWidth + 8)
    x = Scale(xs, from: left, to: labelStart - (labels.isEmpty ? 22 : 7) - later)
    self.labels = labels
  }

  /// The axes and their words.
  func axes(_ ticks: [Axis.Tick], label: String) -> [Drawing.Mark] {
    axis.marksLeft(left: x.start, right: x.end)
      + Axis(x, ticks: ticks, label: label).marksBelow(
        top: Self.top, bottom: Self.bottom, hasGrid: false)
  }

  /// A line through points; where a number is missing it has a gap.
  func line(_ xs: [Double], _ ys: [Double?]) -> [[Drawing.Point]] {
    var lines: [[Drawing.Point]] = [[]]
    for (across, number) in zip(xs, ys) {
      if let number, Scale.isDrawn(number) {
        lines[lines.count - 1].append(Drawing.Point(x(across), y(number)))
      } else if !lines[lines.count - 1].isEmpty {
        lines.append([])
      }
    }
    return lines.filter { !$0.isEmpty }
  }

  /// The labels right of the lines, none upon another.
  var endLabels: [Drawing.Mark] {
    let apart = labels.contains { !$0.words.isEmpty } ? 30.0 : 16
    let last = labels.last?.words.isEmpty ?? true ? Self.bottom : Self.bottom - 14
    let places = LabelPlaces.spread(
      labels.map { y($0.number) + 4 }, apart: apart, within: Self.top + 4...last)
    return zip(labels, places).flatMap { label, place -> [Drawing.Mark] in
      let style = TextStyle.name(label.ink)
      let name = style.clipped(label.name, to: labelRoom)
      let words: Drawing.Mark = .text(
        label.words, at: .init(labelStart, place + 14), .start, TextStyle(label.ink, hasHalo: true))
      return [.text(name, at: .init(labelStart, place), .start, style)]
        + (label.words.isEmpty ? [] : [words])
    }
  }

  /// The places of a line that are drawn and stand in the table: all, or evenly spaced ones and the last.
  static func places(of count: Int) -> [Int] {
    let step = max(1, (count + mostPoints - 1) / mostPoints)
    let places = Array(stride(from: 0, to: count, by: step))
    return places.last == count - 1 || count == 0 ? places : places + [count - 1]
  }

  /// Whole numbers of an axis across, evenly spaced, and the first.
  ///
  /// - Parameters:
  ///   - range: The first and the last.
  ///   - room: How wide the axis is.
  /// - Returns: At most eight, with room between them.
  static func ticks(_ range: ClosedRange<Int>, room: Double) -> [Axis.Tick] {
    let count = Double(range.upperBound - range.lowerBound)
    let width = TextStyle().width(of: "\(Value.count(range.upperBound))") + 10
    var power = 1
    while true {
      for step in [1, 2, 3, 5, 6].map({ $0 * power }) {
        let steps = count / Double(step)
        guard steps < 5.5 || step == 1 && steps <= 6, steps * width <= room || steps <= 1 else {
          continue
        }
        var numbers = range.filter { $0.isMultiple(of: step) }
        if let next = numbers.first, 2 * (next - range.lowerBound) >= step {
          numbers.insert(range.lowerBound, at: 0)
        }
        if numbers.isEmpty { numbers = [range.lowerBound] }
        return numbers.map { Axis.Tick(Double($0), "\(Value.count($0))") }
      }
      power *= 10
    }
  }
}
