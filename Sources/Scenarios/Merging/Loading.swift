import Foundation

/// Reads a scenario, its parents and the settings of the command line into one tree.
struct Loading {
  /// The largest scenario file, in bytes.
  static let largestFile = 64 << 20
  /// The most generations of parents.
  static let mostGenerations = 32

  /// The merged tree.
  private(set) var root = Node(.object([]), at: .code)
  /// What results call the scenario.
  private(set) var name = ""
  /// What is wrong so far.
  private(set) var problems: [Problem] = []
  /// The folder of the file that was named, empty or ending in a slash.
  private(set) var folder = ""
  /// Whether every text could be read, so that what is missing is missing.
  private var isWhole = true

  /// Loads a source and applies the texts of `--set`.
  init(
    _ source: ScenarioDocument.Source, settings: [String]
  ) throws(ScenarioErrors) {
    let layer = Self.topLayer
    switch source {
    case .file("-"):
      name = "stdin"
      let bytes = try Self.bytes(ofFile: "-")
      load(SourceText(.file, name: "-", bytes: bytes, layer: layer), folder: "", chain: [])
    case .file(let path):
      name = Self.stem(of: path)
      folder = Self.folder(of: path)
      let bytes = try Self.bytes(ofFile: path)
      load(
        SourceText(.file, name: path, bytes: bytes, layer: layer), folder: folder,
        chain: [Link(name: path, identity: Self.identity(ofFile: path))])
    case .text(let text, let file):
      name = Self.stem(of: file)
      load(bytes: Array(text.utf8), name: file)
    case .preset(let preset):
      name = preset
      guard let found = Preset.named(preset) else {
        throw ScenarioErrors(
          file: "preset:\(preset)", "there is no preset \(quoted(preset))",
          notes: Self.presetNotes(preset))
      }
      load(
        SourceText(.preset, name: "preset:\(preset)", bytes: Array(found.text.utf8), layer: layer),
        folder: "", chain: [])
    case .builtIn:
      name = "default"
      load(
        SourceText(
          .builtIn, name: "built-in", bytes: Array(BuiltInScenario.text.utf8), layer: layer),
        folder: "", chain: [])
    }
    guard isWhole else { throw ScenarioErrors(problems) }
    var changes: [Merging.Change] = []
    for (index, setting) in settings.enumerated() {
      if let change = change(setting, layer: layer + 1 + index) { changes.append(change) }
    }
    root = Merging.apply(changes, to: root)
  }

  /// Loads the bytes of a file.
  init(bytes: [UInt8], name: String) throws(ScenarioErrors) {
    self.name = Self.stem(of: name)
    load(bytes: bytes, name: name)
    guard isWhole else { throw ScenarioErrors(problems) }
  }

  /// The layer of the child; its parents are below, settings above.
  private static let topLayer = mostGenerations + 1

  private mutating func load(bytes: [UInt8], name: String) {
    folder = Self.folder(of: name)
    load(
      SourceText(.file, name: name, bytes: bytes, layer: Self.topLayer), folder: folder,
      chain: [Link(name: name, identity: Self.identity(ofFile: name))])
  }

  // MARK: Files and their parents

  /// A file on the way from the child to its eldest parent.
  private struct Link {
    var name: String
    var identity: String
  }

  /// Reads a text and its parents and puts it over what they say.
  private mutating func load(_ source: SourceText, folder: String, chain: [Link]) {
    let outcome = ScenarioReader.read(source)
    problems += outcome.syntaxErrors
    guard outcome.syntaxErrors.isEmpty, let top = outcome.root else {
      isWhole = false
      return
    }
    problems += outcome.duplicates
    guard let members = top.members else {
      problems.append(
        Problem(
          top.place, "a scenario must be an object, not \(top.described)",
          ["write { \"format\": 1, … }"]))
      isWhole = false
      return
    }
    guard isFormatKnown(top) else {
      isWhole = false
      return
    }
    let child = FilePaths.resolve(top, folder: folder)
    if let member = members.first(where: { $0.key == DocumentKey.extends.rawValue }) {
      loadParent(member.value, folder: folder, chain: chain, layer: source.layer - 1)
      root = Merging.merge(child, over: root)
    } else {
      root = child
    }
  }

  /// Checks `format`; a file of another format is not looked at further.
  private mutating func isFormatKnown(_ top: Node) -> Bool {
    guard let format = top[DocumentKey.format.rawValue] else {
      problems.append(
        Problem(top.place, "\"format\" is missing", ["write \"format\": 1 as the first key"]))
      return true
    }
    if format.value.wholeNumber == 1 { return true }
    let remedy = ["this version reads format 1: write \"format\": 1"]
    if case .number(let text) = format.value.content {
      problems.append(Problem(format.value.place, "format \(text) is unknown", remedy))
    } else {
      problems.append(
        Problem(format.value.place, "format must be 1, not \(format.value.described)", remedy))
    }
    return false
  }

  private mutating func loadParent(_ value: Node, folder: String, chain: [Link], layer: Int) {
    let before = problems.count
    readParent(value, folder: folder, chain: chain, layer: layer)
    // Without the parent half of the scenario seems to be missing.
    if problems.count > before { isWhole = false }
  }

