import Foundation
import PlainText
import Scenarios
import Testing

@Suite struct StatedSourcesTests {
  private static func text(_ sources: String) -> String {
    """
    { "format": 1, "extends": "preset:two-three-eight-ten",
      "customers": { "share": 0.1 }, "voices": { "negative": { "fade": 0.9 } },
      "sources": \(sources) }
    """
  }

  private static func assumption(
    _ path: String, _ document: ScenarioDocument
  ) -> Assumption? {
    document.assumptions.first { $0.path == path }
  }

  @Test func `a source is that of its path, or of the block around it`() throws {
    let document = try GoodFiles.read(
      Self.text(
        """
        { "voices": { "source": "our survey", "grade": "B" },
          "voices.negative.fade": { "source": "a study", "grade": "A" }, "graph": null }
        """))
    let fade = Self.assumption("voices.negative.fade", document)
    #expect(fade?.source == "a study" && fade?.grade == .metaAnalysis && fade?.kind == .stated)
    // Of a preset's value and of a default as well.
    #expect(Self.assumption("voices.negative.tells", document)?.source == "our survey")
    let quality = Self.assumption("voices.positive.quality", document)
    #expect(quality?.kind == .stated && quality?.isDefault == true)
    #expect(Self.assumption("customers.share", document)?.kind == .assumed)
    let explained = document.explained().first { $0.path == "voices.negative.fade" }
    #expect(explained?.assumption == fade)
  }

  @Test func `whoever changes a value leaves its source behind`() throws {
    let text = Self.text(
      "{ \"voices.negative.fade\": { \"source\": \"a study\", \"grade\": \"A\" } }")
    let set = try GoodFiles.read(text, settings: ["voices.negative.fade=0.8"])
    #expect(Self.assumption("voices.negative.fade", set)?.kind == .assumed)
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("sources-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ name: String, _ text: String) throws -> String {
      let url = folder.appendingPathComponent(name)
      try text.write(to: url, atomically: true, encoding: .utf8)
      return url.path
    }
    _ = try write("parent.json", text)
    func child(_ members: String) throws -> Assumption? {
      let path = try write(
        "child.json", "{ \"format\": 1, \"extends\": \"parent.json\" \(members) }")
      return Self.assumption("voices.negative.fade", try ScenarioDocument.read(.file(path)))
    }
    #expect(try child("")?.source == "a study")
    #expect(try child(", \"voices\": { \"negative\": { \"fade\": 0.7 } }")?.kind == .assumed)
    let own =
      "\"sources\": { \"voices.negative.fade\": { \"source\": \"ours\", \"grade\": \"C\" } }"
    #expect(try child(", \(own)")?.source == "ours")
    let removed = "\"sources\": { \"voices.negative.fade\": null }"
    #expect(try child(", \(removed)")?.kind == .assumed)
  }

  @Test(arguments: [
    ("§[1]", "sources must be an object", "write"),
    (
      "{ §\"voices.negative.fad\": { \"source\": \"x\", \"grade\": \"A\" } }",
      "unknown key \"fad\" in voices.negative", "did you mean \"voices.negative.fade\"?"
    ),
    ("{ \"graph\": §7 }", "the source of graph must be an object, not 7", "write"),
    ("{ \"graph\": §{ \"grade\": \"A\" } }", "\"source\" is missing", "write"),
    ("{ \"graph\": §{ \"source\": \"x\" } }", "\"grade\" is missing", "write"),
    (
      "{ \"graph\": { \"source\": \"x\", \"grade\": §\"E\" } }",
      "\"grade\" in the source of graph must be \"A\", \"B\", \"C\" or \"D\"", ""
    ),
    (
      "{ \"graph\": { §\"sourc\": \"x\", \"source\": \"x\", \"grade\": \"A\" } }",
      "unknown key \"sourc\"", "did you mean \"source\"?"
    ),
    ("{ §\"variants\": { \"source\": \"x\", \"grade\": \"A\" } }", "unknown path", ""),
  ]) func `an error is reported at its place`(
    sources: String, message: String, note: String
  ) throws {
    let marked = try #require(Marked(Self.text(sources)))
    let items = GoodFiles.errors(marked.text)
    let item = try #require(items.first { $0.message.contains(message) }, "\(items)")
    #expect(item.line == marked.line && item.column == marked.column, "\(item)")
    #expect(note.isEmpty || item.remedies.contains { $0.contains(note) }, "\(item.remedies)")
  }
}
