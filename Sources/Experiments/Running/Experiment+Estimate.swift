public import Parallelism
import Scenarios
import Service
import SocialGraph
import WordOfMouth

extension Experiment {
  /// Graphs with more ties are not built for an estimate.
  private static let mostTiesTried = 2e7
  /// How long replicates of each sampled setting are tried.
  private static let patience = Duration.milliseconds(250)

  /// What running would take.
  ///
  /// Time is estimated by building the graphs of the first, the middle and the last setting and running a
  /// few replicates of each, for a few seconds at most. Nothing is read from files.
  ///
  /// - Parameter workers: Who would run it.
  /// - Returns: The estimate.
  /// - Throws: ``ExperimentError`` if it is too large to run.
  public func estimate(workers: Workers) throws(ExperimentError) -> CostEstimate {
    let families = GraphFamilies(plan)
    let options = ExperimentOptions()
    try Self.refuseTooLarge(plan, families, workers: workers, options)
    let need = MemoryNeed(plan, families, workers: workers, budget: options.budget)
    return CostEstimate(
      settings: plan.settings.count, runs: plan.runs, graphs: families.graphs,
      people: families.all.compactMap(\.people).max() ?? 0,
      ties: families.all.compactMap(\.ties).max() ?? 0,
      bytes: need.total < 1e18 ? Int(need.total) : Int(1e18),
      seconds: triedSeconds(families, workers: workers))
  }

  /// The seconds that running takes, extrapolated from a few replicates, or nil if a graph or a
  /// customer list is in a file, or a graph too large to try.
  private func triedSeconds(_ families: GraphFamilies, workers: Workers) -> Double? {
    let last = plan.settings.count - 1
    guard last >= 0 else { return 0 }
    guard families.all.allSatisfy({ ($0.ties ?? .infinity) <= Self.mostTiesTried }) else {
      return nil
    }
    var sampled: [Int] = []
    for setting in [0, last / 2, last] where !sampled.contains(setting) { sampled.append(setting) }
    var (building, running) = (0.0, 0.0)
    for setting in sampled {
      guard let tried = tryOut(setting, workers: workers) else { return nil }
      building += tried.building
      running += tried.replicate
    }
    let samples = Double(sampled.count)
    return building / samples * Double(families.graphs)
      + running / samples * Double(plan.runs) / Double(min(workers.count, max(1, plan.runs)))
  }

  /// The seconds it takes to build the graph of a setting and to run one of its replicates.
  private func tryOut(
    _ setting: Int, workers: Workers
  ) -> (building: Double, replicate: Double)? {
    let scenario = plan.settings[setting].scenario
    guard case .model(let model) = scenario.graph else { return nil }
    if case .listed(.file) = scenario.customers { return nil }
    let clock = ContinuousClock()
    let start = clock.now
    guard let graph = try? model.build(seed: scenario.seed, draw: 0, workers: workers),
      let customers = try? CustomerList.firstHand(
        scenario.customers, labels: .numbered(graph.people), people: graph.people)
    else { return nil }
    let built = clock.now
    var runner = ReplicateRunner(settings: 1)
    var replicates = 0
    repeat {
      let block = min(
        WorkList.blockSize(people: graph.people, periods: scenario.service?.periods ?? 1),
        scenario.replicates - replicates)
      runner.run(
        Array(replicates..<replicates + block), of: scenario, customers.firstHand, on: graph,
        key: ReplicateRunner.Key(setting: setting, draw: 0), decomposes: plan.decomposes,
        Cancellation()
      ) { _, _ in }
      replicates += block
    } while replicates < scenario.replicates && clock.now - built < Self.patience
    return ((built - start) / .seconds(1), (clock.now - built) / .seconds(1) / Double(replicates))
  }
}
