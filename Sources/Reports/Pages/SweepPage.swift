import Experiments
import PlainText
import Scenarios

/// The points of a sweep: a heat map and lines over the inputs that matter most, or a heap of dots for each of
/// a few points.
struct SweepPage {
  /// An input that varies.
  private struct Input {
    /// The place of its path among those that vary.
    let place: Int
    let path: String
    /// What it is.
    let label: String
    /// Its values as texts, numbers in rising order and others as they come.
    let values: [String]
    /// How far the figure's means over the points of each value are apart.
    let effect: Double

    /// Its values as numbers; nil where one is none.
    var numbers: [Double]? {
      let numbers = values.compactMap(Double.init)
      return numbers.count == values.count ? numbers : nil
    }
  }

  /// The most points that have a heap of dots each.
  private static let mostHeaps = 6
  /// The most lines of a chart.
  private static let mostLines = 4

  private let result: ExperimentResult
  private let words: SweepAnswer
  private let figure: KeyFigure?
  private let numbers: ChartNumbers
  private let means: [Double?]
  /// The inputs of which there is more than one value, those that matter most first.
  private let inputs: [Input]

  init(_ result: ExperimentResult) {
    self.result = result
    words = SweepAnswer(result: result)
    let figure = words.headline?.figure
    self.figure = figure
    numbers = figure.map(result.numbers) ?? .plain
    let means = result.settings.map { found in
      figure.flatMap { found.summary($0.metric)?.mean }.flatMap { $0.isFinite ? $0 : nil }
    }
    self.means = means
    inputs = result.plan.paths.enumerated().compactMap { place, path -> Input? in
      let all = result.plan.settings.map { $0.parameters[place] }
      let texts = unique(all)
      guard texts.count > 1 else { return nil }
      let values =
        texts.allSatisfy { Double($0) != nil }
        ? texts.sorted { (Double($0) ?? 0) < (Double($1) ?? 0) } : texts
      let levels = values.compactMap { value in
        Self.mean(all.indices.filter { all[$0] == value }.compactMap { means[$0] })
      }
      let effect = (levels.max() ?? 0) - (levels.min() ?? 0)
      return Input(
        place: place, path: path, label: AssumptionWords.label(of: path, in: result.plan.document),
        values: values,
        effect: effect)
    }.sorted { ($1.effect, $0.place) < ($0.effect, $1.place) }
  }

  private static func mean(_ numbers: [Double]) -> Double? {
    numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
  }

  /// Whether every combination of values is a point.
  private var isGrid: Bool {
    inputs.reduce(1) { $0 * $1.values.count } == result.plan.settings.count
  }

  // MARK: The answer

  /// The answer.
  var answer: [Prose] {
    guard let figure, let low = means.compactMap(\.self).min(),
      let high = means.compactMap(\.self).max(),
      low < high
    else { return words.sentences }
    let range = Prose("\(numbers.value(low)) to \(numbers.value(high))").strong
    if !isGrid || inputs.count == 1 { return [extremes(figure)] }
    let start: Prose = """
      \(Prose(result.label(of: figure)).capitalized): from \(range), over \(means.count, "point").
      """
    return ["\(start)\(importance.map { " \($0)" } ?? "")"]
  }

  /// At which points the figure is least and most.
  private func extremes(_ figure: KeyFigure) -> Prose {
    let known = means.indices.compactMap { place in means[place].map { (place: place, mean: $0) } }
    func said(_ point: (place: Int, mean: Double)?) -> Prose {
      point.map { "\(Prose(numbers.value($0.mean)).strong) (\(name($0.place)))" } ?? ""
    }
    return """
      \(Prose(result.label(of: figure)).capitalized), of \(means.count, "point"): least \
      \(said(known.min { $0.mean < $1.mean })), most \(said(known.max { $0.mean < $1.mean })).
      """
  }

