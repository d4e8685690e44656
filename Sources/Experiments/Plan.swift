public import Scenarios

/// Which runs a command makes: settings and replicates, numbered.
public struct Plan: Sendable {
  /// Which part of a scenario file is run.
  public enum Scope: String, Sendable {
    /// The baseline alone.
    case run
    /// The baseline and its variants.
    case compare
    /// The points of the design.
    case sweep
  }

  /// One setting of the plan: a variant or a design point.
  public struct Setting: Sendable {
    /// The name of the variant, or `baseline`.
    public let variant: String
    /// The number of the point, from 0.
    public let point: Int
    /// The values of the varied paths, as texts, in the order of ``Plan/paths``.
    public let parameters: [String]
    /// What to simulate.
    public let scenario: Scenario
    /// The run id of its replicate 0; replicates follow on.
    public let firstRunID: Int
  }

  /// The document it was made from.
  public let document: ScenarioDocument
  /// Which part is run.
  public let scope: Scope
  /// The varied paths: columns `param.PATH`.
  public let paths: [String]
  /// The settings, in order of their runs; in `compare` the baseline is first.
  public let settings: [Setting]
  /// The number of runs.
  public let runs: Int
  /// What the scope leaves aside, a sentence each: variants and sweeps that are not run.
  public let notes: [String]
  /// A hash of everything that decides the results, as 16 hexadecimal digits.
  public let hash: String

  /// The most runs a plan may have.
  public static let largestRunCount = 50_000_000

  /// Makes the plan of a document.
  ///
  /// - Throws: ``PlanError``.
  public init(_ document: ScenarioDocument, scope: Scope) throws(PlanError) {
    fatalError("contract")
  }
}

/// Why a plan cannot be made.
public enum PlanError: Error, Sendable {
  /// A variant or a point is not a valid scenario.
  case invalid(ScenarioErrors)
  /// The file has no variants, or no sweep, to run; a sentence with the remedy.
  case nothingToRun(String)
  /// It is larger than this machine or program can take; a sentence with the remedy.
  case tooLarge(String)
}
