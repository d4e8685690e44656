package import WordOfMouth

/// A number that a correct simulator must reproduce, from an exact formula or a publication, never from
/// this program.
public struct KnownAnswer: Sendable {
  /// Its number: a letter for the kind and a number, such as `N3`.
  public let id: String
  /// The claim, in a few words.
  public let claim: String
  /// The source, in short.
  public let source: String
  /// The answer.
  public let expected: Double
  /// The tolerance for finite size, or for the digits that the answer was published with; 0 if it is
  /// exact.
  public let allowance: Double

  /// How the simulated value is found.
  package enum Method: Sendable {
    /// Computed by a formula of the library, a ledger or a count: compared exactly.
    case worked(@Sendable () throws -> Double?)
    /// The mean over the replicates for which there is a value.
    case mean(@Sendable (WaveOutcome) -> Double?)
    /// The share of replicates in which something happens.
    case chance(@Sendable (WaveOutcome) -> Bool)
    /// The variance over replicates.
    case variance(@Sendable (WaveOutcome) -> Double)
    /// A value that every single replicate must have, exactly.
    case always(@Sendable (WaveOutcome) -> Double)
  }

  /// How the simulated value is found.
  let method: Method

  package init(
    _ id: String, _ claim: String, _ source: String, _ expected: Double,
    within allowance: Double = 0,
    _ method: Method
  ) {
    (self.id, self.claim, self.source) = (id, claim, source)
    (self.expected, self.allowance, self.method) = (expected, allowance, method)
  }

  /// What one figure of a trial must come to; the trial gives it its id, its setting and, unless it has
  /// one, its source.
  init(
    _ figure: String, _ expected: Double, within allowance: Double = 0, source: String = "",
    _ method: Method
  ) {
    self.init("", figure, source, expected, within: allowance, method)
  }
}

/// A known answer beside the result on this machine.
public struct VerifiedAnswer: Sendable {
  /// The known answer.
  public let answer: KnownAnswer
  /// The result; nil if there is none, as when no story took off.
  public let simulated: Double?
  /// The standard error of ``simulated``; nil where it is exact.
  public let standardError: Double?
  /// The replicates behind it; 0 if it was computed.
  public let replicates: Int

  /// The z-score: the difference from the answer beyond the allowance, in standard errors.
  ///
  /// 0 within the allowance; infinite if chance cannot explain it, since the answer is exact or there is
  /// no result.
  public var zScore: Double {
    guard let simulated, simulated.isFinite else { return .infinity }
    // Sums of doubles are exact to fifteen digits, not to the last one.
    let beyond = abs(simulated - answer.expected) - answer.allowance
    if beyond <= 1e-9 * max(1, abs(answer.expected)) { return 0 }
    guard let standardError, standardError > 0 else { return .infinity }
    return beyond / standardError
  }

  /// Whether it is within ``Verification/mostStandardErrors``.
  public var isOK: Bool { zScore <= Verification.mostStandardErrors }
}
