import Parallelism
import Scenarios
import Service
import SocialGraph
import WordOfMouth

/// Runs the replicates of a plan, batch of graphs by batch of graphs.
///
/// Within a batch all blocks of all settings are in one list that the workers share; see ``WorkList``.
/// Batches decide what is in memory together and nothing else.
struct ExperimentRunner {
  let plan: Plan
  let families: GraphFamilies
  let inputs: ExperimentInputs
  let workers: Workers
  let cancellation: Cancellation
  let options: ExperimentOptions
  /// Whether a ledger will be compared with the runs.
  let keepsLedger: Bool

  /// Runs everything, or until cancelled.
  func run(
    into store: RunStore, progress: @Sendable (ExperimentProgress) -> Void
  ) throws(ExperimentError) -> ExperimentTrace {
    var trace = ExperimentTrace(notes: inputs.notes)
    let bytes = inputs.bytes
    for parts in families.batches(within: options.budget, bytes: { bytes[$0] }) {
      if cancellation.isCancelled { break }
      var files: [Int: Graph] = [:]
      for part in parts {
        files[part.family] = try inputs.graph(of: part.family, families, workers: workers)
      }
      let cache = GraphCache(
        parts, families, files: files, workers: workers, cancellation: cancellation)
      let held = parts.reduce(0) { $0 + $1.draws.count }
      trace.graphs += held
      trace.mostGraphsHeld = max(trace.mostGraphsHeld, held)
      let slices = slices(of: parts)
      look(at: cache, slices, &trace)
      runBlocks(WorkList(slices), on: cache, into: store, progress)
    }
    return trace
  }

  /// The work that the graphs of a batch allow, in order of settings.
  private func slices(of parts: [GraphFamilies.Part]) -> [WorkList.Slice] {
    var places: [Int: Int] = [:]
    for (place, part) in parts.enumerated() { places[part.family] = place }
    return plan.settings.indices.compactMap { setting in
      let family = families.ofSetting[setting]
      guard let place = places[family] else { return nil }
      let draws = parts[place].draws.clamped(to: 0..<families.drawsOfSetting[setting])
      guard !draws.isEmpty else { return nil }
      let people = families.all[family].people ?? Int(inputs.bytes[family] / 4)
      let periods = plan.settings[setting].scenario.service?.periods ?? 1
      return WorkList.Slice(
        setting: setting, part: place, draws: draws,
        allDraws: families.drawsOfSetting[setting],
        allReplicates: plan.settings[setting].scenario.replicates,
        blockSize: WorkList.blockSize(people: people, periods: periods))
    }
  }

  /// Notes the sizes of first graphs, where contacts run short on them, and which graphs failed.
  private func look(
    at cache: GraphCache, _ slices: [WorkList.Slice], _ trace: inout ExperimentTrace
  ) {
    if cancellation.isCancelled { return }
    for (place, part) in cache.parts.enumerated() where part.draws.contains(0) {
      guard case .success(let graph) = cache.item(part: place, draw: 0) else { continue }
      trace.profiles[part.family] = GraphProfile(graph)
      for slice in slices where slice.part == place {
        let remark = UnheardCustomers.remark(
          plan.settings[slice.setting].scenario, inputs.firstHand[slice.setting], on: graph)
        if let remark { trace.notes.add(remark, setting: slice.setting) }
      }
    }
    for slice in slices {
      let family = cache.parts[slice.part].family
      if slice.draws.contains(0), let graph = trace.profiles[family] {
        ContactsShortfall(graph: graph).note(
          plan.settings[slice.setting].scenario, setting: slice.setting, in: &trace.notes)
      }
      for draw in slice.draws {
        if case .failure(let failure) = cache.item(part: slice.part, draw: draw) {
          trace.notes.add(
            "The graph could not be built, so its replicates failed: \(failure.description).",
            setting: slice.setting)
        }
      }
    }
  }

  private func runBlocks(
    _ work: WorkList, on cache: GraphCache, into store: RunStore,
    _ progress: @Sendable (ExperimentProgress) -> Void
  ) {
    let (plan, inputs, cancellation, order) = (plan, inputs, cancellation, options.blockOrder)
    let keepsLedger = keepsLedger
    workers.forEach(
      work.blocks, cancellation: cancellation,
      makeState: { ReplicateRunner(settings: plan.settings.count) }
    ) { runner, index in
      let (place, places) = work.block(order(index, work.blocks))
      let slice = work.slices[place]
      let scenario = plan.settings[slice.setting].scenario
      var block = RunBlock(setting: slice.setting)
      var next = places.lowerBound
      while next < places.upperBound, !cancellation.isCancelled {
        // Replicates of one graph are neighbours.
        let draw = slice.replicate(next).draw
        let end = (next..<places.upperBound).first { slice.replicate($0).draw != draw }
        let replicates = (next..<(end ?? places.upperBound)).map { slice.replicate($0).replicate }
        next += replicates.count
        guard case .success(let graph) = cache.item(part: slice.part, draw: draw) else {
          for replicate in replicates { block.append(failed: replicate, of: plan) }
          continue
        }
        runner.run(
          replicates, of: scenario, inputs.firstHand[slice.setting], on: graph,
          key: ReplicateRunner.Key(setting: slice.setting, draw: draw), decomposes: plan.decomposes,
          cancellation
        ) { replicate, outcome in
          block.append(outcome, replicate: replicate, of: plan, keepsLedger: keepsLedger)
        }
      }
      if block.records.isEmpty { return }
      let done = store.append(block)
      progress(ExperimentProgress(done: done, total: plan.runs))
    }
  }
}

/// What is noted while running, beside the runs.
package struct ExperimentTrace: Sendable {
  /// What theory takes of each family's first graph.
  var profiles: [Int: GraphProfile] = [:]
  /// Remarks on customers, on contacts that ran short, and on graphs that could not be built.
  var notes = SettingNotes()
  /// How many graphs were built or read.
  package var graphs = 0
  /// The most graphs that were held at a time.
  package var mostGraphsHeld = 0
}
