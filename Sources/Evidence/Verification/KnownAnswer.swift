package import WordOfMouth

/// A number that a correct simulator must reproduce, from an exact formula or a published text, never from
/// this program.
public struct KnownAnswer: Sendable {
  /// Its number: a letter for the kind and a number, such as `N3`.
  public let id: String
  /// What is claimed, in a few words.
  public let claim: String
  /// Who says so, in short.
  public let source: String
  /// The answer.
  public let expected: Double
  /// What a finite size, or the digits that the answer is printed with, may be off by; 0 where the answer
  /// is exact.
  public let allowance: Double

  /// How a figure is found.
  package enum Figure: Sendable {
    /// Worked out by a formula of the library, a ledger or a count: compared exactly.
    case worked(@Sendable () throws -> Double?)
    /// The mean over the replicates for which there is a value.
    case mean(@Sendable (WaveOutcome) -> Double?)
    /// The share of replicates in which something happens.
    case chance(@Sendable (WaveOutcome) -> Bool)
    /// The variance over replicates.
    case variance(@Sendable (WaveOutcome) -> Double)
    /// What every single replicate must come to, exactly.
    case always(@Sendable (WaveOutcome) -> Double)
  }

  /// How it is found.
  let figure: Figure

  package init(
    _ id: String, _ claim: String, _ source: String, _ expected: Double,
    within allowance: Double = 0,
    _ figure: Figure
  ) {
    (self.id, self.claim, self.source) = (id, claim, source)
    (self.expected, self.allowance, self.figure) = (expected, allowance, figure)
  }
}

/// A known answer beside what this machine came to.
public struct VerifiedAnswer: Sendable {
  /// The known answer.
  public let answer: KnownAnswer
  /// What came of it here; nil if nothing did, such as no story that took off.
  public let simulated: Double?
  /// The standard error of ``simulated``; nil where it is exact.
  public let standardError: Double?
  /// The replicates behind it; 0 where it was worked out.
  public let replicates: Int

  /// How many standard errors it is apart from the answer, beyond the allowance.
  ///
  /// 0 within the allowance; infinite where no luck can explain it, since the answer is exact or nothing
  /// came of it.
  public var standardErrorsApart: Double {
    guard let simulated, simulated.isFinite else { return .infinity }
    // Sums of doubles are exact to fifteen digits, not to the last one.
    let beyond = abs(simulated - answer.expected) - answer.allowance
    if beyond <= 1e-9 * max(1, abs(answer.expected)) { return 0 }
    guard let standardError, standardError > 0 else { return .infinity }
    return beyond / standardError
  }

  /// Whether it is no further apart than ``Verification/mostStandardErrors``.
  public var isOK: Bool { standardErrorsApart <= Verification.mostStandardErrors }
}
