import Experiments
import Service
import Statistics
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

  @Test
  func `a sentence has how fast cases are resolved, and who is replaced, where a setting has it`()
    throws
  {
    let result = try Example.service(.compare) {
      $0.recovery.within = 2
      $0.money.replace = 0.5
    }
    let text = RunAnswer(result).sentences.map(\.text).joined(separator: " ")
    #expect(text.contains(" of them within the period in which they came up."))
    #expect(text.contains(" replaced and "))
    let usual = RunAnswer(try Example.service()).sentences.map(\.text).joined(separator: " ")
    #expect(!usual.contains("of them within") && !usual.contains("replaced"))
    var failing = Example.model
    failing.recovery.within = 2
    (failing.recovery.resolvedQuickly, failing.recovery.resolved) = (0, 0)
    let unresolved = RunAnswer(try Example.service(of: failing)).sentences.map(\.text)
      .joined(separator: " ")
    #expect(
      unresolved.contains("cases are resolved.") && !unresolved.contains("of them within"),
      "\(unresolved)")
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

  @Test func `over another time or in another currency nothing is worth more or less`() throws {
    func check(_ words: String, _ change: (inout ServiceModel) -> Void) throws {
      let result = try Example.service(.compare, changing: change)
      let sentence = "fix-more is counted \(words), so that its worth is not comparable."
      #expect(Answer(result).sentences.first?.text == sentence)
      #expect(result.conclusion.map(\.text).contains(sentence))
      let rows = result.whatIfTable(limit: 1).texts
      #expect(rows.contains { $0[0] == "profit" } && !rows.contains { $0[0] == "net benefit" })
      #expect(!rows.joined().contains { $0.hasSuffix("better") || $0.hasSuffix("worse") })
    }
    try check("over 3 periods instead of 2 periods") { $0.periods = 3 }
    try check("in USD instead of no currency") { $0.money.currency = "USD" }
  }

  @Test func `a caution about one what-if names it`() throws {
    let result = try Example.service(.compare) { $0.experience.misery = 0 }
    let cautions = Answer(result).cautions.map(\.text)
    #expect(
      cautions.contains { $0.hasPrefix("With fix-more: The influence of bad news on joining and ") }
    )
  }

  @Test func `failed replicates are told before the question`() throws {
    let document = Answer(try Example.run(failing: 1)).document(more: "hearsay run --details")
    guard case .alert(let words)? = document.blocks.first else {
      Issue.record("no alert")
      return
    }
    #expect(words.text.hasPrefix("FAILED: 1 of"))
  }

  @Test func `a tilde is explained where one is on the screen, by what is on it`() {
    var answer = Answer(question: "Who?", sentences: ["Some."])
    func cautions() -> String { flat(printed(answer.document(more: "hearsay run --details"))) }
    #expect(!cautions().contains("rough"))
    let found = SampleInterval(
      Interval(low: 1, high: 9), isFirm: false, advice: .about(3_000))
    answer.sentences = ["Some (\(PeopleNumbers(4, found).range(found)))."]
    #expect(
      cautions().contains("\"~\" marks a rough interval; about 3,000 replicates make them firm."))
    answer.table = Table([.init("")], rows: [.cells([.rough(.count(3), .moreThan(400))])])
    #expect(cautions().contains("about 3,000 replicates make most firm, more than 400 the others."))
    answer.sentences = []
    #expect(
      cautions().contains(
        "\"~\" marks a rough interval; it takes more than 400 replicates to make them firm."))
    answer.table = Table([.init("")], rows: [.cells([.rough(.count(3), nil)])])
    #expect(cautions().contains("\"~\" marks a rough interval. "))
  }
}
