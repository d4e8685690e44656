import PlainText

/// Paths that scenarios name: relative to the file that wrote them.
enum FilePaths {
  /// A path against a folder that is empty or ends in a slash; absolute paths and `-` stay.
  static func resolve(_ path: String, folder: String) -> String {
    path.hasPrefix("/") || path == "-" || path.isEmpty ? path : folder + path
  }

  /// A path as seen from a folder that is empty or ends in a slash: the opposite of
  /// ``resolve(_:folder:)``.
  static func relative(_ path: String, folder: String) -> String {
    !folder.isEmpty && path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }

  /// A tree with every path that a parameter, a variant or a design names resolved.
  static func resolve(_ node: JSONValue, folder: String, path: String = "") -> JSONValue {
    folder.isEmpty ? node : map(node, path: path) { resolve($0, folder: folder) }
  }

  /// A tree with every path that a parameter, a variant or a design names as seen from a folder.
  static func relative(_ node: JSONValue, folder: String) -> JSONValue {
    folder.isEmpty ? node : map(node, path: "") { relative($0, folder: folder) }
  }

  private static func map(_ node: JSONValue, path: String, _ change: (String) -> String)
    -> JSONValue
  {
    if let text = node.text {
      let isPath = ParameterTable.rows(at: path)?.contains(where: \.isFilePath) ?? false
      return isPath ? JSONValue(.text(change(text)), at: node.place) : node
    }
    guard case .object(var members) = node.content else { return node }
    for index in members.indices {
      let key = members[index].key
      let value = members[index].value
      members[index].value =
        switch (path, key) {
        case ("variants", _), ("sweep", _), ("", DocumentKey.uncertain.rawValue):
          map(inEntries: value, change)
        default: map(value, path: path.isEmpty ? key : "\(path).\(key)", change)
        }
    }
    return JSONValue(.object(members), at: node.place)
  }

  /// Entries of paths and values, or lists of such: a variant, an axis, a point.
  private static func map(inEntries node: JSONValue, _ change: (String) -> String) -> JSONValue {
    switch node.content {
    case .list(let items):
      return JSONValue(.list(items.map { map(inEntries: $0, change) }), at: node.place)
    case .object(var members):
      for index in members.indices {
        let path = members[index].key
        if case .list(let values) = members[index].value.content {
          members[index].value.content = .list(values.map { map($0, path: path, change) })
        } else {
          members[index].value = map(members[index].value, path: path, change)
        }
      }
      return JSONValue(.object(members), at: node.place)
    default: return node
    }
  }
}

/// What is said of a path that means nothing.
enum UnknownPath {
  /// The error, with suggestions.
  static func problem(_ path: String, at place: Place) -> Problem {
    if let (group, word) = NamedGroup.unfitName(in: path) {
      return Problem(
        place, "\(quoted(word)) cannot be the name of a \(group.member)", [group.allowedName])
    }
    let known = ParameterTable.overridable(like: path)
    var notes = Suggestion.hint(path, among: known)
    // The longest part that means something, and what may follow it.
    var keys = path.split(separator: ".", omittingEmptySubsequences: false).dropLast()
    while !keys.isEmpty, ParameterTable.keys(in: keys.joined(separator: ".")).isEmpty {
      keys = keys.dropLast()
    }
    let group = keys.joined(separator: ".")
    let inside = ParameterTable.keys(in: group).filter {
      group.isEmpty ? DocumentKey(rawValue: $0) == nil : true
    }
    let last = String(path.split(separator: ".").dropFirst(keys.count).first ?? "")
    if notes.isEmpty { notes = Suggestion.hint(last, among: inside) }
    notes.append(
      "allowed\(group.isEmpty ? "" : " in \(group)"): " + inside.joined(separator: ", "))
    let message =
      group.isEmpty || last.isEmpty
      ? "unknown path \(quoted(path))" : "unknown key \(quoted(last)) in \(group)"
    return Problem(place, message, notes)
  }
}
