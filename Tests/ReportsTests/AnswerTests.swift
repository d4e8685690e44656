import Experiments
import Service
import Testing

@testable import Reports

@Suite struct AnswerTests {
  private static func lines(_ document: Document) -> [Substring] {
    printed(document).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }

  @Test func `every kind of result fits on a screen of 40 lines and 80 columns`() throws {
    let results = [
      try Example.run(), try Example.compare(), try Example.sweep(points: 30),
      try Example.uncertain(),
    ]
    for result in results {
      let lines = Self.lines(Answer(result).document(more: "hearsay run --details"))
      #expect(lines.count <= Answer.lines)
      #expect(lines.allSatisfy { $0.count <= 80 })
      #expect(lines.first == "How far do the two stories travel?")
    }
  }

  @Test func `no screen has Swift's own description of a value`() throws {
    var results = [
      try Example.run(), try Example.compare(), try Example.sweep(points: 30),
      try Example.uncertain(), try Example.service(), try Example.service(.compare),
    ]
    // A difference that is not shown to be one.
    results.append(try Example.service(.compare) { $0.recovery.attempt = 0.501 })
    for result in results {
      let text = printed(Answer(result).document(more: "hearsay run --details"))
      #expect(!text.contains("Prose(") && !text.contains("Optional("))
    }
  }

  @Test func `words in a text read as they do in a sentence`() {
    let words: Prose = "\(.count(3)) people"
    let text: String = "\(words), \(Value.percent(0.5))"
    #expect(text == "3 people, 50.0 %")
  }

  @Test func `what does not fit is left out and counted, cautions first`() {
    var answer = Answer(question: "Who?", sentences: (1...12).map { "Sentence \(.count($0))." })
    answer.table = Table([.init("")], rows: (1...20).map { .cells([.count($0)]) })
    answer.cautions = (1...30).map { "Caution \(.count($0))." }
    let text = printed(answer.document(more: "hearsay run --details"))
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count - 1 <= 40)
    #expect(text.contains("Sentence 12.") && text.contains("Caution 1."))
    #expect(!text.contains("Caution 29."))
    #expect(flat(text).contains("more cautions. More: hearsay run --details"))
  }

  @Test func `the first sentence of a comparison has the difference and its direction`() throws {
    let text = printed(Answer(try Example.compare()).document(more: "hearsay compare --details"))
    #expect(text.contains("half-as-many-unhappy:"))
    #expect(!text.contains("standard errors"))
  }

  @Test func `failed replicates are told before the question`() throws {
    let document = Answer(try Example.run(failing: 1)).document(more: "hearsay run --details")
    guard case .alert(let words)? = document.blocks.first else {
      Issue.record("no alert")
      return
    }
    #expect(words.text.hasPrefix("FAILED: 1 of"))
  }
}
