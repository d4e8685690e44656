import DelimitedText
public import Experiments
import Measurement

/// What `hearsay bench` measured, for people and for programs.
public struct BenchReport: Sendable {
  /// What was measured, in order.
  public var results: [ThroughputResult]
  /// What it was measured on.
  public var host: BenchHost

  /// Makes a report.
  public init(results: [ThroughputResult], host: BenchHost) {
    self.results = results
    self.host = host
  }

  /// The rows as CSV, header first; what is missing is an empty cell.
  public var csv: String {
    let results = results
    return ResultTable(
      file: "bench.csv", columns: Self.columns, rowCount: results.reduce(0) { $0 + $1.rows.count },
      sections: results.count
    ) { index in
      results[index].rows.map { Self.cells($0, of: results[index]) }
    }.csv
  }

  /// Machine, build, warnings and the rows as a JSON object; what is missing is null.
  public var json: String {
    let rows = results.flatMap { result in
      result.rows.map { row in
        var members: JSONText.Members = [:]
        for (column, cell) in zip(Self.columns, Self.cells(row, of: result)) {
          members.append(column.name, JSONText(cell))
        }
        members.append("all_spread_seconds", .list(row.spread.seconds.map { .number($0) }))
        return JSONText.object(members)
      }
    }
    return JSONText.object([
      "version": .text(Version.current),
      "build": .text(host.build),
      "compiler": .text(host.compiler),
      "instructions": host.instructions.map { .text($0) } ?? .null,
      "machine": .text(host.system),
      "processor": host.processor.map { .text($0) } ?? .null,
      "warnings": .list(warnings.map { .text($0) }),
      "results": .list(rows),
    ]).pretty
  }
}

/// The machine and the build that a benchmark ran on.
public struct BenchHost: Sendable {
  /// Operating system, architecture and cores.
  public var system: String
  /// The number of cores.
  public var cores: Int
  /// The model of the processor, or nil if it is not known.
  public var processor: String?
  /// `release` or `debug`.
  public var build: String
  /// The compiler.
  public var compiler: String
  /// The vector instructions that the build uses, or nil if that cannot be told.
  public var instructions: String?

  /// Makes a host of given facts.
  package init(
    system: String, cores: Int, processor: String?, build: String, compiler: String,
    instructions: String?
  ) {
    self.system = system
    self.cores = cores
    self.processor = processor
    self.build = build
    self.compiler = compiler
    self.instructions = instructions
  }

  /// The machine and the build of this program.
  ///
  /// - Parameter cores: The number of cores it may use.
  public init(thisMachineWithCores cores: Int) {
    self.init(
      system: Machine.summary, cores: cores, processor: Machine.processor, build: Machine.build,
      compiler: Machine.compiler, instructions: Machine.instructions)
  }
}

// MARK: - The columns

extension BenchReport {
  /// What each column of the CSV, and each key of a JSON result, means.
  public static var columns: [DataDictionary.Column] { figures.map(\.column) }

  private static func cells(
    _ row: ThroughputResult.Row, of result: ThroughputResult
  ) -> [DelimitedCell] {
    figures.map { $0.cell(result, row) }
  }

  /// A column, and its value in a row.
  private struct Figure: Sendable {
    var column: DataDictionary.Column
    var cell: @Sendable (ThroughputResult, ThroughputResult.Row) -> DelimitedCell

    init(
      _ name: String, unit: String = "", _ meaning: String,
      _ cell: @escaping @Sendable (ThroughputResult, ThroughputResult.Row) -> DelimitedCell
    ) {
      column = DataDictionary.Column(name, unit: unit, meaning)
      self.cell = cell
    }
  }

  private static let figures = [
    Figure("case", "The name of the scenario.") { result, _ in .text(result.name) },
    Figure("people", unit: "people", "People in the graph.") { result, _ in
      .integer(result.people)
    },
    Figure("ties", unit: "ties", "Ties in the graph.") { result, _ in .integer(result.ties) },
    Figure("threads", unit: "workers", "Workers, a thread each.") { _, row in
      .integer(row.threads)
    },
    Figure("samples", unit: "samples", "Samples taken.") { _, row in
      .integer(row.spread.seconds.count)
    },
    Figure("replicates", unit: "replicates", "Replicates in a sample, the same in each.") {
      result, _ in .integer(result.replicates)
    },
    Figure("tellings", unit: "tellings", "Tellings in a sample: one person tells another.") {
      result, _ in .integer(result.tellings)
    },
    Figure("tellings_per_second", unit: "tellings/s", "Tellings in a second of spreading.") {
      .number(orMissing: $1.perSecond(Double($0.tellings)))
    },
    Figure(
      "edge_visits_per_second", unit: "ties/s",
      "Edge visits in a second of spreading: the contacts of everyone whose turn it is to tell, each "
        + "of whom is then told or not; counted outside the clock, where that is long in some "
        + "replicates only."
    ) { .number(orMissing: $1.perSecond($0.edgeVisits)) },
    Figure("replicates_per_second", unit: "replicates/s", "Replicates in a second of spreading.") {
      .number(orMissing: $1.perSecond(Double($0.replicates)))
    },
    Figure("setup_seconds", unit: "seconds", setUp) { _, row in
      .number(orMissing: row.setupSeconds)
    },
    Figure(
      "spread_seconds", unit: "seconds", "Spreading a sample's replicates: the median sample."
    ) { _, row in .number(row.spread.median) },
    Figure(
      "spread_seconds_deviation", unit: "seconds",
      "The median distance of a sample from the median sample."
    ) { _, row in .number(row.spread.medianAbsoluteDeviation) },
    Figure("spread_seconds_min", unit: "seconds", "The shortest sample.") { _, row in
      .number(row.spread.shortest)
    },
    Figure("spread_seconds_max", unit: "seconds", "The longest sample.") { _, row in
      .number(row.spread.longest)
    },
    Figure(
      "outliers", unit: "samples",
      "Samples far from the median (modified Z-score above 3.5): the machine was disturbed."
    ) { _, row in .integer(row.spread.outliers) },
    Figure("speed_up", unit: "times", "Speed over that of one thread, where that was measured.") {
      .number(orMissing: $0.speedUp(of: $1))
    },
    Figure(
      "peak_bytes", unit: "bytes",
      "The most memory of the process while this row was set up and warmed up; where the system does "
        + "not tell rows apart, the most so far."
    ) { _, row in row.peakBytes.map { .integer($0) } ?? .missing },
    Figure("peak_of", "What peak_bytes is of: this row alone, or the process so far.") {
      result, _ in .text(result.isPeakOfRow ? "row" : "process")
    },
    Figure(
      "digest",
      "A digest of what the first four replicates came to, the same on every machine and build."
    ) { result, _ in .text(NumberText.hexadecimal(result.digest)) },
  ]

  static let setUp =
    "Reading or generating the graph, finding the customers and preparing the wave, once; not part of "
    + "the rates."
}
