import PlainText
import Scenarios

/// The settings that a scope makes of a document, before they are checked: a name and overrides each,
/// made one at a time.
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
            + "} }, or use `hearsay run`")
      }
      count = 1 + document.variants.count
      var seen: Set<String> = []
      paths = document.variants.flatMap { $0.overrides.map(\.path) }
        .filter { seen.insert($0).inserted }
    case .sweep:
      guard let design = document.design, design.count != 0 else {
        throw .nothingToRun(
          "the scenario has no sweep: add \"sweep\": { \"grid\": { \"PATH\": [values] } }, or use "
            + "`hearsay run`")
      }
      guard let points = design.count, points <= Plan.largestSettingCount else {
        throw .tooLarge(Self.tooManyPoints(design))
      }
      (count, paths) = (points, design.paths)
    case .uncertain:
      guard let inputs = document.uncertain else {
        throw .nothingToRun(
          "the scenario has no uncertain inputs: add \"uncertain\": { \"PATH\": { \"from\": a, \"to\": b "
            + "} }, or use `hearsay run`")
      }
      (count, paths) = (inputs.samples, inputs.inputs.map(\.path))
    }
    if count > Plan.largestSettingCount {
      throw .tooLarge(
        "\(NumberText.count(count, "setting")) are more than the \(NumberText.whole(Plan.largestSettingCount)) that a "
          + "plan may have: split the file")
    }
    baselineValues = paths.map { document.value(of: $0).map(bare) ?? "" }
  }

  /// Makes and checks every setting, and numbers the runs.
  ///
  /// Errors of all settings are collected, up to a bound.
  func settings() throws(PlanError) -> (settings: [Plan.Setting], runs: Int) {
    var settings: [Plan.Setting] = []
    settings.reserveCapacity(count)
    var runs = 0
    var errors: Diagnostics?
    for index in 0..<count where (errors?.items.count ?? 0) < Self.mostErrors {
      let (variant, overrides) = candidate(index)
      let scenario: Scenario
      do throws(Diagnostics) {
        scenario = try checked(overrides)
      } catch {
        errors = Self.joined(errors, error)
        continue
      }
      let (sum, overflows) = runs.addingReportingOverflow(scenario.replicates)
      if overflows || sum > Plan.largestRunCount {
        throw .tooLarge(
          "\(NumberText.count(count, "setting")) of \(NumberText.count(scenario.replicates, "replicate")) are more "
            + "than the \(NumberText.whole(Plan.largestRunCount)) runs that a plan may have: ask for fewer "
            + "replicates or fewer points")
      }
      settings.append(
        Plan.Setting(
          variant: variant, point: scope == .compare ? 0 : index,
          parameters: parameters(overrides), scenario: scenario, firstRunID: runs))
      runs = sum
    }
    if let errors { throw .invalid(errors) }
    return (settings, runs)
  }

  /// The name and the overrides of a setting.
  private func candidate(_ index: Int) -> (variant: String, overrides: [Override]) {
    switch scope {
    case .run: ("baseline", [])
    case .compare:
      index == 0
        ? ("baseline", [])
        : (document.variants[index - 1].name, document.variants[index - 1].overrides)
    case .sweep: ("baseline", document.design?[index] ?? [])
    case .uncertain: ("baseline", sampled?.overrides(of: index) ?? [])
    }
  }

  /// The scenario of overrides, sharing the storage of what it has in common with the baseline, so
  /// that a thousand settings do not hold a thousand customer lists.
  private func checked(_ overrides: [Override]) throws(Diagnostics) -> Scenario {
    let baseline = document.baseline
    if overrides.isEmpty { return baseline }
    var scenario = try document.scenario(applying: overrides)
    if scenario.title == baseline.title { scenario.title = baseline.title }
    if scenario.graph == baseline.graph { scenario.graph = baseline.graph }
    if scenario.customers == baseline.customers { scenario.customers = baseline.customers }
    if scenario.voices == baseline.voices { scenario.voices = baseline.voices }
    if scenario.slogan == baseline.slogan { scenario.slogan = baseline.slogan }
    if scenario.service == baseline.service { scenario.service = baseline.service }
    return scenario
  }

  /// The values of the varied paths under overrides: of a path that they do not name itself, what
  /// they make of the baseline's.
  private func parameters(_ overrides: [Override]) -> [String] {
    paths.enumerated().map { place, path in
      if let override = overrides.last(where: { $0.path == path }) { return bare(override.value) }
      let isTouched = overrides.contains {
        $0.path.hasPrefix("\(path).") || path.hasPrefix("\($0.path).")
      }
      return isTouched
        ? document.value(of: path, applying: overrides).map(bare) ?? "" : baselineValues[place]
    }
  }

  private static func joined(_ errors: Diagnostics?, _ more: Diagnostics) -> Diagnostics {
    guard var errors else { return more }
    errors.items += more.items.filter { !errors.items.contains($0) }
    return errors
  }

  private static func tooManyPoints(_ design: Design) -> String {
    let count =
      design.count.map { NumberText.count($0, "point") } ?? "more points than can be counted"
    return
      "the sweep has \(count), more than the \(NumberText.whole(Plan.largestSettingCount)) that a plan "
      + "may have: give fewer values or split the sweep"
  }
}

/// A value as a text: JSON, but a text without its quotes.
private func bare(_ value: JSONValue) -> String {
  if case .text(let text) = value.content { text } else { value.line }
}
