@testable import Experiments
import Testing

@Suite struct SettingNotesTests {
  private func sentences(_ remarks: [(String, Int)]) throws -> [String] {
    let sweep = #""sweep": { "grid": { "seed": { "from": 0, "to": 29, "count": 30 } } }"#
    let plan = try Plan(Samples.document(Samples.lively(sweep)), scope: .sweep)
    var book = SettingNotes()
    for (text, setting) in remarks { book.add(text, setting: setting) }
    return book.sentences(plan)
  }

  @Test func `a remark on all settings names none`() throws {
    #expect(try sentences((0..<30).map { ("Short.", $0) }) == ["Short."])
  }

  @Test func `a remark on some says which, in order of settings`() throws {
    #expect(
      try sentences([("B.", 7), ("A.", 3), ("B.", 5), ("A.", 3)])
        == ["At random seed = 3: A.", "At random seed = 5 and 1 more: B."])
  }

  @Test func `of one topic only the weightiest remark is listed`() throws {
    let sweep = #""sweep": { "grid": { "seed": [1, 2, 3] } }"#
    let plan = try Plan(Samples.document(Samples.lively(sweep)), scope: .sweep)
    var book = SettingNotes()
    for (setting, weight) in [(0, 0.2), (1, 0.7), (2, 0.7)] {
      book.add("Short by \(weight).", setting: setting, topic: "Short", weight: weight)
    }
    #expect(
      book.sentences(plan) == [
        "At random seed = 2 and 2 more, of which this is the worst: Short by 0.7."
      ])
  }

  @Test func `many different remarks are cut short`() throws {
    let found = try sentences((0..<30).map { ("Remark \($0).", $0) })
    #expect(found.count == 21)
    #expect(found.last == "… and 10 more remarks of this kind.")
  }
}
