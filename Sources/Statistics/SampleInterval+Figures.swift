/// Intervals of figures other than means of independent numbers.
extension SampleInterval {
  /// Makes the interval of a ratio of means.
  ///
  /// It is nil where there is no ratio, below two units, and where the denominator may be 0, so that the
  /// ratio may have any value.
  ///
  /// - Parameters:
  ///   - units: Independent units.
  ///   - range: What the ratio may be.
  ///   - unseen: A mode that the sample may not have shown, as values of the ratio's parts.
  /// - Complexity: O(units).
  public init?(ratioOf units: [Jackknife.Pair], range: Range = Range(), unseen: UnseenMode? = nil) {
    guard let estimate = Jackknife.ratio(units), let fieller = Fieller(units),
      let bounds = fieller.interval
    else { return nil }
    self.init(
      estimate, parts: Jackknife.pseudoValues(units), range: range, unseen: unseen,
      hull: fieller.advice == nil ? nil : bounds, hullAdvice: fieller.advice)
  }

  /// From this many trials on Wilson's interval of a chance is firm.
  public static let fewestTrials = 30

  /// Makes the interval of a chance, which is always given: Wilson's.
  ///
  /// It is nil without trials or if a number is out of range.
  ///
  /// - Parameters:
  ///   - share: The share of trials that succeeded, in 0...1.
  ///   - trials: The number of trials.
  ///   - effective: As how many independent trials they count, where they depend on each other.
  public init?(chance share: Double, of trials: Int, effective: Double? = nil) {
    guard let interval = Wilson.interval(share: share, trials: effective ?? Double(trials))
    else { return nil }
    let isFirm = trials >= Self.fewestTrials
    self.init(interval, isFirm: isFirm, advice: isFirm ? nil : .about(Self.fewestTrials))
  }

  /// Makes the interval of a figure whose parts come in groups, as replicates that share a graph do.
  ///
  /// The groups are the units. It is firm for ten groups of ten parts each whose own interval is firm; a few
  /// groups cannot show how skewed they are, so this is not tested. It is nil below two groups.
  ///
  /// - Parameters:
  ///   - estimate: The figure, with its error between groups.
  ///   - groups: What each group contributes.
  ///   - sizes: How many parts are in each group.
  ///   - single: The interval of all parts as if they were independent.
  ///   - range: What the figure may be.
  /// - Complexity: O(groups).
  public init?(
    _ estimate: Estimate, groups: [Double], sizes: [Int], single: SampleInterval?,
    range: Range = Range()
  ) {
    // One part changes what its group contributes by so much less.
    let step = range.step * Double(groups.count) / Double(max(1, sizes.reduce(0, +)))
    guard let hall = estimate.interval(),
      let rough = SampleInterval(
        estimate, parts: groups, range: Range(limits: range.limits, step: step), hull: hall)
    else { return nil }
    let smallest = sizes.min() ?? 0
    let isFirm =
      groups.count >= Self.fewestGroups && smallest >= Self.fewestInGroup && single?.isFirm == true
    var found = isFirm ? hall : rough.interval
    let areEqual = (estimate.standardError ?? 0) <= Self.noise * step
    if let single, !isFirm || areEqual { found.join(single.interval) }
    found.clip(to: range.limits)
    self.init(
      found, isFirm: isFirm,
      advice: isFirm ? nil : Self.advice(groups: groups.count, sizes, single: single))
  }

  /// How many parts make an interval over groups firm: more than there are, and as many in each of ten
  /// groups or more.
  ///
  /// - Parameters:
  ///   - groups: How many groups there are.
  ///   - sizes: How many parts are in each of them.
  ///   - single: The interval of all parts as if they were independent.
  /// - Returns: The advice, a multiple of the number of groups.
  public static func advice(
    groups: Int, _ sizes: [Int], single: SampleInterval? = nil
  ) -> Advice {
    let wanted = max(groups, fewestGroups)
    return (single?.advice ?? .about(0)).raised(
      to: max(wanted * fewestInGroup, sizes.reduce(1, +)), multipleOf: wanted)
  }

  /// The fewest groups of a firm interval.
  public static let fewestGroups = 10
  /// The fewest parts of each of them.
  public static let fewestInGroup = 10

  /// Makes the interval of a figure whose error cannot be known, as from one part: all that is possible.
  ///
  /// It is rough, and nil where that has no end.
  ///
  /// - Parameters:
  ///   - range: What the figure may be.
  ///   - step: The number of parts of a firm interval is advised as a multiple of this.
  public init?(unknownWithin range: Range, multipleOf step: Int = 1) {
    guard range.limits.low.isFinite, range.limits.high.isFinite else { return nil }
    self.init(
      range.limits, isFirm: false,
      advice: Advice.about(Self.fewestOfSkewed).raised(to: 0, multipleOf: step))
  }

  /// Makes the interval of the difference of two independent figures: the second less the first.
  ///
  /// It is Welch's where both are firm. Else it is rough, and each of its arms is the root of the sum of
  /// the squares of theirs.
  ///
  /// - Parameters:
  ///   - first: A figure and its interval.
  ///   - second: Another, of other parts.
  public init?(
    difference first: (Estimate, SampleInterval), _ second: (Estimate, SampleInterval)
  ) {
    let difference = Comparison.unpairedDifference(first.0, second.0)
    guard var found = difference.interval() else { return nil }
    isFirm = first.1.isFirm && second.1.isFirm
    advice = [first.1.advice, second.1.advice].compactMap(\.self).max()
    if !isFirm {
      func arm(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
      let (a, b) = (first.1.interval, second.1.interval)
      found.join(
        Interval(
          low: difference.value - arm(second.0.value - b.low, a.high - first.0.value),
          high: difference.value + arm(b.high - second.0.value, first.0.value - a.low)))
    }
    interval = found
  }
}
