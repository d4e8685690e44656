public import PlainText
public import Scenarios
import Service
public import WordOfMouth

/// Which runs a command makes: settings and replicates, numbered.
///
/// Settings come in order: in `compare` the baseline and then the variants in file order, in `sweep`
/// the points in the order of the design, in `uncertain` the samples. Where `uncertain` has variants, each
/// sample is run by the baseline and by each of them; the scenario's own values follow, and then each input's
/// ends. Run ids are dense: replicate r of a setting has the id
/// ``Setting/firstRunID`` + r, and the next setting follows on; with a precision after the most replicates that
/// the setting may have.
public struct Plan: Sendable {
  /// Which part of a scenario file is run.
  public enum Scope: String, Sendable {
    /// The baseline alone.
    case run
    /// The baseline and its variants.
    case compare
    /// The points of the design.
    case sweep
    /// Settings sampled from the uncertain inputs, of the baseline and each of its variants.
    case uncertain
  }

  /// One setting of the plan: a variant or a design point.
  public struct Setting: Sendable {
    /// The name of the variant, or `baseline`.
    public let variant: String
    /// The number of the point or sample, from 0; the settings that are compared have the same.
    public let point: Int
    /// The values of the varied paths, as texts, in the order of ``Plan/paths``.
    public let parameters: [String]
    /// What to simulate.
    public internal(set) var scenario: Scenario
    /// The run id of its replicate 0; replicates follow on.
    public let firstRunID: Int
    /// What its values are.
    public internal(set) var role = Role.written
    /// For each opinion the chance to retell that was solved for, where the scenario asked for it.
    public internal(set) var calibrated = ByOpinion<CalibratedRetelling?>(
      positive: nil, negative: nil)

    /// Puts chances that were solved for in place of its targets.
    mutating func calibrate(_ found: ByOpinion<CalibratedRetelling?>) {
      calibrated = found
      for opinion in Opinion.allCases {
        guard let retelling = found[opinion] else { continue }
        scenario.voices[opinion].retell = retelling.chance
        scenario.targetReach[opinion] = nil
      }
    }
  }

  /// What the values of a setting are.
  public enum Role: Sendable, Hashable {
    /// Those of the scenario, of a variant, or of a point of the design.
    case written
    /// Drawn from the uncertain inputs.
    case sample
    /// Those of the scenario or a variant, with one uncertain input at one of its ends.
    case end(input: Int, number: Int)
  }

  /// The documents it was made from: one, or the files that are compared, in order.
  public internal(set) var documents: [ScenarioDocument]
  /// The document it was made from; of several, the first.
  public var document: ScenarioDocument { documents[0] }
  /// Which part is run.
  public let scope: Scope
  /// The varied paths: columns `param.PATH`.
  ///
  /// In `compare` each path that any variant changes, in order of first appearance.
  public let paths: [String]
  /// The settings, in order of their runs; in `compare` the baseline is first.
  public internal(set) var settings: [Setting]
  /// The settings with the scenario's own values that are compared, the baseline first; none where nothing
  /// is compared.
  public internal(set) var options: Range<Int>
  /// The number of runs; with a precision the most there may be, and in a result as many as it took.
  public internal(set) var runs: Int
  /// The figures that decide how many replicates there are; empty where that is given.
  public internal(set) var goals: [PrecisionGoal] = []
  /// Whether replicates are rerun with something left out, to see what it is worth.
  public let decomposes: Bool
  /// The figures its runs have.
  public let metrics: MetricTable
  /// The figures of one period of its runs.
  package let periodMetrics: MetricTable
  /// How its settings were sampled, where they were.
  package internal(set) var sampled: UncertainDesign?
  /// A hash of everything that decides the results, as 16 hexadecimal digits.
  ///
  /// It covers the scope and the resolved scenario but for the number of replicates, not the version of
  /// Hearsay and not the contents of the files that the scenario names.
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
  ///   - decomposes: Whether replicates are rerun with something left out; it takes `service`.
  /// - Throws: ``PlanError``.
  /// - Complexity: O(settings), each as long as it takes to merge and check a scenario.
  public init(
    _ document: ScenarioDocument, scope: Scope, decomposes: Bool = false
  ) throws(PlanError) {
    let candidates = try SettingCandidates(document, scope: scope)
    self.init(
      [document], scope: scope, paths: candidates.paths, settings: try candidates.settings(),
      decomposes: decomposes, sampled: candidates.sampled,
      hashed: [scope.rawValue] + (candidates.decides ? ["variants"] : [])
        + [document.identifyingJSON()])
    try checkService()
    goals = try foundGoals()
  }

