import Experiments
import Testing

@Suite struct NoteBookTests {
  private func sentences(_ remarks: [(String, Int)]) throws -> [String] {
    let sweep = #""sweep": { "grid": { "seed": { "from": 0, "to": 29, "count": 30 } } }"#
    let plan = try Plan(Samples.document(Samples.lively(sweep)), scope: .sweep)
    var book = NoteBook()
    for (text, setting) in remarks { book.add(text, setting: setting) }
    return book.sentences(plan)
  }

  @Test func `a remark on all settings stands by itself`() throws {
    #expect(try sentences((0..<30).map { ("Short.", $0) }) == ["Short."])
  }

  @Test func `a remark on some says which, in order of settings`() throws {
    #expect(
      try sentences([("B.", 7), ("A.", 3), ("B.", 5), ("A.", 3)])
        == ["Point 3: A.", "Point 5 and 1 more: B."])
  }

  @Test func `many different remarks are cut short`() throws {
    let found = try sentences((0..<30).map { ("Remark \($0).", $0) })
    #expect(found.count == 21)
    #expect(found.last == "… and 10 more remarks of this kind.")
  }
}
