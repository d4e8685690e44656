import PlainText
import Foundation

/// Reads a scenario, its parents and the settings of the command line into one tree.
struct Loading {
  /// The most generations of parents.
  static let mostGenerations = 32
  /// The most parents, those of parents among them.
  static let mostParents = 256
  /// The most values of a file, those in lists and objects among them.
  static let mostValues = 500_000

  /// The merged tree.
  private(set) var root = JSONValue(.object([]), at: .code)
  /// What results call the scenario.
  private(set) var name = ""
  /// What is wrong so far.
  let problems = Problems()
  /// The folder of the file that was named, empty or ending in a slash.
  private(set) var folder = ""
  /// Whether every text could be read, so that what is missing is missing.
  private var isWhole = true
  /// The layer of the next text: each is below those read before it.
  private var nextLayer = Self.topLayer

  /// Loads a source and applies settings, which errors name after what they are called, and the number of
  /// replicates.
  init(
    _ source: ScenarioDocument.Source, settings: [String], replicates: Int?, called flag: String
  ) throws(Diagnostics) {
    switch source {
    case .file(let path):
      name = Self.stem(of: path)
      load(.file, name: path, try Self.bytes(of: path))
    case .text(let text, let file):
      name = Self.stem(of: file)
      load(.file, name: file, Array(text.utf8))
    case .preset(let preset):
      name = preset
      guard let found = Preset.named(preset) else {
        throw Diagnostics(
          file: "preset:\(preset)", "there is no preset \(quoted(shortened(preset)))",
          remedies: Self.presetNotes(preset))
      }
      if found.isFragment {
        throw Diagnostics(
          file: "preset:\(preset)", "this preset is a part of a scenario, not a complete one",
          remedies: ["build on it: \"extends\": \"preset:\(preset)\"", found.summary])
      }
      load(.preset, name: "preset:\(preset)", Array(found.text.utf8))
    case .builtIn:
      name = "default"
      load(.builtIn, name: "built-in", Array(BuiltInScenario.text.utf8))
    }
    guard isWhole else { throw Diagnostics(problems) }
    var layer = Self.topLayer
    func apply(_ settings: [String], to root: JSONValue) -> JSONValue {
      let overrides = settings.compactMap { setting in
        layer += 1
        return override(
          setting, name: flag.isEmpty ? setting : "\(flag) \(setting)", layer: layer)
      }
      return Overriding.apply(overrides, to: root)
    }
    root = apply(settings, to: root)
    guard let replicates else { return }
    let hasPrecision = root.given("precision") != nil
    root = apply(
      ["replicates=\(replicates)"] + (hasPrecision ? ["precision.atMost=\(replicates)"] : []),
      to: root)
  }

  /// The layer of the child; its parents are below, settings above.
  private static let topLayer = mostParents

  // MARK: Files and their parents

  /// A file on the way from the child to its eldest parent.
  private typealias Link = (name: String, identity: String)

  /// Reads the text that was named, and its parents.
  private mutating func load(_ kind: SourceText.Kind, name: String, _ bytes: [UInt8]) {
    var chain: [Link] = []
    if kind == .file {
      folder = Self.folder(of: name)
      chain = [(name, Self.identity(ofFile: name))]
    }
    if let tree = tree(kind, name: name, bytes, folder: folder, chain: chain) {
      root = tree
    } else {
      isWhole = false
    }
  }

  /// A text over what its parents say; nil after its error was noted.
  private mutating func tree(
    _ kind: SourceText.Kind, name: String, _ bytes: [UInt8], folder: String, chain: [Link]
  ) -> JSONValue? {
    let source = SourceText(kind, name: name, bytes: bytes, layer: nextLayer)
    nextLayer -= 1
    let outcome = JSONReader.read(
      source, mostValues: Self.mostValues, hint: ValueHint.word(_:below:))
    problems.add(outcome.syntaxErrors)
    guard outcome.syntaxErrors.isEmpty, let top = outcome.root else {
      if outcome.syntaxErrors.isEmpty {
        problems.report(
          Place(source: source, offset: bytes.count), "the file has no scenario in it",
          ["a scenario is an object: { \"format\": 1, … }"])
      }
      return nil
    }
    problems.add(outcome.duplicates, andMore: outcome.otherDuplicates)
    guard let members = top.members else {
      return problems.reject(
        top.place, "a scenario must be an object, not \(top.described)",
        ["write { \"format\": 1, … }"])
    }
    guard isFormatKnown(top) else { return nil }
    let child = FilePaths.map(top) { FilePaths.resolve($0, folder: folder) }
    guard let member = members.first(where: { $0.key == "extends" }),
      let parents = parents(member.value, folder: folder, chain: chain)
    else { return child }
    return Schema.group.merge(child, over: parents, ofSeveral: true)
  }

  /// Checks `format`; a file of another format is not looked at further.
  private func isFormatKnown(_ top: JSONValue) -> Bool {
    guard let format = top["format"] else {
      problems.report(top.place, "\"format\" is missing", ["write \"format\": 1 as the first key"])
      return true
    }
    if format.value.wholeNumber == 1 { return true }
    let remedy = ["this version reads format 1: write \"format\": 1"]
    if case .number(let text) = format.value.content {
      problems.report(format.value.place, "format \(text) is unknown", remedy)
    } else {
      problems.report(format.value.place, "format must be 1, not \(format.value.described)", remedy)
    }
    return false
  }

