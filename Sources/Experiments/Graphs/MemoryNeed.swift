package import Parallelism
package import PlainText
import Scenarios
import Service
import SocialGraph
import WordOfMouth

/// The bytes an experiment takes at its peak, estimated before anything is built.
public struct MemoryNeed: Sendable {
  /// The graphs of the largest batch, and what building the largest graph takes beyond what the workers hold
  /// later.
  package let graphs: Double
  /// What the workers hold to run a wave.
  package let workspaces: Double
  /// How many they are.
  private let workers: Int
  /// The runs in memory, a few columns of the settings that are being summarised, and what they come to.
  package let results: Double

  /// The rounds of one replicate for each worker, and of one setting, where people tell or hear as long as
  /// there are rounds, and all of those are run.
  package let rounds: Double
  /// What each of these rounds adds to that.
  private let bytesOfEachRound: Double

  /// The numbers of a run or of one of its periods, most of which are small, and its rounds.
  private static func bytesOfRun(_ table: MetricTable) -> Double {
    32 + 4 * Double(ReplicateColumn.fixedCount + table.metrics.count)
  }
  /// The columns that are read of a run while its setting is summarised.
  private static let bytesOfColumns = 64.0
  /// What stays in memory of a run that is in a file: bits, and its part of the header of a block.
  private static let bytesOfKeptRun = 2.0
  /// What reading runs back from a file holds at a time, of a run and in all: a part of the rounds and of
  /// columns.
  private static let (bytesOfWindow, mostBytesOfWindow) = (300.0, 36e6)
  /// A row of the rounds of a setting, and its share of what it is made of.
  static let bytesOfRound = 140.0
  /// A round of a replicate that is running or has just ended.
  private static let bytesOfRunningRound = 120.0
  /// A setting, its summaries, and a few dozen rounds.
  private static let bytesOfSetting = 32_768.0
  /// A summary of a metric.
  private static let bytesOfSummary = 232.0
  /// A byte of state, the lists of people reached and due to tell, a batch of tellings and its positions
  /// where somebody knows everybody, and the order of people by contacts.
  private static let bytesOfPersonAndWorker = 32.0
  /// With periods: about four bytes of state and coins, the lists of people with a story to tell, and
  /// attempts where capacity binds.
  private static let bytesOfPeriod = 24.0
  /// With segments: state and coins of each.
  private static let bytesOfSegment = 5.0

  /// The program itself.
  private static let bytesOfProcess = 26e6

  /// The bytes of all together.
  package var total: Double { Self.bytesOfProcess + graphs + workspaces + results + rounds }

  /// The bytes of a graph that was read, of reading it, and of the workers that run on it.
  static func ofFile(_ graph: GraphProfile, workers: Workers) -> Double {
    let (ties, people) = (Double(graph.ties), Double(graph.people))
    // Weights: as they are listed and found, and in the graph.
    let (whileRead, later) = graph.meanWeight == nil ? (0.0, 0.0) : (48.0, 8.0)
    return max(
      (17 + whileRead) * ties + 28 * people,
      (8 + later) * ties + (4 + Double(workers.count) * bytesOfPersonAndWorker) * people)
  }

