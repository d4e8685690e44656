import PlainText

/// One parameter as the schema describes it: overrides, `explain` and the documentation take what they
/// need from it.
struct Row: Sendable {
  /// What happens where a file does not give it.
  enum Fallback: Sendable, Hashable {
    /// It is required.
    case required
    /// It has this value.
    case value(JSONValue)
    /// It has none, which means this.
    case none(String)

    /// The default as a value; nil where there is none.
    var value: JSONValue? {
      if case .value(let value) = self { value } else { nil }
    }
  }

  /// Keys joined by dots; ``Group/anyName`` is in place of a name that people choose.
  let path: String
  /// What is allowed, with range.
  let allowed: String
  /// What it is, in a few words for a table: `unhappy customers who complain`.
  ///
  /// A share is named by what it is a share of them, a number by what is counted, all else by itself, so
  /// that "the share of", "the number of" or "the" makes a part of a sentence of it.
  let label: String
  /// The unit, or an empty text.
  let unit: String
  /// What happens where a file does not give it.
  let fallback: Fallback
  /// What it is, in a sentence.
  let meaning: String
  /// In which scenarios it applies.
  var scope: Scope
  /// What overrides may change inside its value.
  let inside: Group?
  /// Whether it is a path, relative to the file that wrote it.
  let isFilePath: Bool
  /// The ways to write it, each as an example, where there are several.
  let forms: [String]
  /// Which numbers its value may be; nil of values that are none.
  let numbers: Numbers?
  /// Checks a value by itself; the text is the path that messages name.
  let check: @Sendable (JSONValue, String, Problems) -> Void

  init<Value>(
    _ path: String, _ kind: ValueKind<Value>, _ label: String, unit: String, _ fallback: Fallback,
    _ meaning: String, scope: Scope
  ) {
    self.path = path
    self.label = label
    self.unit = unit
    self.fallback = fallback
    self.meaning = meaning
    self.scope = scope
    allowed = kind.allowed
    inside = kind.inside
    isFilePath = kind.isFilePath
    numbers = kind.numbers
    forms = kind.forms
    check = { value, path, problems in
      _ = kind.read(value, Reporter(path: path, allowed: kind.allowed, problems: problems))
    }
  }

  /// The default as a value; nil where there is none.
  var fallbackValue: JSONValue? { fallback.value }

  /// The default in words; nil for a required one.
  var fallbackWords: String? {
    switch fallback {
    case .required: nil
    case .value(let value): value.line
    case .none(let meaning): meaning
    }
  }

  /// What `explain` prints: meaning, unit, what is allowed, and the default.
  var explanation: String {
    var text = meaning
    if !unit.isEmpty { text += " Unit: \(unit)." }
    text += " Allowed: \(allowed)."
    if let fallbackWords { text += " Default: \(fallbackWords)." }
    return text
  }
}

/// In which scenarios a parameter applies.
struct Scope: Sendable, Hashable {
  /// The words before the names, or all of them; empty for all scenarios.
  var words: String
  /// What it is of, where it is of some only: graph models, for instance.
  var names: [String] = []
  /// All graph models, where those are the names.
  var models: [String] = []

  /// The words, as documentation prints them.
  var text: String {
    let others = models.filter { !names.contains($0) }
    return !models.isEmpty && others.count < names.count
      ? "\(words)all models but \(others.joined(separator: ", "))"
      : words + names.joined(separator: ", ")
  }
}

extension Scope: ExpressibleByStringLiteral {
  init(stringLiteral words: String) { self.init(words: words) }
}