  /// What the parents of a file come to, the later over the earlier; nil if none could be read.
  private mutating func parents(_ value: JSONValue, folder: String, chain: [Link]) -> JSONValue? {
    let before = problems.count
    let names = value.items ?? [value]
    if names.isEmpty {
      problems.report(value.place, "extends is an empty list", ["name a parent, or remove it"])
    }
    // The last one first, for it is the highest.
    var trees: [JSONValue] = []
    var seen: Set<String> = []
    for name in names.reversed() {
      if let text = name.text, !seen.insert(text).inserted {
        problems.report(
          name.place, "the parent \(quoted(shortened(text))) is here twice", ["keep the later one"])
        continue
      }
      if let tree = parent(name, folder: folder, chain: chain) { trees.append(tree) }
    }
    // Without a parent half of the scenario seems to be missing.
    if problems.count > before { isWhole = false }
    guard var root = trees.popLast() else { return nil }
    while let next = trees.popLast() { root = Schema.group.merge(next, over: root) }
    return root
  }

  /// A parent with its own parents; nil after its error was noted.
  private mutating func parent(_ value: JSONValue, folder: String, chain: [Link]) -> JSONValue? {
    guard let parent = value.text, !parent.isEmpty else {
      return problems.reject(
        value.place,
        "extends must be the name of a parent, or a list of names, not \(value.described)",
        ["write \"preset:NAME\" or the path of a scenario file"])
    }
    if nextLayer == 0 {
      return problems.reject(
        value.place, "more than \(Self.mostParents - 1) parents in all",
        ["put those that belong together into one file"])
    }
    let path = FilePaths.resolve(parent, folder: folder)
    let isPreset = parent.hasPrefix("preset:")
    if isPreset || Preset.named(parent) != nil && !FileManager.default.fileExists(atPath: path) {
      let name = isPreset ? String(parent.dropFirst("preset:".count)) : parent
      guard let preset = Preset.named(name) else {
        return problems.reject(
          value.place, "there is no preset \(quoted(shortened(name)))", Self.presetNotes(name))
      }
      return tree(
        .preset, name: "preset:\(name)", Array(preset.text.utf8), folder: "", chain: chain)
    }
    if let problem = ValueKind<String>.tooLong(parent) {
      return problems.reject(value.place, problem, ["is a double quote missing?"])
    }
    let link: Link = (path, Self.identity(ofFile: path))
    if let start = chain.firstIndex(where: { $0.identity == link.identity }) {
      let cycle = (chain[start...] + [link]).map(\.name).joined(separator: " -> ")
      return problems.reject(
        value.place, "this file is its own ancestor: \(cycle)", ["let one of them extend nothing"])
    }
    if chain.count >= Self.mostGenerations {
      return problems.reject(
        value.place, "more than \(Self.mostGenerations) generations of parents")
    }
    do {
      let bytes = try Self.bytes(of: path)
      return tree(
        .file, name: path, bytes, folder: Self.folder(of: path), chain: chain + [link])
    } catch {
      for item in error.items {
        problems.report(
          value.place, "cannot read the parent \(quoted(path)): \(item.message)",
          ["paths are relative to the folder of the file that names them"]
            + Suggestion.hint(parent, among: Preset.all.map { "preset:\($0.name)" }))
      }
      return nil
    }
  }

  private static func presetNotes(_ name: String) -> [String] {
    let names = Preset.all.map(\.name)
    return Suggestion.hint(name, among: names) + ["presets: " + names.joined(separator: ", ")]
  }

  // MARK: The command line

  /// A setting of the command line as an override, or nil after its error was noted.
  private func override(_ setting: String, name: String, layer: Int) -> Override? {
    func source(_ bytes: [UInt8]) -> SourceText {
      SourceText(.setting, name: name, bytes: bytes, layer: layer)
    }
    let place = Place(source: source([]), offset: 0)
    guard let equals = setting.firstIndex(of: "="), equals > setting.startIndex else {
      return problems.reject(
        place, "a setting is a path, \"=\" and a value", ["for example voices.negative.retell=0.05"]
      )
    }
    let path = String(setting[..<equals])
    let text = String(setting[setting.index(after: equals)...])
    let outcome = JSONReader.read(source(Array(text.utf8)))
    let read = outcome.syntaxErrors.isEmpty ? outcome.root : nil
    if read != nil { problems.add(outcome.duplicates, andMore: outcome.otherDuplicates) }
    switch Schema.group.target(of: path) {
    case .ofFile:
      return problems.reject(
        place, "\(path) belongs to the file", ["change it in the scenario file"])
    case nil:
      problems.add(UnknownPath.problem(path, at: place))
      return nil
    case .whole, .inside, .design:
      return Override(
        path: path, value: read ?? JSONValue(.text(text), at: place), pathPlace: place)
    }
  }

  // MARK: Names and bytes

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// The name of a file without folders and its last extension.
  static func stem(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    if path == "-" || file.isEmpty { return "stdin" }
    guard let dot = file.lastIndex(of: "."), dot > file.startIndex else { return file }
    return String(file[..<dot])
  }

  private static func identity(ofFile path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  private static func bytes(of path: String) throws(Diagnostics) -> [UInt8] {
    try InputFile.bytes(of: path, expected: "a scenario")
  }
}