  /// Estimates the need of a plan.
  ///
  /// - Parameters:
  ///   - plan: What is run.
  ///   - families: Its graphs.
  ///   - workers: Who runs it.
  ///   - budget: The bytes of graphs that are held at a time.
  ///   - isKept: Whether finished runs are kept in a file, and not in memory.
  ///   - isMost: With a precision, whether it is that of the most replicates; else that of the first look, as
  ///     nobody knows how many follow.
  package init(
    _ plan: Plan, _ families: GraphFamilies, workers: Workers, budget: Double, isKept: Bool = false,
    isMost: Bool = false
  ) {
    let counts = plan.settings.map {
      Double(isMost ? $0.scenario.replicates : Plan.fewestReplicates($0.scenario))
    }
    let all = families.all
    let batches = families.batches(within: budget) { all[$0].residentBytes }
    let resident = batches.map { batch in
      batch.reduce(0) { $0 + all[$1.family].residentBytes * Double($1.draws.count) }
    }
    let building = all.map { $0.buildingBytes - $0.residentBytes }.max() ?? 0
    self.workers = workers.count
    let people = Double(all.compactMap(\.people).max() ?? 0)
    let ofPerson =
      plan.metrics.hasPeriods
      ? Self.bytesOfPersonAndWorker + Self.bytesOfPeriod : Self.bytesOfPersonAndWorker
    let ofSegments = Self.bytesOfSegment * Double(plan.metrics.segments.count)
    workspaces = Double(workers.count) * people * (ofPerson + ofSegments)
    graphs = (resident.max() ?? 0) + max(0, building - workspaces)
    bytesOfEachRound =
      Double(workers.count) * Self.bytesOfRunningRound
      + (plan.metrics.hasPeriods ? 0 : Double(RoundSummary.rowsOfRound) * Self.bytesOfRound)
    rounds = bytesOfEachRound * Double(plan.settings.map(\.scenario.lastingRounds).max() ?? 0)
    let summarised = counts.sorted(by: >).prefix(workers.count).reduce(0, +)
    results =
      counts.reduce(0, +) * (isKept ? Self.bytesOfKeptRun : Self.bytesOfRun(plan.metrics))
      + summarised * Self.bytesOfColumns
      + (isKept ? min(counts.reduce(0, +) * Self.bytesOfWindow, Self.mostBytesOfWindow) : 0)
      + Double(plan.settings.count) * Self.bytesOfSetting
      + Self.bytesOfPeriods(plan, counts, isKept: isKept)
  }

  /// The periods of all runs, and their summaries.
  private static func bytesOfPeriods(_ plan: Plan, _ counts: [Double], isKept: Bool) -> Double {
    zip(plan.settings, counts).reduce(0) { sum, each in
      let periods = Double(each.0.scenario.service?.periods ?? 0)
      let ofRuns = isKept ? 0 : each.1 * bytesOfRun(plan.periodMetrics)
      return sum + periods * (ofRuns + Double(plan.periodMetrics.rows.count) * bytesOfSummary)
    }
  }

  /// Why the rounds are too many for a machine, or nil if they are not.
  package func refusalOfRounds(memory: MemoryLimit) -> (problem: String, remedy: String)? {
    let left = 0.9 * memory.bytes - (total - rounds)
    guard rounds > left, left > 0 else { return nil }
    let most = Int(min(1e9, left / bytesOfEachRound))
    let digit = pow10(of: most)
    let round = most / digit * digit
    return (
      "where people tell or hear in every round, so many rounds could take \(NumberText.bytes(rounds)) of "
        + "memory, and \(memory.sentence)",
      "use at most \(NumberText.whole(round)) rounds"
    )
  }

  /// Why this is too much for a machine, or nil if it is not; in place of a file the part of a scenario that asks for
  /// most of it.
  package func refusal(memory: MemoryLimit) -> Diagnostic? {
    let most = 0.9 * memory.bytes
    guard total > most else { return nil }
    let ofOne = workspaces / Double(workers)
    let (part, remedy) =
      total - workspaces + ofOne <= most
      ? ("graph", "use fewer workers")
      : graphs + ofOne >= results
        ? ("graph", "use a graph with fewer people or contacts")
        : ("replicates", "ask for fewer replicates or points")
    return Diagnostic(
      file: part,
      "this would take about \(NumberText.bytes(total)) of memory (graphs \(NumberText.bytes(graphs)), "
        + "workers \(NumberText.bytes(workspaces)), results \(NumberText.bytes(results))), and \(memory.sentence)",
      remedies: [remedy])
  }
}

/// The largest power of ten that is not above a number of at least 1; 1 for less.
private func pow10(of number: Int) -> Int {
  var power = 1
  while power <= number / 10 { power *= 10 }
  return power
}

extension Scenario {
  /// The rounds that a wave may have whose tellers or sources never fall silent; 0 where all do.
  fileprivate var lastingRounds: Int {
    Opinion.allCases.contains { voices[$0].goesOn } ? roundLimit ?? 0 : 0
  }
}

extension MemoryLimit {
  /// How much there is and what says so, as the end of a sentence.
  var sentence: String {
    let amount = NumberText.bytes(bytes)
    return switch source {
    case .machine: "this machine has \(amount)"
    case .controlGroup: "its control group (container or batch job) may use \(amount)"
    case .addressSpace: "its limit of address space (ulimit -v) leaves \(amount)"
    case .data: "its limit of data (ulimit -d) leaves \(amount)"
    }
  }
}
