public import PlainText

/// A value that the figures of a scenario rest on: what it is, where it comes from, and how good that is.
public struct Assumption: Sendable, Hashable {
  /// What a value rests on.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// It is what what-ifs or the sweep change.
    case question
    /// A source is stated for it, by the file or by the preset that it comes from.
    case stated
    /// It is written without a source.
    case assumed
    /// It is the default.
    case `default`
  }

  /// Keys joined by dots.
  public var path: String
  /// What it is, in a few words: `unhappy customers who complain`.
  public var label: String
  /// The value in the baseline, with paths of files as seen from the scenario's folder.
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
}

extension ScenarioDocument {
  /// What the figures of the baseline rest on: every parameter that applies and may have an effect on
  /// them, in the order of the schema.
  public var assumptions: [Assumption] {
    let varied = variedPaths
    return entries.filter { !Self.isWithoutEffect($0.row.path) }.map { entry in
      let path = entry.row.path
      let value = entry.value ?? entry.row.fallbackValue ?? .null
      let isDefault = value == entry.row.fallbackValue ?? .null
      let (kind, source, grade): (Assumption.Kind, String, EvidenceGrade?) =
        if varied.contains(where: { Self.touches($0, path) }) {
          (.question, "the question", nil)
        } else if let (source, grade) = statedSource(of: entry) {
          (.stated, source, grade)
        } else if isDefault {
          (.default, "default", .constructed)
        } else {
          (.assumed, "assumed", .constructed)
        }
      return Assumption(
        path: path, label: entry.row.label, value: recorded(value, of: path), unit: entry.row.unit,
        source: source, kind: kind, grade: grade, isDefault: isDefault)
    }
  }

  /// Whether a parameter is a name, a label, or about the runs alone.
  private static func isWithoutEffect(_ path: String) -> Bool {
    ["title", "seed", "replicates", "service.periodName", "money.currency"].contains(path)
      || ["precision.", "slogan.", "uncertainty."].contains { path.hasPrefix($0) }
  }

  /// The paths that what-ifs and the sweep change.
  private var variedPaths: [String] {
    Design.paths(of: variants.map(\.overrides)) + (design?.paths ?? [])
  }

  /// Whether a change of one path changes the value of another.
  private static func touches(_ changed: String, _ path: String) -> Bool {
    changed == path || changed.hasPrefix("\(path).") || path.hasPrefix("\(changed).")
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
