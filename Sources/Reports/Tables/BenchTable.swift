import DelimitedText
import Experiments
import Measurement
public import PlainText

extension DataTable {
  /// What `bench` measured: a row for each case and number of threads; what is missing is empty.
  public static func of(_ measured: BenchResult) -> DataTable {
    DataTable(benchFields, measured.lines)
  }

  fileprivate static let benchFields: [DataField<BenchResult.Line>] = [
    DataField("case", "The name of the scenario.") { .text($0.result.name) },
    DataField("people", unit: "people", "People in the graph.") { .integer($0.result.people) },
    DataField("ties", unit: "ties", "Ties in the graph.") { .integer($0.result.ties) },
    DataField("threads", unit: "workers", "Workers, a thread each.") { .integer($0.row.threads) },
    DataField("samples", unit: "samples", "Samples taken.") {
      .integer($0.row.spread.seconds.count)
    },
    DataField("replicates", unit: "replicates", "Replicates in a sample, the same in each.") {
      .integer($0.result.replicates)
    },
    DataField("tellings", unit: "tellings", "Tellings in a sample: one person tells another.") {
      .integer($0.result.tellings)
    },
    DataField(
      "tellings_per_second", unit: "tellings/s", "Tellings per second of spreading."
    ) { .number(orMissing: $0.row.perSecond(Double($0.result.tellings))) },
    DataField(
      "edge_visits_per_second", unit: "ties/s",
      """
      Edge visits per second of spreading: the contacts of everyone whose turn it is to tell, each \
      of whom is then told or not.
      """
    ) { .number(orMissing: $0.row.perSecond($0.result.edgeVisits)) },
    DataField(
      "replicates_per_second", unit: "replicates/s", "Replicates per second of spreading."
    ) { .number(orMissing: $0.row.perSecond(Double($0.result.replicates))) },
    DataField("setup_seconds", unit: "seconds", BenchWords.setUp) {
      .number(orMissing: $0.row.setupSeconds)
    },
    DataField(
      "spread_seconds", unit: "seconds", "Time to spread a sample's replicates: the median sample."
    ) { .number($0.row.spread.median) },
    DataField(
      "spread_seconds_deviation", unit: "seconds",
      "The median distance of a sample from the median sample."
    ) { .number($0.row.spread.medianAbsoluteDeviation) },
    DataField("spread_seconds_min", unit: "seconds", "The shortest sample.") {
      .number($0.row.spread.shortest)
    },
    DataField("spread_seconds_max", unit: "seconds", "The longest sample.") {
      .number($0.row.spread.longest)
    },
    DataField(
      "outliers", unit: "samples",
      "Samples far from the median (modified Z-score above 3.5): the machine was disturbed."
    ) { .integer($0.row.spread.outliers) },
    DataField("speed_up", unit: "times", "Speed relative to one thread, where that was measured.") {
      .number(orMissing: $0.result.speedUp(of: $0.row))
    },
    DataField(
      "peak_bytes", unit: "bytes",
      """
      The most memory of the process while this row was set up and warmed up; where the system \
      cannot separate rows, the most so far.
      """
    ) { .integer(orMissing: $0.row.peakBytes) },
    DataField("peak_of", "What peak_bytes covers: this row alone, or the process so far.") {
      .text($0.result.isPeakOfRow ? "row" : "process")
    },
    DataField(
      "digest", "A digest of the first four replicates, the same on every machine and build."
    ) { .text(seedText($0.result.digest)) },
  ]
}

extension DataDictionary {
  /// What each column of a benchmark, and each key of its JSON results, means.
  public static let bench = DataTable.benchFields.map(\.column)
}

extension JSONValue {
  /// Machine, build, warnings and the rows of a benchmark; what is missing is null.
  public static func of(_ measured: BenchResult) -> JSONValue {
    let host = measured.host
    let rows = zip(measured.lines, DataTable.of(measured).objects).map { line, row in
      var object = row
      object.append("all_spread_seconds", .list(line.row.spread.seconds.map { .number($0) }))
      return object
    }
    return [
      "version": .text(Version.current),
      "build": .text(host.build),
      "compiler": .text(host.compiler),
      "instructions": .text(orNull: host.instructions),
      "machine": .text(host.system),
      "processor": .text(orNull: host.processor),
      "warnings": .texts(BenchWords(measured).warnings.map(\.text)),
      "results": .list(rows),
    ]
  }
}
