import PlainText
import Scenarios

/// The settings that a scope makes of a document: a name, overrides and a scenario each, made one at a
/// time.
///
/// They come in groups that are compared: where inputs are uncertain, the baseline and each variant of each
/// sample, then with the scenario's own values, then at each end of each input.
struct SettingCandidates {
  let document: ScenarioDocument
  let scope: Plan.Scope
  let paths: [String]
  let count: Int
  /// How settings are sampled, where they are.
  let sampled: UncertainDesign?
  /// How many settings a group has that are compared: the baseline, and the variants where they are run.
  private let options: Int
  /// The ends of uncertain inputs at which settings are compared.
  private let ends: [UncertainDesign.End]
  /// The baseline's value of each path.
  private let baselineValues: [String]

  /// Counts the settings and refuses too many.
  init(_ document: ScenarioDocument, scope: Plan.Scope) throws(PlanError) {
    self.document = document
    self.scope = scope
    sampled =
      scope == .uncertain
      ? document.uncertain.map { UncertainDesign($0, seed: document.baseline.seed) } : nil
    let variants = document.variants
    options = scope == .compare || scope == .uncertain ? 1 + variants.count : 1
    ends = options > 1 ? sampled?.ends ?? [] : []
    switch scope {
    case .run:
      (count, paths) = (1, [])
    case .compare:
      if document.variants.isEmpty {
        throw Self.lacks(
          document, "variants", "variants to compare", "{ \"NAME\": { \"customers.share\": 0.1 } }")
      }
      count = options
      paths = Design.paths(of: variants.map(\.overrides))
    case .sweep:
      guard let design = document.design, design.count != 0 else {
        throw Self.lacks(
          document, "sweep", "sweep", "{ \"grid\": { \"customers.share\": [0.05, 0.1] } }")
      }
      guard let points = design.count, points <= Plan.largestSettingCount else {
        throw .tooLarge(document.placed(Self.tooManyPoints(design), at: ["sweep"]))
      }
      (count, paths) = (points, design.paths)
    case .uncertain:
      guard let inputs = document.uncertain else {
        throw Self.lacks(
          document, "uncertain", "uncertain inputs",
          "{ \"customers.share\": { \"from\": 0.05, \"to\": 0.1 } }")
      }
      let varied = inputs.inputs.map(\.path)
      let changed = Design.paths(of: variants.map(\.overrides))
      paths = varied + changed.filter { !varied.contains($0) }
      count = options > 1 ? options * (inputs.samples + 1 + ends.count) : inputs.samples
    }
    if count > Plan.largestSettingCount {
      throw .tooLarge(
        document.placed(
          Diagnostic(
            file: "",
            "\(NumberText.count(count, "setting")) are more than the \(NumberText.whole(Plan.largestSettingCount)) that a plan may have",
            remedies: ["divide the file, or ask for fewer samples"]),
          at: scope == .compare ? ["variants"] : ["uncertainty.samples", "uncertain"]))
    }
    baselineValues = paths.map { document.value(of: $0).map(document.parameter(at: $0)) ?? "" }
  }

  /// Whether variants are compared for uncertain inputs.
  var decides: Bool { scope == .uncertain && options > 1 }

  /// Makes every setting, and numbers the runs.
  ///
  /// Errors of all settings are collected, up to a bound.
  func settings() throws(PlanError) -> [Plan.Setting] {
    var settings: [Plan.Setting] = []
    settings.reserveCapacity(count)
    var (runs, fewest) = (0, 0)
    var errors: [Diagnostic] = []
    for index in 0..<count where errors.count < Diagnostics.most {
      var candidate: Candidate
      do throws(Diagnostics) {
        candidate = try self.candidate(index)
        candidate.scenario = candidate.scenario.asRun(isCompared: options > 1)
        if let few = sampled?.inputs.replicates, role(of: index / options) != .written {
          let most = candidate.scenario.precision == nil ? few : candidate.scenario.replicates
          candidate.scenario.replicates = min(few, most)
        }
      } catch {
        errors += error.items.filter { !errors.contains($0) }
        continue
      }
      let replicates = Plan.fewestReplicates(candidate.scenario)
      let (sum, overflows) = runs.addingReportingOverflow(candidate.scenario.replicates)
      fewest += replicates
      if overflows || fewest > Plan.largestRunCount {
        throw .tooLarge(
          Plan.tooManyRuns(NumberText.count(count, "setting"), of: replicates, document))
      }
      settings.append(
        Plan.Setting(
          variant: candidate.variant, point: index / options,
          parameters: parameters(candidate.overrides), scenario: candidate.scenario,
          firstRunID: runs, role: role(of: index / options)))
      runs = sum
    }
    guard errors.isEmpty else {
      throw .invalid(
        Diagnostics(first: errors, isCutShort: errors.count >= Diagnostics.most))
    }
    return settings
  }

  /// A setting before its runs are numbered.
  private typealias Candidate = (variant: String, overrides: [Override], scenario: Scenario)

  private func candidate(_ index: Int) throws(Diagnostics) -> Candidate {
    let option = index % options
    let changes = option > 0 ? document.variants[option - 1].overrides : []
    let name = option > 0 ? document.variants[option - 1].name : "baseline"
    let written = option > 0 ? document.variantScenarios[option - 1] : document.baseline
    switch scope {
    case .run, .compare: return (name, changes, written)
    case .sweep:
      return (
        "baseline", document.design?[index] ?? [], try document.scenario(ofPoint: index)
      )
    case .uncertain:
      let point = index / options
      // Where both set a path, the variant wins.
      let inputs: [Override] =
        switch role(of: point) {
        case .written: []
        case .sample: sampled?.overrides(of: point) ?? []
        case .end: sampled.map { [$0.override(ends[point - $0.inputs.samples - 1])] } ?? []
        }
      let overrides = inputs + changes
      return (name, overrides, try document.scenario(applying: overrides))
    }
  }

  /// What the values of a group of settings are.
  private func role(of point: Int) -> Plan.Role {
    guard let samples = sampled?.inputs.samples, point != samples else { return .written }
    if point < samples { return .sample }
    let end = ends[point - samples - 1]
    return .end(input: end.input, number: end.number)
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

  /// The error of a scenario without a block that is to be run.
  private static func lacks(
    _ document: ScenarioDocument, _ key: String, _ name: String, _ example: String
  ) -> PlanError {
    let error = Diagnostic(
      file: "", "the scenario has no \(name)", remedies: ["add \(quoted(key)): \(example)"])
    return .lacks(document.placed(error, at: [key]), remedy: .baseline)
  }

  private static func tooManyPoints(_ design: Design) -> Diagnostic {
    let count =
      design.count.map { NumberText.count($0, "point") } ?? "more points than can be counted"
    return Diagnostic(
      file: "",
      "it has \(count), more than the \(NumberText.whole(Plan.largestSettingCount)) that a plan may have",
      remedies: ["give fewer values, or divide the sweep"])
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
