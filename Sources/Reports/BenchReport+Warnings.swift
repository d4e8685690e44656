import Experiments
import Measurement

extension BenchReport {
  /// What makes the figures worth less, in sentences: what was seen, why it matters, what helps.
  public var warnings: [String] {
    [
      debugBuild, fewSamples, shortSamples, moreThreadsThanCores, idleThreads, outliers, wideSpread,
      draws,
    ].compactMap(\.self)
  }

  private typealias Line = (result: ThroughputResult, row: ThroughputResult.Row)

  private var lines: [Line] {
    results.flatMap { result in result.rows.map { (result, $0) } }
  }

  private var debugBuild: String? {
    host.build == "release"
      ? nil
      : "This is a \(host.build) build, tens to hundreds of times slower than a release build: none "
        + "of these figures says anything of Hearsay. Build with swift build -c release."
  }

  private var fewSamples: String? {
    guard let fewest = lines.map(\.row.spread.seconds.count).min(), fewest < 10 else { return nil }
    return (fewest == 1 ? "One sample shows" : "\(NumberText.whole(fewest)) samples show")
      + " that it works, not how fast; ten are the least to quote a median of (--samples 10)."
  }

  private var shortSamples: String? {
    let short = lines.filter { $0.row.spread.median < 0.01 }
    guard let worst = short.min(by: { $0.row.spread.median < $1.row.spread.median }) else {
      return nil
    }
    return "A sample of \(Self.names(short)) lasts \(Self.time(worst.row.spread.median))"
      + (short.count > 1 ? " or little more" : "")
      + ": starting the threads and whatever else the machine does weigh as much as the work. More "
      + "replicates in a sample help (--replicates)."
  }

  private var moreThreadsThanCores: String? {
    guard let most = lines.map(\.row.threads).max(), most > host.cores else { return nil }
    return "\(NumberText.whole(most)) threads share \(NumberText.count(host.cores, "core")): more "
      + "threads than cores are not faster, and take memory each."
  }

  private var idleThreads: String? {
    let idle = lines.filter { result, row in
      row.threads > 1 && row.threads <= host.cores
        && (result.speedUp(of: row).map { $0 < 1 + 0.25 * Double(row.threads - 1) } ?? false)
    }
    guard !idle.isEmpty else { return nil }
    return "More threads are hardly faster than one (\(Self.names(idle))): other programs have the "
      + "cores, or all threads wait for the same memory. The first shows in a list of processes."
  }

  private var outliers: String? {
    // Of a few samples one is always far from the others.
    let disturbed = lines.filter { $0.row.spread.outliers > 0 && $0.row.spread.seconds.count >= 10 }
      .sorted { $0.row.spread.outliers > $1.row.spread.outliers }
    guard !disturbed.isEmpty else { return nil }
    let count = disturbed.reduce(0) { $0 + $1.row.spread.outliers }
    let all = lines.reduce(0) { $0 + $1.row.spread.seconds.count }
    return "\(NumberText.whole(count)) of \(NumberText.count(all, "sample")) "
      + "\(count == 1 ? "lies" : "lie") far from the median of their kind "
      + "(\(Self.names(disturbed))): something else ran at the time. The median bears it; to be "
      + "sure, close other programs and measure again, or take more samples (--samples 30)."
  }

  private var wideSpread: String? {
    let wide = lines.filter { $0.row.spread.relativeDeviation > 0.05 }
      .sorted { $0.row.spread.relativeDeviation > $1.row.spread.relativeDeviation }
    guard let worst = wide.first else { return nil }
    let most = NumberText.percent(worst.row.spread.relativeDeviation)
    return "Samples of one kind vary by up to \(most) (\(Self.names(wide))): smaller differences "
      + "from another measurement mean nothing. A machine that does nothing else and keeps its clock "
      + "helps."
  }

  private var draws: String? {
    let several = results.filter { $0.graphDraws > 1 }
    guard !several.isEmpty else { return nil }
    return "\(several.map(\.name).joined(separator: ", ")): of the graphs that the scenario draws, "
      + "the first was measured."
  }

  /// A few rows by name.
  private static func names(_ lines: [Line]) -> String {
    let names = lines.prefix(3).map {
      "\($0.result.name) on \(NumberText.count($0.row.threads, "thread"))"
    }
    let more = lines.count - names.count
    return names.joined(separator: ", ") + (more > 0 ? " and \(NumberText.whole(more)) more" : "")
  }

  private static func time(_ seconds: Double) -> String {
    seconds < 0.001
      ? "\(NumberText.fixed(seconds * 1e6, decimals: 0)) us"
      : "\(NumberText.fixed(seconds * 1e3, decimals: 1)) ms"
  }
}

extension Measurement {
  /// The median absolute deviation over the median; 0 where the clock saw no time pass.
  var relativeDeviation: Double { median > 0 ? medianAbsoluteDeviation / median : 0 }
}