  /// Makes the plan of a comparison of files: the baselines of all of them, the first beside each of the
  /// others.
  ///
  /// - Parameters:
  ///   - documents: At least two scenario files; each but the first is a variant of its name.
  ///   - decomposes: Whether replicates are rerun with something left out; it takes `service`.
  /// - Throws: ``PlanError``: replicates are paired by number, so all files need the same random seed and
  ///   as many replicates.
  public init(
    comparing documents: [ScenarioDocument], decomposes: Bool = false
  ) throws(PlanError) {
    guard documents.count > 1 else {
      throw .nothingToRun("one file has nothing to be compared with: name another")
    }
    try Self.checkPairs(documents)
    var (runs, fewest) = (0, 0)
    var settings: [Setting] = []
    for (place, document) in documents.enumerated() {
      let scenario = document.baseline.asRun(isCompared: true)
      settings.append(
        Setting(
          variant: place == 0 ? "baseline" : document.name, point: 0, parameters: [],
          scenario: scenario, firstRunID: runs))
      runs += scenario.replicates
      fewest += Self.fewestReplicates(scenario)
    }
    guard fewest <= Self.largestRunCount else {
      throw .tooLarge(
        Self.tooManyRuns(
          NumberText.count(documents.count, "file"), of: fewest / documents.count, documents[0]))
    }
    self.init(
      documents, scope: .compare, settings: settings, decomposes: decomposes,
      hashed: ["files"] + documents.map { $0.identifyingJSON() })
    try checkService()
    goals = try foundGoals()
  }

  /// Makes a plan of settings that are valid already.
  ///
  /// - Parameters:
  ///   - documents: The documents it was made from; at least one.
  ///   - scope: Which part is run.
  ///   - paths: The varied paths.
  ///   - settings: The settings, in order of their runs.
  ///   - decomposes: Whether replicates are rerun with something left out.
  ///   - sampled: How settings were sampled, where they were.
  ///   - texts: Everything that decides the results, beside the reruns.
  init(
    _ documents: [ScenarioDocument], scope: Scope, paths: [String] = [], settings: [Setting],
    decomposes: Bool = false, sampled: UncertainDesign? = nil, hashed texts: [String] = []
  ) {
    self.documents = documents
    self.scope = scope
    self.paths = paths
    self.settings = settings
    options = Self.options(scope, of: settings)
    runs = settings.reduce(0) { $0 + $1.scenario.replicates }
    self.decomposes = decomposes
    let table: MetricTable =
      settings.first?.scenario.service == nil ? .wave : decomposes ? .decomposed : .service
    metrics = table.with(
      WaveFeatures(settings.lazy.map(\.scenario)), ServiceFeatures(settings.lazy.map(\.scenario))
    ).with(segments: Self.segments(of: settings))
    periodMetrics = metrics.ofPeriod
    self.sampled = sampled
    hash = StableHash(texts + (decomposes ? ["decompose"] : [])).digits
  }

  /// The names of the segments of all settings, in order of first appearance.
  private static func segments(of settings: [Setting]) -> [String] {
    var names: [String] = []
    for segment in settings.lazy.flatMap({ $0.scenario.service?.segments ?? [] })
    where !names.contains(segment.name) {
      names.append(segment.name)
    }
    return names
  }

  /// The settings of a scope with the scenario's own values that are compared.
  ///
  /// - Complexity: O(settings).
  static func options(_ scope: Scope, of settings: [Setting]) -> Range<Int> {
    switch scope {
    case .compare: return settings.indices
    case .uncertain:
      let written = settings.indices.filter { settings[$0].role == .written }
      guard let first = written.first, settings[first].variant == "baseline" else { return 0..<0 }
      return first..<first + written.count
    case .run, .sweep: return 0..<0
    }
  }

