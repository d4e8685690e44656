@testable import Experiments
import Foundation
import Measurement
import PlainText
@testable import Reports
import Testing

@Suite struct BenchWordsTests {
  private func measured(_ results: [ThroughputResult]) -> BenchResult {
    var measured = BenchResult(results, cores: 2)
    measured.system = "Linux x86_64, 2 cores"
    measured.processor = "A processor"
    measured.build = "release"
    measured.compiler = "Swift 6.3"
    measured.instructions = "SSE2"
    return measured
  }

  private func row(
    _ threads: Int, _ seconds: Double, samples: Int = 10, setUp: Double? = 0.25, use: Double = 1
  ) -> ThroughputResult.Row {
    ThroughputResult.Row(
      threads: threads, setupSeconds: setUp,
      spread: Measurement(
        name: "row", seconds: Array(repeating: seconds, count: samples),
        cpuSeconds: Array(repeating: use * seconds * Double(min(threads, 2)), count: samples)),
      peakBytes: 50 << 20)
  }

  private func result(
    _ rows: [ThroughputResult.Row], draws: Int = 1, isPeakOfRow: Bool = true, pieces: Int = 50
  ) -> ThroughputResult {
    ThroughputResult(
      name: "town", about: "A question", people: 1000, ties: 10_000, graphDraws: draws,
      replicates: 50, pieces: pieces, tellings: 2_000_000, edgeVisits: 7_500_000, digest: 0xABC,
      isPeakOfRow: isPeakOfRow, rows: rows)
  }

  private func report(_ rows: ThroughputResult.Row...) -> BenchResult {
    measured([result(rows)])
  }

  // MARK: For people

