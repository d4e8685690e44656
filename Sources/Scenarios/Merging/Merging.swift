import PlainText

/// How a child's values stand over its parent's.
///
/// Objects merge, key by key: the parent's keys first, then the child's new ones. Values of
/// parameters replace, whole telling counts among them. Beyond that,
///
/// - `graph` replaces whole when the child names another `model` or `file`;
/// - the source of `customers` (share, count, listed, file) replaces the parent's, and takes along
///   what stood beside it unless both are drawn;
/// - `service` over a parent without it takes the place of what the parent's customers think;
/// - misery of its own and misery that follows from employees replace each other;
/// - a lever replaces whole when the child says that it finds something else;
/// - `sweep` replaces whole when the child names another kind (grid, zip, points);
/// - of `uncertain` each path's range or list replaces the parent's.
enum Merging {
  /// The child over the parent.
  static func merge(_ child: JSONValue, over parent: JSONValue) -> JSONValue {
    merge(child, over: parent, path: "")
  }

  private static func merge(_ child: JSONValue, over parent: JSONValue, path: String) -> JSONValue {
    guard case .object(let new) = child.content, case .object(var members) = parent.content,
      isMerged(path)
    else { return child }
    switch path {
    case "graph":
      for key in ["model", "file"] {
        if let value = child[key]?.value, value != parent[key]?.value { return child }
      }
      if child["layers"] != nil, parent["layers"] == nil { return child }
    case "":
      if child.given("service") != nil, parent.given("service") == nil {
        members = withoutOpinions(parent).members ?? members
      }
    case "customers":
      members = customers(members, under: child)
    case "service.experience":
      for source in Forms.Experience.allCases where child.given(source.rawValue) != nil {
        members.removeAll { member in
          Forms.Experience(rawValue: member.key).map { $0 != source } ?? false
        }
      }
    case _ where NamedGroup.layers.isMember(path):
      for source in Forms.LayerSource.allCases {
        if let value = child[source.rawValue]?.value,
          parent[source.rawValue] == nil
            || source == .model
              && value != parent[source.rawValue]?.value
        {
          return child
        }
      }
    case _ where NamedGroup.levers.isMember(path):
      if let finds = child["finds"]?.value, finds != parent["finds"]?.value {
        return child
      }
    case "sweep":
      if !new.isEmpty, !new.contains(where: { parent[$0.key] != nil }) { return child }
    default: break
    }
    lay(new, over: &members) { merge($0, over: $1, path: path.isEmpty ? $2 : "\(path).\($2)") }
    return JSONValue(.object(members), at: child.place)
  }

  /// New members over old ones: those of the same key combined in the old one's place, others at the
  /// end.
  private static func lay(
    _ new: [JSONValue.Member], over members: inout [JSONValue.Member],
    combining combine: (_ new: JSONValue, _ old: JSONValue, _ key: String) -> JSONValue
  ) {
    for member in new {
      if let index = members.firstIndex(where: { $0.key == member.key }) {
        members[index].value = combine(member.value, members[index].value, member.key)
        members[index].keyPlace = member.keyPlace
      } else {
        members.append(member)
      }
    }
  }

  /// Whether objects at a path merge.
  private static func isMerged(_ path: String) -> Bool {
    if path.isEmpty { return true }
    // Labels of customers are one source, not two.
    if path == "customers.listed" { return false }
    if ParameterTable.isGroup(path) { return true }
    switch path {
    case "variants", "sweep", "sweep.grid", "sweep.zip", "uncertain": return true
    default:
      // The paths of a variant merge; what they are set to does not.
      return path.hasPrefix("variants.") && !path.dropFirst("variants.".count).contains(".")
    }
  }

  /// What of the parent's customers is left under a child that names a source.
  private static func customers(_ members: [JSONValue.Member], under child: JSONValue) -> [JSONValue
    .Member]
  {
    let sources = Forms.Customers.allCases
    guard let source = sources.first(where: { child[$0.rawValue] != nil }) else { return members }
    let isDrawn = source == .share || source == .count
    let staying =
      isDrawn
      ? Set(["choose", "satisfied", "dissatisfied"]) : []
    let going = sources.reduce(into: Set(sources.map(\.rawValue))) { $0.formUnion($1.companions) }
      .subtracting(staying).subtracting([source.rawValue])
    return members.filter { !going.contains($0.key) }
  }

