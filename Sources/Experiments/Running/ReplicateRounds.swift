package import Parallelism
import Scenarios
import Statistics

/// How many replicates of each setting are run: all of them at once; or with a precision round by round, up
/// to each look of the ``StoppingRule``, until the figures of a group are known.
///
/// A look takes the replicates below a number, whoever ran them and when, so that a group stops after as
/// many for any number of workers and shards, and after an interruption as well. Nothing is learned of a
/// group of which some are missing.
package struct ReplicateRounds: Sendable {
  /// A round: in each setting the replicates below a number, and below which they were run before.
  package struct Round: Sendable {
    /// For each setting, how many replicates it has at the end of the round.
    package var counts: [Int]
    /// For each setting, how many it had before.
    package var before: [Int]

    /// Whether it is the first one.
    var isFirst: Bool { !before.contains { $0 > 0 } }

    /// Whether a setting has anything to run.
    func runs(_ setting: Int) -> Bool { before[setting] < counts[setting] }
  }

  private let plan: Plan
  private let groups: [Range<Int>]
  /// For each setting, how many replicates have been asked for.
  private var counts: [Int]
  /// The groups whose figures are not known yet.
  private var open: [Int]
  /// Those of which replicates are missing that nobody runs here.
  private var incomplete: [Int] = []

  /// Starts before the first round.
  package init(_ plan: Plan) {
    self.plan = plan
    groups = plan.groups
    counts = Array(repeating: 0, count: plan.settings.count)
    open = Array(groups.indices)
  }

  /// Whether replicates are added until figures are known.
  private var looks: Bool { !plan.goals.isEmpty }

  /// For each setting, how many replicates there are once the last round was run; of a group that has not
  /// stopped, the most there may be.
  package var replicates: [Int] {
    var found = counts
    for setting in (open + incomplete).flatMap({ groups[$0] }) {
      found[setting] = plan.settings[setting].scenario.replicates
    }
    return found
  }

  /// Begins the next round; nil where every group has stopped.
  package mutating func next() -> Round? {
    let before = counts
    for setting in open.flatMap({ groups[$0] }) {
      let most = plan.settings[setting].scenario.replicates
      let count = looks ? StoppingRule.look(after: before[setting], atMost: most) : most
      counts[setting] = count ?? most
    }
    return counts == before ? nil : Round(counts: counts, before: before)
  }

  /// Ends a round that was run: the groups whose figures are known now stop.
  ///
  /// - Parameters:
  ///   - workers: Who looks; a group each.
  ///   - isThere: Whether all replicates of a setting below a number were made.
  ///   - sample: The replicates of a setting below a number.
  /// - Complexity: O(replicates log replicates) for each figure.
  package mutating func end(
    workers: Workers, isThere: (_ setting: Int, _ replicates: Int) -> Bool = { _, _ in true },
    _ sample: @Sendable (_ setting: Int, _ replicates: Int) -> SettingSample
  ) {
    let (plan, groups, counts) = (plan, groups, counts)
    let isComplete = open.map { groups[$0].allSatisfy { isThere($0, counts[$0]) } }
    incomplete += zip(open, isComplete).filter { !$1 }.map(\.0)
    let looked = zip(open, isComplete).filter { $1 }.map(\.0)
    let stops = workers.map(looked.count) { place in
      plan.goals.isEmpty || plan.knows(groups[looked[place]]) { sample($0, counts[$0]) }
    }
    open = zip(looked, stops).filter { group, stops in
      !stops && groups[group].contains { counts[$0] < plan.settings[$0].scenario.replicates }
    }.map(\.0)
  }

  /// Ends a round after which some runs are there.
  mutating func end(with runs: StoredRuns, workers: Workers) throws(JournalError) {
    end(workers: workers, isThere: runs.isComplete) { runs.sample($0, below: $1) }
    try runs.check()
  }

  /// For each setting, how many replicates it should have as far as some runs show: those after which its
  /// group stopped, or those of the next look.
  ///
  /// - Parameters:
  ///   - plan: The plan; its chances to retell are solved for.
  ///   - logs: The runs.
  ///   - workers: Who looks.
  /// - Returns: The numbers.
  /// - Throws: ``JournalError`` if runs cannot be read.
  package static func counts(
    _ plan: Plan, in logs: [BlockLog], workers: Workers
  ) throws(JournalError) -> [Int] {
    if plan.goals.isEmpty { return plan.settings.map(\.scenario.replicates) }
    let runs = try StoredRuns(plan, key: RunKey(plan: plan.hash), logs: logs)
    var rounds = ReplicateRounds(plan)
    while rounds.next() != nil { try rounds.end(with: runs, workers: workers) }
    return rounds.counts
  }
}

extension Plan {
  /// Whether all figures of a group are known; of one without any replicate, nothing more is learned.
  fileprivate func knows(_ group: Range<Int>, _ sample: (_ setting: Int) -> SettingSample) -> Bool {
    let samples = group.map(sample)
    guard let baseline = samples.first, samples.allSatisfy({ $0.count > 0 }) else { return true }
    return goals.allSatisfy { goal in
      goal.isDifference
        ? zip(group, samples).dropFirst().allSatisfy { setting, variant in
          let found = ReplicatePairs(baseline, variant).row(
            goal.metric, isWatched: true, SolvedChances(of: setting, in: self))
          return goal.rule.stops(at: found.judged, around: found.difference)
        }
        : samples.allSatisfy { sample in
          let found = sample.watched(goal.metric)
          return goal.rule.stops(at: found.judged, around: found.mean)
        }
    }
  }
}
