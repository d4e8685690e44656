import Experiments
import Measurement
public import PlainText

extension DataTable {
  /// What `bench` measured: a row for each case and number of threads; what is missing is empty.
  public static func of(_ measured: BenchResult) -> DataTable {
    DataTable(benchFields, measured.lines)
  }

  /// What each column of a benchmark, and each key of its JSON results, means.
  public static let benchColumns = benchFields.map(\.column)

  private static let benchFields: [DataField<BenchResult.Line>] = [
    .init("case", "The name of the scenario.") { $0.result.name },
    .init("people", unit: "people", "People in the graph.") { $0.result.people },
    .init("ties", unit: "ties", "Ties in the graph.") { $0.result.ties },
    .init("threads", unit: "workers", "Workers, a thread each.") { $0.row.threads },
    .init("samples", unit: "samples", "Samples taken.") { $0.row.spread.seconds.count },
    .init("replicates", unit: "replicates", "Replicates in a sample, the same in each.") {
      $0.result.replicates
    },
    .init("tellings", unit: "tellings", "Tellings in a sample: one person tells another.") {
      $0.result.tellings
    },
    .init(
      "tellings_per_second", unit: "tellings/s", "Tellings per second of spreading."
    ) { $0.row.perSecond(Double($0.result.tellings)) },
    .init(
      "edge_visits_per_second", unit: "ties/s",
      """
      Edge visits per second of spreading: the contacts of everyone whose turn it is to tell, each \
      of whom is then told or not.
      """
    ) { $0.row.perSecond($0.result.edgeVisits) },
    .init(
      "replicates_per_second", unit: "replicates/s", "Replicates per second of spreading."
    ) { $0.row.perSecond(Double($0.result.replicates)) },
    .init("setup_seconds", unit: "seconds", BenchResult.setUp) { $0.row.setupSeconds },
    .init(
      "spread_seconds", unit: "seconds",
      "Wall time to spread a sample's replicates: the median sample."
    ) { $0.row.spread.median },
    .init(
      "spread_seconds_deviation", unit: "seconds",
      "The median distance of a sample from the median sample."
    ) { $0.row.spread.medianAbsoluteDeviation },
    .init("spread_seconds_min", unit: "seconds", "The shortest sample.") { $0.row.spread.shortest },
    .init("spread_seconds_max", unit: "seconds", "The longest sample.") { $0.row.spread.longest },
    .init(
      "spread_cpu_seconds", unit: "seconds",
      "CPU time to spread a sample's replicates, over all workers: the median sample."
    ) { $0.row.spread.medianCPU },
    .init(
      "worker_use", unit: "share",
      """
      CPU time over the wall time of all workers that had work: well below 1, other programs used \
      the cores, and the rates are lower than the machine's.
      """
    ) { $0.use?.share },
    .init(
      "outliers", unit: "samples",
      "Samples far from the median (modified Z-score above 3.5): the machine was disturbed."
    ) { $0.row.spread.outliers },
    .init("speed_up", unit: "times", "Speed relative to one thread, where that was measured.") {
      $0.result.speedUp(of: $0.row)
    },
    .init(
      "peak_bytes", unit: "bytes",
      """
      The most memory of the process while this row was set up and warmed up; where the system \
      cannot separate rows, the most so far.
      """
    ) { $0.row.peakBytes },
    .init("peak_of", "What peak_bytes covers: this row alone, or the process so far.") {
      $0.result.isPeakOfRow ? "row" : "process"
    },
    .init(
      "digest", "A digest of the first four replicates, the same on every machine and build."
    ) { seedText($0.result.digest) },
  ]
}

extension JSONValue {
  /// Machine, build, warnings and the rows of a benchmark; what is missing is null.
  public static func of(_ measured: BenchResult) -> JSONValue {
    let rows = zip(measured.lines, DataTable.of(measured).objects).map { line, row in
      var object = row
      object.append("all_spread_seconds", .list(line.row.spread.seconds.map { .number($0) }))
      object.append("all_spread_cpu_seconds", .list(line.row.spread.cpuSeconds.map { .number($0) }))
      return object
    }
    return [
      "version": .text(Version.current),
      "build": .text(measured.build),
      "compiler": .text(measured.compiler),
      "instructions": .text(measured.instructions),
      "machine": .text(measured.system),
      "processor": .text(orNull: measured.processor),
      "warnings": .texts(measured.warnings.map(\.text)),
      "results": .list(rows),
    ]
  }
}
