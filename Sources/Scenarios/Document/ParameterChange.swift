public import PlainText

/// A parameter that a what-if changes: it has another value, or applies only on one side.
public struct ParameterChange: Sendable, Hashable {
  /// Keys joined by dots.
  public var path: String
  /// The parameter that it is, or is inside of.
  public var parameter: String
  /// The layer of ties that a telling count is for; nil where it is for all, or is no telling count.
  public var layer: String?
  /// The value in the baseline; nil where it does not apply there.
  public var before: JSONValue?
  /// The value in the what-if; nil where it does not apply there.
  public var after: JSONValue?

  /// The changes between two settings, in the order of the schema, those of parameters that only the second
  /// has last.
  ///
  /// - Complexity: O(parameters).
  static func between(
    _ baseline: [SchemaWalk.Entry], _ whatIf: [SchemaWalk.Entry]
  ) -> [ParameterChange] {
    func values(_ entries: [SchemaWalk.Entry]) -> [String: JSONValue] {
      Dictionary(entries.map { ($0.row.path, $0.value ?? $0.row.fallbackValue ?? .null) }) {
        first, _ in first
      }
    }
    let (before, after) = (values(baseline), values(whatIf))
    let added = whatIf.map(\.row.path).filter { before[$0] == nil }
    return (baseline.map(\.row.path) + added).compactMap { path in
      before[path] == after[path]
        ? nil
        : ParameterChange(
          path: path, parameter: path, before: before[path], after: after[path])
    }
  }

  /// The change itself; of a telling count for each layer of ties a change for each layer that differs.
  public var leaves: [ParameterChange] {
    guard let before = before?["layers"]?.value.members, let after = after?["layers"]?.value.members
    else { return [self] }
    let names = (before + after).map(\.key).uniqued
    return names.compactMap { name in
      func value(_ members: [JSONValue.Member]) -> JSONValue? {
        members.first { $0.key == name }?.value
      }
      let (old, new) = (value(before), value(after))
      return old == new
        ? nil
        : ParameterChange(
          path: "\(path).layers.\(name)", parameter: parameter, layer: name, before: old, after: new
        )
    }
  }

  /// Whether this is a change of a path, of what is inside it, or of what it is inside of.
  public func concerns(_ other: String) -> Bool { Self.touches(other, path) }

  /// Whether a change of one path changes the value of another.
  static func touches(_ changed: String, _ path: String) -> Bool {
    changed == path || changed.hasPrefix("\(path).") || path.hasPrefix("\(changed).")
  }
}
