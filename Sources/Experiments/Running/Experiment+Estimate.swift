import Foundation
public import Parallelism
import Scenarios
import Service
import SocialGraph
import Synchronization
import WordOfMouth

extension Experiment {
  /// Graphs with more ties are not built for an estimate.
  private static let mostTiesTried = 1e8
  /// Graph files of more bytes are not read for an estimate.
  private static let mostBytesRead = 1 << 30
  /// How long replicates of a part of the plan are to run, so that it says enough.
  private static let enough = 1.5
  /// How long parts are tried, all together.
  private static let most = 8.0
  /// How long the replicates of a part may run.
  private static let patience = Duration.seconds(4)
  /// What starting and ending the program takes.
  private static let secondsOfProcess = 0.02

  /// What running would take.
  ///
  /// Time is extrapolated from parts of the plan, some settings with a few replicates each, that are run as
  /// the whole would be until one takes long enough: that is a few seconds, beside reading files and
  /// building graphs once. If not even one replicate ends in that time, how far it came counts.
  ///
  /// - Parameters:
  ///   - workers: Who would run it.
  ///   - isKept: Whether runs would be kept in a file, and not in memory.
  ///   - output: What writing the results of a part takes, in seconds: rows of runs, and rows of settings.
  /// - Returns: The estimate.
  /// - Throws: ``ExperimentError`` if it is too large to run, or its inputs cannot be read.
  public func estimate(
    workers: Workers, isKept: Bool = false,
    output: (ExperimentResult) -> (ofRuns: Double, ofSettings: Double) = { _ in (0, 0) }
  ) throws(ExperimentError) -> CostEstimate {
    let families = GraphFamilies(plan)
    let options = ExperimentOptions()
    try Self.refuseTooLarge(plan, families, workers: workers, options, isKept: isKept)
    let need = MemoryNeed(
      plan, families, workers: workers, budget: options.budget, isKept: isKept, isMost: true)
    var estimate = CostEstimate(
      settings: plan.settings.count, runs: plan.runs, graphs: families.graphs,
      people: families.all.compactMap(\.people).max() ?? 0,
      ties: families.all.compactMap(\.ties).max() ?? 0,
      bytes: need.total < 1e18 ? Int(need.total) : Int(1e18), memory: options.memory)
    guard var trial = try trial(families, workers: workers) else { return estimate }
    estimate.seconds =
      trial.seconds(for: plan, families, workers: workers, writing: output(trial.result))
      + Self.secondsOfProcess
    estimate.includesCalibration = trial.isCalibrated
    estimate.bytes += Int(
      trial.rowsOfRounds * Double(plan.settings.count) * MemoryNeed.bytesOfRound)
    for (isFromFile, graph) in trial.profiles {
      if isFromFile { estimate.bytes += Int(MemoryNeed.ofFile(graph, workers: workers)) }
      estimate.people = max(estimate.people, graph.people)
      estimate.ties = max(estimate.ties, Double(graph.ties))
    }
    return estimate
  }

  /// Runs growing parts of the plan until one takes long enough; nil if even the smallest would take too
  /// long to read or to build.
  private func trial(
    _ families: GraphFamilies, workers: Workers
  ) throws(ExperimentError) -> CostTrial? {
    guard plan.runs > 0, isTriable(families) else { return nil }
    let most = plan.settings.reduce(0) { max($0, $1.scenario.replicates) }
    var (settings, replicates) = (min(16, plan.settings.count), min(most, 2 * workers.count))
    while settings > 1, ties(of: plan.settingsTried(settings), families) > Self.mostTiesTried {
      settings = (settings + 1) / 2
    }
    var tried = 0.0
    while true {
      let part = plan.part(plan.settingsTried(settings), replicates: replicates)
      let trial = try attempt(part, workers: workers)
      tried += trial.total
      let isWhole = settings == plan.settings.count && replicates == most
      let grown = trial.running + trial.summarising
      if isWhole || !trial.isComplete || grown > Self.enough / 2 || tried > Self.most {
        return trial
      }
      // Replicates first: the more of them, the more alike are the parts.
      let factor = min(32, Self.enough / max(grown, 1e-3))
      let more = Int((Double(replicates) * factor).rounded(.up))
      let left = Double(more) / Double(min(most, more))
      replicates = min(most, more)
      settings = min(plan.settings.count, Int((Double(settings) * left).rounded(.up)))
      if ties(of: plan.settingsTried(settings), families) > Self.mostTiesTried { return trial }
    }
  }

