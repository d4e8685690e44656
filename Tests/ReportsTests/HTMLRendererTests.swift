@testable import Reports
import Testing

@Suite struct HTMLRendererTests {
  private static let hostile =
    "</svg></style><script>alert(\"1\")</script>&amp;'\u{202E}\u{1B}\u{0}"

  private func chart(_ id: String, _ words: String = "words") -> Chart {
    DifferenceDots(
      axis: words, .money(words), baseline: 1000,
      rows: [.init(words, .best, differences: [1, 2, 3]), .init("b", .second, differences: [-4])]
    ).chart(id: id, title: "\(words)")
  }

  /// Every kind of block, with these words wherever words can be.
  private func document(_ words: String = "words") -> Document {
    let prose: Prose = "\(words)"
    var frames = chart("frames", words)
    frames.drawings.append(frames.drawings[0])
    return Document([
      .note(prose), .title(prose), .paragraph("\(prose) \(prose.strong)"), .alert(prose),
      .tiles([Tile(words, prose, note: prose, ink: .best), Tile(words, prose, note: "")]),
      .heading(prose), .chart(chart("first", words)), .chart(frames), .note(prose),
      .paragraph(prose), .list([prose]),
      .facts([.init(words, prose)]), .definitions([.init(term: words, texts: [prose])]),
      .table(
        Table([.init(words, .text), .init(words)], rows: [.cells([.text(words), .count(1)])])),
      .note(prose), .heading(prose), .code([words, words]),
    ])
  }

  private func parsed(_ document: Document) -> ParsedMarkup {
    ParsedMarkup(HTMLRenderer().text(document))
  }

  @Test func `a page is well-formed and refers to nothing outside`() {
    let parsed = parsed(document())
    #expect(parsed.error == nil)
    #expect(
      parsed.elements.allSatisfy { element in
        element.attributes.allSatisfy {
          !$0.value.contains("http") && $0.key != "src" && !$0.key.hasPrefix("on")
        }
      })
    #expect(parsed["script"].isEmpty && parsed["link"].isEmpty)
    #expect(Set(parsed.ids).count == parsed.ids.count)
    for name in ["aria-labelledby", "aria-describedby"] {
      let targets = parsed.elements.compactMap { $0.attributes[name] }
      #expect(!targets.isEmpty && targets.allSatisfy { parsed.ids.contains($0) })
    }
  }

  @Test func `hostile words change nothing but text`() {
    let (harmless, hostile) = (parsed(document()), parsed(document(Self.hostile)))
    #expect(hostile.error == nil)
    #expect(hostile.elements.map(\.name) == harmless.elements.map(\.name))
    #expect(
      hostile.elements.map { $0.attributes.keys.sorted() }
        == harmless.elements.map { $0.attributes.keys.sorted() })
    #expect(hostile.ids == harmless.ids)
    #expect(
      hostile["h1"].first?.text.hasPrefix("</svg></style><script>alert(\"1\")</script>&amp;'")
        ?? false)
    let text = HTMLRenderer().text(document(Self.hostile))
    #expect(
      !text.unicodeScalars.contains { "\u{202E}\u{1B}\u{0}".unicodeScalars.contains($0) })
  }

  @Test func `the head has the question, the answer and the tiles`() throws {
    let text = HTMLRenderer().text(document("words"))
    let head = try #require(
      text.split(separator: "<header>").last?.split(separator: "</header>").first)
    #expect(
      head.hasPrefix(
        "<p class=\"eye\">words</p>\n<h1>words</h1>\n<p class=\"answer\">words <b>words</b></p>"))
    #expect(head.contains("<p class=\"figure t-best\">words</p>"))
    #expect(head.contains("<p class=\"alert\">"))
  }

  @Test func `pictures have a name, a description and their numbers`() {
    let parsed = parsed(document())
    #expect(parsed["svg"].count == 3)
    for svg in parsed["svg"] {
      #expect(svg.attributes["role"] == "img")
      #expect(parsed.ids.contains(svg.attributes["aria-labelledby"] ?? ""))
    }
    #expect(parsed["desc"][0].text.hasPrefix("Paired differences of words"))
    #expect(parsed["details"].count == 2)
    #expect(parsed["summary"].first?.text == "Numbers of: words")
    #expect(parsed["figure"].compactMap { $0.attributes["id"] } == ["first", "frames"])
  }

  @Test func `charts and words stand in rows of three, tables go across`() {
    func classes(_ blocks: [Document.Block]) -> [String] {
      parsed(Document([.heading("a")] + blocks)).elements.compactMap {
        $0.name == "figure" ? "chart" : $0.attributes["class"]
      }.filter { ["grid", "words", "flow", "chart"].contains($0) }
    }
    let (one, two) = (Document.Block.chart(chart("one")), Document.Block.chart(chart("two")))
    #expect(
      classes([one, .paragraph("a"), .list(["b"]), .note("c"), two, one, two]) == [
        "grid", "chart", "words", "chart", "grid", "chart", "chart",
      ])
    #expect(classes([one, .code(["a"]), .note("b"), two]) == ["grid", "chart", "grid", "chart"])
    #expect(classes([.paragraph("a"), .code(["b"])]) == ["flow"])
  }

  @Test func `a page carries the mark of its generator`() throws {
    let text = HTMLRenderer().text(Document([.title("a")]))
    #expect(text.hasPrefix("<!DOCTYPE html>\n"))
    let mark = try #require(text.firstRange(of: HTMLRenderer.mark))
    #expect(text.utf8.distance(from: text.startIndex, to: mark.lowerBound) < 300)
  }

  @Test func `a document without a title or headings is a page`() {
    #expect(parsed(Document()).error == nil)
    let parsed = parsed(Document([.table(Table([.init("a")])), .list([]), .code([])]))
    #expect(parsed.error == nil)
    #expect(parsed["title"].first?.text == "Hearsay")
    #expect(parsed["section"].count == 1)
  }

  @Test func `the same document is the same text`() {
    #expect(HTMLRenderer().text(document()) == HTMLRenderer().text(document()))
  }
}
