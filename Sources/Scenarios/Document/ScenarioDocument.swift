public import PlainText

/// A scenario file with its parents merged and every value checked: the baseline, its what-ifs, its
/// design and its uncertain inputs.
///
/// ```swift
/// let document = try ScenarioDocument.read(.file("town.json"), settings: ["seed=7"])
/// let baseline = document.baseline
/// let other = try document.scenario(applying: [Override(path: "customers.share", value: 0.1)])
/// ```
public struct ScenarioDocument: Sendable {
  /// What results call it: the stem of the file's name, the preset's name, or `default`.
  public let name: String
  /// The setting without any what-if.
  public let baseline: Scenario
  /// The what-ifs by name, in file order.
  public let variants: [Variant]
  /// The points of the sweep, or nil if the file has none.
  public let design: Design?
  /// The inputs that nobody knows exactly, or nil if the file names none.
  public let uncertain: UncertainInputs?
  /// The setting that each of the variants makes of the baseline.
  package let variantScenarios: [Scenario]
  /// What each of the variants changes.
  private let variantChanges: [[ParameterChange]]
  /// The same for the points of a design of at most ``mostCheckedPoints`` points; else empty.
  private let pointScenarios: [Scenario]
  /// The merged scenario, with variants and sweep.
  let root: JSONValue
  /// The sources that the file and its parents state.
  let sources: StatedSources
  /// The rows that apply in the baseline.
  let entries: [SchemaWalk.Entry]
  /// The folder of the file it was read from, empty or ending in a slash.
  package let folder: String
  /// What settings of the command line are called.
  let settingName: String

  /// A design of at most this many points is decoded when it is read.
  static let mostCheckedPoints = 2_000

  /// A what-if: a name and the values that differ from the baseline.
  public struct Variant: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What it changes.
    public var overrides: [Override]
  }

  /// Where a scenario comes from.
  public enum Source: Sendable, Hashable {
    /// A file; `-` is standard input.
    case file(String)
    /// A preset by name.
    case preset(String)
    /// The scenario that is part of the program.
    case builtIn
    /// A text, and the name of the file it is read as; its folder resolves relative paths.
    case text(String, name: String)
  }

  /// Reads a scenario.
  ///
  /// - Parameters:
  ///   - source: Where it comes from.
  ///   - settings: Texts `path=value` over what the source says, later ones over earlier ones.
  ///   - replicates: The number of replicates over what all of these say; with a precision the most.
  ///   - settingName: What errors and ``explained()`` call where settings come from: the caller's flag.
  /// - Returns: The document, checked.
  /// - Throws: `Diagnostics` with every error found.
  public static func read(
    _ source: Source, settings: [String] = [], replicates: Int? = nil, settingName: String = ""
  ) throws(Diagnostics) -> ScenarioDocument {
    try ScenarioDocument(
      Loading(source, settings: settings, replicates: replicates, called: settingName),
      settingName: settingName)
  }

  private init(_ loading: Loading, settingName: String) throws(Diagnostics) {
    let (decoded, walk) = Schema.decode(loading.root, keeping: .rows)
    let whatIfs = WhatIfs(of: loading.root, walk.entries)
    if walk.problems.isEmpty, whatIfs.problems.isEmpty {
      whatIfs.checkCorrelations(decoded.sampling, of: loading.root)
    }
    sources = StatedSources(of: loading.root, loading.problems)
    guard loading.problems.isEmpty, whatIfs.problems.isEmpty, walk.problems.isEmpty else {
      throw Diagnostics(loading.problems, whatIfs.problems, walk.problems)
    }
    var outcomes = Outcomes(root: loading.root, baseline: decoded.scenario)
    name = loading.name
    baseline = decoded.scenario
    variants = whatIfs.variants
    design = whatIfs.design
    let values = ParameterValues(walk.entries)
    var changes: [[ParameterChange]] = []
    variantScenarios = whatIfs.variants.map { variant in
      // Of a file with this many problems no more are worked out, and nothing is simulated.
      if outcomes.problems.count >= Diagnostics.most {
        changes.append([])
        return decoded.scenario
      }
      let (scenario, applying) = outcomes.outcome(
        variant.overrides, "in variant \(quoted(variant.name))", keeping: .values)
      changes.append(values.changes(to: applying))
      return scenario
    }
    variantChanges = changes
    // All inputs at once are checked when they are sampled.
    for probe in whatIfs.probes where outcomes.problems.count < Diagnostics.most {
      _ = outcomes.scenario([probe], "at uncertain \(probe.path) = \(probe.value.line)")
    }
    pointScenarios = outcomes.points(of: whatIfs.design)
    guard outcomes.problems.isEmpty else {
      throw Diagnostics(
        outcomes.problems, isCutShort: outcomes.problems.count >= Diagnostics.most)
    }
    var inputs = decoded.sampling
    inputs.inputs = whatIfs.uncertain
    uncertain = inputs.inputs.isEmpty ? nil : inputs
    root = loading.root
    entries = walk.entries
    folder = loading.folder
    self.settingName = settingName
  }

  /// What a what-if changes: every parameter whose value is another one, or that only one side has.
  ///
  /// - Parameter variant: The name of the what-if.
  /// - Returns: The changes; none where there is no such what-if.
  public func changes(of variant: String) -> [ParameterChange] {
    zip(variants, variantChanges).first { $0.0.name == variant }?.1 ?? []
  }

  /// The setting of a point of the design.
  ///
  /// - Parameter point: Its number, from 0.
  /// - Returns: The setting, checked.
  /// - Throws: `Diagnostics` if it is not a valid scenario; only for a large design.
  package func scenario(ofPoint point: Int) throws(Diagnostics) -> Scenario {
    pointScenarios.isEmpty
      ? try scenario(applying: design?[point] ?? []) : pointScenarios[point]
  }

  /// The setting that overrides make of the baseline.
  ///
  /// - Parameter overrides: Changes, all at once; of two for the same path the later one wins.
  /// - Returns: The setting, checked.
  /// - Throws: `Diagnostics` if the outcome is not a valid scenario.
  /// - Complexity: O(size of the scenario).
  public func scenario(applying overrides: [Override]) throws(Diagnostics) -> Scenario {
    if overrides.isEmpty { return baseline }
    let overrides = overrides.map(\.placed)
    let unknown = overrides.filter { !UnknownPath.isOverridable($0.path) }
    guard unknown.isEmpty else {
      throw Diagnostics(unknown.map { UnknownPath.problem($0.path, at: $0.pathPlace) })
    }
    var outcomes = Outcomes(root: root, baseline: baseline)
    let scenario = outcomes.scenario(overrides)
    guard outcomes.problems.isEmpty else { throw Diagnostics(outcomes.problems) }
    return scenario
  }
}

