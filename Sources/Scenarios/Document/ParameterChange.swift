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

/// The values of a setting, to find out what others change.
struct ParameterValues {
  /// A path and its value, which is that of the default where none is given.
  typealias Item = (path: String, value: JSONValue)

  private let items: [Item]
  private let byPath: [String: JSONValue]

  /// The values of the rows that apply in a setting.
  init(_ entries: [SchemaWalk.Entry]) {
    items = entries.map { ($0.row.path, $0.value ?? $0.row.fallbackValue ?? .null) }
    byPath = Self.byPath(items)
  }

  /// The changes that lead to other values, in the order of the schema, those of parameters that only these
  /// have last.
  ///
  /// - Complexity: O(parameters).
  func changes(to whatIf: [Item]) -> [ParameterChange] {
    let after = Self.byPath(whatIf)
    let added = whatIf.map(\.path).filter { byPath[$0] == nil }
    return (items.map(\.path) + added).compactMap { path in
      byPath[path] == after[path]
        ? nil
        : ParameterChange(
          path: path, parameter: path, before: byPath[path], after: after[path])
    }
  }

  private static func byPath(_ items: [Item]) -> [String: JSONValue] {
    Dictionary(items.map { ($0.path, $0.value) }) { first, _ in first }
  }
}
