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
  ///   - rounds: What its rounds were in each replicate.
  ///   - rules: What the scenario says.
  ///   - grouping: Which replicates belong together.
  /// - Complexity: O(replicates log replicates).
  init(_ rounds: [StoryRounds], _ rules: StoryRules, _ grouping: ReplicateGroups) {
    let reproduction = Reproduction(rounds, rules, grouping)
    state = reproduction.state
    number = reproduction.number
    interval = reproduction.interval
    standardError = reproduction.standardError
    hearers = reproduction.hearers
    let isBounded = rules.isConfined || (rules.bound.map { $0 < 1 } ?? false)
    diesOut = isBounded || reproduction.state == .notRetold
    mayTakeOff = !isBounded && reproduction.mayPassOne
    replicates = rounds.count
    fades = rules.fades
    let people = Double(rounds.map(\.people).max() ?? 0)
    extent = people == 0 ? nil : Extent(rounds, rules)
    let far = rounds.count {
      $0.later > 0 && Double($0.later) >= rules.takeOff * Double($0.people)
    }
    self.far = far
    let asked = rounds.reduce(0) { $0 + $1.waves * $1.people }
    knowingAtFirst =
      asked == 0
      ? 0 : Double(rounds.reduce(0) { $0 + $1.firstHand + $1.inFirst }) / Double(asked)
    guard mayTakeOff, !rounds.isEmpty else {
      (split, risk) = (nil, nil)
      return
    }
    split = Split(rounds.map { Double($0.later) }, from: max(1, people.squareRoot()))
    let isHigh = 2 * far > rounds.count
    let chance = isHigh ? Self.chanceOfDyingOut(rounds, reproduction.number ?? 0) : 0
    let isFew = rounds.count < Self.fewReplicates
    let canDie = chance >= Self.smallChance
    risk =
      isHigh && !canDie && !isFew
      ? nil
      : Risk(
        seen: min(far, rounds.count - far), isLow: isHigh, isHigh: !isHigh,
        isOnlyForFew: isHigh && !canDie)
  }

  /// The chance that a story that mostly goes far dies out: the people of round 2 come from about as many
  /// independent tellers as the square of their coefficient of variation says, and the story of each
  /// survives with the chance s for which 1 - s = exp(-R s).
  private static func chanceOfDyingOut(_ rounds: [StoryRounds], _ number: Double) -> Double {
    let second = Moments(rounds.map { Double($0.inSecond) })
    guard let mean = second.mean, mean > 0 else { return 1 }
    guard let variance = second.variance, variance > 0 else { return 0 }
    return exp(-survival(number) * mean * mean / variance)
  }

  private static func survival(_ number: Double) -> Double {
    guard number > 1 else { return 0 }
    // From above the iteration falls to the root without passing it.
    var chance = 1.0
    for _ in 0..<1_000 {
      let next = 1 - exp(-number * chance)
      if chance - next < 1e-12 { return next }
      chance = next
    }
    return chance
  }
}

extension StoryGrowth.Extent {
  /// Reads it from the rounds of each replicate.
  fileprivate init(_ rounds: [StoryRounds], _ rules: StoryRules) {
    func most(_ count: (StoryRounds) -> Int) -> Double { Double(rounds.map(count).max() ?? 0) }
    func customers(of people: Int) -> Int { min(people, rules.mostCustomers ?? people) }
    people = most(\.people)
    inWaves = most { $0.waves * $0.people }
    others = most { $0.waves * $0.people - $0.firstHand }
    self.customers = most { customers(of: $0.people) }
    customersInWaves = most { $0.waves * customers(of: $0.people) }
    tellers = rules.isFirstHandOnly ? customersInWaves : inWaves
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

  init(_ rounds: [StoryRounds], _ rules: StoryRules, _ grouping: ReplicateGroups) {
    switch rules.exception {
    case .repeats: state = .repeats
    case .outside: state = .outside
    case .oneRound: state = .oneRound
    case .notRetold: (state, number) = (.notRetold, rounds.isEmpty ? nil : 0)
    case nil:
      guard rounds.contains(where: { $0.inFirst > 0 }) else {
        state = .nobodyTold
        return
      }
      let early = rounds.map(\.reproduction.early)
      let late = rounds.map(\.reproduction.late)
      let isEarly = early.count { $0.hearers > 0 }
      let isLate = late.count { $0.hearers > 0 }
      // With periods a few may begin before a tenth know; they do not stand for the others.
      if isEarly > 0, 2 * isEarly >= isLate {
        state = .estimated
        estimate(early.map(\.unit), rules, grouping)
      } else if isLate > 0 {
        state = .late
        estimate(late.map(\.unit), rules, grouping)
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
    if state == .late { interval = interval.map { SampleInterval($0.interval, isFirm: false) } }
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
    guard let estimate = Jackknife.ratio(units) else { return nil }
    let isKnown = Fieller(units).map { $0.g <= SampleInterval.largestG } ?? false
    return SampleInterval(
      estimate, parts: Jackknife.pseudoValues(units), range: range,
      hull: isKnown ? nil : estimate.interval())
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
