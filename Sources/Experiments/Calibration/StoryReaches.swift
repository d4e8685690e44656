package import Statistics

/// How many people each of a number of stories reached, told one at a time.
package struct StoryReaches: Sendable {
  /// The people reached, story by story; if telling was given up early, those so far.
  package var reaches: [Int] = []
  /// The number of stories that were asked for.
  package let stories: Int
  /// The number of graphs that the stories took turns on.
  package let graphs: Int
  /// Whether the rest was given up because the sum was beyond the limit.
  package var isGivenUp = false

  /// The sum of the people reached.
  package var sum: Int { reaches.reduce(0, +) }

  /// The mean reach; where telling was given up, the least it can be.
  package var mean: Double { Double(sum) / Double(isGivenUp ? stories : max(1, reaches.count)) }

  /// The mean reach and its error.
  ///
  /// On several graphs the parts are their means: stories on one graph are not independent.
  package var estimate: Estimate {
    var moments = Moments()
    if graphs > 1, reaches.count >= 2 * graphs {
      for graph in 0..<graphs {
        let own = stride(from: graph, to: reaches.count, by: graphs).map { Double(reaches[$0]) }
        moments.add(own.reduce(0, +) / Double(own.count))
      }
    } else {
      for reach in reaches { moments.add(Double(reach)) }
    }
    return Estimate(meanOf: moments)
      ?? Estimate(value: 0, standardError: nil, degreesOfFreedom: 0, parts: 0, skewness: 0)
  }

  /// The standard error of the mean; 0 where there is none.
  package var standardError: Double { estimate.standardError ?? 0 }

  /// The 95 % interval of the mean.
  package var interval: Interval {
    let estimate = estimate
    return estimate.interval() ?? Interval(low: estimate.value, high: estimate.value)
  }

  /// Whether stories are of two kinds: those that reach at least half as many as the one that went
  /// furthest hold most of the reach, and one in ten or more reaches less than a quarter of it.
  ///
  /// Where a mean is typical, sizes tail off: stories near the largest hold little of the reach.
  package var areOfTwoKinds: Bool {
    guard let most = reaches.max(), most > 0 else { return false }
    let large = reaches.filter { 2 * $0 >= most }.reduce(0, +)
    let small = reaches.count { 4 * $0 < most }
    return 2 * large > sum && 10 * small >= reaches.count
  }
}
