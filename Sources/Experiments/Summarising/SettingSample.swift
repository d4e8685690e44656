import Scenarios
package import Service
import Statistics
package import WordOfMouth

/// The replicates of one setting that ran, ready to be summarised.
package struct SettingSample: Sendable {
  /// Replicates asked for.
  let requested: Int
  /// Those that ran, in order of replicate.
  let records: [RunRecord]
  /// How many graphs the setting draws.
  let draws: Int
  /// Which metrics the records have.
  let table: MetricTable
  /// The metrics that the scenario leaves no choice.
  let certain: Set<String>
  /// The scenario's service model, which gives prices; nil where there is none.
  let service: ServiceModel?
  /// Which replicates belong together.
  let grouping: ReplicateGroups
  /// How each story grows; of a part of the replicates, in all of them.
  package let growth: ByOpinion<StoryGrowth>

  /// Takes the records of a setting.
  ///
  /// - Parameters:
  ///   - records: The records.
  ///   - requested: How many replicates were asked for.
  ///   - draws: How many graphs the setting draws.
  ///   - table: Which metrics the records have.
  ///   - rules: What the scenario says of how its stories can grow.
  ///   - certain: The metrics that the scenario leaves no choice.
  ///   - service: The scenario's service model.
  /// - Complexity: O(replicates log replicates).
  package init(
    _ records: some Sequence<RunRecord>, requested: Int, draws: Int, table: MetricTable,
    rules: ByOpinion<StoryRules>, certain: Set<String> = [], service: ServiceModel? = nil
  ) {
    let ran = records.filter { $0.status == .ok }
    let grouping = ReplicateGroups(of: ran, draws: [draws])
    self.init(
      ran, requested: requested, draws: draws, table: table, certain: certain, service: service,
      grouping: grouping,
      growth: ByOpinion { opinion in
        StoryGrowth(ran.map { $0.stories[opinion] }, rules[opinion], grouping)
      })
  }

  /// Takes the records of a setting.
  ///
  /// - Parameters:
  ///   - records: The records.
  ///   - scenario: The scenario of the setting.
  ///   - table: Which metrics the records have.
  ///   - isPeriod: Whether they are those of one period.
  init(
    _ records: some Sequence<RunRecord>, of scenario: Scenario, table: MetricTable,
    isPeriod: Bool = false
  ) {
    self.init(
      records, requested: scenario.replicates, draws: scenario.graphsUsed, table: table,
      rules: StoryRules.of(scenario),
      certain: CertainMetrics.names(of: scenario, isPeriod: isPeriod), service: scenario.service)
  }

  private init(
    _ records: [RunRecord], requested: Int, draws: Int, table: MetricTable,
    certain: Set<String>, service: ServiceModel?, grouping: ReplicateGroups,
    growth: ByOpinion<StoryGrowth>
  ) {
    self.requested = requested
    self.table = table
    self.records = records
    self.draws = draws
    self.certain = certain
    self.service = service
    self.grouping = grouping
    self.growth = growth
  }

  /// A metric over the replicates.
  func values(_ metric: String) -> [Double] {
    guard let place = table.place(of: metric) else { return [] }
    return records.map { $0.values[place] }
  }

  /// In which replicates an opinion took off: 1 where it did, else 0.
  func takeOffs(_ opinion: Opinion) -> [Double] { records.map { $0.tookOff[opinion] ? 1 : 0 } }

  /// The replicates in which an opinion took off.
  func givenTakeOff(_ opinion: Opinion) -> SettingSample {
    part { $0.tookOff[opinion] }
  }

  /// The replicates in which a metric exists: mostly all.
  func having(_ metric: String) -> SettingSample {
    guard let place = table.place(of: metric),
      records.contains(where: { $0.values[place].isNaN })
    else { return self }
    return part { !$0.values[place].isNaN }
  }

  /// Some of the replicates.
  func part(_ isIncluded: (RunRecord) -> Bool) -> SettingSample {
    let part = records.filter(isIncluded)
    return SettingSample(
      part, requested: requested, draws: draws, table: table, certain: certain, service: service,
      grouping: ReplicateGroups(of: part, draws: [draws]), growth: growth)
  }

  /// In which replicates this many people or more were first told a story after round 1: 1 where they
  /// were, else 0.
  func passing(_ threshold: Double, _ opinion: Opinion) -> [Double] {
    records.map { Double($0.stories[opinion].later) >= threshold ? 1 : 0 }
  }

  /// The replicates in which this many people or more were first told a story after round 1.
  func given(_ threshold: Double, _ opinion: Opinion) -> SettingSample {
    part { Double($0.stories[opinion].later) >= threshold }
  }
}

