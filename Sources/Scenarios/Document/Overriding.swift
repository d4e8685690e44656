import PlainText

/// Lays overrides over a merged scenario, by the rules of a child over its parent: see
/// ``Group/merge(_:over:ofSeveral:)``.
enum Overriding {
  /// The tree with overrides, all of them at once: their order does not matter unless two change the
  /// same value, or one a telling count and the other its inside; then the later one wins.
  ///
  /// An override of something inside a value leaves the rest of the value as it is, but of keys that
  /// exclude each other, such as the forms of a telling count, the one that is set replaces the others.
  static func apply(_ overrides: [Override], to root: JSONValue) -> JSONValue {
    var outer: [Override] = []
    var inner: [Override] = []
    for override in overrides {
      if Schema.group.target(of: override.path) == .inside {
        inner.append(override)
      } else {
        // A new value replaces what earlier overrides did inside it.
        inner.removeAll { $0.path.hasPrefix(override.path + ".") }
        outer.append(override)
      }
    }
    var result = Schema.group.merge(tree(of: outer, top: root.place), over: root)
    for override in inner {
      let keys = override.path.split(separator: ".")
      result = change(result, Schema.group, at: keys[...], by: override)
      result.place = root.place
    }
    return result
  }

  /// The objects that overrides make by themselves, in order.
  static func tree(of overrides: [Override], top: Place) -> JSONValue {
    overrides.reduce(JSONValue(.object([]), at: top)) { tree, override in
      combine(nest(override, top: top), with: tree, .group(Schema.group))
    }
  }

  /// Both of two trees of overrides; where they change the same value, the later one.
  private static func combine(
    _ later: JSONValue, with earlier: JSONValue, _ member: Group.Member?
  ) -> JSONValue {
    guard case .group(let group)? = member, case .object(let new) = later.content,
      let members = earlier.members
    else { return later }
    var table = MemberTable(members)
    for member in new {
      table.put(member) { combine(member.value, with: $0, group[member.key]) }
    }
    return JSONValue(.object(table.members), at: later.place)
  }

  /// The objects that lead to an override's value.
  private static func nest(_ override: Override, top: Place) -> JSONValue {
    let keys = override.path.split(separator: ".")
    return keys.enumerated().reversed().reduce(override.value) { inner, step in
      JSONValue(
        .object([
          JSONValue.Member(key: String(step.element), keyPlace: override.pathPlace, value: inner)
        ]), at: step.offset == 0 ? top : override.value.place)
    }
  }

  /// A value with an override of something inside it.
  ///
  /// - Parameters:
  ///   - old: The value.
  ///   - group: What it may hold.
  ///   - keys: The path of the override from there.
  ///   - override: The override.
  /// - Returns: The value as it is then.
  private static func change(
    _ old: JSONValue, _ group: Group, at keys: ArraySlice<Substring>, by override: Override
  ) -> JSONValue {
    guard let first = keys.first else { return override.value }
    let (key, place) = (String(first), override.value.place)
    let parent = group.object(of: old, at: place)
    let inner = parent[key]?.value ?? group.rows(at: key).first?.fallbackValue ?? .null
    let value = change(
      inner, group.inside(first) ?? Group(), at: keys.dropFirst(), by: override)
    let member = JSONValue.Member(key: key, keyPlace: override.pathPlace, value: value)
    return group.merge(JSONValue(.object([member]), at: place), over: parent)
  }
}
