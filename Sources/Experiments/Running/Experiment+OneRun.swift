public import Parallelism
import PlainText
import Scenarios

/// One run of a plan, made alone: what the whole plan has in its place.
public struct OneRun: Sendable {
  /// Its setting and number.
  public let choice: RunChoice
  /// The plan with this run alone; nothing is summarised.
  public let result: ExperimentResult
  /// How it went; nil if it failed.
  public let path: ReplicatePath?
}

extension Experiment {
  /// Runs one replicate of one setting.
  ///
  /// - Parameters:
  ///   - choice: Which one.
  ///   - workers: Who builds its graph.
  ///   - cancellation: Once raised, it ends.
  ///   - progress: Called while chances to retell are solved for.
  /// - Returns: The run; nil if cancelled.
  /// - Throws: ``ExperimentError`` where its inputs cannot be read.
  public func run(
    only choice: RunChoice, workers: Workers, cancellation: Cancellation,
    progress: @escaping @Sendable (ExperimentProgress) -> Void
  ) throws(ExperimentError) -> OneRun? {
    let calibration = Calibration(plan.alone(choice.setting))
    guard
      let alone = try calibration.run(
        workers: workers, cancellation: cancellation, progress: progress)
    else { return nil }
    let options = ExperimentOptions()
    let families = GraphFamilies(alone)
    if let refusal = families.all[0].refusal(memory: options.memory) {
      throw .asksTooMuch(Diagnostics([plan.document.placed(refusal, at: [refusal.file])]))
    }
    let inputs = try ExperimentInputs(alone, families, workers: workers, budget: options.budget)
    let draw = choice.replicate % families.drawsOfSetting[0]
    let cache = GraphCache(
      [GraphFamilies.Part(family: 0, draws: draw..<draw + 1)], families,
      files: try inputs.graph(of: 0, families, workers: workers).map { [0: $0] } ?? [:],
      workers: workers, cancellation: cancellation)

    var whole = plan
    whole.settings[choice.setting] = alone.settings[0]
    var block = RunBlock(setting: choice.setting, of: whole)
    switch cache.item(part: 0, draw: draw) {
    case .failure(let failure)?: block.append(failed: choice.replicate, failure.description)
    case .success(let graph)?:
      var runner = ReplicateRunner(settings: 1, cancellation: cancellation)
      runner.run(
        [choice.replicate], of: alone.settings[0].scenario, inputs.firstHand[0], on: graph,
        key: ReplicateRunner.Key(setting: 0, draw: draw), decomposes: plan.decomposes
      ) { replicate, outcome in block.append(outcome, replicate: replicate, of: whole) }
    case nil: break
    }
    if block.count == 0 { return nil }
    let runs = try kept { () throws(JournalError) in
      let store = try RunStore(whole, files: inputs.files)
      _ = try store.append(block)
      return try store.close()
    }
    let result = ExperimentResult(
      plan: whole, key: runs.key, runs: runs, settings: [], isComplete: false)
    let path = block.replicates.indices.first.map { ReplicatePath($0, of: block) }
    return OneRun(choice: choice, result: result, path: path)
  }
}

extension Plan {
  /// The plan with one setting alone; its metrics and hash are those of the whole plan.
  fileprivate func alone(_ setting: Int) -> Plan {
    var alone = self
    alone.documents = [document(of: setting)]
    alone.settings = [settings[setting]]
    alone.options = 0..<0
    alone.runs = settings[setting].scenario.replicates
    return alone
  }
}
