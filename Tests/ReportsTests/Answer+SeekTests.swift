import Experiments
import Testing

@testable import Reports

@Suite struct AnswerOfSeekTests {
  @Test func `it fits on a screen, and details have every value and how to read it`() throws {
    let result = try Example.seek(
      Example.firm, "service.recovery.cost", "0", "1k", "net_present_value >= 0",
      settings: ["replicates=20"])
    let text = printed(Answer(result).document(more: "hearsay seek --details"))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= Answer.lines && lines.allSatisfy { $0.count <= 80 })
    #expect(lines.first == "What may an attempt cost?")
    #expect(!text.contains("Prose(") && !text.contains("Optional("))
    #expect(flat(text).contains("\(result.points.count - 9) more values tried"))
    let whole = printed(.of(result))
    #expect(flat(whole).contains("common random numbers"))
    #expect(whole.contains("How to read it"))
    #expect(whole.split(separator: "\n").count > lines.count)
  }

  @Test func `what is incomplete comes first`() throws {
    var result = try Example.seek(
      Example.told, "voices.negative.tells.exactly", "1", "4", "reach_negative >= 500")
    result.wasCancelled = true
    result.failed = 3
    let text = printed(Answer(result).document(more: "hearsay seek --details"))
    #expect(text.hasPrefix("STOPPED EARLY: ") && text.contains("FAILED: 3 of "))
  }
}