extension Override {
  /// The same override; of one that was made in code, with a place that names it.
  fileprivate var placed: Override {
    guard pathPlace.source === SourceText.code else { return self }
    let source = SourceText(.setting, name: "\(path)=\(value.line)", bytes: [], layer: .max)
    let place = Place(source: source, offset: 0).asOverride
    return Override(path: path, value: value.at(place), pathPlace: place)
  }
}

/// What overrides make of a baseline, and what is wrong with it.
private struct Outcomes {
  /// A problem that is reported once, whichever settings have it.
  struct Mistake: Hashable {
    var source: ObjectIdentifier
    var offset: Int
    var message: String
  }

  let root: JSONValue
  let baseline: Scenario
  var problems: [Problem] = []
  var seen: Set<Mistake> = []

  /// A setting, merged and decoded; its problems are collected, with where they show.
  mutating func scenario(
    _ overrides: [Override], _ remark: @autoclosure () -> String? = nil
  ) -> Scenario {
    outcome(overrides, remark()).scenario
  }

  /// The same with the values that apply, where these are asked for.
  mutating func outcome(
    _ overrides: [Override], _ remark: @autoclosure () -> String?,
    keeping kept: SchemaWalk.Kept = .nothing
  ) -> (scenario: Scenario, values: [ParameterValues.Item]) {
    let (decoded, walk) = Schema.decode(Overriding.apply(overrides, to: root), keeping: kept)
    for var problem in walk.problems.list {
      let mistake = Mistake(
        source: ObjectIdentifier(problem.place.source), offset: problem.place.offset,
        message: problem.message)
      guard seen.insert(mistake).inserted else { continue }
      if let remark = remark() { problem.remedies.append(remark) }
      problems.append(problem)
    }
    return (decoded.scenario.sharing(with: baseline), walk.values)
  }

  /// The settings of a design that is not large; of a large one, checks the first and the last.
  mutating func points(of design: Design?) -> [Scenario] {
    guard let design, let count = design.count, count > 0 else { return [] }
    let isLarge = count > ScenarioDocument.mostCheckedPoints
    var scenarios: [Scenario] = []
    for index in isLarge ? [0, count - 1] : Array(0..<count)
    where problems.count < Diagnostics.most {
      let point = design[index]
      let setting = point.map { "\($0.path) = \($0.value.line)" }.joined(separator: ", ")
      scenarios.append(scenario(point, "at point \(index): \(setting)"))
    }
    return isLarge ? [] : scenarios
  }
}

extension Scenario {
  /// The scenario, sharing the storage of what it has in common with another one, so that a thousand
  /// settings do not hold a thousand customer lists.
  fileprivate func sharing(with other: Scenario) -> Scenario {
    var scenario = self
    if title == other.title { scenario.title = other.title }
    if precision == other.precision { scenario.precision = other.precision }
    if graph == other.graph { scenario.graph = other.graph }
    if customers == other.customers { scenario.customers = other.customers }
    if voices == other.voices { scenario.voices = other.voices }
    if slogan == other.slogan { scenario.slogan = other.slogan }
    if service == other.service { scenario.service = other.service }
    return scenario
  }
}
