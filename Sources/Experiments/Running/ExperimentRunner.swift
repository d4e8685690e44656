import Parallelism
import Scenarios
import Service
import SocialGraph
import Synchronization
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

  /// How often the settings of a comparison are gone through: changing the setting costs its preparation.
  private static let passes = 8

  /// Runs what a store does not have yet, or until cancelled.
  ///
  /// What is noted beside the runs is the same, whatever the store had: the first graph of each family is
  /// made to be looked at.
  func run(
    into store: RunStore, progress: @Sendable (ExperimentProgress) -> Void
  ) throws(ExperimentError) -> ExperimentTrace {
    var trace = ExperimentTrace(notes: inputs.notes)
    let bytes = inputs.bytes
    let batches = families.batches(within: options.budget) { bytes[$0] }
    // Where all graphs fit together they are kept from round to round.
    var kept: GraphCache?
    var rounds = ReplicateRounds(plan)
    var batchesLeft = batches.count
    while !cancellation.isCancelled, let round = rounds.next() {
      let done = store.done
      let needed = neededDraws(in: round, done)
      let total = options.part.runs(plan, round.counts)
      for parts in batches where !cancellation.isCancelled {
        guard parts.contains(where: { needed[$0.family][$0.draws].contains(true) }) else {
          if round.isFirst { batchesLeft -= 1 }
          continue
        }
        let start = ContinuousClock.now
        let cache = try cache(
          of: parts, needed, unless: kept, known: batches.count == 1 ? options.known : nil, &trace)
        if batches.count == 1 { kept = cache }
        let built = ContinuousClock.now
        let slices = slices(of: parts, in: round)
        if round.isFirst, !cancellation.isCancelled {
          look(at: cache, slices, &trace)
          batchesLeft -= 1
        }
        let passes = plan.options.isEmpty ? 1 : Self.passes
        try runBlocks(WorkList(slices, passes: passes), on: cache, without: done, into: store) {
          count in
          progress(
            ExperimentProgress(done: count, total: total, isOpen: !plan.goals.isEmpty))
        }
        trace.building += (built - start) / .seconds(1)
        trace.running += (ContinuousClock.now - built) / .seconds(1)
      }
      if cancellation.isCancelled || plan.goals.isEmpty { break }
      do throws(JournalError) {
        try rounds.end(with: store.runs(), workers: workers)
      } catch {
        throw .journal(error)
      }
    }
    trace.isWhole = batchesLeft == 0
    trace.replicates = rounds.replicates
    trace.runs = options.part.runs(plan, trace.replicates)
    return trace
  }

  /// For each family, which of its draws are looked at or have runs of a round that are not done.
  private func neededDraws(in round: ReplicateRounds.Round, _ done: RunSet) -> [[Bool]] {
    let isLookedAt = round.isFirst && !options.part.isShard
    var needed = families.draws.map { draws in (0..<draws).map { $0 == 0 && isLookedAt } }
    for (setting, family) in families.ofSetting.enumerated() {
      let draws = families.drawsOfSetting[setting]
      for replicate in 0..<round.counts[setting]
      where !done.contains(replicate, of: setting)
        && options.part.includes(replicate, of: setting, in: plan)
      {
        needed[family][replicate % draws] = true
      }
    }
    return needed
  }

  /// Builds the graphs of a batch that are needed, unless they were kept.
  private func cache(
    of parts: [GraphFamilies.Part], _ needed: [[Bool]], unless kept: GraphCache?,
    known: KnownGraphs?, _ trace: inout ExperimentTrace
  ) throws(ExperimentError) -> GraphCache {
    let isThere = parts.indices.allSatisfy { place in
      parts[place].draws.allSatisfy {
        !needed[parts[place].family][$0] || kept?.item(part: place, draw: $0) != nil
      }
    }
    if let kept, isThere { return kept }
    var files: [Int: Graph] = [:]
    for part in parts {
      files[part.family] = try inputs.graph(of: part.family, families, workers: workers)
    }
    let held = parts.reduce(0) { $0 + $1.draws.count }
    trace.graphs += held
    trace.mostGraphsHeld = max(trace.mostGraphsHeld, held)
    return GraphCache(
      parts, families, files: files, workers: workers, cancellation: cancellation, known: known
    ) { family, draw in needed[family][draw] }
  }

  /// The work of a round that the graphs of a batch allow, in order of settings.
  private func slices(
    of parts: [GraphFamilies.Part], in round: ReplicateRounds.Round
  ) -> [WorkList.Slice] {
    var places: [Int: Int] = [:]
    for (place, part) in parts.enumerated() { places[part.family] = place }
    let runs = round.counts.reduce(0, +)
    return plan.settings.indices.compactMap { setting in
      let family = families.ofSetting[setting]
      guard round.runs(setting), let place = places[family] else { return nil }
      let draws = parts[place].draws.clamped(to: 0..<families.drawsOfSetting[setting])
      guard !draws.isEmpty else { return nil }
      let people = families.all[family].people ?? Int(inputs.bytes[family] / 4)
      let periods = plan.settings[setting].scenario.service?.periods ?? 1
      return WorkList.Slice(
        setting: setting, part: place, draws: draws,
        allDraws: families.drawsOfSetting[setting],
        allReplicates: round.counts[setting],
        blockSize: WorkList.blockSize(
          people: people, periods: periods, runs: runs, workers: workers.count))
    }
  }

  /// Notes the sizes of first graphs, and where contacts run short on them.
  private func look(
    at cache: GraphCache, _ slices: [WorkList.Slice], _ trace: inout ExperimentTrace
  ) {
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
    }
  }

  private func runBlocks(
    _ work: WorkList, on cache: GraphCache, without done: RunSet, into store: RunStore,
    _ progress: @Sendable (_ done: Int) -> Void
  ) throws(ExperimentError) {
    let (plan, inputs, cancellation, order) = (plan, inputs, cancellation, options.blockOrder)
    let part = options.part
    // Once something could not be kept there is no use in running more.
    let failure = Mutex<JournalError?>(nil)
    workers.forEach(
      work.blocks, cancellation: cancellation,
      makeState: {
        ReplicateRunner(settings: plan.settings.count, cancellation: cancellation)
      }
    ) { runner, index in
      let (place, places) = work.block(order(index, work.blocks))
      let slice = work.slices[place]
      let setting = plan.settings[slice.setting]
      if failure.withLock({ $0 != nil }) { return }
      var block = RunBlock(setting: slice.setting, of: plan)
      var next = places.lowerBound
      while next < places.upperBound, !cancellation.isCancelled {
        // Replicates of one graph are neighbours.
        let draw = slice.replicate(next).draw
        let end = (next..<places.upperBound).first { slice.replicate($0).draw != draw }
        let stretch = next..<(end ?? places.upperBound)
        next = stretch.upperBound
        let replicates = stretch.map { slice.replicate($0).replicate }
          .filter {
            !done.contains($0, of: slice.setting)
              && part.includes($0, of: slice.setting, in: plan)
          }
        if replicates.isEmpty { continue }
        let graph: Graph
        switch cache.item(part: slice.part, draw: draw) {
        case .success(let built)?: graph = built
        case .failure(let failure)?:
          for replicate in replicates { block.append(failed: replicate, failure.description) }
          continue
        // Nothing is run on a graph that was not begun.
        case nil: continue
        }
        runner.run(
          replicates, of: setting.scenario, inputs.firstHand[slice.setting], on: graph,
          key: ReplicateRunner.Key(setting: slice.setting, draw: draw), decomposes: plan.decomposes
        ) { replicate, outcome in
          block.append(outcome, replicate: replicate, of: plan)
        }
      }
      if block.count == 0 { return }
      do throws(JournalError) {
        progress(try store.append(block))
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
    }
    if let error = failure.withLock({ $0 }) { throw .journal(error) }
  }
}

/// What is noted while running, beside the runs.
package struct ExperimentTrace: Sendable {
  /// What theory takes of each family's first graph.
  var profiles: [Int: GraphProfile] = [:]
  /// For each setting, how many replicates it has in the end; of a group that is not complete, the most.
  package var replicates: [Int] = []
  /// How many runs there are in the end, whoever made them: all of the plan, or those of its shard.
  package var runs = 0
  /// Remarks on customers, and on contacts that ran short.
  var notes = SettingNotes()
  /// How many graphs were built or read.
  package var graphs = 0
  /// Whether all was noted, and not stopped before.
  var isWhole = true
  /// The most graphs that were held at a time.
  package var mostGraphsHeld = 0
  /// Seconds in which graphs were built.
  var building = 0.0
  /// Seconds in which replicates were run.
  var running = 0.0
}
