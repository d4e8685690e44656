import CommandLineParsing
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("kitten", "sitting", 3), ("a", "", 1),
    ("ca", "abc", 3),
  ])
  func `the distance counts edits and swaps of neighbours`(a: String, b: String, edits: Int) {
    #expect(Suggestion.distance(a, b) == edits)
    #expect(Suggestion.distance(b, a) == edits)
  }

  @Test(arguments: [
    ("replicate", ["replicates"]), ("sede", ["seed"]), ("rep", ["replicates"]), ("SEED", ["seed"]),
    ("xyz", []), ("", []), ("s", []),
  ])
  func `close names are offered and no others`(written: String, names: [String]) {
    #expect(Suggestion.names(like: written, among: ["replicates", "seed", "set"]) == names)
  }

  @Test func `equally close names are all offered, three at most`() {
    #expect(Suggestion.names(like: "bat", among: ["cat", "hat", "dog"]) == ["cat", "hat"])
    #expect(Suggestion.names(like: "bat", among: ["cat", "hat", "rat", "mat"]).count == 3)
  }

  @Test func `the hint is a question`() {
    #expect(Suggestion.hint([]) == nil)
    #expect(Suggestion.hint(["a", "b"]) == "did you mean a or b?")
  }
}
