public import Experiments
import Measurement
import PlainText
import WordOfMouth

/// What a benchmark measured, and on which machine and build: this one, unless a test says otherwise.
public struct BenchResult: Sendable {
  /// What was measured, in order.
  package var results: [ThroughputResult]
  /// The number of cores.
  package var cores: Int
  /// Operating system, architecture and cores.
  package var system = Machine.summary
  /// The model of the processor, or nil if it is not known.
  package var processor = Machine.processor
  /// `release` or `debug`.
  package var build = Machine.build
  /// The compiler.
  package var compiler = Machine.compiler
  /// The instructions that waves use.
  package var instructions = InstructionSet.inUse.name

  /// Makes a result of this machine and the build of this program.
  ///
  /// - Parameters:
  ///   - results: What was measured, in order.
  ///   - cores: The number of cores that the program may use.
  public init(_ results: [ThroughputResult], cores: Int) {
    (self.results, self.cores) = (results, cores)
  }

  /// A case on a number of threads, and how much of the time its workers ran.
  typealias Line = (result: ThroughputResult, row: ThroughputResult.Row, use: WorkerUse?)

  var lines: [Line] {
    results.flatMap { result in
      result.rows.map { (result, $0, result.use(of: $0, cores: cores)) }
    }
  }
}

extension Document {
  /// The report of a benchmark: machine, table, how to read it, cautions.
  public static func of(_ measured: BenchResult) -> Document {
    Document(
      measured.machine.map { .paragraph($0) } + [.table(measured.table)]
        + section("How to read it", measured.explanations)
        + section("Cautions", measured.warnings) + [
          .paragraph(
            """
            Checked: within each case all samples gave the same results on every number of threads.
            """)
        ])
  }
}

/// A benchmark in words.
extension BenchResult {
  var machine: [Prose] {
    [
      "hearsay \(Version.current), \(build) build by \(compiler); instructions: \(instructions)",
      "\(system); \(processor ?? "unknown processor")",
    ]
  }

  fileprivate var table: Table {
    var table = Table([
      .init("threads"), .init("tellings\nper s", group: 0), .init("+-", group: 0),
      .init("edge visits\nper s", group: 1), .init("wall\ns", group: 2),
      .init("CPU\ns", group: 2), .init("speed-\nup", group: 3), .init("set-up\ns", group: 4),
      .init("peak\nmemory", group: 5),
    ])
    for result in results {
      let about: Prose = result.about.map { "\($0); " } ?? ""
      table.rows.append(
        .span(
          """
          \(result.name): \(about)\(result.people, "person", "people"), \(result.ties, "tie"), \
          \(result.replicates, "replicate") a sample
          """))
      table.rows += result.rows.map { .cells(cells($0, of: result)) }
    }
    return table
  }

  private func cells(_ row: ThroughputResult.Row, of result: ThroughputResult) -> [Value] {
    func rate(_ count: Double) -> Value {
      row.perSecond(count).map { .quantity(Quantity($0, .rate)) } ?? .missing
    }
    func seconds(_ time: Double?) -> Value {
      time.map { .number($0, decimals: $0 < 10 ? 3 : 1) } ?? .missing
    }
    return [
      .count(row.threads), rate(Double(result.tellings)),
      .percent(row.spread.relativeDeviation), rate(result.edgeVisits),
      seconds(row.spread.median), seconds(row.spread.medianCPU),
      result.speedUp(of: row).map { .number($0, decimals: 2) } ?? .missing,
      seconds(row.setupSeconds),
      row.peakBytes.map { .quantity(Quantity(Double($0), .bytes)) } ?? .missing,
    ]
  }

  static let setUp =
    "Reading or generating the graph, finding the customers and preparing the wave, once; not part of "
    + "the rates."

  fileprivate var explanations: [Prose] {
    let samples = lines.first?.row.spread.seconds.count ?? 0
    let peak =
      results.allSatisfy(\.isPeakOfRow)
      ? "while this row was set up and warmed up."
      : "so far, other rows included: this system cannot separate them."
    return [
      """
      Rates are those of the median of \(samples, "sample"), +- the median distance of a sample \
      from it; k is thousand, M million, G thousand million.
      """,
      """
      Telling: one person tells another. Edge visit: a contact of somebody whose turn it is to \
      tell, who is then told or not.
      """,
      """
      Wall: seconds that a sample takes. CPU: seconds that its threads run, all together; with idle \
      cores it is the wall time times the threads.
      """,
      "Set-up: \(Self.setUp.prefix(1).lowercased() + Self.setUp.dropFirst()) Speed-up: over one thread.",
      "Peak memory: the most memory of the process \(peak)",
    ]
  }

  // MARK: Warnings

  /// What makes the figures less reliable, in sentences: what was seen, why it matters, what helps.
  public var warnings: [Prose] {
    [
      debugBuild, busyMachine, fewSamples, shortSamples, moreThreadsThanCores, idleThreads,
      outliers,
      wideSpread, draws,
    ].compactMap(\.self)
  }

