import Scenarios
import Testing
import WordOfMouth

@Suite struct VariedTellingCountTests {
  @Test func `every parameter that is a telling count has such a path, and no other one`() {
    let count = "a telling count such as"
    for row in ParameterDescription.all {
      #expect(
        TellingRule.isTellingCount(at: row.path) == row.allowed.hasPrefix(count), "\(row.path)")
    }
    #expect(TellingRule.isTellingCount(at: "service.stories.silent.tells"))
    #expect(TellingRule.isTellingCount(at: "voices.negative.tells.layers.circle"))
    for path in [
      "title", "voices.negative.tells.exactly", "voices.negative.tells.layers",
      "voices.negative.tells.layers.circle.each", "graph.layers.circle",
    ] {
      #expect(!TellingRule.isTellingCount(at: path), "\(path)")
    }
  }

  @Test(arguments: [
    (#"{"exactly": 9}"#, 9), (#"{"between": [8, 11]}"#, 9.5), (#"{"poisson": 2.5}"#, 2.5),
    (#"{"exactly": 10, "silent": 0.3}"#, 7),
    (#"{"negativeBinomial": {"mean": 9, "shape": 0.5}}"#, 9),
    (#"{"shares": {"0": 0.5, "5": 0.25, "9": 0.25}}"#, 3.5), ("nobody", 0),
    (#"{"layers": {"circle": {"exactly": 2}, "weak": {"exactly": 3}}}"#, 5),
  ])
  func `a varied value reads back as its count`(text: String, mean: Double) throws {
    let found = try #require(TellingRule(varied: text)?.meanCount)
    #expect(abs(found - mean) < 1e-12)
  }

  @Test(arguments: [#"{"each": 0.2}"#, "everyone", "weightedCascade"])
  func `what depends on the graph has no mean of its own`(text: String) throws {
    #expect(try #require(TellingRule(varied: text)).meanCount == nil)
  }

  @Test(arguments: [
    "", "null", "everybody", "9", #"{"exactly": -1}"#, #"{"exactly": 9"#, "[8, 10]",
  ])
  func `anything else is no telling count`(text: String) {
    #expect(TellingRule(varied: text) == nil)
  }
}
