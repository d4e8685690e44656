extension ParameterTable {
  /// The paths, each once, in order.
  static let paths: [String] = {
    var seen: Set<String> = []
    return rows.map(\.path).filter { seen.insert($0).inserted }
  }()

  private static let rowsByPath = Dictionary(grouping: rows, by: \.path)
  /// The rows of a path, or nil if it is not that of a parameter.
  static func rows(at path: String) -> [Parameter]? {
    guard let (group, name) = NamedGroup.owner(of: path) else { return rowsByPath[path] }
    guard rowsByPath[NamedGroup.pattern(of: path)] != nil else { return nil }
    return rows(of: group, name).filter { $0.path == path }
  }

  /// The rows of a member of a group.
  private static func rows(of group: NamedGroup, _ name: String) -> [Parameter] {
    group == .levers ? lever(name) : layer(name)
  }

  /// All rows that a scenario may have: those of its layers and levers by their names.
  static func rows(for forms: Forms) -> [Parameter] {
    if forms.levers.isEmpty, forms.layers.isEmpty { return rowsWithoutNames }
    return beforeLayers + forms.layers.flatMap { layer($0.name) } + betweenLayersAndLevers
      + forms.levers.flatMap { lever($0.name) } + afterLevers
  }

  private static let rowsWithoutNames = beforeLayers + betweenLayersAndLevers + afterLevers

  /// Paths of objects that hold parameters: `voices`, `voices.negative`, ….
  private static let groups: Set<String> = {
    var groups: Set<String> = []
    for path in paths {
      let keys = path.split(separator: ".")
      for length in 1..<max(1, keys.count) {
        groups.insert(keys.prefix(length).joined(separator: "."))
      }
    }
    return groups
  }()

  /// Whether a path is that of an object that holds parameters.
  static func isGroup(_ path: String) -> Bool { groups.contains(NamedGroup.pattern(of: path)) }

  /// Whether a group can be done without, by `null` in its place.
  static func isOptional(group: String) -> Bool {
    switch group {
    case "slogan", "service", "market", "money", "service.experience.employees", "service.invite",
      NamedGroup.levers.path, "service.recovery":
      true
    default: NamedGroup.all.contains { $0.isMember(group) }
    }
  }

  /// The keys that may stand in a group, in order; those of the whole scenario for an empty path.
  static func keys(in group: String) -> [String] {
    keysByGroup[NamedGroup.pattern(of: group)] ?? []
  }

  private static let keysByGroup: [String: [String]] = {
    var result: [String: [String]] = ["": DocumentKey.allCases.map(\.rawValue)]
    for path in paths {
      let keys = path.split(separator: ".")
      for (index, key) in keys.enumerated() {
        let group = keys.prefix(index).joined(separator: ".")
        if result[group]?.contains(String(key)) != true {
          result[group, default: []] += [String(key)]
        }
      }
    }
    return result
  }()

  /// What a path means to an override.
  enum Target {
    /// A parameter, or a group of them.
    case whole
    /// Something inside the value of the parameter of this path.
    case inside(String)
  }

  /// What a path means to an override, or nil if it means nothing.
  static func target(_ path: String) -> Target? {
    if path.contains(NamedGroup.anyName) { return nil }
    if isGroup(path) || rowsByPath[NamedGroup.pattern(of: path)] != nil { return .whole }
    for parameter in rows where !parameter.inner.isEmpty && path.hasPrefix(parameter.path + ".") {
      let rest = path.dropFirst(parameter.path.count + 1)
      if parameter.inner.contains(TellingCounts.pattern(of: rest)) {
        return .inside(parameter.path)
      }
    }
    return nil
  }

  /// The paths that overrides may change, for suggestions in place of a path: members of groups have the
  /// name that it has.
  static func overridable(like path: String) -> [String] {
    guard let (group, name) = NamedGroup.owner(of: path) else { return overridable }
    let whole = group.path(of: name)
    return overridable + [whole] + rows(of: group, name).map(\.path)
      + groups.filter { $0.hasPrefix(group.path(of: NamedGroup.anyName) + ".") }.sorted().map {
        whole + $0.dropFirst(group.path(of: NamedGroup.anyName).count)
      }
  }

  private static let overridable: [String] =
    (paths + groups.sorted() + rows.flatMap { row in row.inner.map { "\(row.path).\($0)" } })
    .filter { !$0.contains(NamedGroup.anyName) }
}