  /// The settings of the baseline whose values are drawn from the uncertain inputs, in order of samples.
  public var samples: [Int] {
    settings.indices.filter { settings[$0].role == .sample && settings[$0].variant == "baseline" }
  }

  /// The plan of the comparison at the scenario's own values; its hash and run ids are those of the whole.
  var comparison: Plan {
    let paths = Design.paths(of: document.variants.map(\.overrides))
    let places = paths.compactMap(self.paths.firstIndex)
    let settings = settings[options].map { setting in
      var alone = Setting(
        variant: setting.variant, point: 0, parameters: places.map { setting.parameters[$0] },
        scenario: setting.scenario, firstRunID: setting.firstRunID)
      alone.calibrated = setting.calibrated
      return alone
    }
    return Plan(self, comparing: settings, by: paths)
  }

  private init(_ whole: Plan, comparing settings: [Setting], by paths: [String]) {
    documents = whole.documents
    scope = .compare
    self.paths = paths
    self.settings = settings
    options = settings.indices
    runs = settings.reduce(0) { $0 + $1.scenario.replicates }
    goals = whole.goals
    decomposes = whole.decomposes
    metrics = whole.metrics
    periodMetrics = whole.periodMetrics
    hash = whole.hash
  }

  /// The setting that a setting is compared with: the first of its point.
  func baseline(of setting: Int) -> Int {
    var first = setting
    while first > 0, settings[first - 1].point == settings[setting].point { first -= 1 }
    return first
  }

  /// Whether chances to retell are still to be solved for before it can run.
  public var awaitsCalibration: Bool {
    settings.contains { $0.scenario.awaitsCalibration }
  }

  /// The refusal of more runs than a plan may have.
  ///
  /// - Parameters:
  ///   - what: Of what there are replicates, with its number.
  ///   - replicates: How many of each.
  ///   - document: The scenario that asks for them.
  /// - Returns: The error, placed.
  static func tooManyRuns(
    _ what: String, of replicates: Int, _ document: ScenarioDocument
  ) -> Diagnostic {
    let error = Diagnostic(
      file: "",
      "\(what) of \(NumberText.count(replicates, "replicate")) are more than the "
        + "\(NumberText.whole(largestRunCount)) runs that a plan may have",
      remedies: ["ask for fewer replicates" + (document.design == nil ? "" : ", or fewer points")])
    return document.placed(error, at: ["replicates", "precision.atMost", "precision"])
  }

  /// Refuses files whose replicates do not pair.
  private static func checkPairs(_ documents: [ScenarioDocument]) throws(PlanError) {
    var names: Set<String> = []
    for document in documents where !names.insert(document.name).inserted {
      throw .nothingToRun(
        "two of the files are called \(document.name), so that their rows could not be told apart: "
          + "rename one, or name each file once")
    }
    let first = documents[0]
    for other in documents.dropFirst() {
      let one = first.baseline.asRun(isCompared: true)
      let two = other.baseline.asRun(isCompared: true)
      if one.seed != two.seed {
        throw .nothingToRun(
          "\(first.name) has the random seed \(one.seed) and \(other.name) has \(two.seed), so that "
            + "their replicates have no random numbers in common: give both one",
          remedy: .setting("seed=\(one.seed)"))
      }
      if one.precision != two.precision {
        throw .nothingToRun(
          "\(first.name) and \(other.name) are to be known to another precision, so that they would "
            + "not stop together: give both the same \"precision\", or none")
      }
      if one.replicates != two.replicates {
        throw .nothingToRun(
          "\(first.name) has \(NumberText.count(one.replicates, "replicate")) and \(other.name) has "
            + "\(NumberText.whole(two.replicates)), so that some have nothing to pair with: give both as many",
          remedy: .setting("replicates=\(one.replicates)"))
      }
    }
  }

  /// The document that a setting comes from.
  ///
  /// - Parameter setting: The index of the setting.
  /// - Returns: The document whose baseline, variant or point it is.
  public func document(of setting: Int) -> ScenarioDocument {
    documents.count > 1 ? documents[setting] : document
  }

