import PlainText
import Scenarios

/// The settings that a scope makes of a document: a name, overrides and a scenario each, made one at a
/// time.
struct SettingCandidates {
  let document: ScenarioDocument
  let scope: Plan.Scope
  let paths: [String]
  let count: Int
  /// How settings are sampled, where they are.
  let sampled: UncertainDesign?
  /// The baseline's value of each path.
  private let baselineValues: [String]

  /// The most errors that are collected before the rest is given up.
  static let mostErrors = 20

  /// Counts the settings and refuses too many.
  init(_ document: ScenarioDocument, scope: Plan.Scope) throws(PlanError) {
    self.document = document
    self.scope = scope
    sampled =
      scope == .uncertain
      ? document.uncertain.map { UncertainDesign($0, seed: document.baseline.seed) } : nil
    switch scope {
    case .run:
      (count, paths) = (1, [])
    case .compare:
      if document.variants.isEmpty {
        throw .nothingToRun(
          "the scenario has no variants to compare: add \"variants\": { \"NAME\": { \"PATH\": value "
            + "} }", remedy: .baseline)
      }
      count = 1 + document.variants.count
      paths = Design.paths(of: document.variants.map(\.overrides))
    case .sweep:
      guard let design = document.design, design.count != 0 else {
        throw .nothingToRun(
          "the scenario has no sweep: add \"sweep\": { \"grid\": { \"PATH\": [values] } }",
          remedy: .baseline)
      }
      guard let points = design.count, points <= Plan.largestSettingCount else {
        throw .tooLarge(Self.tooManyPoints(design))
      }
      (count, paths) = (points, design.paths)
    case .uncertain:
      guard let inputs = document.uncertain else {
        throw .nothingToRun(
          "the scenario has no uncertain inputs: add \"uncertain\": { \"PATH\": { \"from\": a, \"to\": b "
            + "} }", remedy: .baseline)
      }
      (count, paths) = (inputs.samples, inputs.inputs.map(\.path))
    }
    if count > Plan.largestSettingCount {
      throw .tooLarge(
        "\(NumberText.count(count, "setting")) are more than the \(NumberText.whole(Plan.largestSettingCount)) that a "
          + "plan may have: split the file")
    }
    baselineValues = paths.map { document.value(of: $0).map(document.parameter(at: $0)) ?? "" }
  }

  /// Makes every setting, and numbers the runs.
  ///
  /// Errors of all settings are collected, up to a bound.
  func settings() throws(PlanError) -> [Plan.Setting] {
    var settings: [Plan.Setting] = []
    settings.reserveCapacity(count)
    var (runs, fewest) = (0, 0)
    var errors: [Diagnostic] = []
    for index in 0..<count where errors.count < Self.mostErrors {
      var candidate: Candidate
      do throws(Diagnostics) {
        candidate = try self.candidate(index)
        candidate.scenario = candidate.scenario.asRun(in: scope)
      } catch {
        errors += error.items.filter { !errors.contains($0) }
        continue
      }
      let replicates = Plan.fewestReplicates(candidate.scenario)
      let (sum, overflows) = runs.addingReportingOverflow(candidate.scenario.replicates)
      fewest += replicates
      if overflows || fewest > Plan.largestRunCount {
        throw .tooLarge(
          "\(NumberText.count(count, "setting")) of \(NumberText.count(replicates, "replicate")) are more "
            + "than the \(NumberText.whole(Plan.largestRunCount)) runs that a plan may have: ask for fewer "
            + "replicates or fewer points")
      }
      settings.append(
        Plan.Setting(
          variant: candidate.variant, point: scope == .compare ? 0 : index,
          parameters: parameters(candidate.overrides), scenario: candidate.scenario,
          firstRunID: runs))
      runs = sum
    }
    guard errors.isEmpty else { throw .invalid(Diagnostics(errors)) }
    return settings
  }

  /// A setting before its runs are numbered.
  private typealias Candidate = (variant: String, overrides: [Override], scenario: Scenario)

  private func candidate(_ index: Int) throws(Diagnostics) -> Candidate {
    switch scope {
    case .compare where index > 0:
      let variant = document.variants[index - 1]
      return (variant.name, variant.overrides, document.variantScenarios[index - 1])
    case .run, .compare: return ("baseline", [], document.baseline)
    case .sweep:
      return (
        "baseline", document.design?[index] ?? [], try document.scenario(ofPoint: index)
      )
    case .uncertain:
      let overrides = sampled?.overrides(of: index) ?? []
      return ("baseline", overrides, try document.scenario(applying: overrides))
    }
  }

  /// The values of the varied paths under overrides: of a path that they do not name itself, what
  /// they make of the baseline's.
  private func parameters(_ overrides: [Override]) -> [String] {
    paths.enumerated().map { place, path in
      let text = document.parameter(at: path)
      if let override = overrides.last(where: { $0.path == path }) { return text(override.value) }
      let isTouched = overrides.contains {
        $0.path.hasPrefix("\(path).") || path.hasPrefix("\($0.path).")
      }
      return isTouched
        ? document.value(of: path, applying: overrides).map(text) ?? "" : baselineValues[place]
    }
  }

  private static func tooManyPoints(_ design: Design) -> String {
    let count =
      design.count.map { NumberText.count($0, "point") } ?? "more points than can be counted"
    return
      "the sweep has \(count), more than the \(NumberText.whole(Plan.largestSettingCount)) that a plan "
      + "may have: give fewer values or split the sweep"
  }
}

extension ScenarioDocument {
  /// What writes values of a parameter as texts: JSON, but a text without its quotes, and the path of a
  /// file as results record it.
  fileprivate func parameter(at path: String) -> (JSONValue) -> String {
    { value in
      let value = recorded(value, of: path)
      return if case .text(let text) = value.content { text } else { value.line }
    }
  }
}
