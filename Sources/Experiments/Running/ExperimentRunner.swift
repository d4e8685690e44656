import Parallelism
import Scenarios
import Service
import SocialGraph
import WordOfMouth

/// Runs the replicates of a plan, batch of graphs by batch of graphs.
///
/// Within a batch all blocks of all settings stand in one list that the workers share; see
/// ``WorkList``. The batches decide what is in memory together and nothing else.
struct ExperimentRunner {
  let plan: Plan
  let families: GraphFamilies
  let inputs: ExperimentInputs
  let workers: Workers
  let cancellation: Cancellation
  let options: ExperimentOptions

  /// What running leaves behind beside the ledger.
  struct Traces {
    /// The people and ties of each family's first graph.
    var sizes: [Int: (people: Int, ties: Int)] = [:]
    /// Contacts that ran short, graphs that could not be built.
    var notes = NoteBook()
    /// How many graphs were built or read.
    var graphs = 0
    /// The most graphs that were held at a time.
    var mostHeld = 0
  }

  /// Runs everything, or until cancelled.
  func run(
    into ledger: RunLedger, progress: @Sendable (Experiment.Progress) -> Void
  ) throws(ExperimentError) -> Traces {
    var traces = Traces()
    traces.notes = inputs.notes
    let bytes = inputs.bytes
    for parts in families.batches(within: options.graphBudget, bytes: { bytes[$0] }) {
      if cancellation.isCancelled { break }
      var files: [Int: Graph] = [:]
      for part in parts {
        files[part.family] = try inputs.graph(of: part.family, families, workers: workers)
      }
      let shelf = GraphShelf(
        parts, families, files: files, workers: workers, cancellation: cancellation)
      let held = parts.reduce(0) { $0 + $1.draws.count }
      traces.graphs += held
      traces.mostHeld = max(traces.mostHeld, held)
      let slices = slices(of: parts)
      look(at: shelf, slices, &traces)
      runBlocks(WorkList(slices), on: shelf, into: ledger, progress)
    }
    return traces
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

  /// Notes the sizes of first graphs, where contacts run short on them, and graphs that failed.
  private func look(at shelf: GraphShelf, _ slices: [WorkList.Slice], _ traces: inout Traces) {
    if cancellation.isCancelled { return }
    var asked: [Int: Set<Int>] = [:]
    for slice in slices where slice.draws.contains(0) {
      asked[slice.part, default: []].formUnion(
        ContactsShortfall.numbersAsked(plan.settings[slice.setting].scenario))
    }
    var shortfalls: [Int: ContactsShortfall] = [:]
    for (place, part) in shelf.parts.enumerated() where part.draws.contains(0) {
      guard case .graph(let graph) = shelf.item(part: place, draw: 0) else { continue }
      traces.sizes[part.family] = (graph.people, graph.ties)
      shortfalls[place] = ContactsShortfall(graph, asked: asked[place] ?? [])
    }
    for slice in slices {
      if slice.draws.contains(0), let shortfall = shortfalls[slice.part] {
        for remark in shortfall.remarks(plan.settings[slice.setting].scenario) {
          traces.notes.add(
            remark.text, setting: slice.setting, topic: remark.topic, weight: remark.share)
        }
      }
      for draw in slice.draws {
        if case .failed(let reason) = shelf.item(part: slice.part, draw: draw) {
          traces.notes.add(
            "The graph could not be built, so its replicates failed: \(reason).",
            setting: slice.setting)
        }
      }
    }
  }

  private func runBlocks(
    _ work: WorkList, on shelf: GraphShelf, into ledger: RunLedger,
    _ progress: @Sendable (Experiment.Progress) -> Void
  ) {
    let (plan, inputs, cancellation, order) = (plan, inputs, cancellation, options.blockOrder)
    let metrics = plan.metrics
    workers.forEach(work.blocks, cancellation: cancellation, makeState: Bench.init) {
      bench, index in
      let (place, places) = work.block(order(index, work.blocks))
      let slice = work.slices[place]
      let setting = plan.settings[slice.setting]
      var records: [RunRecord] = []
      var series = SettingSeries()
      records.reserveCapacity(places.count)
      for place in places {
        if cancellation.isCancelled { break }
        let (replicate, draw) = slice.replicate(place)
        let runID = setting.firstRunID + replicate
        switch shelf.item(part: slice.part, draw: draw) {
        case .graph(let graph):
          let key = Bench.Key(setting: slice.setting, draw: draw)
          let firstHand = inputs.firstHand[slice.setting]
          let takeOff = setting.scenario.takeOff
          if let model = setting.scenario.service {
            let (outcome, reruns) = bench.service.run(
              replicate, of: setting.scenario, model, firstHand, on: graph, key: key,
              decomposes: plan.decomposes)
            let together = WaveOutcome(together: outcome.periods.map(\.wave))
            series.append(outcome, waves: together, replicate: replicate, takeOff: takeOff)
            records.append(
              RunRecord(
                runID: runID, setting: slice.setting, replicate: replicate, outcome: outcome,
                waves: together, reruns: reruns, takeOff: takeOff, table: metrics))
          } else {
            let outcome = bench.run(replicate, of: setting.scenario, firstHand, on: graph, key: key)
            series.append(outcome)
            records.append(
              RunRecord(
                runID: runID, setting: slice.setting, replicate: replicate, outcome: outcome,
                takeOff: takeOff))
          }
        case .failed:
          records.append(
            RunRecord(failed: runID, setting: slice.setting, replicate: replicate))
        }
      }
      if records.isEmpty { return }
      let done = ledger.enter(records, series, setting: slice.setting)
      progress(Experiment.Progress(done: done, total: plan.runs))
    }
  }
}

/// What a worker keeps from one replicate to the next: memory, and the wave that is ready.
struct Bench {
  /// Which wave is ready.
  struct Key: Hashable {
    let setting: Int
    let draw: Int
  }

  /// The same for replicates with periods.
  var service = ServiceBench()
  private let workspace = WaveWorkspace()
  private var key: Key?
  private var wave: Wave?

  /// Runs one replicate.
  mutating func run(
    _ replicate: Int, of scenario: Scenario, _ firstHand: FirstHand, on graph: Graph, key: Key
  ) -> WaveOutcome {
    let ready: Wave
    if let wave, key == self.key {
      ready = wave
    } else {
      ready = Wave(graph: graph, rules: scenario.rules, firstHand: firstHand)
      wave = ready
      self.key = key
    }
    return ready.run(Luck(seed: scenario.seed, replicate: replicate), in: workspace)
  }
}