  /// Whether all files can be read, and graphs built, in a few seconds.
  private func isTriable(_ families: GraphFamilies) -> Bool {
    families.all.allSatisfy { family in
      if family.source.isStandardInput { return false }
      guard family.source.isFromFiles else { return (family.ties ?? 0) <= Self.mostTiesTried }
      return family.source.files.allSatisfy { file in
        let found = try? FileManager.default.attributesOfItem(atPath: file.path)[.size] as? Int
        return (found ?? 0) <= Self.mostBytesRead
      }
    }
  }

  private func ties(of settings: [Int], _ families: GraphFamilies) -> Double {
    Set(settings.map { families.ofSetting[$0] }).reduce(0) { $0 + (families.all[$1].ties ?? 0) }
  }

  /// Runs a part as the whole would be run, with a clock.
  private func attempt(_ part: Plan, workers: Workers) throws(ExperimentError) -> CostTrial {
    let options = ExperimentOptions()
    let clock = ContinuousClock()
    var mark = clock.now
    func lap() -> Double {
      defer { mark = clock.now }
      return (clock.now - mark) / .seconds(1)
    }
    // What cannot be solved for in time is run as if nobody retold it.
    let solved = try Calibration(part).run(
      workers: workers, cancellation: Cancellation(after: Self.patience))
    let ready = solved ?? part
    let calibrating = lap()
    let families = GraphFamilies(ready)
    let inputs = try ExperimentInputs(ready, families, workers: workers, budget: options.budget)
    let reading = lap()
    let store = try kept { () throws(JournalError) in
      try RunStore(ready, files: inputs.files)
    }
    let cancellation = Cancellation(after: Self.patience)
    // What is cut off at the end is no part of those that ended.
    let last = Mutex(0.0)
    let start = clock.now
    let trace = try ExperimentRunner(
      plan: ready, families: families, inputs: inputs, workers: workers, cancellation: cancellation,
      options: options
    ).run(into: store) { _ in
      let seconds = (clock.now - start) / .seconds(1)
      last.withLock { $0 = max($0, seconds) }
    }
    _ = lap()
    let ran = RanExperiment(
      runs: try kept { () throws(JournalError) in try store.close() }, trace: trace,
      families: families, reports: inputs.reports, theory: theory, isCancelled: false)
    var trial = CostTrial(
      result: try ran.result(workers: workers),
      profiles: trace.profiles.map { (families.all[$0].source.isFromFiles, $1) },
      isCalibrated: solved != nil, calibrating: calibrating,
      reading: reading, building: trace.building,
      running: max(1e-6, last.withLock { $0 } - trace.building), summarising: lap())
    if ran.runs.done == 0 {
      let found = try oneReplicate(of: ready, families, inputs, workers: workers)
      trial.secondsOfReplicate = found.seconds
      trial.rowsOfRounds = found.rounds * Double(RoundSummary.rowsOfRound)
    }
    return trial
  }

