package import Parallelism
import PlainText
import Scenarios
import Service
import SocialGraph

/// The bytes an experiment takes at its peak, estimated before anything is built.
public struct MemoryNeed: Sendable {
  /// The graphs of the largest batch, and building the largest graph.
  package let graphs: Double
  /// What the workers hold to run a wave.
  package let workspaces: Double
  /// A row for each run, what the settings come to, and the periods of the settings under way.
  package let results: Double

  /// A record with what the rounds of both stories were, and the array of its values.
  private static func bytesOfRun(_ table: MetricTable) -> Double {
    56 + 2 * 80 + 32 + 8 * Double(table.metrics.count)
  }
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

  /// The bytes of all together.
  package var total: Double { graphs + workspaces + results }

  /// Estimates the need of a plan.
  ///
  /// - Parameters:
  ///   - plan: What is run.
  ///   - families: Its graphs.
  ///   - workers: Who runs it.
  ///   - budget: The bytes of graphs that are held at a time.
  package init(_ plan: Plan, _ families: GraphFamilies, workers: Workers, budget: Double) {
    let all = families.all
    let batches = families.batches(within: budget) { all[$0].residentBytes }
    let resident = batches.map { batch in
      batch.reduce(0) { $0 + all[$1.family].residentBytes * Double($1.draws.count) }
    }
    let building = all.map { $0.buildingBytes - $0.residentBytes }.max() ?? 0
    graphs = (resident.max() ?? 0) + max(0, building)
    let people = Double(all.compactMap(\.people).max() ?? 0)
    let ofPerson =
      plan.metrics.hasPeriods
      ? Self.bytesOfPersonAndWorker + Self.bytesOfPeriod : Self.bytesOfPersonAndWorker
    let ofSegments = Self.bytesOfSegment * Double(plan.metrics.segments.count)
    workspaces = Double(workers.count) * people * (ofPerson + ofSegments)
    // Settings whose graphs are in several batches stay open from the first to the last.
    let open =
      batches.count > 1 ? plan.settings.count : min(plan.settings.count, workers.count + 1)
    results =
      Double(plan.runs) * Self.bytesOfRun(plan.metrics)
      + Double(plan.settings.count) * Self.bytesOfSetting
      + Self.bytesOfPeriods(plan, open: open)
  }

  /// The periods of the settings that are being run, a row for each period of a replicate, and the
  /// summaries of all.
  private static func bytesOfPeriods(_ plan: Plan, open: Int) -> Double {
    let rows = plan.settings.map { setting -> (periods: Double, replicates: Double) in
      (Double(setting.scenario.service?.periods ?? 0), Double(setting.scenario.replicates))
    }
    let kept = rows.map { $0.periods * $0.replicates }.sorted(by: >).prefix(open).reduce(0, +)
    let summaries = rows.reduce(0) { $0 + $1.periods } * Double(plan.periodMetrics.rows.count)
    // Twice, while a setting is sorted and summarised.
    return 2 * kept * bytesOfRun(plan.periodMetrics) + summaries * bytesOfSummary
  }

  /// Why this is too much for a machine, or nil if it is not.
  package func refusal(memory: Double) -> String? {
    guard total > 0.9 * memory else { return nil }
    let remedy =
      graphs >= workspaces && graphs >= results
      ? "use a graph with fewer people or contacts"
      : workspaces >= results
        ? "use fewer workers" : "ask for fewer replicates or points"
    return
      "this would take about \(NumberText.bytes(total)) of memory (graphs \(NumberText.bytes(graphs)), "
      + "workers \(NumberText.bytes(workspaces)), results \(NumberText.bytes(results))), and this machine has "
      + "\(NumberText.bytes(memory)): \(remedy)"
  }
}
