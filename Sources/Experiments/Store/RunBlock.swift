import Scenarios
package import Service
package import WordOfMouth

/// The outcome of one replicate.
package enum ReplicateOutcome: Sendable {
  /// Of a wave.
  case wave(WaveOutcome)
  /// Of periods, and of reruns with something left out where they were asked for.
  case periods(ServiceOutcome, Decomposition?)
}

/// Replicates of one setting that were run, as rows of numbers: those of the whole replicate, those of each
/// of its periods, and its rounds; and of the baseline what a ledger is compared with.
///
/// A finished block is what a ``RunStore`` takes, in one piece.
package struct RunBlock: Sendable {
  /// A replicate that could not run.
  package struct Failure: Sendable, Hashable {
    /// Its number within the setting.
    package let replicate: Int
    /// Why.
    package let message: String
  }

  /// The index of the setting in the plan.
  package internal(set) var setting: Int
  /// Where the numbers are.
  let layout: BlockLayout
  /// The numbers of the replicates that ran, within the setting.
  package internal(set) var replicates: [Int] = []
  /// For each group of columns the rows of its replicates, one after the other.
  var groups: [[Double]]
  /// The rounds of its waves; with periods, of all of them together.
  var rounds = RoundSeries()
  /// Those that could not run.
  package internal(set) var failures: [Failure] = []

  /// Makes a block of no replicates.
  ///
  /// - Parameters:
  ///   - setting: The index of the setting.
  ///   - plan: The plan of the setting.
  package init(setting: Int, of plan: Plan) {
    self.init(setting: setting, BlockLayout(plan, setting: setting))
  }

  init(setting: Int, _ layout: BlockLayout) {
    self.setting = setting
    self.layout = layout
    groups = Array(repeating: [], count: layout.widths.count)
  }

  /// How many replicates it has.
  var count: Int { replicates.count + failures.count }

  // MARK: Adding

  /// Adds a replicate that ran.
  ///
  /// - Parameters:
  ///   - outcome: Its outcome.
  ///   - replicate: Its number within the setting.
  ///   - plan: The plan of the setting.
  package mutating func append(_ outcome: ReplicateOutcome, replicate: Int, of plan: Plan) {
    let scenario = plan.settings[setting].scenario
    switch outcome {
    case .wave(let wave):
      enter(GrownStories(wave, scenario), plan.metrics.values(wave), in: 0)
      rounds.append(wave)
    case .periods(let outcome, let reruns):
      let together = WaveOutcome(together: outcome.periods.map(\.wave))
      var grown = GrownStories()
      for (place, period) in outcome.periods.enumerated() {
        let ofPeriod = GrownStories(period.wave, scenario)
        grown.add(ofPeriod)
        enter(
          ofPeriod,
          plan.periodMetrics.values(
            period, of: outcome.segments.map { ($0.name, $0.outcome.periods[place]) }),
          in: 1 + place)
      }
      enter(grown, plan.metrics.values(outcome, waves: together, reruns), in: 0)
      rounds.append(together)
    }
    if let ledger = layout.ledger { LedgerRow.append(outcome, to: &groups[ledger]) }
    replicates.append(replicate)
  }

  /// Adds a replicate that could not run.
  package mutating func append(failed replicate: Int, _ message: String) {
    failures.append(Failure(replicate: replicate, message: message))
  }

  /// Adds the row of a replicate to a group.
  private mutating func enter(_ grown: GrownStories, _ values: [Double], in group: Int) {
    for opinion in Opinion.allCases { groups[group].append(grown.tookOff[opinion] ? 1 : 0) }
    for opinion in Opinion.allCases {
      let story = grown.stories[opinion]
      for number in StoryRounds.Number.allCases { groups[group].append(story[number]) }
    }
    groups[group] += values
  }

  /// Adds a replicate, without rounds and periods, as its record has it.
  package mutating func append(_ record: RunRecord) {
    if record.status == .failed {
      append(failed: record.replicate, "")
      return
    }
    enter(GrownStories(tookOff: record.tookOff, stories: record.stories), record.values, in: 0)
    if let ledger = layout.ledger {
      groups[ledger] += repeatElement(0, count: layout.widths[ledger])
    }
    rounds.append(nil)
    replicates.append(record.replicate)
  }

  /// Adds replicates that ran of another block of the setting; the other's failures are left out.
  mutating func append(_ rows: Range<Int>, of other: RunBlock) {
    replicates += other.replicates[rows]
    for (group, width) in layout.widths.enumerated() {
      groups[group] += other.groups[group][rows.lowerBound * width..<rows.upperBound * width]
    }
    rounds.append(rows, of: other.rounds)
  }

  // MARK: Reading

  /// A column of a group.
  package func column(_ column: ReplicateColumn, group: Int = 0) -> [Double] {
    let width = layout.widths[group]
    return replicates.indices.map { groups[group][$0 * width + column.place] }
  }

  /// A replicate that ran, as its record has it.
  func record(_ row: Int, of plan: Plan) -> RunRecord {
    let start = row * layout.widths[0]
    func number(_ column: ReplicateColumn) -> Double { groups[0][start + column.place] }
    var record = RunRecord(plan, setting: setting, replicate: replicates[row])
    record.values = Array(
      groups[0][start + ReplicateColumn.fixedCount..<start + layout.widths[0]])
    record.tookOff = ByOpinion { number(.tookOff($0)) == 1 }
    record.stories = ByOpinion { opinion in StoryRounds { number(.story(opinion, $0)) } }
    return record
  }

  /// The records of its replicates, in order of run id.
  package func records(of plan: Plan) -> [RunRecord] {
    let ran = replicates.indices.map { record($0, of: plan) }
    let failed = failures.map { RunRecord(plan, setting: setting, replicate: $0.replicate) }
    return (ran + failed).sorted { $0.runID < $1.runID }
  }
}

extension RunRecord {
  /// The record of a replicate that has no figures.
  fileprivate init(_ plan: Plan, setting: Int, replicate: Int) {
    self.init(
      runID: plan.settings[setting].firstRunID + replicate, setting: setting, replicate: replicate)
  }
}

/// Which stories took off in a replicate or period, and how each grew.
private struct GrownStories {
  var tookOff = ByOpinion(positive: false, negative: false)
  var stories = ByOpinion(positive: StoryRounds(), negative: StoryRounds())
}

extension GrownStories {
  /// Those of a wave.
  fileprivate init(_ wave: WaveOutcome, _ scenario: Scenario) {
    tookOff = ByOpinion { wave.tookOff($0, share: scenario.takeOff) }
    stories = ByOpinion { StoryRounds(of: $0, in: wave, roundLimit: scenario.roundLimit) }
  }

  /// Adds those of another period: a story took off if it did in one of them.
  fileprivate mutating func add(_ other: GrownStories) {
    for opinion in Opinion.allCases {
      tookOff[opinion] = tookOff[opinion] || other.tookOff[opinion]
      stories[opinion].add(other.stories[opinion])
    }
  }
}
