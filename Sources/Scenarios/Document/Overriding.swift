import PlainText

/// Lays overrides over a merged scenario, by the rules of a child over its parent: see
/// ``Group/merge(_:over:)``.
enum Overriding {
  /// The tree with overrides, all of them at once: their order does not matter unless two change the
  /// same value, or one a telling count and the other its inside; then the later one wins.
  ///
  /// An override of something inside a value leaves the rest of the value as it is, but of keys that
  /// exclude each other, such as the forms of a telling count, the one that is set replaces the others.
  static func apply(_ overrides: [Override], to root: JSONValue) -> JSONValue {
    var child = JSONValue(.object([]), at: root.place)
    var inner: [(override: Override, whole: String)] = []
    for override in overrides {
      if case .inside(let whole)? = Schema.group.target(of: override.path) {
        inner.append((override, whole))
      } else {
        // A new value replaces what earlier overrides did inside it.
        inner.removeAll { $0.whole == override.path || $0.whole.hasPrefix(override.path + ".") }
        child = combine(nest(override, top: root.place), with: child, .group(Schema.group))
      }
    }
    var result = Schema.group.merge(child, over: root)
    for (override, whole) in inner {
      let value = value(at: whole, of: result, with: override)
      let replacement = Override(path: whole, value: value, pathPlace: override.pathPlace)
      result = Schema.group.merge(nest(replacement, top: root.place), over: result)
    }
    return result
  }

  /// Both of two trees of overrides; where they change the same value, the later one.
  private static func combine(
    _ later: JSONValue, with earlier: JSONValue, _ member: Group.Member?
  ) -> JSONValue {
    guard case .group(let group)? = member, case .object(let new) = later.content,
      var members = earlier.members
    else { return later }
    for member in new {
      if let index = members.firstIndex(where: { $0.key == member.key }) {
        members[index].value = combine(
          member.value, with: members[index].value, group[member.key])
        members[index].keyPlace = member.keyPlace
      } else {
        members.append(member)
      }
    }
    return JSONValue(.object(members), at: later.place)
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

  /// The value at a path with an override of something inside it.
  private static func value(
    at whole: String, of root: JSONValue, with override: Override
  ) -> JSONValue {
    let row = Schema.group.rows(at: whole).first
    let place = override.value.place
    var value =
      root.descendant(whole) ?? row?.fallbackValue ?? JSONValue(.object([]), at: place)
    if value.members == nil {
      value = JSONValue(.object(row?.inside.opening(value) ?? []), at: place)
    }
    let keys = override.path.dropFirst(whole.count + 1).split(separator: ".").map(String.init)
    return set(override, keys[...], in: value, exclusive: row?.inside.exclusive ?? [])
  }

  /// A value with what is at the end of a path of keys replaced or added.
  private static func set(
    _ override: Override, _ keys: ArraySlice<String>, in value: JSONValue, exclusive: [String]
  ) -> JSONValue {
    guard let key = keys.first else { return override.value }
    let place = override.value.place
    var members = value.members ?? []
    if exclusive.contains(key) {
      members.removeAll { $0.key != key && exclusive.contains($0.key) }
    }
    let index = members.firstIndex { $0.key == key }
    let old = index.map { members[$0].value } ?? JSONValue(.object([]), at: place)
    let new = set(override, keys.dropFirst(), in: old, exclusive: exclusive)
    if let index {
      members[index].value = new
      if keys.count == 1 { members[index].keyPlace = override.pathPlace }
    } else {
      members.append(JSONValue.Member(key: key, keyPlace: override.pathPlace, value: new))
    }
    return JSONValue(.object(members), at: value.place.blamed(against: place))
  }
}