  private var debugBuild: Prose? {
    build == "release"
      ? nil
      : """
      This is a \(build) build, tens to hundreds of times slower than a release build: these \
      figures say nothing about Hearsay.
      """
  }

  /// Wall time much longer than CPU time: no spread between samples shows it.
  private var busyMachine: Prose? {
    let held = lines.filter { $0.use?.wasHeldUp ?? false }
      .sorted { ($0.use?.share ?? 1) < ($1.use?.share ?? 1) }
    guard let worst = held.first, let share = worst.use?.share else { return nil }
    let uneven: Prose =
      held.contains { $0.use?.hasFewPieces ?? false }
      ? " If none did, the work did not divide evenly: take more replicates per sample." : ""
    return """
      The threads ran \(.percent(share)) of the time they had \
      (\(Self.names(held))): wall time is much longer than CPU time, because other programs, or other \
      machines on the same hardware, used the cores. The rates are too low, though samples may agree. Close other programs, or choose fewer \
      threads, and measure again.\(uneven)
      """
  }

  private var fewSamples: Prose? {
    guard let fewest = lines.map(\.row.spread.seconds.count).min(), fewest < 10 else { return nil }
    return """
      \(fewest == 1 ? "One sample shows" : "\(fewest) samples show") that it works, not how fast; \
      take at least 10 samples before quoting a median.
      """
  }

  private var shortSamples: Prose? {
    let short = lines.filter { $0.row.spread.median < 0.01 }
    guard let worst = short.map(\.row.spread.median).min() else { return nil }
    let time: Prose =
      worst < 0.001
      ? "\(.number(worst * 1e6, decimals: 0)) us" : "\(.number(worst * 1e3, decimals: 1)) ms"
    return """
      A sample of \(Self.names(short)) takes \(time)\(short.count > 1 ? " or little more" : ""): \
      starting threads and other load on the machine matter as much as the work. More replicates \
      per sample help.
      """
  }

  private var moreThreadsThanCores: Prose? {
    guard let most = lines.map(\.row.threads).max(), most > cores else { return nil }
    return """
      \(.count(most)) threads share \(cores, "core"): more threads than cores are not faster, and \
      each takes memory.
      """
  }

  private var idleThreads: Prose? {
    let idle = lines.filter { line in
      let threads = line.row.threads
      return threads > 1 && threads <= cores && !(line.use?.wasHeldUp ?? false)
        && (line.result.speedUp(of: line.row).map { $0 < 1 + 0.25 * Double(threads - 1) } ?? false)
    }
    guard !idle.isEmpty else { return nil }
    return """
      More threads are hardly faster than one (\(Self.names(idle))): all of them wait for memory, or \
      the cores are not this machine's alone, as on a virtual one.
      """
  }

  private var outliers: Prose? {
    // Among a few samples one is always far from the others.
    let disturbed = lines.filter { $0.row.spread.outliers > 0 && $0.row.spread.seconds.count >= 10 }
      .sorted { $0.row.spread.outliers > $1.row.spread.outliers }
    guard !disturbed.isEmpty else { return nil }
    let count = disturbed.reduce(0) { $0 + $1.row.spread.outliers }
    let all = lines.reduce(0) { $0 + $1.row.spread.seconds.count }
    return """
      \(.count(count)) of \(all, "sample") \(count == 1 ? "is" : "are") far from the median of \
      their kind (\(Self.names(disturbed))): something else ran at the time. The median is hardly \
      affected; to be sure, close other programs and measure again, or take more samples.
      """
  }

  private var wideSpread: Prose? {
    let wide = lines.filter { $0.row.spread.relativeDeviation > 0.05 }
      .sorted { $0.row.spread.relativeDeviation > $1.row.spread.relativeDeviation }
    guard let worst = wide.first?.row.spread.relativeDeviation else { return nil }
    return """
      Samples of one kind vary by up to \(.percent(worst)) (\(Self.names(wide))): smaller \
      differences from another measurement mean nothing. An idle machine with a constant clock \
      frequency helps.
      """
  }

  private var draws: Prose? {
    let several = results.filter { $0.graphDraws > 1 }
    guard !several.isEmpty else { return nil }
    return """
      \(several.map(\.name).joined(separator: ", ")): only the first of the scenario's graphs was \
      measured.
      """
  }

  /// A few rows by name.
  private static func names(_ lines: [BenchResult.Line]) -> String {
    let names = lines.prefix(3).map {
      "\($0.result.name) on \(NumberText.count($0.row.threads, "thread"))"
    }
    let more = lines.count - names.count
    return names.joined(separator: ", ") + (more > 0 ? " and \(NumberText.whole(more)) more" : "")
  }
}

extension Measurement {
  /// The median absolute deviation over the median; 0 where the clock saw no time pass.
  var relativeDeviation: Double { median > 0 ? medianAbsoluteDeviation / median : 0 }
}