  /// Which input matters most.
  private var importance: Prose? {
    guard let first = inputs.first else { return nil }
    func moves(_ input: Input) -> Prose {
      """
      \(input.label), \(said(input, 0)) to \(said(input, input.values.count - 1)) (by about \
      \(numbers.value(input.effect)))
      """
    }
    guard inputs.count > 1 else { return nil }
    let rest = Prose.list(inputs.dropFirst().map(moves))
    let other = inputs.count == 2 ? "other" : "others"
    return "What moves it most: \(moves(first)); then \(rest), each averaged over the \(other)."
  }

  /// A value of an input in words.
  private func said(_ input: Input, _ place: Int) -> String {
    AssumptionWords.value(
      AssumptionWords.parameter(input.values[place]), of: input.path, result.terms)
  }

  // MARK: Charts

  /// The charts.
  var charts: [Chart] {
    guard let figure, !inputs.isEmpty else { return [] }
    guard isGrid else { return [heaps(figure)].compactMap(\.self) }
    if inputs.count == 1 { return [lines(figure)].compactMap(\.self) }
    return [heatMap(figure), lines(figure)].compactMap(\.self)
  }

  /// The points from the least figure to the largest, where they are no grid.
  var table: Table? { isGrid && inputs.count < 3 ? nil : words.table }

  /// The mean over all points with these values of the two inputs.
  private func cell(_ x: Input, _ xValue: String, _ y: Input?, _ yValue: String?) -> Double? {
    Self.mean(
      result.plan.settings.indices.filter { place in
        let parameters = result.plan.settings[place].parameters
        return parameters[x.place] == xValue
          && (y == nil || y.map { parameters[$0.place] } == yValue)
      }.compactMap { means[$0] })
  }

  /// What is averaged over, of more than two inputs.
  private var averaged: Prose {
    inputs.count > 2
      ? """
       Each number is averaged over \(Prose.list(inputs.dropFirst(2).map { Prose($0.label) })): the two inputs \
      shown matter most.
      """ : ""
  }

  private func heatMap(_ figure: KeyFigure) -> Chart {
    let (x, y) = (inputs[1], inputs[0])
    let cells = y.values.map { yValue in x.values.map { cell(x, $0, y, yValue) } }
    var chart = HeatMap(
      what: result.label(of: figure), xAxis: x.label, yAxis: y.label,
      xs: x.values.indices.map { said(x, $0) },
      ys: y.values.indices.map { said(y, $0) }, cells: cells, numbers: numbers,
      betterIsHigher: crossesZero ? isHigherBetter(figure) : nil
    ).chart(id: "heat-map", title: times(y, cells) ?? ends(figure))
    chart.note += averaged
    return chart
  }

  private var crossesZero: Bool {
    let known = means.compactMap(\.self)
    return known.contains { $0 < 0 } && known.contains { $0 > 0 }
  }

  private func isHigherBetter(_ figure: KeyFigure) -> Bool? {
    FirmSide(of: figure.metric, in: result.plan.metrics).map { $0 == .more }
  }

  /// How many times as much there is at the last value of an input as at the first.
  private func times(_ y: Input, _ cells: [[Double?]]) -> Prose? {
    guard let low = cells.first, let high = cells.last else { return nil }
    let ratios = zip(low, high).compactMap { low, high -> Double? in
      guard let low, let high, low > 0, high > 0 else { return nil }
      return high / low
    }
    guard ratios.count == low.count, let least = ratios.min(), let most = ratios.max(),
      least > 1.1 || most < 0.9
    else { return nil }
    let plain = ChartNumbers.plain
    func short(_ number: Double) -> Double { (number * 10).rounded() / 10 }
    let range =
      least > 1.1
      ? "\(plain.range(short(least), short(most))) times as \(isPeople ? "many" : "much")"
      : "\(ChartNumbers.shares.range(least, most)) of it"
    return """
      \(Prose(y.label).capitalized) at \(said(y, y.values.count - 1)) instead of \(said(y, 0)): \(range)
      """
  }

  private var isPeople: Bool { numbers == .people }

