package import Parallelism
import Scenarios
public import SocialGraph

/// The bytes an experiment takes at its peak, estimated before anything is built.
public struct MemoryNeed: Sendable {
  /// The graphs of the largest batch, and building the largest graph.
  package let graphs: Double
  /// What the workers hold to run a wave.
  package let workspaces: Double
  /// A row for each run, and what the settings come to.
  package let results: Double

  /// A record, and the block that holds its values.
  private static let bytesOfRun = 56.0 + 32 + 8 * Double(Metric.wave.count)
  /// A setting, its summaries, and a few dozen rounds.
  private static let bytesOfSetting = 32_768.0
  /// A byte of standing, the lists of who was reached and who is due, a batch of tellings and its
  /// positions where somebody knows everybody, and the order of people by contacts.
  private static let bytesOfPersonAndWorker = 32.0

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
    workspaces = Double(workers.count) * people * Self.bytesOfPersonAndWorker
    results =
      Double(plan.runs) * Self.bytesOfRun + Double(plan.settings.count) * Self.bytesOfSetting
  }

  /// Why a graph by itself is too much for a machine, or nil if it is not: a sentence with the remedy.
  ///
  /// - Parameters:
  ///   - model: The graph to be generated.
  ///   - memory: The machine's bytes.
  /// - Returns: The sentence, or nil if the graph fits.
  public static func refusal(of model: GraphModel, memory: Double) -> String? {
    let bytes = Double(model.expectedBytes)
    guard bytes > 0.9 * memory else { return nil }
    return
      "this graph would take about \(bytesInWords(bytes)) of memory to build, and this machine "
      + "has \(bytesInWords(memory)): use fewer people or contacts"
  }

  /// Why this is too much for a machine, or nil if it is not.
  package func refusal(memory: Double) -> String? {
    guard total > 0.9 * memory else { return nil }
    let remedy =
      graphs >= workspaces && graphs >= results
      ? "use a graph with fewer people or contacts"
      : workspaces >= results
        ? "use fewer workers (--threads)" : "ask for fewer replicates or points"
    return
      "this would take about \(bytesInWords(total)) of memory (graphs \(bytesInWords(graphs)), "
      + "workers \(bytesInWords(workspaces)), results \(bytesInWords(results))), and this machine has "
      + "\(bytesInWords(memory)): \(remedy)"
  }
}
