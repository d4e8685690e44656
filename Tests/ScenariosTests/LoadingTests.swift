import PlainText
import Foundation
import Scenarios
import Service
import SocialGraph
import Testing
import WordOfMouth

/// Of `Loading` and `FilePaths`: chains of files.
@Suite struct LoadingTests {
  static func errors(_ path: String) -> [Diagnostic] {
    do throws(Diagnostics) {
      _ = try ScenarioDocument.read(.file(path))
      return []
    } catch {
      return error.items
    }
  }

  @Test func `paths are relative to the file that wrote them`() throws {
    let folder = try Folder()
    defer { folder.remove() }
    try folder.write(
      "a/base.json", GoodFiles.blocks.replacing("customers.csv", with: "../lists/c.csv"))
    try folder.write(
      "b/middle.json",
      """
      { "format": 1, "extends": "../a/base.json", "graph": { "file": "ties.csv" },
        "variants": { "other": { "graph.file": "other.csv" }, "group": { "graph": { "file": "third.csv" } } },
        "sweep": { "points": [{ "graph.file": "sub/x.csv" }, { "graph.file": "/abs.csv" }] } }
      """)
    let top = try folder.write("top.json", "{ \"format\": 1, \"extends\": \"b/middle.json\" }")
    let document = try ScenarioDocument.read(.file(top))
    let root = folder.url.path
    #expect(document.name == "top")
    #expect(document.baseline.graph == .file(path: "\(root)/b/ties.csv", isDirected: false))
    #expect(
      document.baseline.customers
        == .listed(
          .file(
            path: "\(root)/b/../a/../lists/c.csv", personColumn: "id", opinionColumn: "view")))
    let others = try document.variants.map { try document.scenario(applying: $0.overrides).graph }
    #expect(
      others == [
        .file(path: "\(root)/b/other.csv", isDirected: false),
        .file(path: "\(root)/b/third.csv", isDirected: false),
      ])
    let design = try #require(document.design)
    #expect(design[0] == [Override(path: "graph.file", value: .text("\(root)/b/sub/x.csv"))])
    #expect(design[1] == [Override(path: "graph.file", value: .text("/abs.csv"))])
    #expect(
      try ScenarioDocument.read(.text(document.resolvedJSON(), name: "top.json")).baseline
        == document.baseline)
  }

  @Test func `a file that is its own ancestor is an error that names the chain`() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let a = try folder.write("a.json", "{ \"format\": 1, \"extends\": \"sub/b.json\" }")
    try folder.write("sub/b.json", "{ \"format\": 1, \"extends\": \"./../c.json\" }")
    try folder.write("c.json", "{ \"format\": 1,\n  \"extends\": \"sub/../a.json\" }")
    let root = folder.url.path
    let items = Self.errors(a)
    #expect(items.count == 1)
    #expect(items.first?.line == 2 && items.first?.column == 14)
    #expect(items.first?.file == "\(root)/sub/./../c.json")
    #expect(
      items.first?.message
        == "this file is its own ancestor: \(a) -> \(root)/sub/b.json -> \(root)/sub/./../c.json -> \(root)/sub/./../sub/../a.json"
    )
    let own = try folder.write("own.json", "{ \"format\": 1, \"extends\": \"own.json\" }")
    #expect(Self.errors(own).count == 1)
  }

  @Test func `of several parents the later one wins`() throws {
    let folder = try Folder()
    defer { folder.remove() }
    try folder.write("base.json", GoodFiles.drawn)
    try folder.write(
      "a.json", "{ \"format\": 1, \"seed\": 1, \"replicates\": 11, \"conflict\": \"coin\" }")
    try folder.write("c.json", "{ \"format\": 1, \"extends\": \"a.json\", \"replicates\": 3 }")
    try folder.write("b.json", "{ \"format\": 1, \"seed\": 2, \"limits\": { \"rounds\": 5 } }")
    let child = try folder.write(
      "child.json",
      "{ \"format\": 1, \"extends\": [\"base.json\", \"c.json\", \"b.json\"],\n \"title\": \"t\" }")
    let document = try ScenarioDocument.read(
      .file(child), settings: ["limits.takeOff=0.5"], settingName: "--set")
    let scenario = document.baseline
    #expect(scenario.title == "t" && scenario.seed == 2 && scenario.replicates == 3)
    #expect(scenario.conflict == .coin && scenario.roundLimit == 5 && scenario.takeOff == 0.5)
    let origins = Dictionary(
      document.explained().map { ($0.path, $0.origin) }, uniquingKeysWith: { first, _ in first })
    let root = folder.url.path
    #expect(origins["title"] == "\(child):2:11" && origins["seed"] == "\(root)/b.json:1:24")
    #expect(origins["replicates"] == "\(root)/c.json:1:51")
    #expect(origins["conflict"] == "\(root)/a.json:1:57")
    #expect(origins["voices.positive.fade"] == "\(root)/base.json:10:75")
    #expect(origins["limits.takeOff"] == "--set")
    // The other way round the other one stands.
    let reversed = try folder.write(
      "r.json",
      "{ \"format\": 1, \"extends\": [\"base.json\", \"b.json\", \"c.json\"] }")
    #expect(try ScenarioDocument.read(.file(reversed)).baseline.seed == 1)
    // A list of one is that one.
    let one = try folder.write("one.json", "{ \"format\": 1, \"extends\": [\"base.json\"] }")
    #expect(
      try ScenarioDocument.read(.file(one)).baseline
        == ScenarioDocument.read(.file("\(root)/base.json")).baseline)
  }

  @Test func `presets combine with each other and with a service model`() throws {
    for parents in [
      "\"preset:tarp-1979-major\", \"preset:american-express-2017\"",
      "\"preset:american-express-2017\", \"preset:tarp-1979-major\"",
    ] {
      let document = try GoodFiles.read(
        """
        { "format": 1, "extends": [\(parents)],
          "service": { "experience": { "misery": 0.1 }, "complain": 0.25 } }
        """)
      let scenario = document.baseline
      #expect(scenario.voices.negative.tells == .exactly(15))
      #expect(scenario.customers == .atStart(.share(0.05), order: .random))
      #expect(scenario.service?.classes[.silent].loyalty == 0.09)
      let loyalty = document.explained().first { $0.path == "service.loyalty.resolvedQuickly" }
      #expect(loyalty?.origin == "preset:tarp-1979-major" && loyalty?.value == "0.82")
    }
  }

  @Test func `a cycle through a list is found, and parents without end are`() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let root = folder.url.path
    let a = try folder.write(
      "a.json", "{ \"format\": 1, \"extends\": [\"preset:tarp-1979\", \"b.json\"] }")
    try folder.write("b.json", "{ \"format\": 1, \"extends\": [\"a.json\", \"none.json\"] }")
    #expect(
      Self.errors(a).map { "\($0.line ?? 0):\($0.column ?? 0) \($0.message)" } == [
        "1:28 this file is its own ancestor: \(a) -> \(root)/b.json -> \(root)/a.json",
        "1:38 cannot read the parent \"\(root)/none.json\": there is no such file",
      ])
    // Each level names the next one twice, by two names.
    for level in 0..<12 {
      try folder.write(
        "l\(level).json",
        "{ \"format\": 1, \"extends\": [\"l\(level + 1).json\", \"./l\(level + 1).json\"] }")
    }
    try folder.write("l12.json", GoodFiles.drawn)
    let items = Self.errors("\(root)/l0.json")
    #expect(items.contains { $0.message == "more than 255 parents in all" })
  }

  @Test func `a parent that is missing is an error where it is named`() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let a = try folder.write("a.json", "{ \"format\": 1,\n \"extends\": \"none.json\" }")
    let item = try #require(Self.errors(a).first)
    #expect(item.line == 2 && item.column == 13)
    #expect(
      item.message
        == "cannot read the parent \"\(folder.url.path)/none.json\": there is no such file")
    let b = try folder.write("b.json", "{ \"format\": 1, \"extends\": \".\" }")
    #expect(Self.errors(b).first?.message.hasSuffix("this is a folder, not a file") == true)
  }

  @Test func `the name of a preset that does not exist is cut short in its error`() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let name = String(repeating: "name ", count: 1000)
    let file = try folder.write("a.json", "{ \"format\": 1, \"extends\": \"preset:\(name)\" }")
    let errors = Self.errors(file)
    #expect(errors.first?.message.hasPrefix("there is no preset \"name name") == true)
    #expect(errors.allSatisfy { $0.message.count < 100 })
  }

  @Test func `a path too long to be one is not quoted`() throws {
    let name = String(repeating: "graph [ ", count: 200)
    for text in [
      #"{ "format": 1, "extends": ["\#(name)", "\#(name)"] }"#,
      #"{ "format": 1, "graph": { "file": "\#(name)" } }"#,
    ] {
      let folder = try Folder()
      defer { folder.remove() }
      let errors = Self.errors(try folder.write("a.json", text))
      #expect(
        errors.contains {
          $0.message.contains("this path has 16")
            && $0.message.hasSuffix(" bytes, and may have 1000")
        })
      #expect(errors.allSatisfy { $0.message.count < 150 })
    }
  }

  @Test func `errors of child and parent are reported together, each in its file`() throws {
    let folder = try Folder()
    defer { folder.remove() }
    let parent = try folder.write(
      "p.json", GoodFiles.drawn.replacing("\"coin\"", with: "\"coins\""))
    let child = try folder.write(
      "c.json", "{ \"format\": 1, \"extends\": \"p.json\", \"sed\": 1 }")
    let items = Self.errors(child)
    #expect(items.map(\.file) == [child, parent])
    #expect(items.map(\.line) == [1, 13])
  }

  @Test func `without its parent a child is not reported to lack what the parent has`() throws {
    let folder = try Folder()
    defer { folder.remove() }
    try folder.write("p.json", "{ \"format\": 1, \"seed\": }")
    let child = try folder.write("c.json", "{ \"format\": 1, \"extends\": \"p.json\" }")
    #expect(Self.errors(child).count == 1)
  }

  @Test func `files that cannot be read are errors`() throws {
    let folder = try Folder()
    defer { folder.remove() }
    #expect(Self.errors(folder.url.path).first?.message == "this is a folder, not a file")
    #expect(Self.errors(folder.url.path + "/no.json").first?.message == "there is no such file")
    #expect(Self.errors("").count == 1)
  }

  @Test(arguments: [
    ("scenarios/x.json", "x"), ("x", "x"), ("a.b.json", "a.b"), (".json", ".json"), ("-", "stdin"),
    ("/deep/er/town.jsonc", "town"),
  ])
  func `a document is called by the stem of its file`(path: String, name: String) throws {
    #expect(try ScenarioDocument.read(.text(GoodFiles.drawn, name: path)).name == name)
  }
}
