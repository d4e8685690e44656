public import PlainText

/// A value that the figures of a scenario rest on: what it is, where it comes from, and how good that is.
public struct Assumption: Sendable, Hashable {
  /// What a value rests on.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It is written without a source, and is what what-ifs or the sweep change.
    case question
    /// A source is stated for it, by the file or by the preset that it comes from.
    case stated
    /// It is written without a source.
    case assumed
    /// It is the default.
    case `default`
  }

  /// What it is in a what-if.
  public struct InWhatIf: Sendable, Hashable {
    /// The name of the what-if.
    public var name: String
    /// The value there; null where the parameter does not apply there.
    public var value: JSONValue
  }

  /// Keys joined by dots.
  public var path: String
  /// What it is, in a few words: `unhappy customers who complain`.
  public var label: String
  /// The value in the baseline, with paths of files as seen from the scenario's folder; null where only a
  /// what-if has the parameter.
  public var value: JSONValue
  /// The unit, or an empty text.
  public var unit: String
  /// The source in words; of a value without one what it rests on: `assumed`.
  public var source: String
  /// What it rests on.
  public var kind: Kind
  /// How good the source is; nil for what the question is about.
  public var grade: EvidenceGrade?
  /// Whether it is the value that the parameter has where no file gives one.
  public var isDefault: Bool
  /// Whether the baseline has no such parameter, and a what-if adds it.
  public var isAdded = false
  /// The what-ifs in which it is another one, in file order.
  public var whatIfs: [InWhatIf] = []
}

extension ScenarioDocument {
  /// What the figures rest on: every parameter that applies and may have an effect on them, in the order of
  /// the schema, and then those that only a what-if has.
  public var assumptions: [Assumption] {
    let swept = design?.paths ?? []
    let changes = variants.flatMap { variant in
      self.changes(of: variant.name).filter { !Self.isWithoutEffect($0.path) }.map {
        (variant.name, $0)
      }
    }
    let byPath = Dictionary(grouping: changes) { $0.1.path }
    func whatIfs(_ path: String) -> [Assumption.InWhatIf] {
      (byPath[path] ?? []).map { .init(name: $0, value: recorded($1.after ?? .null, of: path)) }
    }
    let own = entries.filter { !Self.isWithoutEffect($0.row.path) }.map { entry in
      let path = entry.row.path
      let value = entry.value ?? entry.row.fallbackValue ?? .null
      let isDefault = value == entry.row.fallbackValue ?? .null
      let isVaried =
        byPath[path] != nil || swept.contains { ParameterChange.touches($0, path) }
      let (kind, source, grade): (Assumption.Kind, String, EvidenceGrade?) =
        if let (source, grade) = statedSource(of: entry) {
          (.stated, source, grade)
        } else if isVaried {
          (.question, "the question", nil)
        } else if isDefault {
          (.default, "default", .constructed)
        } else {
          (.assumed, "assumed", .constructed)
        }
      return Assumption(
        path: path, label: entry.row.label, value: recorded(value, of: path), unit: entry.row.unit,
        source: source, kind: kind, grade: grade, isDefault: isDefault, whatIfs: whatIfs(path))
    }
    return own + added(changes.map(\.1), whatIfs)
  }

  /// The parameters that only what-ifs have.
  private func added(
    _ changes: [ParameterChange], _ whatIfs: (String) -> [Assumption.InWhatIf]
  ) -> [Assumption] {
    changes.filter { $0.before == nil }.map(\.path).uniqued.map { path in
      let row = ParameterDescription.at(path)
      return Assumption(
        path: path, label: row?.label ?? path, value: .null, unit: row?.unit ?? "",
        source: "the question", kind: .question, grade: nil, isDefault: false, isAdded: true,
        whatIfs: whatIfs(path))
    }
  }

  /// Whether a parameter is a name, a label, or about the runs alone.
  private static func isWithoutEffect(_ path: String) -> Bool {
    ["title", "seed", "replicates", "service.periodName", "money.currency"].contains(path)
      || ["precision.", "slogan.", "uncertainty."].contains { path.hasPrefix($0) }
  }

  /// The source that is stated for a value, and how good it is.
  func statedSource(of entry: SchemaWalk.Entry) -> (String, EvidenceGrade)? {
    if let stated = sources.source(of: entry.row.path, entry.value) {
      return (stated.text, stated.grade)
    }
    guard let source = entry.value?.place.source, source.kind == .preset,
      let preset = Preset.named(String(source.name.dropFirst("preset:".count))),
      preset.states(entry.row.path, entry.value)
    else { return nil }
    return (preset.citation, preset.grade)
  }
}

extension Preset {
  /// Whether a value of it is what its source says, and not an illustration.
  ///
  /// Everything in a part of a scenario is; a whole one takes from its source how many people customers
  /// tell, and where the saying counts all who hear, how often they tell it on.
  fileprivate func states(_ path: String, _ value: JSONValue?) -> Bool {
    isFragment || path.hasSuffix(".tells") || value?.members != nil && path.hasSuffix(".retell")
  }

  /// The source with its year.
  fileprivate var citation: String {
    guard let year, !source.contains(String(year)) else { return source }
    return "\(source), \(year)"
  }
}