/// Which replicates belong together because they share a random graph.
///
/// With one graph every replicate is its own unit and figures are conditional on that graph. With
/// several, replicates of one graph are not independent, so the graphs are the units.
struct ReplicateGroups: Sendable {
  /// For each replicate, its group, or nil if each is its own.
  let places: [Int]?
  /// The number of groups.
  let count: Int

  /// Groups replicates so that those of different groups share no graph in any of some settings.
  ///
  /// - Parameters:
  ///   - records: The replicates.
  ///   - draws: How many graphs each of the settings draws.
  init(of records: [RunRecord], draws: [Int]) {
    let several = draws.filter { $0 > 1 }
    guard !several.isEmpty else {
      (places, count) = (nil, records.count)
      return
    }
    let modulus = several.reduce(0, Self.greatestCommonDivisor)
    var known: [Int: Int] = [:]
    let found = records.map { record in
      let rest = record.replicate % modulus
      let place = known[rest] ?? known.count
      known[rest] = place
      return place
    }
    places = known.count == records.count ? nil : found
    count = known.count
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }

  /// Adds numerators and denominators up by group.
  func units(_ pairs: [Jackknife.Pair]) -> [Jackknife.Pair] {
    guard let places else { return pairs }
    var sums = Array(repeating: (numerator: 0.0, denominator: 0.0), count: count)
    for (place, pair) in zip(places, pairs) {
      sums[place].numerator += pair.numerator
      sums[place].denominator += pair.denominator
    }
    return sums
  }

  /// How many replicates are in each group.
  var sizes: [Int] {
    var sizes = Array(repeating: 0, count: count)
    for place in places ?? Array(0..<count) { sizes[place] += 1 }
    return sizes
  }

  /// The interval of a figure over the groups.
  ///
  /// - Parameters:
  ///   - single: The interval of the replicates as if each were its own group.
  ///   - units: The sums of each group.
  ///   - range: What the figure may be.
  /// - Returns: The first where each is; nil where there is only one group.
  func judged(
    _ single: SampleInterval?, _ units: [Jackknife.Pair], _ range: SampleInterval.Range
  ) -> SampleInterval? {
    guard places != nil else { return single }
    return Jackknife.ratio(units).flatMap {
      SampleInterval(
        $0, groups: Jackknife.pseudoValues(units), sizes: sizes, single: single, range: range)
    }
  }

  /// The interval of the mean of one number for each replicate.
  func interval(
    _ values: [Double], _ range: SampleInterval.Range,
    unseen: SampleInterval.UnseenMode? = nil
  ) -> SampleInterval? {
    guard let estimate = Estimate(meanOf: Moments(values)) else { return nil }
    let single = SampleInterval(estimate, parts: values, range: range, unseen: unseen)
    return places == nil
      ? single : judged(single, units(values.map { (numerator: $0, denominator: 1) }), range)
  }

  /// The interval of a ratio of means.
  func interval(
    ofRatio pairs: [Jackknife.Pair], _ range: SampleInterval.Range,
    unseen: SampleInterval.UnseenMode? = nil
  ) -> SampleInterval? {
    let single = SampleInterval(ratioOf: pairs, range: range, unseen: unseen)
    if places == nil { return single }
    let units = units(pairs)
    // Where the denominator of all graphs together may be 0 there is no interval either.
    return Fieller(units)?.interval == nil ? nil : judged(single, units, range)
  }

  /// The mean of one number for each replicate, with its error between groups.
  ///
  /// - Parameters:
  ///   - values: The numbers.
  ///   - moments: Their moments, where they are known already.
  /// - Returns: The estimate; nil of no numbers.
  func mean(_ values: [Double], _ moments: Moments? = nil) -> Estimate? {
    places == nil
      ? Estimate(meanOf: moments ?? Moments(values))
      : Jackknife.ratio(units(values.map { (numerator: $0, denominator: 1) }))
  }
}

/// Numerators and denominators side by side.
func paired(_ numerators: [Double], _ denominators: [Double]) -> [Jackknife.Pair] {
  zip(numerators, denominators).map { (numerator: $0, denominator: $1) }
}
