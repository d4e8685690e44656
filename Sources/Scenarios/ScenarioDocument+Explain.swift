public import PlainText

/// One parameter of a scenario as `hearsay explain` prints it.
public struct ExplainedParameter: Sendable, Hashable {
  /// Keys joined by dots.
  public var path: String
  /// The value as JSON.
  public var value: String
  /// `default`, `preset:NAME`, `FILE:LINE:COLUMN`, `--set`, or `built-in`.
  public var origin: String
  /// What the parameter is, with unit and range, in a sentence.
  public var meaning: String
}

extension ScenarioDocument {
  /// Every parameter with its value and where that came from, in the order of the parameter table.
  ///
  /// Parameters without a meaning in this scenario, such as those of other graph models, are left out.
  public func explained() -> [ExplainedParameter] {
    rows.map { row in
      let node = root.descendant(row.keys)
      return ExplainedParameter(
        path: row.path, value: (node ?? row.fallbackNode)?.line ?? "null",
        origin: node?.place.origin ?? "default", meaning: row.explanation)
    } + explainedInputs
  }

  /// The uncertain inputs: what is known of each, and where that was written.
  private var explainedInputs: [ExplainedParameter] {
    let key = DocumentKey.uncertain.rawValue
    return (root.given(key)?.members ?? []).map { member in
      ExplainedParameter(
        path: "\(key) \(member.key)", value: member.value.line,
        origin: member.value.place.origin,
        meaning: "What is known of \(member.key), which nobody knows exactly: `hearsay uncertain` "
          + "samples it, and everything else leaves it at the value above.")
    }
  }

  /// The value of a parameter, a group of them, or something inside a telling count, where overrides
  /// have been applied; nil if there is none.
  public func value(of path: String, applying overrides: [Override] = []) -> JSONValue? {
    let changes = overrides.map {
      Merging.Change(path: $0.path, pathPlace: .code, value: $0.value.at(.code))
    }
    let tree = changes.isEmpty ? root : Merging.apply(changes, to: root)
    if let node = tree.descendant(path) { return node }
    let forms = Forms(tree)
    return ParameterTable.rows(at: path)?.first { forms.hold($0.condition) == true }?
      .fallbackNode
  }

  /// Where the value of a path came from, as ``ExplainedParameter/origin`` writes it; `default` if
  /// nobody wrote it.
  package func origin(of path: String) -> String {
    root.descendant(path)?.place.origin ?? "default"
  }

  /// Errors that name a parameter where a file should stand, put where the parameter was written.
  ///
  /// What can only be judged beside a graph (customers who are not in it) is found after reading.
  package func placed(_ errors: Diagnostics) -> Diagnostics {
    var errors = errors
    for (index, item) in errors.items.enumerated() {
      guard let place = root.descendant(item.file)?.place else { continue }
      errors.items[index] = Diagnostic(
        place, "\(item.file): \(item.message)", remedies: item.remedies)
    }
    return errors
  }

  /// The baseline with all defaults filled in, as JSON that reads back to the same scenario, with
  /// variants and sweep.
  ///
  /// Paths of files are written as seen from the current folder.
  public func resolvedJSON() -> String { json(of: root) }

  /// The same with paths as seen from the scenario's folder, where they are in it: what results are
  /// kept under does not depend on where the program was started.
  public func recordedJSON() -> String { json(of: FilePaths.relative(root, folder: folder)) }

  /// A path as seen from the scenario's folder, if it is in it.
  public func recorded(_ path: String) -> String { FilePaths.relative(path, folder: folder) }

  private func json(of root: JSONValue) -> String {
    var tree: [JSONValue.Member] = [
      .init(key: DocumentKey.format.rawValue, value: 1)
    ]
    for row in rows {
      let value = (root.descendant(row.keys) ?? row.fallbackNode) ?? .null
      insert(value, at: row.keys[...], into: &tree)
    }
    for key in [DocumentKey.variants, .sweep, .uncertain] {
      if let value = root[key.rawValue]?.value {
        tree.append(.init(key: key.rawValue, value: value))
      }
    }
    return pretty(JSONValue(.object(tree)), path: [], indent: "") + "\n"
  }

  /// The rows of the parameter table that have a meaning here.
  private var rows: [Parameter] {
    let forms = Forms(root)
    return ParameterTable.rows(for: forms).filter { forms.hold($0.condition) == true }
  }
}

private func insert(
  _ value: JSONValue, at keys: ArraySlice<Substring>, into members: inout [JSONValue.Member]
) {
  guard let key = keys.first else { return }
  if keys.count == 1 {
    members.append(.init(key: String(key), value: value))
    return
  }
  let index: Int
  if let found = members.firstIndex(where: { $0.key == key }) {
    index = found
  } else {
    index = members.count
    members.append(.init(key: String(key), value: JSONValue(.object([]))))
  }
  guard case .object(var inner) = members[index].value.content else { return }
  insert(value, at: keys.dropFirst(), into: &inner)
  members[index].value.content = .object(inner)
}

/// JSON with a line for each parameter, variant, axis and point.
private func pretty(_ value: JSONValue, path: [String], indent: String) -> String {
  let isOpen: Bool =
    path.isEmpty || ParameterTable.isGroup(path.joined(separator: "."))
    || (path[0] == "variants" && path.count < 2) || (path[0] == "sweep" && path.count < 3)
    || path == ["uncertain"]
  let inner = indent + "  "
  switch value.content {
  case .object(let members) where isOpen && !members.isEmpty:
    let lines = members.map { member in
      inner + quoted(member.key) + ": "
        + pretty(member.value, path: path + [member.key], indent: inner)
    }
    return "{\n" + lines.joined(separator: ",\n") + "\n" + indent + "}"
  case .list(let items) where path == ["sweep", "points"] && !items.isEmpty:
    return "[\n" + items.map { inner + $0.line }.joined(separator: ",\n") + "\n" + indent + "]"
  default: return value.line
  }
}
