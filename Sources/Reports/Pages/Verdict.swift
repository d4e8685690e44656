/// What a what-if comes to, decided by how often it is better, and whether that matters.
enum Verdict: Sendable, Hashable {
  /// There are too few cases to tell.
  case tooFew
  /// It is the same in every case.
  case same
  /// Nine in ten cases are within 1 % of the baseline.
  case noDifference
  /// It is the same in more than half of the cases.
  case mostlySame
  /// It is better in at least 95 % of them, of which there are some.
  case yes
  /// It is better in at least 75 %.
  case probably
  /// It is better in some and worse in others, or often better and yet worse on average.
  case eitherWay
  /// It is worse in at least 75 %.
  case probablyNot
  /// It is worse in at least 95 %, of which there are some.
  case no

  /// The fewest cases that can be sure of anything.
  private static let fewestSure = 10
  /// The fewest cases of which anything is said.
  static let fewest = 4

  /// That there are fewer simulated markets than a verdict needs.
  static func tooFew(_ count: Int) -> Prose {
    """
    \(count, "simulated market") \(count == 1 ? "is" : "are") too few to tell which is better: \
    \(.count(fewest)) can make it probable, \(.count(fewestSure)) or more can be sure.
    """
  }

  /// Cases of a what-if beside the baseline: simulated markets, or combinations of inputs.
  struct Cases: Sendable, Hashable {
    /// In how many it is better.
    var better: Int
    /// In how many it is worse.
    var worse: Int
    /// In how many it is the same, or too close to tell.
    var same: Int
    /// The mean difference, more than 0 where it is better.
    var mean: Double
    /// The 5th and the 95th percentile of the differences.
    var ninety: ClosedRange<Double>
    /// The worst and the best difference.
    var all: ClosedRange<Double>

    /// How many there are.
    var count: Int { better + worse + same }
  }

  /// Decides.
  ///
  /// - Parameters:
  ///   - cases: The cases.
  ///   - least: What a difference has to be to matter: 1 % of the baseline.
  init(_ cases: Cases, least: Double) {
    func isShare(_ count: Int, _ percent: Int) -> Bool { 100 * count >= percent * cases.count }
    func isSure(_ count: Int) -> Bool { isShare(count, 95) && cases.count >= Self.fewestSure }
    if cases.better == 0, cases.worse == 0, cases.all == 0...0 {
      self = .same
    } else if cases.count < Self.fewest {
      self = .tooFew
    } else if cases.ninety.lowerBound >= -least, cases.ninety.upperBound <= least {
      self = .noDifference
    } else if 2 * cases.same > cases.count {
      self = .mostlySame
    } else if isShare(cases.better, 75), cases.mean > 0 {
      self = isSure(cases.better) ? .yes : .probably
    } else if isShare(cases.worse, 75), cases.mean < 0 {
      self = isSure(cases.worse) ? .no : .probablyNot
    } else {
      self = .eitherWay
    }
  }

  /// Whether it is better, or probably so.
  var isBetter: Bool { self == .yes || self == .probably }
  /// Whether it is worse, or probably so.
  var isWorse: Bool { self == .no || self == .probablyNot }
}
