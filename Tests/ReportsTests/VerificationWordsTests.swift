@testable import Evidence
import Parallelism
import PlainText
import Reports
import Testing

@Suite struct VerificationWordsTests {
  @Test func `the first screen has a line for each kind, and what failed`() throws {
    func found(_ id: String, _ simulated: Double) throws -> VerifiedAnswer {
      let answer = try #require(Verification.all.first { $0.id == id })
      return VerifiedAnswer(
        answer: answer, simulated: simulated, standardError: 0.01, replicates: 100)
    }
    let exact = try #require(Verification.all.first { $0.id == "E1" }).expected
    let text = printed(
      Answer([try found("E1", exact), try found("B1", 25)]).document(more: "more"))
    #expect(text.hasPrefix("FAIL: 1 of 2 known answers not reproduced: B1.\n"))
    #expect(text.contains("FAIL B1: 10 know, each hearer brings 0.5 new: mean number who know: "))
    #expect(text.contains("  PASS  E  exact on small graphs"))
    #expect(text.contains("  FAIL  B  branching: stories that die out"))
    #expect(!text.contains("surveys"))
  }

  @Test func `all known answers fit on one screen, whatever failed`() throws {
    let all = Verification.all.map {
      VerifiedAnswer(answer: $0, simulated: 1e9, standardError: 1, replicates: 2)
    }
    let renderer = TerminalRenderer(isColoured: false, width: 80)
    let lines = renderer.text(Answer(all).document(more: "more")).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= Answer.lines + 1)
    #expect((lines + renderer.text(.of(all)).split(separator: "\n")).allSatisfy { $0.count <= 80 })
  }

  @Test func `answers are in every form, and summed up`() throws {
    let maybe = try Verification(only: ["S", "L7"]).run(
      workers: .single, cancellation: Cancellation()
    ) { _, _ in }
    let found = try #require(maybe)
    #expect(
      VerificationWords.summary(found).text
        == "PASS: all \(found.count) known answers are reproduced.")
    #expect(printed(.of(found)).contains("PASS  S2  "))
    #expect(DataTable.of(found).csv.split(separator: "\n").count == found.count + 1)
    let json = JSONValue.of(found).pretty
    for column in DataTable.verificationColumns {
      #expect(json.contains("\"\(column.name)\": "))
    }
    #expect(json.contains("\"ok\": true") && json.contains("\"answers_failed\": 0"))
  }
}
