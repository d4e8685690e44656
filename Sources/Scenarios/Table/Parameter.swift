/// One parameter of a scenario, described once: reading, checks, messages, `--set`, `explain` and the
/// documentation all come from it.
struct Parameter: Sendable {
  /// What happens where a file does not say.
  enum Default: Sendable {
    /// It must be said.
    case required
    /// This value, as JSON.
    case value(String)
    /// There is none, which means this.
    case none(String)
  }

  /// In which scenarios the parameter has a meaning.
  enum Condition: Sendable, Hashable {
    /// In all.
    case always
    /// With a graph of one of these models.
    case models([String])
    /// With a graph from any model.
    case anyModel
    /// With a graph from a file.
    case graphFile
    /// With customers drawn by share.
    case share
    /// With customers drawn by count.
    case count
    /// With customers drawn either way.
    case drawn
    /// With customers listed by name.
    case listed
    /// With customers from a file.
    case customerFile
    /// With a slogan.
    case slogan
  }

  /// Keys joined by dots.
  let path: String
  /// The keys of the path.
  let keys: [Substring]
  /// What may stand there, with range.
  let allowed: String
  /// The unit, or an empty text.
  let unit: String
  /// What happens where a file does not say.
  let fallback: Default
  /// In which scenarios it has a meaning.
  let condition: Condition
  /// What it is, in a sentence.
  let meaning: String
  /// Paths inside the value that overrides may change.
  let inner: [String]
  /// Whether it is a path, to resolve against the file that wrote it.
  let isFilePath: Bool
  /// Reads a value into a draft or reports what is wrong.
  let read: @Sendable (Node, inout Draft, (Problem) -> Void) -> Void
  /// The default, read.
  let fallbackNode: Node?

  init<Value>(
    _ path: String, _ kind: ValueKind<Value>, unit: String = "", _ fallback: Default,
    when condition: Condition = .always, _ meaning: String,
    into store: @escaping @Sendable (inout Draft, Placed<Value>) -> Void
  ) {
    self.path = path
    keys = path.split(separator: ".")
    self.unit = unit
    self.fallback = fallback
    self.condition = condition
    self.meaning = meaning
    allowed = kind.allowed
    inner = kind.inner
    isFilePath = kind.isFilePath
    let allowed = kind.allowed
    let readKind = kind.read
    read = { node, draft, report in
      withoutActuallyEscaping(report) { report in
        let reporter = Reporter(path: path, allowed: allowed, report: report)
        if let value = readKind(node, reporter) { store(&draft, Placed(value, at: node.place)) }
      }
    }
    if case .value(let json) = fallback {
      let text = SourceText(.code, name: "default", bytes: Array(json.utf8), layer: -1)
      fallbackNode = ScenarioReader.read(text).root
    } else {
      fallbackNode = nil
    }
  }

  /// Whether it must be said where it has a meaning.
  var isRequired: Bool {
    if case .required = fallback { true } else { false }
  }

  /// The sentence that `explain` prints: meaning, unit, what is allowed, and the default.
  var explanation: String {
    var text = meaning
    if !unit.isEmpty { text += " Unit: \(unit)." }
    text += " Allowed: \(allowed)."
    switch fallback {
    case .required: break
    case .value(let json): text += " Default: \(json)."
    case .none(let meaning): text += " Default: \(meaning)."
    }
    return text
  }
}

/// Which parameters have a meaning: what kind of graph and of customers a scenario has.
struct Forms: Sendable, Hashable {
  /// Where the graph comes from.
  enum Graph: Sendable, Hashable {
    case model(String)
    case file
  }
  /// Where customers come from, by the key that says it.
  enum Customers: String, Sendable, Hashable, CaseIterable {
    case share
    case count
    case listed
    case file

    /// The keys that stand beside it and go with it.
    var companions: Set<String> {
      switch self {
      case .share, .count: ["choose", "satisfied", "dissatisfied"]
      case .listed: []
      case .file: ["person", "opinion"]
      }
    }
  }

  /// Nil if it is not known.
  var graph: Graph?
  /// Nil if it is not known.
  var customers: Customers?
  /// Whether a saying is given.
  var hasSlogan = false

  /// What a merged scenario has; contradictions give nil.
  init(_ root: Node) {
    if let graph = root["graph"]?.value {
      switch (graph["model"]?.value.text, graph["file"]) {
      case (let model?, nil): self.graph = .model(model)
      case (nil, .some) where graph["model"] == nil: self.graph = .file
      default: break
      }
    }
    if let customers = root["customers"]?.value {
      let named = Customers.allCases.filter { customers[$0.rawValue] != nil }
      self.customers = named.count == 1 ? named[0] : nil
    }
    hasSlogan = root["slogan"]?.value.members.map { !$0.isEmpty } ?? false
  }

  /// Whether a parameter has a meaning here; nil if that is not known.
  func hold(_ condition: Parameter.Condition) -> Bool? {
    switch condition {
    case .always: true
    case .slogan: hasSlogan
    case .models, .anyModel, .graphFile:
      graph.map { graph in
        switch (condition, graph) {
        case (.models(let models), .model(let model)): models.contains(model)
        case (.anyModel, .model), (.graphFile, .file): true
        default: false
        }
      }
    case .share, .count, .drawn, .listed, .customerFile:
      customers.map { customers in
        switch (condition, customers) {
        case (.share, .share), (.count, .count), (.drawn, .share), (.drawn, .count),
          (.listed, .listed), (.customerFile, .file):
          true
        default: false
        }
      }
    }
  }
}
