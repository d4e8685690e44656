import Foundation
import Statistics

extension StoryGrowth {
  /// Below this many replicates less is believed of the reproduction number.
  private static let fewReplicates = 30
  /// A chance to die out that cannot be overlooked.
  private static let smallChance = 0.001

  /// Finds out how a story grows.
  ///
  /// - Parameters:
  ///   - replicates: The number of replicates.
  ///   - rules: What the scenario says.
  ///   - grouping: Which replicates belong together.
  ///   - column: A number of the story's rounds, for each replicate.
  /// - Complexity: O(replicates log replicates).
  init(
    of replicates: Int, _ rules: StoryRules, _ grouping: ReplicateGroups,
    _ column: (StoryRounds.Number) -> [Double]
  ) {
    let reproduction = Reproduction(of: replicates, rules, grouping, column)
    state = reproduction.state
    number = reproduction.number
    interval = reproduction.interval
    standardError = reproduction.standardError
    hearers = reproduction.hearers
    let isBounded = rules.isConfined || (rules.bound.map { $0 < 1 } ?? false)
    diesOut = isBounded || reproduction.state == .notRetold
    mayTakeOff = !isBounded && reproduction.mayPassOne
    self.replicates = replicates
    fades = rules.fades
    let counts = Counts(rules, column)
    extent = counts.extent.people == 0 ? nil : counts.extent
    far = counts.far
    knowingAtFirst = counts.asked == 0 ? 0 : counts.knowing / counts.asked
    guard mayTakeOff, replicates > 0 else {
      (split, risk) = (nil, nil)
      return
    }
    split = Split(column(.later), from: max(1, counts.extent.people.squareRoot()))
    let isHigh = 2 * far > replicates
    let chance =
      isHigh ? Self.chanceOfDyingOut(column(.inSecond), reproduction.number ?? 0) : 0
    let isFew = replicates < Self.fewReplicates
    let canDie = chance >= Self.smallChance
    risk =
      isHigh && !canDie && !isFew
      ? nil
      : Risk(
        seen: min(far, replicates - far), isLow: isHigh, isHigh: !isHigh,
        isOnlyForFew: isHigh && !canDie)
  }

  /// The chance that a story that mostly goes far dies out: the people of round 2 come from about as many
  /// independent tellers as the square of their coefficient of variation says, and the story of each
  /// survives with the chance s for which 1 - s = exp(-R s).
  private static func chanceOfDyingOut(_ inSecond: [Double], _ number: Double) -> Double {
    let second = Moments(inSecond)
    guard let mean = second.mean, mean > 0 else { return 1 }
    guard let variance = second.variance, variance > 0 else { return 0 }
    return Elementary.exp(-survival(number) * mean * mean / variance)
  }

  private static func survival(_ number: Double) -> Double {
    guard number > 1 else { return 0 }
    // From above the iteration falls to the root without passing it.
    var chance = 1.0
    for _ in 0..<1_000 {
      let next = 1 - Elementary.exp(-number * chance)
      if chance - next < 1e-12 { return next }
      chance = next
    }
    return chance
  }
}

/// What is counted over the replicates, once through them.
private struct Counts {
  /// How many people a replicate can count.
  var extent = StoryGrowth.Extent()
  /// In how many of them the story went far.
  var far = 0
  /// People in waves, in all.
  var asked = 0.0
  /// Those of them who know after the first telling.
  var knowing = 0.0

  init(_ rules: StoryRules, _ column: (StoryRounds.Number) -> [Double]) {
    let (people, waves) = (column(.people), column(.waves))
    for (place, firstHand) in column(.firstHand).enumerated() {
      let inWaves = waves[place] * people[place]
      let customers = min(people[place], rules.mostCustomers.map(Double.init) ?? .infinity)
      extent.people = max(extent.people, people[place])
      extent.inWaves = max(extent.inWaves, inWaves)
      extent.others = max(extent.others, inWaves - firstHand)
      extent.customers = max(extent.customers, customers)
      extent.customersInWaves = max(extent.customersInWaves, waves[place] * customers)
      asked += inWaves
      knowing += firstHand
    }
    extent.tellers = rules.isFirstHandOnly ? extent.customersInWaves : extent.inWaves
    for inFirst in column(.inFirst) { knowing += inFirst }
    for (later, people) in zip(column(.later), people)
    where later > 0 && later >= rules.takeOff * people { far += 1 }
  }
}

