import Statistics
import WordOfMouth

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
  /// Which replicates belong together.
  let grouping: ReplicateGroups

  /// Takes the records of a setting.
  package init(
    _ records: some Sequence<RunRecord>, requested: Int, draws: Int, table: MetricTable = .wave
  ) {
    self.requested = requested
    self.table = table
    self.records = records.filter { $0.status == .ok }
    self.draws = draws
    grouping = ReplicateGroups(of: self.records, draws: [draws])
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
    SettingSample(records.filter(isIncluded), requested: requested, draws: draws, table: table)
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
