public import Scenarios

/// Which runs a command makes: settings and replicates, numbered.
///
/// Settings come in order: in `compare` the baseline and then the variants in file order, in `sweep`
/// the points in the order of the design. Run ids are dense: replicate r of a setting has the id
/// ``Setting/firstRunID`` + r, and the next setting follows on.
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

    /// Makes a setting.
    package init(
      variant: String, point: Int, parameters: [String], scenario: Scenario, firstRunID: Int
    ) {
      self.variant = variant
      self.point = point
      self.parameters = parameters
      self.scenario = scenario
      self.firstRunID = firstRunID
    }
  }

  /// The document it was made from.
  public let document: ScenarioDocument
  /// Which part is run.
  public let scope: Scope
  /// The varied paths: columns `param.PATH`.
  ///
  /// In `compare` each path that any variant changes, in order of first appearance.
  public let paths: [String]
  /// The settings, in order of their runs; in `compare` the baseline is first.
  public let settings: [Setting]
  /// The number of runs.
  public let runs: Int
  /// What the scope leaves aside, a sentence each: variants and sweeps that are not run.
  public let notes: [String]
  /// A hash of everything that decides the results, as 16 hexadecimal digits.
  ///
  /// It covers the scope and the resolved scenario, not the version of Hearsay and not the contents of
  /// the files that the scenario names.
  public let hash: String

  /// The most runs a plan may have.
  public static let largestRunCount = 50_000_000
  /// The most settings a plan may have.
  public static let largestSettingCount = 100_000

  /// Makes the plan of a document.
  ///
  /// Every setting is checked before anything runs. A plan that is too large is refused before its
  /// settings are made.
  ///
  /// - Parameters:
  ///   - document: The scenario file.
  ///   - scope: Which part of it is run.
  /// - Throws: ``PlanError``.
  /// - Complexity: O(settings), each as long as it takes to merge and check a scenario.
  public init(_ document: ScenarioDocument, scope: Scope) throws(PlanError) {
    let candidates = try SettingCandidates(document, scope: scope)
    let made = try candidates.settings()
    self.document = document
    self.scope = scope
    paths = candidates.paths
    settings = made.settings
    runs = made.runs
    notes = Self.leftAside(document, by: scope)
    hash = PlanHash(scope.rawValue, document.recordedJSON()).text
  }

  /// Makes a plan of settings that are valid already.
  package init(
    document: ScenarioDocument, scope: Scope, paths: [String], settings: [Setting],
    notes: [String] = []
  ) {
    self.document = document
    self.scope = scope
    self.paths = paths
    self.settings = settings
    runs = settings.reduce(0) { $0 + $1.scenario.replicates }
    self.notes = notes
    hash = PlanHash(scope.rawValue).text
  }

  private static func leftAside(_ document: ScenarioDocument, by scope: Scope) -> [String] {
    var notes: [String] = []
    let variants = document.variants.count
    if variants > 0, scope != .compare {
      notes.append(
        "\(counted(variants, "variant")) \(variants == 1 ? "is" : "are") not run by "
          + "`\(scope.rawValue)`; use `hearsay compare`.")
    }
    if let design = document.design, scope != .sweep {
      let points = design.count.map { " of \(counted($0, "point"))" } ?? ""
      notes.append("The sweep\(points) is not run by `\(scope.rawValue)`; use `hearsay sweep`.")
    }
    return notes
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