  /// What a setting is called in a sentence.
  func name(of setting: Int) -> String {
    if documents.count > 1 { return "With \(documents[setting].name)" }
    return switch scope {
    case .sweep:
      "At "
        + zip(paths, settings[setting].parameters).map { path, value in
          "\(ParameterDescription.at(path)?.label ?? path) = \(value)"
        }.joined(separator: ", ")
    case .uncertain: nameOfUncertain(settings[setting])
    case .run, .compare: "With \(settings[setting].variant)"
    }
  }

  private func nameOfUncertain(_ setting: Setting) -> String {
    let sample = "ample \(setting.point)"
    if options.isEmpty { return "S" + sample }
    let place =
      switch setting.role {
      case .sample: " in s" + sample
      case .written: ""
      case .end(let input, _):
        sampled.map { design in
          let path = design.inputs.inputs[input].path
          let value = paths.firstIndex(of: path).map { setting.parameters[$0] } ?? ""
          return " and \(ParameterDescription.at(path)?.label ?? path) = \(value)"
        } ?? ""
      }
    return "With \(setting.variant)" + place
  }

  /// Errors in a customer list, with where it is named.
  func placed(_ errors: Diagnostics, of customers: Customers<CustomerListing>) -> Diagnostics {
    documents.first { $0.baseline.customers == customers }?.placed(errors) ?? errors
  }

  /// Figures are those of waves or of periods, for all settings alike.
  func checkService() throws(PlanError) {
    let hasService = settings.first?.scenario.service != nil
    if let other = settings.firstIndex(where: { ($0.scenario.service != nil) != hasService }) {
      throw .nothingToRun(
        "\(name(of: other)) has \(hasService ? "no service" : "a service") block and "
          + "\(name(of: 0)) has \(hasService ? "one" : "none"), so that their figures cannot "
          + "stand side by side: give both one, or neither")
    }
    if decomposes, !hasService {
      throw .nothingToRun(
        "what misery, silence and talk are worth takes a \"service\" block: the scenario has none")
    }
  }

  /// What the scope leaves aside: variants, sweeps and uncertain inputs that are not run.
  public var leftAside: [LeftAside] {
    let isOfSeveral = documents.count > 1
    return documents.flatMap { document in
      let file = isOfSeveral ? document.name : nil
      var parts: [LeftAside] = []
      let runsVariants = scope == .compare || scope == .uncertain
      if !document.variants.isEmpty, !runsVariants || isOfSeveral {
        parts.append(LeftAside(file: file, scope: .compare, count: document.variants.count))
      }
      if let design = document.design, scope != .sweep {
        parts.append(LeftAside(file: file, scope: .sweep, count: design.count))
      }
      if let inputs = document.uncertain?.inputs, scope != .uncertain {
        parts.append(LeftAside(file: file, scope: .uncertain, count: inputs.count))
      }
      return parts
    }
  }

  /// A part of a file that a plan does not run.
  public struct LeftAside: Sendable, Hashable {
    /// The name of the file, where several are compared.
    public internal(set) var file: String?
    /// The scope that runs the part.
    public let scope: Scope
    /// The number of its variants, points or inputs; nil if there are more points than can be counted.
    public let count: Int?
  }
}

/// Why a plan cannot be made.
public enum PlanError: Error, Sendable {
  /// A variant or a point is not a valid scenario.
  case invalid(Diagnostics)
  /// There is nothing to run, or to compare; a sentence, and what helps besides.
  case nothingToRun(String, remedy: Remedy? = nil)
  /// The scenario has no block of what is to be run, placed where it would be written, and what helps besides.
  case lacks(Diagnostic, remedy: Remedy)
  /// It is larger than this machine or program can take, placed where what asks for it was written.
  case tooLarge(Diagnostic)

  /// What helps, for the caller to word.
  public enum Remedy: Sendable, Hashable {
    /// To run the baseline alone.
    case baseline
    /// To run the baseline alone and see how long it takes.
    case timedRun
    /// To set a parameter: `seed=7`.
    case setting(String)
  }
}
