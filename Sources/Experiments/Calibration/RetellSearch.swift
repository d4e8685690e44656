import Statistics

/// Finds the chance to retell at which the mean reach of stories meets a target, by bisection under
/// common random numbers.
///
/// 1. Nobody retells, everybody retells: is the target between what those reach?
/// 2. Halve the bracket until the mean is within ``tolerance`` of the target.
/// 3. The ends of the interval: the chances at which the target leaves the 95 % interval of the mean.
/// 4. One per cent more and less of the chance: how steep is the curve there?
///
/// Under common random numbers the mean never falls as the chance rises, so bisection converges.
package struct RetellSearch {
  /// The outcome of a search.
  package enum Outcome: Sendable, Hashable {
    /// The chance.
    case found(CalibratedRetelling)
    /// With everybody retelling the mean is this, which is less than the target.
    case outOfReach(most: Double)
    /// With nobody retelling the mean is this, which is more than the target.
    case exceeded(least: Double)
  }

  /// How close the mean reach must come to the target, as a share of it.
  static let tolerance = 0.002
  /// The narrowest bracket; if reach is not on target by then, it jumps there.
  static let narrowest = 1e-10
  /// About how many times a search runs all stories, to estimate its progress.
  static let expectedRounds = 45
  /// A chance is doubtful if one per cent of it changes the reach by more per cent than this.
  static let steepest = 50.0

  /// The people who are to be reached.
  let target: Double
  /// Runs the stories at a chance; may give up once the mean is above the limit.
  let reaches: (_ chance: Double, _ limit: Double?) throws(CancellationError) -> StoryReaches

  /// Searches.
  ///
  /// - Throws: `CancellationError` if the stories were cancelled.
  package func run() throws(CancellationError) -> Outcome {
    let near = 1 + Self.tolerance
    let none = try reaches(0, nil)
    if none.mean >= target / near {
      return none.mean <= target * 1.01 || none.interval.contains(target)
        ? .found(try finished(0, none, told: none.mean)) : .exceeded(least: none.mean)
    }
    let all = try reaches(1, target * near)
    if !all.isGivenUp, all.mean <= target * near {
      return all.mean >= target / near
        ? .found(try finished(1, all, told: none.mean)) : .outOfReach(most: all.mean)
    }
    var (low, high) = (0.0, 1.0)
    while high - low > Self.narrowest {
      let middle = (low + high) / 2
      let found = try reaches(middle, target * near)
      if !found.isGivenUp, found.mean >= target / near, found.mean <= target * near {
        return .found(try finished(middle, found, told: none.mean))
      }
      if found.mean < target { low = middle } else { high = middle }
    }
    return .found(try finished(low, reaches(low, nil), told: none.mean))
  }

  private func finished(
    _ chance: Double, _ found: StoryReaches, told: Double
  ) throws(CancellationError) -> CalibratedRetelling {
    let steepness = try steepness(at: chance)
    let error = found.standardError
    let doubt: CalibratedRetelling.Doubt? =
      if chance > 0, found.areOfTwoKinds, steepness > 2 {
        .twoKinds
      } else if steepness > Self.steepest {
        .steep
      } else {
        error > found.mean / 10 ? .fewStories : nil
      }
    return CalibratedRetelling(
      target: target, chance: chance,
      interval: try interval(around: chance),
      reach: found.mean, standardError: error, stories: found.stories,
      reproduction: found.mean > 0 ? max(0, 1 - told / found.mean) : 0, steepness: steepness,
      doubt: doubt)
  }

  /// By how many per cent the mean changes for one per cent of the chance.
  private func steepness(at chance: Double) throws(CancellationError) -> Double {
    if chance == 0 { return 0 }
    let (less, more) = (chance * 0.99, min(1, chance * 1.01))
    let (below, above) = (try reaches(less, nil), try reaches(more, 20 * target))
    if above.isGivenUp { return .infinity }
    guard below.mean > 0 else { return 0 }
    let change = (above.mean - below.mean) / ((above.mean + below.mean) / 2)
    return change / ((more - less) / chance)
  }

  // MARK: The interval

  /// The chances at which the target is within the interval of the mean.
  private func interval(around chance: Double) throws(CancellationError) -> Interval {
    let low = try end(from: chance, towards: 0) { (chance) throws(CancellationError) in
      try reaches(chance, nil).interval.high < target
    }
    let high = try end(from: chance, towards: 1) { (chance) throws(CancellationError) in
      // That far above the target the interval does not matter.
      let found = try reaches(chance, 4 * target)
      return found.isGivenUp || found.interval.low > target
    }
    return Interval(low: low, high: high)
  }

  /// Where a condition begins to hold, going from a chance towards a bound: strides that double, then
  /// halving, to a twentieth of the distance.
  private func end(
    from chance: Double, towards bound: Double, _ holds: (Double) throws(CancellationError) -> Bool
  ) throws(CancellationError) -> Double {
    let direction: Double = bound < chance ? -1 : 1
    if chance == bound { return chance }
    var stride = max(chance, 1e-4) / 1024
    var inside = chance
    var outside = chance + direction * stride
    while direction * (bound - outside) > 0, try !holds(outside) {
      inside = outside
      stride *= 2
      outside = chance + direction * stride
    }
    if direction * (bound - outside) <= 0 {
      outside = bound
      if try !holds(bound) { return bound }
    }
    while abs(outside - inside) > abs(outside - chance) / 20 {
      let middle = (inside + outside) / 2
      if try holds(middle) { outside = middle } else { inside = middle }
    }
    return inside + (outside - inside) / 2
  }
}