  /// What a replicate takes that does not end in time, and its rounds, by how far it comes.
  private func oneReplicate(
    of part: Plan, _ families: GraphFamilies, _ inputs: ExperimentInputs, workers: Workers
  ) throws(ExperimentError) -> (seconds: Double, rounds: Double) {
    let setting = part.settings.count / 2
    let scenario = part.settings[setting].scenario
    let family = families.ofSetting[setting]
    let cache = GraphCache(
      [GraphFamilies.Part(family: family, draws: 0..<1)], families,
      files: try inputs.graph(of: family, families, workers: workers).map { [family: $0] } ?? [:],
      workers: workers, cancellation: Cancellation())
    guard case .success(let graph) = cache.item(part: 0, draw: 0) else { return (0, 0) }
    let start = ContinuousClock.now
    let cancellation = Cancellation(after: Self.patience)
    let share: Double
    var rounds = 0.0
    if let model = scenario.service {
      let outcome = ServiceSimulation(
        graph: graph, model: model, rules: scenario.rules, customers: inputs.firstHand[setting]
      ).run(
        seed: scenario.seed, replicate: 0, in: ServiceWorkspace(cancellation: cancellation))
      share =
        (Double(outcome.periods.count) + 0.5) / Double(model.periods)
        / (plan.decomposes ? Double(1 + Counterfactual.allCases.count) : 1)
    } else {
      let wave = Wave(
        graph: graph, rules: scenario.rules, firstHand: inputs.firstHand[setting])
      let workspace = WaveWorkspace(cancellation: cancellation)
      let outcome = wave.run(
        RandomStream(seed: scenario.seed, replicate: 0), in: workspace)
      share = workspace.wasStopped ? Self.share(of: outcome, scenario) : 1
      rounds = Double(outcome.rounds)
    }
    let done = min(1, max(share, 1e-6))
    return ((ContinuousClock.now - start) / .seconds(1) / done, rounds / done)
  }

  /// How much of a wave was run, by its rounds where these have an end that is near, else by who knows.
  private static func share(of outcome: WaveOutcome, _ scenario: Scenario) -> Double {
    let known = Opinion.allCases.reduce(0) { most, opinion in
      max(most, outcome.counts[opinion].firstHand + outcome.counts[opinion].reach)
    }
    let share = Double(known) / Double(max(1, outcome.people))
    guard let limit = scenario.roundLimit, limit > 0 else { return share }
    let rounds = Double(outcome.rounds) / Double(limit)
    return scenario.rules.voices.positive.goesOn || scenario.rules.voices.negative.goesOn
      ? rounds : max(share, rounds)
  }
}

/// A part of a plan that was run to see what the whole takes.
struct CostTrial {
  /// What was found.
  let result: ExperimentResult
  /// The graphs that were built or read.
  let profiles: [(isFromFile: Bool, graph: GraphProfile)]
  /// Whether its chances to retell were solved for in time.
  let isCalibrated: Bool
  /// Seconds to solve for chances to retell.
  let calibrating: Double
  /// Seconds to read files.
  let reading: Double
  /// Seconds to build graphs.
  let building: Double
  /// Seconds to run replicates.
  let running: Double
  /// Seconds to summarise and compare.
  let summarising: Double
  /// Seconds of a replicate, where none ended in time.
  var secondsOfReplicate: Double?
  /// The rows of rounds of a setting.
  lazy var rowsOfRounds: Double =
    Double(result.settings.reduce(0) { $0 + $1.rounds.count })
    / Double(max(1, result.settings.count))

  /// All seconds.
  var total: Double { calibrating + reading + building + running + summarising }

  /// Whether all replicates ended in time.
  var isComplete: Bool { result.done == result.plan.runs }

  /// The seconds of the whole.
  func seconds(
    for whole: Plan, _ families: GraphFamilies, workers: Workers,
    writing: (ofRuns: Double, ofSettings: Double)
  ) -> Double {
    let part = result.plan
    let parts = GraphFamilies(part)
    let done = max(1, result.done)
    let runs = Double(whole.runs) / Double(done)
    let settings = Double(whole.settings.count) / Double(part.settings.count)
    let questions =
      part.awaitsCalibration || !whole.awaitsCalibration
      ? 0
      : Double(Calibration(whole).questions) * calibrating
        / Double(max(1, part.calibratedQuestions))
    let running =
      secondsOfReplicate.map { $0 * Self.turns(whole, families, workers) }
      ?? self.running * Self.turns(whole, families, workers) / Self.turns(part, parts, workers)
      * Double(part.runs) / Double(done)
    return questions + reading * Self.files(families) / Self.files(parts)
      + building * Self.buildingTurns(families, workers) / Self.buildingTurns(parts, workers)
      + running + summarising * runs + writing.ofRuns * runs + writing.ofSettings * settings
  }

