import Statistics
public import PlainText
import Service

/// One parameter of a scenario: its value, and where that came from.
public struct ExplainedParameter: Sendable, Hashable {
  /// Keys joined by dots.
  public var path: String
  /// The value as JSON.
  public var value: String
  /// `default`, `preset:NAME`, `FILE:LINE:COLUMN`, `built-in`, or what settings are called.
  public var origin: String
  /// What the parameter is, with unit and range, in a sentence.
  public var meaning: String
  /// What follows from the value, in a sentence: of a discount a period that a year; else empty.
  public var remark: String
  /// What it is in a few words, its source and how good that is; nil of uncertain inputs, and of what has
  /// no effect on figures.
  public var assumption: Assumption?
}

extension ScenarioDocument {
  /// Every parameter with its value and where that came from, in the order of the schema.
  ///
  /// Parameters that do not apply in this scenario, such as those of other graph models, are left out.
  public func explained() -> [ExplainedParameter] {
    let assumptions = Dictionary(assumptions.map { ($0.path, $0) }) { first, _ in first }
    return entries.map { entry in
      let path = entry.row.path
      return ExplainedParameter(
        path: path, value: (entry.value ?? entry.row.fallbackValue)?.line ?? "null",
        origin: entry.value.map(origin) ?? "default",
        meaning: entry.row.explanation, remark: path == "money.discount" ? yearlyDiscount : "",
        assumption: assumptions[path])
    } + explainedInputs
  }

  /// The discount a year beside that of a period.
  private var yearlyDiscount: String {
    guard let model = baseline.service, let yearly = model.yearlyDiscount, yearly > 0
    else { return "" }
    return
      "\(NumberText.percent(model.money.discount)) a \(model.periodName) is \(NumberText.percent(yearly)) a year."
  }

  /// The sources of values, as `sources` of a file states them.
  private var statedSources: [(String, JSONValue)] {
    entries.compactMap { entry in
      statedSource(of: entry).map { source, grade in
        (entry.row.path, ["source": .text(source), "grade": .text(grade.rawValue)])
      }
    }
  }

  /// The uncertain inputs: what is known of each, and where that was written.
  private var explainedInputs: [ExplainedParameter] {
    (root.given("uncertain")?.members ?? []).map { member in
      ExplainedParameter(
        path: "uncertain \(member.key)", value: member.value.line, origin: origin(of: member.value),
        meaning: "What is known about \(member.key), an uncertain input: a run of uncertain inputs "
          + "samples it; all other runs use the value above.", remark: "")
    }
  }

  /// The value of a parameter, a group of them, or something inside a telling count, where overrides
  /// have been applied; nil if there is none.
  public func value(of path: String, applying overrides: [Override] = []) -> JSONValue? {
    let tree = overrides.isEmpty ? root : Overriding.apply(overrides, to: root)
    if let value = tree.descendant(path) { return value }
    let entries =
      overrides.isEmpty ? entries : Schema.decode(tree, keeping: .rows).walk.entries
    return entries.first { $0.row.path == path }?.row.fallbackValue
  }

  /// Whether a parameter has no value, or a group of them none but defaults; the same of a file and of the
  /// scenario that is recorded of it, in which every default is written.
  package func isAbsent(_ path: String) -> Bool {
    entries.allSatisfy { entry in
      let standard = entry.row.fallbackValue ?? .null
      let value = entry.value ?? standard
      if entry.row.path.hasPrefix("\(path).") { return value == standard }
      return entry.row.path != path && !path.hasPrefix("\(entry.row.path).") || value == .null
    }
  }

  /// Where the value of a path came from, as ``ExplainedParameter/origin`` has it.
  package func origin(of path: String) -> String {
    root.descendant(path).map(origin) ?? "default"
  }

  private func origin(of value: JSONValue) -> String {
    let source = value.place.source
    switch source.kind {
    case .file:
      let (line, column) = source.position(of: value.place.offset)
      return "\(source.name):\(line):\(column)"
    case .preset: return source.name
    case .builtIn: return "built-in"
    case .setting: return settingName.isEmpty ? "setting" : settingName
    case .code: return "default"
    }
  }

  /// Errors that name a parameter in place of a file, put where the parameter was written.
  ///
  /// What can only be judged beside a graph (customers who are not in it) is found after reading.
  package func placed(_ errors: Diagnostics) -> Diagnostics {
    Diagnostics(
      errors.items.map { root.descendant($0.file) == nil ? $0 : placed($0, at: [$0.file]) })
  }

