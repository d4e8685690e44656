import Scenarios
package import Service
import Statistics
package import WordOfMouth

/// The replicates of one setting that ran, ready to be summarised.
///
/// Their numbers are columns, which are read when they are asked for and not kept.
package struct SettingSample: Sendable {
  /// Replicates asked for.
  let requested: Int
  /// The numbers of those that ran, in order.
  let replicates: [Int32]
  /// How many graphs the setting draws.
  let draws: Int
  /// Which metrics they have.
  let table: MetricTable
  /// The metrics that the scenario leaves no choice.
  let certain: Set<String>
  /// The scenario's service model, which gives prices; nil where there is none.
  let service: ServiceModel?
  /// Which replicates belong together.
  let grouping: ReplicateGroups
  /// How each story grows; of a part of the replicates, in all of them.
  package let growth: ByOpinion<StoryGrowth>
  /// A column of the setting.
  private let read: @Sendable (ReplicateColumn) -> [Double]
  /// The places in the columns of a part of the replicates; nil for all.
  private let places: [Int32]?

  /// Takes the replicates of a setting.
  ///
  /// - Parameters:
  ///   - replicates: The numbers of those that ran, in order.
  ///   - requested: How many were asked for.
  ///   - draws: How many graphs the setting draws.
  ///   - table: Which metrics they have.
  ///   - rules: What the scenario says of how its stories can grow.
  ///   - certain: The metrics that the scenario leaves no choice.
  ///   - service: The scenario's service model.
  ///   - read: Reads a column: a number for each of the replicates.
  /// - Complexity: O(replicates log replicates).
  package init(
    _ replicates: [Int32], requested: Int, draws: Int, table: MetricTable,
    rules: ByOpinion<StoryRules>, certain: Set<String> = [], service: ServiceModel? = nil,
    read: @escaping @Sendable (ReplicateColumn) -> [Double]
  ) {
    self.requested = requested
    self.replicates = replicates
    self.draws = draws
    self.table = table
    self.certain = certain
    self.service = service
    self.read = read
    places = nil
    let grouping = ReplicateGroups(of: replicates, draws: [draws])
    self.grouping = grouping
    growth = ByOpinion { opinion in
      StoryGrowth(of: replicates.count, rules[opinion], grouping) { read(.story(opinion, $0)) }
    }
  }

  /// Takes the replicates of a setting.
  ///
  /// - Parameters:
  ///   - replicates: The numbers of those that ran, in order.
  ///   - scenario: The scenario of the setting.
  ///   - table: Which metrics they have.
  ///   - isPeriod: Whether they are those of one period.
  ///   - read: Reads a column: a number for each of the replicates.
  init(
    _ replicates: [Int32], of scenario: Scenario, table: MetricTable, isPeriod: Bool = false,
    read: @escaping @Sendable (ReplicateColumn) -> [Double]
  ) {
    self.init(
      replicates, requested: scenario.replicates, draws: scenario.graphsUsed, table: table,
      rules: StoryRules.of(scenario),
      certain: CertainMetrics.names(of: scenario, isPeriod: isPeriod), service: scenario.service,
      read: read)
  }

  /// Takes some of the replicates of another sample, by their places in it.
  private init(_ places: [Int32], of sample: SettingSample) {
    requested = sample.requested
    replicates = places.map { sample.replicates[Int($0)] }
    draws = sample.draws
    table = sample.table
    certain = sample.certain
    service = sample.service
    grouping = ReplicateGroups(of: replicates, draws: [sample.draws])
    growth = sample.growth
    read = sample.read
    self.places = sample.places.map { all in places.map { all[Int($0)] } } ?? places
  }

  /// How many replicates ran.
  var count: Int { replicates.count }

  /// A column over the replicates.
  private func column(_ column: ReplicateColumn) -> [Double] {
    let all = read(column)
    return places.map { $0.map { all[Int($0)] } } ?? all
  }

  /// A metric over the replicates.
  func values(_ metric: String) -> [Double] {
    table.place(of: metric).map { column(.metric($0)) } ?? []
  }

  /// In which replicates an opinion took off: 1 where it did, else 0.
  func takeOffs(_ opinion: Opinion) -> [Double] { column(.tookOff(opinion)) }

  /// The replicates in which an opinion took off.
  func givenTakeOff(_ opinion: Opinion) -> SettingSample {
    let tookOff = takeOffs(opinion)
    return part { tookOff[$0] == 1 }
  }

  /// The replicates in which a metric exists, mostly all, and its values there.
  func having(_ metric: String) -> (sample: SettingSample, values: [Double]) {
    let values = values(metric)
    guard values.contains(where: \.isNaN) else { return (self, values) }
    return (part { !values[$0].isNaN }, values.filter { !$0.isNaN })
  }

  /// Some of the replicates, by their places in it.
  func part(_ isIncluded: (Int) -> Bool) -> SettingSample {
    SettingSample(replicates.indices.filter(isIncluded).map { Int32($0) }, of: self)
  }

  /// In which replicates this many people or more were first told a story after round 1: 1 where they
  /// were, else 0.
  func passing(_ threshold: Double, _ opinion: Opinion) -> [Double] {
    column(.story(opinion, .later)).map { $0 >= threshold ? 1 : 0 }
  }

  /// The replicates in which this many people or more were first told a story after round 1.
  func given(_ threshold: Double, _ opinion: Opinion) -> SettingSample {
    let passing = passing(threshold, opinion)
    return part { passing[$0] == 1 }
  }

  /// What each replicate contributes to the new hearers for each hearer of an opinion.
  func reproduction(_ opinion: Opinion) -> [Jackknife.Pair] {
    growth[opinion].state == .late
      ? paired(
        column(.story(opinion, .lateNewHearers)), column(.story(opinion, .lateHearers)))
      : paired(
        column(.story(opinion, .earlyNewHearers)), column(.story(opinion, .earlyHearers)))
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
  ///   - replicates: The numbers of the replicates.
  ///   - draws: How many graphs each of the settings draws.
  init(of replicates: [Int32], draws: [Int]) {
    let several = draws.filter { $0 > 1 }
    guard !several.isEmpty else {
      (places, count) = (nil, replicates.count)
      return
    }
    let modulus = several.reduce(0, Self.greatestCommonDivisor)
    var known: [Int: Int] = [:]
    let found = replicates.map { replicate in
      let rest = Int(replicate) % modulus
      let place = known[rest] ?? known.count
      known[rest] = place
      return place
    }
    places = known.count == replicates.count ? nil : found
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