  /// How many replicates follow one another on the busiest worker.
  private static func turns(
    _ plan: Plan, _ families: GraphFamilies, _ workers: Workers
  ) -> Double {
    var blocks = 0.0
    for (setting, family) in zip(plan.settings, families.ofSetting) {
      let size = WorkList.blockSize(
        people: families.all[family].people ?? 100_000,
        periods: setting.scenario.service?.periods ?? 1, runs: plan.runs, workers: workers.count)
      blocks += (Double(setting.scenario.replicates) / Double(size)).rounded(.up)
    }
    let rounds = (blocks / Double(workers.count)).rounded(.up)
    return Double(plan.runs) / max(1, blocks) * rounds
  }

  /// The ties that follow one another on the busiest worker where graphs are built.
  private static func buildingTurns(_ families: GraphFamilies, _ workers: Workers) -> Double {
    var (small, graphs, large) = (0.0, 0, 0.0)
    for (family, draws) in zip(families.all, families.draws) {
      let ties = max(1, family.ties ?? 0)
      if ties < GraphCache.largeFrom {
        small += Double(draws) * ties
        graphs += draws
      } else {
        large += Double(draws) * ties
      }
    }
    return max(1, large + small / Double(max(1, min(workers.count, graphs))))
  }

  private static func files(_ families: GraphFamilies) -> Double {
    Double(max(1, families.all.count { $0.source.isFromFiles }))
  }
}

extension Plan {
  /// The indices of some settings, spread over those of all costs; of a comparison, the baseline is first.
  ///
  /// Settings are ordered by people and periods and parted into as many strata; one of each is taken, at a
  /// place that does not fall into step with a grid.
  fileprivate func settingsTried(_ count: Int) -> [Int] {
    if count >= settings.count { return Array(settings.indices) }
    let sizes = settings.map { setting in
      Double(GraphFamily(source: setting.scenario.graph, seed: 0).people ?? 0)
        * Double(setting.scenario.service?.periods ?? 1)
    }
    let sorted = settings.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
    let golden = 0.618_033_988_749_895
    var chosen = (0..<count).map { stratum -> Int in
      let place = (Double(stratum) * golden).truncatingRemainder(dividingBy: 1)
      return sorted[Int((Double(stratum) + place) * Double(settings.count) / Double(count))]
    }
    if scope == .compare, !chosen.contains(0) { chosen[0] = 0 }
    return chosen.sorted()
  }

  /// The plan with some settings alone, each of at most this many replicates.
  fileprivate func part(_ places: [Int], replicates: Int) -> Plan {
    var firstRunID = 0
    let settings = places.map { place in
      var scenario = self.settings[place].scenario
      scenario.replicates = min(scenario.replicates, replicates)
      let setting = self.settings[place]
      defer { firstRunID += scenario.replicates }
      return Setting(
        variant: setting.variant, point: setting.point, parameters: setting.parameters,
        scenario: scenario, firstRunID: firstRunID, role: setting.role)
    }
    var part = self
    part.settings = settings
    part.options = Self.options(scope, of: settings)
    part.runs = firstRunID
    part.sampled = nil
    part.goals = []
    if documents.count > 1 { part.documents = places.map { documents[$0] } }
    return part
  }

  /// How many chances to retell were solved for.
  fileprivate var calibratedQuestions: Int {
    settings.reduce(0) { sum, setting in
      sum + Opinion.allCases.count { setting.calibrated[$0] != nil }
    }
  }
}
