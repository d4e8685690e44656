extension SampleInterval {
  /// How many parts a firm interval takes.
  ///
  /// What nobody can tell is more than any number.
  public enum Advice: Sendable, Hashable, Comparable {
    /// About this many.
    case about(Int)
    /// More than this; nobody can tell yet how many.
    case moreThan(Int)
    /// No number: what makes the figure rough is not how few the parts are.
    case never

    /// How many parts show a mode ten times that is seen 3 to 9 times among this many.
    public static func sighting(_ seen: Int, among count: Int) -> Advice {
      let parts = SampleInterval.sighted(seen, among: count)
      return parts.isFinite ? .about(SampleInterval.roundedUp(parts)) : .moreThan(10 * count)
    }

    /// The advice where the parts are those of a whole that have them, as replicates that took off; rounded
    /// up.
    ///
    /// Some more of the whole are advised, as the parts may be rarer than was seen. From one part or two
    /// nobody can tell.
    ///
    /// - Parameters:
    ///   - whole: How many there are.
    ///   - parts: How many of them are parts.
    /// - Returns: The advice, as a number of the whole that is larger than there is.
    public func outOf(_ whole: Int, parts: Int) -> Advice {
      if self == .never { return self }
      guard case .about(let count) = self, let few = SampleInterval.lowerLimit(parts)
      else { return .moreThan(10 * whole) }
      let wanted = Double(count) * Double(whole) / few
      return .about(SampleInterval.roundedUp(max(wanted, Double(whole + 1))))
    }

    /// The advice, rounded up to a multiple of `step` that is at least `least`.
    func raised(to least: Int, multipleOf step: Int) -> Advice {
      guard case .about(let count) = self else { return self }
      let wanted = max(count, least)
      return .about((wanted + step - 1) / step * step)
    }
  }

  /// The lower 80 % limits of the mean of a Poisson count of 1 to 9.
  ///
  /// Source: Garwood, *Fiducial limits for the Poisson distribution*, Biometrika 28 (1936).
  private static let lowerLimits = [
    1: 0.223, 2: 0.824, 3: 1.54, 4: 2.30, 5: 3.09, 6: 3.90, 7: 4.73, 8: 5.58, 9: 6.43,
  ]

  /// The lower 80 % limit of the mean of a Poisson count; nil below 3, which says too little of a mode whose
  /// parts are not known.
  private static func lowerLimit(_ count: Int) -> Double? {
    if count < 3 { return nil }
    return lowerLimits[count] ?? Double(count) - 0.84 * Double(count).squareRoot()
  }

  /// How many parts make an interval firm.
  ///
  /// - Four times the squared skewness, since the skewness of more parts will be larger: what was seen
  ///   once among a hundred will be seen twice among four hundred.
  ///   Where all parts but a few are equal, as pairs that a change hardly touches, these few may be rarer
  ///   than was seen.
  /// - Where a mode may be missing, enough parts to see it ten times, by how often it was seen; or enough
  ///   to outweigh it. From one or two sightings, or none, nobody can tell.
  static func advice(
    _ parts: [Double], skewness: Double, isEven: Bool, mode: UnseenMode?, needed: Double
  ) -> Advice {
    let count = parts.count
    let n = Double(count)
    var about = Double(fewestOfSkewed)
    if count < fewestFirm || !isEven {
      let odd = partsUnlikeTheRest(parts)
      let rarer = odd.flatMap { few in lowerLimits[few].map { Double(few) / $0 } } ?? 1
      about = max(about, (4 * rarer * skewness * skewness).rounded(.up))
    }
    if let mode {
      about = max(about, min(sighted(mode.seen, among: count), 1.3 * needed))
      if mode.seen == 1 || mode.seen == 2 || !(about <= 100 * n) { return .moreThan(10 * count) }
    }
    return .about(roundedUp(max(about, n + 1)))
  }

  /// How many parts differ from the value that more than half of them have; nil if there is none.
  private static func partsUnlikeTheRest(_ parts: [Double]) -> Int? {
    // Whatever holds the majority outlives all others that it meets one by one (Boyer and Moore 1991).
    var (common, lead) = (0.0, 0)
    for part in parts {
      if lead == 0 { common = part }
      lead += part == common ? 1 : -1
    }
    let odd = parts.count { $0 != common }
    return 2 * odd < parts.count ? odd : nil
  }

  /// How many parts show a mode ten times that is seen this often; infinite where nobody can tell.
  private static func sighted(_ seen: Int, among count: Int) -> Double {
    lowerLimit(seen).map { (14 * Double(count) / $0).rounded(.up) } ?? .infinity
  }

  /// A number rounded up to two significant digits.
  static func roundedUp(_ number: Double) -> Int {
    guard number < 1e15 else { return Int(1e15) }
    var unit = 1.0
    while number / unit > 100 { unit *= 10 }
    return Int((number / unit).rounded(.up) * unit)
  }
}