  @Test func `people read machine, rates and what they mean`() {
    #expect(
      printed(.of(report(row(1, 0.5), row(2, 0.25)))) == """
        hearsay \(Version.current), release build by Swift 6.3; instructions: SSE2
        Linux x86_64, 2 cores; A processor

                   tellings         edge visits   wall    CPU  speed-  set-up      peak
          threads     per s     +-        per s      s      s      up       s    memory
          town: A question; 1,000 people, 10,000 ties, 50 replicates a sample
                1    4.00 M  0.0 %       15.0 M  0.500  0.500    1.00   0.250  50.0 MiB
                2    8.00 M  0.0 %       30.0 M  0.250  0.500    2.00   0.250  50.0 MiB

        How to read it
          - Rates are those of the median of 10 samples, +- the median distance of a
            sample from it; k is thousand, M million, G thousand million.
          - Telling: one person tells another. Edge visit: a contact of somebody whose
            turn it is to tell, who is then told or not.
          - Wall: seconds that a sample takes. CPU: seconds that its threads run, all
            together; with idle cores it is the wall time times the threads.
          - Set-up: reading or generating the graph, finding the customers and preparing
            the wave, once; not part of the rates. Speed-up: over one thread.
          - Peak memory: the most memory of the process while this row was set up and
            warmed up.

        Checked: within each case all samples gave the same results on every number of
        threads.

        """)
  }

  @Test func `colour marks headings and changes nothing else`() {
    let report = report(row(1, 0.5), row(2, 0.1))
    let coloured = printed(.of(report), isColoured: true)
    #expect(coloured.contains("\u{1B}[1mHow to read it\u{1B}[0m"))
    #expect(
      coloured.replacing(/\u{1B}\[[01]m/, with: "") == printed(.of(report)))
  }

  @Test(arguments: [40, 60, 80, 100])
  func `the text keeps to the width`(width: Int) {
    let text = printed(.of(report(row(1, 0.5), row(4, 0.004, samples: 3))), width: width)
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
  }

  @Test func `a peak of the whole process says so`() {
    let report = measured([result([row(1, 0.5)], isPeakOfRow: false)])
    #expect(printed(.of(report), width: 100).contains("so far, other rows included"))
    #expect(DataTable.of(report).csv.contains(",process,"))
  }

  @Test(arguments: [
    (0, "0"), (0.5, "0.50"), (1, "1.00"), (9.994, "9.99"), (9.996, "10.0"), (99.96, "100"),
    (999.4, "999"), (999.6, "1.00 k"), (31_234_567, "31.2 M"), (999_600_000, "1.00 G"),
    (123_456_000_000, "123 G"),
  ])
  func `rates have three digits and a unit`(value: Double, text: String) {
    #expect(Quantity(value, .rate).text == text)
  }

  @Test func `what is not known is a dash`() {
    #expect(Value.missing.text == "-" && Quantity(.infinity, .rate).text == "-")
  }

  private func warnings(_ measured: BenchResult) -> [String] {
    measured.warnings.map(\.text)
  }

  // MARK: Warnings

  @Test func `a calm measurement has no warnings`() {
    #expect(warnings(report(row(1, 0.5), row(2, 0.3))).isEmpty)
  }

  @Test func `a debug build is warned of`() {
    var measured = measured([result([row(1, 0.5)])])
    measured.build = "debug"
    let warnings = warnings(measured)
    #expect(warnings.count == 1 && warnings[0].contains("slower than a release build"))
  }

  @Test func `a busy machine is warned of, though all samples agree`() {
    let warnings = warnings(report(row(1, 0.5, use: 0.9), row(2, 0.75, use: 1.0 / 3)))
    #expect(
      warnings == [
        "The threads ran 33.3 % of the time they had (town on 2 threads): wall time is much longer "
          + "than CPU time, because other programs, or other machines on the same hardware, used "
          + "the cores. The rates are too low, though samples may agree. Close other programs, or "
          + "choose fewer threads, and measure again."
      ])
  }

  @Test func `where work may have been uneven, the warning says so`() {
    let measured = measured([result([row(2, 0.5, use: 0.6)], pieces: 4)])
    #expect(warnings(measured).count == 1)
    #expect(warnings(measured)[0].hasSuffix("take more replicates per sample."))
    let few = [result([row(2, 0.5, use: 0.6)], pieces: 1)]
    #expect(warnings(self.measured(few)).isEmpty)
  }

  @Test func `outliers are counted, with their rows and what helps`() {
    let disturbed = ThroughputResult.Row(
      threads: 2, setupSeconds: nil,
      spread: Measurement(
        name: "row", seconds: [0.3, 0.301, 0.302, 0.299, 0.3, 0.298, 0.301, 0.3, 0.299, 0.9]),
      peakBytes: nil)
    #expect(
      warnings(report(row(1, 0.5), disturbed)) == [
        "1 of 20 samples is far from the median of their kind (town on 2 threads): something else "
          + "ran at the time. The median is hardly affected; to be sure, close other programs and "
          + "measure again, or take more samples."
      ])
  }

  @Test func `samples that differ much are warned of`() {
    let shaky = ThroughputResult.Row(
      threads: 1, setupSeconds: nil,
      spread: Measurement(name: "row", seconds: (0..<10).map { 0.5 + 0.1 * Double($0) }),
      peakBytes: nil)
    #expect(
      warnings(report(shaky)).map { $0.prefix(67) } == [
        "Samples of one kind vary by up to 26.3 % (town on 1 thread): smaller"
          .prefix(67)
      ])
  }

  @Test(arguments: [
    ([(1, 0.5, 3)], "3 samples show"), ([(1, 0.5, 1)], "One sample shows"),
    ([(1, 0.004, 10)], "A sample of town on 1 thread takes 4.0 ms: starting"),
    ([(4, 0.5, 10)], "4 threads share 2 cores"),
    ([(1, 0.5, 10), (2, 0.48, 10)], "More threads are hardly faster than one (town on 2 threads)"),
  ])
  func `what makes figures less reliable is warned of`(
    rows: [(threads: Int, seconds: Double, samples: Int)], warning: String
  ) {
    let rows = rows.map { row($0.threads, $0.seconds, samples: $0.samples) }
    let warnings = warnings(measured([result(rows)]))
    #expect(warnings.count == 1 && warnings[0].hasPrefix(warning), "\(warnings)")
  }

  @Test func `if there are several graphs, a warning says that one was measured`() {
    let warnings = warnings(
      measured([result([row(1, 0.5)], draws: 3)]))
    #expect(warnings.count == 1 && warnings[0].contains("only the first of the scenario"))
  }

  // MARK: For programs

  @Test func `CSV has a row for each case and number of threads`() {
    #expect(
      DataTable.of(report(row(2, 0.25, setUp: nil))).csv == """
        case,people,ties,threads,samples,replicates,tellings,tellings_per_second,\
        edge_visits_per_second,replicates_per_second,setup_seconds,spread_seconds,\
        spread_seconds_deviation,spread_seconds_min,spread_seconds_max,spread_cpu_seconds,\
        worker_use,outliers,speed_up,peak_bytes,peak_of,digest
        town,1000,10000,2,10,50,2000000,8000000,30000000,200,,0.25,0,0.25,0.25,0.5,1,0,,52428800,\
        row,0x0000000000000abc

        """)
  }

  @Test func `JSON has the machine and the same keys; what is missing is null`() throws {
    let json = JSONValue.of(report(row(2, 0.25, samples: 2, setUp: nil))).pretty
    #expect(json.contains("\"setup_seconds\": null") && json.contains("\"speed_up\": null"))
    #expect(json.contains("\"all_spread_seconds\": [0.25, 0.25]"))
    #expect(json.contains("\"all_spread_cpu_seconds\": [0.5, 0.5]"))
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(object?["build"] as? String == "release")
    #expect(object?["version"] as? String == Version.current)
    #expect((object?["warnings"] as? [String])?.count == 1)
    let results = try #require(object?["results"] as? [[String: Any]])
    #expect(results.count == 1)
    for column in DataTable.benchColumns {
      #expect(results[0][column.name] != nil, "\(column.name)")
    }
  }

  @Test func `the keys that other programs rely on are there, and documented`() {
    let names = DataTable.benchColumns.map(\.name)
    for name in [
      "tellings_per_second", "edge_visits_per_second", "replicates_per_second", "setup_seconds",
      "spread_seconds", "spread_cpu_seconds", "worker_use", "peak_bytes", "threads", "samples",
    ] {
      #expect(names.contains(name))
    }
    #expect(DataTable.benchColumns.allSatisfy { $0.meaning.hasSuffix(".") })
    #expect(Set(names).count == names.count)
  }
}
