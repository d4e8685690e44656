import Measurement

/// A benchmark measured, in turns with its yardstick if it has one.
struct Comparison {
  let benchmark: Benchmark
  let units: Int
  let measurement: Measurement
  /// The rate over that of the yardstick, turn by turn.
  var ratios: Measurement?

  init(of benchmark: Benchmark, _ size: Benchmark.Size, _ sampling: TimingPlan) throws {
    self.benchmark = benchmark
    let work = try benchmark.prepare(size)
    guard let yardstick = benchmark.yardstick else {
      let (measurement, outcome) = try sampling.measure(benchmark.name, work)
      (self.measurement, units) = (measurement, outcome.units)
      return
    }
    let other = try yardstick.prepare(size)
    var turns = Turns(benchmark.name, work)
    var others = Turns("\(benchmark.name): \(yardstick.name)", other)
    for turn in 0..<sampling.warmUps + sampling.samples {
      try turns.take(counts: turn >= sampling.warmUps)
      try others.take(counts: turn >= sampling.warmUps)
    }
    units = turns.units
    measurement = Measurement(name: benchmark.name, seconds: turns.seconds)
    let scale = Double(turns.units) / Double(others.units)
    ratios = Measurement(
      name: yardstick.name,
      seconds: zip(turns.seconds, others.seconds).map { scale * $1 / $0 })
  }

  /// Samples of one work, taken one at a time.
  private struct Turns {
    let name: String
    let work: () throws -> Benchmark.Outcome
    var seconds: [Double] = []
    private var outcome: Benchmark.Outcome?

    init(_ name: String, _ work: @escaping () throws -> Benchmark.Outcome) {
      self.name = name
      self.work = work
    }

    var units: Int { outcome?.units ?? 0 }

    mutating func take(counts: Bool) throws {
      let (measurement, outcome) = try TimingPlan(warmUps: 0, samples: 1).measure(name, work)
      if let earlier = self.outcome, earlier != outcome {
        throw WrongResult(description: "\(name): one run gave \(earlier), another \(outcome)")
      }
      self.outcome = outcome
      if counts { seconds += measurement.seconds }
    }
  }

  private var rate: Double { Double(units) / measurement.median }

  static let heading = text([
    "benchmark", "units", "unit", "median ms", "+- ms", "M units/s", "outliers",
    "rate against",
  ])

  var row: String {
    Self.text([
      benchmark.name, "\(units)", benchmark.unit, Self.fixed(measurement.median * 1e3),
      Self.fixed(measurement.medianAbsoluteDeviation * 1e3), Self.fixed(rate / 1e6),
      "\(measurement.outliers)",
      ratios.map { "\(Self.fixed($0.median)) x \($0.name)" } ?? "",
    ])
  }

  var line: JSONLine {
    var line = JSONLine()
    line.add("name", benchmark.name)
    line.add("unit", benchmark.unit)
    line.add("units", units)
    line.add("median_seconds", measurement.median)
    line.add("units_per_second", rate)
    line.add("seconds", measurement.seconds)
    if let ratios {
      line.add("yardstick", ratios.name)
      line.add("median_ratio", ratios.median)
      line.add("ratios", ratios.seconds)
    }
    return line
  }

  private static func text(_ cells: [String]) -> String {
    let widths = [53, 10, 8, 10, 8, 9, 8, 0]
    let row = zip(cells, widths).enumerated().map { index, pair in
      let (cell, width) = pair
      let blanks = String(repeating: " ", count: max(0, width - cell.count))
      return index == 0 ? cell + blanks : blanks + cell
    }.joined(separator: " ")
    return String(row.reversed().drop { $0 == " " }.reversed())
  }

  /// A number with three decimals.
  private static func fixed(_ value: Double) -> String {
    let thousandths = Int((value * 1000).rounded())
    let fraction = "\(thousandths % 1000)"
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }
}