  private func ends(_ figure: KeyFigure) -> Prose {
    let known = means.compactMap(\.self)
    return """
      \(Prose(result.label(of: figure)).capitalized): from \(numbers.value(known.min() ?? 0)) to \
      \(numbers.value(known.max() ?? 0))
      """
  }

  private func lines(_ figure: KeyFigure) -> Chart? {
    // The input with more numbers runs to the right.
    let numeric = inputs.prefix(2).filter { $0.numbers != nil }
    guard let x = numeric.max(by: { $0.values.count < $1.values.count }), let xs = x.numbers
    else { return nil }
    let other = inputs.prefix(2).first { $0.place != x.place }
    let places = other.map { Self.spread($0.values.count, Self.mostLines) } ?? []
    let lines: [SweepLines.Line] =
      other.map { other in
        places.map { place in
          SweepLines.Line(
            said(other, place), x.values.map { cell(x, $0, other, other.values[place]) })
        }
      } ?? [SweepLines.Line("", x.values.map { cell(x, $0, nil, nil) })]
    let isShare = said(x, 0).hasSuffix("%")
    var chart = SweepLines(
      axis: result.label(of: figure), across: x.label, numbers,
      acrossNumbers: isShare ? .shares : .plain,
      xs: xs,
      lines: lines, of: result.settings.compactMap { $0.summaries.first?.ok }.min() ?? 0
    ).chart(id: "lines", title: trend(figure, x, lines.map(\.ys)) ?? ends(figure))
    if let other { chart.note += " Lines: \(other.label)." }
    chart.note += averaged
    return chart
  }

  /// Some places, evenly spread, the first and the last among them.
  private static func spread(_ count: Int, _ most: Int) -> [Int] {
    count <= most ? Array(0..<count) : (0..<most).map { $0 * (count - 1) / (most - 1) }
  }

  /// Which way the figure goes with an input, where it goes one way on all lines.
  private func trend(_ figure: KeyFigure, _ x: Input, _ lines: [[Double?]]) -> Prose? {
    func all(_ isRight: (Double, Double) -> Bool) -> Bool {
      lines.allSatisfy { line in
        zip(line, line.dropFirst()).allSatisfy { a, b in
          guard let a, let b else { return false }
          return isRight(a, b)
        }
      }
    }
    let way = all(<=) ? "rises" : all(>=) ? "falls" : nil
    let others = lines.count > 1 ? ", on every line" : ""
    return way.map { way -> Prose in
      "\(Prose(result.label(of: figure)).capitalized): the number \(way) with \(x.label)\(others)"
    }
  }

  /// A heap of dots for each of a few points.
  private func heaps(_ figure: KeyFigure) -> Chart? {
    let settings = result.plan.settings
    guard settings.count <= Self.mostHeaps else { return nil }
    let inks: [Ink] = [.baseline, .best, .second, .good, .bad, .neutral]
    let rows = settings.indices.map { place in
      QuantileDots.Row(
        name(place), inks[place % inks.count],
        values: result.values(of: figure.metric, setting: place))
    }
    guard rows.allSatisfy({ !$0.values.isEmpty }) else { return nil }
    return QuantileDots(axis: result.label(of: figure), numbers, rows: rows)
      .chart(id: "points", title: ends(figure))
  }

  /// What a point changes.
  private func name(_ place: Int) -> String {
    let here = result.plan.settings[place].parameters
    let changes = inputs.filter { input in
      let own = result.plan.document.value(of: input.path)?.line ?? ""
      let value = AssumptionWords.parameter(here[input.place]).line
      return own != value && (Double(own) ?? .nan) != (Double(value) ?? .nan)
    }
    if changes.isEmpty { return "as in the scenario" }
    return changes.map { input in
      let value = AssumptionWords.value(
        AssumptionWords.parameter(here[input.place]), of: input.path, result.terms)
      return "\(input.label): \(value)"
    }.joined(separator: ", ")
  }
}
