import PlainText
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("kitten", "sitting", 3), ("a", "", 1),
    ("ca", "abc", 3), ("ab", "ba", 1), ("naïve", "naive", 1),
  ])
  func `the distance counts edits and swaps of neighbours`(a: String, b: String, edits: Int) {
    let (first, second) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    #expect(editDistance(first, second) == edits)
    #expect(editDistance(second, first) == edits)
  }

  @Test(arguments: [
    ("replicate", ["replicates"]), ("sede", ["seed"]), ("rep", ["replicates"]), ("SEED", ["seed"]),
    ("xyz", []), ("", []), ("s", []), ("re", ["replicates"]),
  ])
  func `close names are offered and no others`(written: String, names: [String]) {
    #expect(Suggestion.names(like: written, among: ["replicates", "seed", "set"]) == names)
  }

  @Test func `the beginning of two names offers neither`() {
    #expect(Suggestion.names(like: "cust", among: ["customers", "custody"]) == [])
    #expect(Suggestion.names(like: "cust", among: ["customers", "voices"]) == ["customers"])
  }

  @Test func `equally close names are all offered, three at most`() {
    #expect(Suggestion.names(like: "bat", among: ["cat", "hat", "dog"]) == ["cat", "hat"])
    #expect(Suggestion.names(like: "bat", among: ["cat", "hat", "rat", "mat"]).count == 3)
  }

  @Test func `a name is not offered for itself`() {
    #expect(Suggestion.names(like: "seed", among: ["seed"]) == [])
  }

  @Test func `a very long word costs no more than a long one`() {
    let long = String(repeating: "x", count: 1_000_000)
    #expect(Suggestion.names(like: long, among: ["seed", "replicates"]) == [])
  }

  @Test func `the hint is a question with quoted names`() {
    #expect(Suggestion.hint("zebra", among: ["seed"]) == [])
    #expect(Suggestion.hint("sede", among: ["seed"]) == [#"did you mean "seed"?"#])
    #expect(
      Suggestion.hint("bat", among: ["cat", "hat"]) == [#"did you mean "cat" or "hat"?"#])
    #expect(
      Suggestion.hint("sed", among: ["seed", "set"], quoting: false) == [
        "did you mean seed or set?"
      ])
  }
}