  /// A tree whose customers have no opinions given, to put a service model over.
  static func withoutOpinions(_ root: JSONValue) -> JSONValue {
    guard var members = root.members,
      let index = members.firstIndex(where: { $0.key == "customers" }),
      let customers = members[index].value.members
    else { return root }
    members[index].value.content = .object(
      customers.filter { $0.key != "satisfied" && $0.key != "dissatisfied" })
    return JSONValue(.object(members), at: root.place)
  }

  /// A change to one value with its place.
  struct Change: Sendable {
    var path: String
    var pathPlace: Place
    var value: JSONValue
  }

  /// The tree with changes, all of them at once: their order does not matter unless two change the
  /// same value, or one a telling count and the other its inside; then the later one stands.
  ///
  /// A change of something inside a telling count leaves the rest of the count alone, but a form
  /// replaces another form.
  static func apply(_ changes: [Change], to root: JSONValue) -> JSONValue {
    var child = JSONValue(.object([]), at: root.place)
    var inner: [(Change, String)] = []
    for change in changes {
      switch ParameterTable.target(change.path) {
      case .inside(let parameter): inner.append((change, parameter))
      default:
        // A whole value replaces what earlier changes did inside it.
        inner.removeAll { $0.1 == change.path || $0.1.hasPrefix(change.path + ".") }
        let keys = change.path.split(separator: ".").map(String.init)
        child = combine(nest(change, keys[...], top: root.place), with: child)
      }
    }
    var result = merge(child, over: root)
    for (change, parameter) in inner { result = set(change, inside: parameter, of: result) }
    return result
  }

  /// Both of two trees of changes; where they change the same value, the later one.
  private static func combine(_ later: JSONValue, with earlier: JSONValue, path: String = "")
    -> JSONValue
  {
    guard case .object(let new) = later.content, case .object(var members) = earlier.content,
      path.isEmpty || ParameterTable.isGroup(path)
    else { return later }
    lay(new, over: &members) { combine($0, with: $1, path: path.isEmpty ? $2 : "\(path).\($2)") }
    return JSONValue(.object(members), at: later.place)
  }

  /// The objects that lead to a change.
  private static func nest(_ change: Change, _ keys: ArraySlice<String>, top: Place) -> JSONValue {
    guard let key = keys.first else { return change.value }
    let inner = nest(change, keys.dropFirst(), top: change.value.place)
    return JSONValue(
      .object([JSONValue.Member(key: key, keyPlace: change.pathPlace, value: inner)]), at: top)
  }

  private static func set(_ change: Change, inside parameter: String, of root: JSONValue)
    -> JSONValue
  {
    let keys = parameter.split(separator: ".").map(String.init)
    let rest = change.path.dropFirst(parameter.count + 1).split(separator: ".").map(String.init)
    let row = ParameterTable.rows(at: parameter)?.first
    let written = root.descendant(parameter) ?? row?.fallbackNode
    var value = written ?? JSONValue(.object([]), at: change.value.place)
    if value.members == nil {
      value = JSONValue(.object(row?.opening(value) ?? []), at: change.value.place)
    }
    value = makingRoom(for: rest[...], in: value)
    value = setting(change, rest[...], in: value)
    return setting(
      Change(path: parameter, pathPlace: change.pathPlace, value: value), keys[...], in: root)
  }

  /// A value without the forms of a telling count that the one on a path of keys takes the place of.
  private static func makingRoom(for keys: ArraySlice<String>, in node: JSONValue) -> JSONValue {
    guard let key = keys.first, var members = node.members else { return node }
    if TellingCounts.ruleKeys.contains(key) {
      members.removeAll { $0.key != key && TellingCounts.ruleKeys.contains($0.key) }
    }
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = makingRoom(for: keys.dropFirst(), in: members[index].value)
    }
    return JSONValue(.object(members), at: node.place)
  }

  /// A tree with the value at the end of a path of keys replaced or added.
  private static func setting(
    _ change: Change, _ keys: ArraySlice<String>, in node: JSONValue
  ) -> JSONValue {
    guard let key = keys.first else { return change.value }
    var members = node.members ?? []
    let place = change.value.place
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value = setting(change, keys.dropFirst(), in: members[index].value)
      if keys.count == 1 { members[index].keyPlace = change.pathPlace }
    } else {
      let empty = JSONValue(.object([]), at: place)
      members.append(
        JSONValue.Member(
          key: key, keyPlace: change.pathPlace,
          value: setting(change, keys.dropFirst(), in: empty)))
    }
    return JSONValue(.object(members), at: node.place.blamed(against: place))
  }
}