  /// An error put where the first of some paths was written that the scenario has; without one, where the scenario
  /// begins, into which it is written.
  package func placed(_ error: Diagnostic, at paths: [String] = []) -> Diagnostic {
    let found = paths.lazy.compactMap { path in root.descendant(path).map { (path, $0.place) } }
      .first
    let message = found.map { "\($0.0): \(error.message)" } ?? error.message
    return Diagnostic(found?.1 ?? root.place, message, remedies: error.remedies)
  }

  /// The baseline with all defaults filled in, as JSON that reads back to the same scenario, with
  /// variants, sweep, uncertain inputs, and the source of each value that has one.
  ///
  /// Paths of files are written as seen from the current folder.
  public func resolvedJSON() -> String { json(of: root) }

  /// The same with paths as seen from the scenario's folder: what results are kept under does not
  /// depend on where the program was started.
  public func recordedJSON() -> String { json(of: FilePaths.map(root, recorded)) }

  /// The recorded scenario without what says how many replicates it has, and without sources, with keys in an
  /// order of their own: runs of scenarios that differ in nothing else go together.
  package func identifyingJSON() -> String {
    tree(of: FilePaths.map(root, recorded), withSources: false) {
      $0 != "replicates" && !$0.hasPrefix("precision.")
    }.sorted.line
  }

  /// A path as seen from the scenario's folder.
  public func recorded(_ path: String) -> String { FilePaths.relative(path, folder: folder) }

  /// The value of a parameter with the path of a file as seen from the scenario's folder.
  package func recorded(_ value: JSONValue, of path: String) -> JSONValue {
    FilePaths.map(value, of: path, recorded)
  }

  private func json(of root: JSONValue) -> String {
    pretty(tree(of: root), .group(Schema.group), indent: 0) + "\n"
  }

  private func tree(
    of root: JSONValue, withSources: Bool = true, where isIncluded: (String) -> Bool = { _ in true }
  ) -> JSONValue {
    var parts = [Override(path: "format", value: 1)]
    parts += entries.filter { isIncluded($0.row.path) }.map { entry in
      let value = root.descendant(entry.row.path) ?? entry.row.fallbackValue ?? .null
      return Override(path: entry.row.path, value: value)
    }
    parts += ["variants", "sweep", "uncertain"].compactMap { key in
      root[key].map { Override(path: key, value: $0.value) }
    }
    let sources = withSources ? statedSources : []
    if !sources.isEmpty { parts.append(Override(path: "sources", value: .object(sources))) }
    return Overriding.tree(of: parts, top: root.place)
  }
}

extension JSONValue {
  /// Objects whose order means something: settings and the columns of results are in it, levers hear in it, and
  /// customers are shared out among segments in it.
  private static let ordered: Set<String> = [
    "variants", "grid", "zip", "points", "uncertain", "listening", "segments",
  ]

  /// The same with the members of objects in the order of their keys, where none was meant.
  fileprivate var sorted: JSONValue { sorted(inOrder: false) }

  private func sorted(inOrder keepsOrder: Bool) -> JSONValue {
    switch content {
    case .list(let items):
      return JSONValue(.list(items.map { $0.sorted(inOrder: keepsOrder) }), at: place)
    case .object(var members):
      for index in members.indices {
        members[index].value = members[index].value.sorted(
          inOrder: Self.ordered.contains(members[index].key))
      }
      if !keepsOrder { members.sort { $0.key < $1.key } }
      return JSONValue(.object(members), at: place)
    default: return self
    }
  }
}

/// JSON with a line for each parameter, variant, axis and point.
private func pretty(_ value: JSONValue, _ member: Group.Member?, indent: Int) -> String {
  func inside(_ key: String) -> Group.Member? {
    switch member {
    case .group(let group): group[key]
    case .design(let group): group.keys.contains(key) ? group[key] : nil
    default: nil
    }
  }
  switch (member, value.content) {
  case (.group, .object(let members)), (.design, .object(let members)):
    let lines = members.map { member in
      quoted(member.key) + ": " + pretty(member.value, inside(member.key), indent: indent + 2)
    }
    return JSONValue.bracketed("{", lines, "}", indent)
  case (.design, .list(let items)): return JSONValue.bracketed("[", items.map(\.line), "]", indent)
  default: return value.line
  }
}