  private mutating func readParent(_ value: Node, folder: String, chain: [Link], layer: Int) {
    guard let parent = value.text, !parent.isEmpty else {
      problems.append(
        Problem(
          value.place, "extends must be the name of one parent, not \(value.described)",
          ["write \"preset:NAME\" or the path of a scenario file"]))
      return
    }
    if parent.hasPrefix("preset:") {
      let name = String(parent.dropFirst("preset:".count))
      guard let preset = Preset.named(name) else {
        problems.append(
          Problem(value.place, "there is no preset \(quoted(name))", Self.presetNotes(name)))
        return
      }
      load(
        SourceText(.preset, name: parent, bytes: Array(preset.text.utf8), layer: layer),
        folder: "", chain: chain)
      return
    }
    let path = FilePaths.resolve(parent, folder: folder)
    let link = Link(name: path, identity: Self.identity(ofFile: path))
    if let start = chain.firstIndex(where: { $0.identity == link.identity }) {
      let cycle = (chain[start...] + [link]).map(\.name).joined(separator: " -> ")
      problems.append(
        Problem(
          value.place, "this file is its own ancestor: \(cycle)", ["let one of them extend nothing"]
        ))
      return
    }
    if chain.count >= Self.mostGenerations {
      problems.append(
        Problem(value.place, "more than \(Self.mostGenerations) generations of parents"))
      return
    }
    do {
      let bytes = try Self.bytes(ofFile: path)
      load(
        SourceText(.file, name: path, bytes: bytes, layer: layer),
        folder: Self.folder(of: path), chain: chain + [link])
    } catch {
      for item in error.items {
        problems.append(
          Problem(
            value.place, "cannot read the parent \(quoted(path)): \(item.message)",
            ["paths are relative to the folder of the file that names them"]
              + didYouMean(parent, among: Preset.all.map { "preset:\($0.name)" })))
      }
    }
  }

  private static func presetNotes(_ name: String) -> [String] {
    let names = Preset.all.map(\.name)
    return didYouMean(name, among: names) + ["presets: " + names.joined(separator: ", ")]
  }

  // MARK: The command line

  /// A text of `--set` as a change, or nil after its error was noted.
  private mutating func change(_ setting: String, layer: Int) -> Merging.Change? {
    func source(_ bytes: [UInt8]) -> SourceText {
      SourceText(.setting, name: "--set \(setting)", bytes: bytes, layer: layer)
    }
    let place = Place(source: source([]), offset: 0)
    guard let equals = setting.firstIndex(of: "="), equals > setting.startIndex else {
      problems.append(
        Problem(
          place, "a setting is a path, \"=\" and a value",
          ["for example --set voices.negative.retell=0.05"]))
      return nil
    }
    let path = String(setting[..<equals])
    let text = String(setting[setting.index(after: equals)...])
    let outcome = ScenarioReader.read(source(Array(text.utf8)))
    let read = outcome.syntaxErrors.isEmpty ? outcome.root : nil
    let value = read ?? Node(.text(text), at: place)
    if read != nil { problems += outcome.duplicates }
    let fixed = [DocumentKey.format.rawValue, DocumentKey.extends.rawValue]
    if fixed.contains(path) {
      problems.append(
        Problem(place, "\(path) belongs to the file", ["change it in the scenario file"]))
      return nil
    }
    let design = ["variants", "sweep", "sweep.grid", "sweep.zip", "sweep.points"]
    guard ParameterTable.target(path) != nil || design.contains(path) else {
      problems.append(UnknownPath.problem(path, at: place))
      return nil
    }
    return Merging.Change(
      path: path, pathPlace: place, value: FilePaths.resolve(value, folder: "", path: path))
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

  private static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  /// The bytes of a file; `-` is standard input.
  static func bytes(
    ofFile path: String, whatItIs: String = "a scenario or a customer list"
  ) throws(ScenarioErrors) -> [UInt8] {
    if path != "-" {
      guard FileManager.default.fileExists(atPath: path) else {
        throw ScenarioErrors(
          file: path, "there is no such file",
          notes: ["check the path; it is relative to the folder you are in"])
      }
      let kind = try? FileManager.default.attributesOfItem(atPath: resolved(path))[.type]
      if kind as? FileAttributeType == .typeDirectory {
        throw ScenarioErrors(
          file: path, "this is a folder, not a file", notes: ["name a file in it"])
      }
    }
    let data: Data?
    do {
      let handle =
        path == "-"
        ? FileHandle.standardInput
        : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      data = try handle.read(upToCount: largestFile + 1)
    } catch {
      throw ScenarioErrors(
        file: path, "the file cannot be read", notes: ["check that you may read it"])
    }
    let bytes = [UInt8](data ?? Data())
    if bytes.count > largestFile {
      throw ScenarioErrors(
        file: path, "the file is larger than \(largestFile >> 20) MiB",
        notes: ["is it \(whatItIs)?"])
    }
    return bytes
  }
}