/// The reproduction number of a story: its state, and an estimate where there is one.
private struct Reproduction {
  var state: StoryGrowth.State
  var number: Double?
  var interval: SampleInterval?
  var standardError: Double?
  var hearers = 0.0
  /// The upper end of what it may be; nil where nothing is known.
  private var upper: Double?

  init(
    of replicates: Int, _ rules: StoryRules, _ grouping: ReplicateGroups,
    _ column: (StoryRounds.Number) -> [Double]
  ) {
    switch rules.exception {
    case .repeats: state = .repeats
    case .outside: state = .outside
    case .oneRound: state = .oneRound
    case .notRetold: (state, number) = (.notRetold, replicates == 0 ? nil : 0)
    case nil:
      guard column(.inFirst).contains(where: { $0 > 0 }) else {
        state = .nobodyTold
        return
      }
      let isEarly = column(.earlyHearers).count { $0 > 0 }
      let isLate = column(.lateHearers).count { $0 > 0 }
      // With periods a few may begin before a tenth know; they do not stand for the others.
      if isEarly > 0, 2 * isEarly >= isLate {
        state = .estimated
        estimate(paired(column(.earlyNewHearers), column(.earlyHearers)), rules, grouping)
      } else if isLate > 0 {
        state = .late
        estimate(paired(column(.lateNewHearers), column(.lateHearers)), rules, grouping)
      } else {
        state = .filledAtOnce
      }
    }
  }

  private mutating func estimate(
    _ units: [Jackknife.Pair], _ rules: StoryRules, _ grouping: ReplicateGroups
  ) {
    hearers = units.reduce(0) { $0 + $1.denominator }
    number = units.reduce(0) { $0 + $1.numerator } / hearers
    guard number != 0 else {
      if state == .estimated { state = .noneBrought }
      return
    }
    let range = SampleInterval.Range(limits: Interval(low: 0, high: .infinity))
    let single = Self.interval(units, range)
    interval = grouping.judged(single, grouping.units(units), range)
    standardError = Jackknife.ratio(grouping.units(units))?.standardError
    if let bound = rules.bound, let number, number < bound, let high = interval?.interval.high {
      // It is not more than the bound. A sample may be: its interval is then left as it is.
      interval?.interval.high = min(high, bound)
    }
    if state == .late {
      interval = interval.map { SampleInterval($0.interval, isFirm: false, advice: .never) }
    }
    upper = interval?.interval.high
    let parts = Jackknife.pseudoValues(units)
    if units.count < StoryGrowth.fewForGate, let low = parts.min(), let high = parts.max(),
      let far = PhantomBound.end(Moments(parts), unseen: 2 * high - low, z: 1.959964)
    {
      upper = upper.map { max($0, far) }
    }
  }

  /// The interval of a ratio that is given even where the denominator is poorly known.
  private static func interval(
    _ units: [Jackknife.Pair], _ range: SampleInterval.Range
  ) -> SampleInterval? {
    guard let estimate = Jackknife.ratio(units), let fieller = Fieller(units) else { return nil }
    return SampleInterval(
      estimate, parts: Jackknife.pseudoValues(units), range: range,
      hull: fieller.advice == nil ? nil : estimate.interval(), hullAdvice: fieller.advice)
  }

  /// Whether it may be more than 1.
  var mayPassOne: Bool {
    switch state {
    case .repeats, .outside, .oneRound, .notRetold, .filledAtOnce, .late: false
    case .nobodyTold, .noneBrought: true
    case .estimated: upper.map { $0 >= 1 } ?? true
    }
  }
}

extension StoryGrowth {
  /// Below this many replicates the upper end allows for one more as far off as all are apart.
  fileprivate static let fewForGate = fewReplicates
}
