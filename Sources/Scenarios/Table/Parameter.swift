import PlainText

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
    /// With a graph from a file, or of layers of which one is.
    case anyFile
    /// With a graph from any model, or of layers none of which is from a file.
    case generated
    /// With a graph of layers none of which is from a file.
    case layersWithoutFile
    /// With a layer of this name from such a source and, unless there are none, one of these models.
    case layer(String, Forms.LayerSource, models: [String])
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
    /// With customers drawn either way, where no service model decides what they think.
    case opinionsDrawn
    /// With a slogan.
    case slogan
    /// With a service model.
    case service
    /// With a service model whose share of misery is given.
    case misery
    /// With a service model whose misery follows from employees.
    case employees
    /// With a service model in which customers are invited to complain.
    case invite
    /// With a service model in which misery is put right.
    case recovery
    /// With a service model and prices.
    case money
    /// With a lever of this name that finds one of these.
    case lever(String, finds: [String])
    /// With uncertain inputs.
    case uncertain
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
  /// What a value that is no object holds when an override changes something inside it.
  let opening: @Sendable (JSONValue) -> [JSONValue.Member]
  /// Whether it is a path, to resolve against the file that wrote it.
  let isFilePath: Bool
  /// Whether its numbers are whole.
  let isWhole: Bool
  /// Reads a value into a draft or reports what is wrong.
  let read: @Sendable (JSONValue, inout Draft, (Problem) -> Void) -> Void
  /// The default, read.
  let fallbackNode: JSONValue?

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
    opening = kind.opening
    isFilePath = kind.isFilePath
    isWhole = kind.isWhole
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
      fallbackNode = JSONReader.read(text).root
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
