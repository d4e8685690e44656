import Foundation
import Scenarios
import SocialGraph
import Testing
import WordOfMouth

/// Of `Loading` and `FilePaths`: chains of files.
@Suite struct LoadingTests {
  static func errors(_ path: String) -> [ScenarioErrors.Item] {
    do throws(ScenarioErrors) {
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
        == .file(path: "\(root)/b/../a/../lists/c.csv", personColumn: "id", opinionColumn: "view"))
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

  @Test func `mistakes of child and parent are told together, each in its file`() throws {
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

  @Test func `without its parent a child is not said to miss what the parent has`() throws {
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
