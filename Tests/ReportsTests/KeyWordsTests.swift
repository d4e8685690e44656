import PlainText
import Testing

@testable import Reports

@Suite struct KeyWordsTests {
  @Test func `a key has the words of its parameter`() {
    #expect(
      KeyWords.said("customers.dissatisfied").text == "the share of dissatisfied customers")
    #expect(KeyWords.said("voices.negative.tells.silent").text == "voices.negative.tells.silent")
  }

  @Test(arguments: [
    ("service.recovery.attempt", "the share of known cases the firm tries to resolve"),
    ("service.stories", "what customers tell"),
    ("service.stories.silent", "the story of silent unhappy customers"),
    ("service.experience.employees", "engaged employees"),
    ("service.listening.survey.asks", "listening by survey"),
    ("customers.segments.few.misery", "the segment few"),
    ("service.broadcast.silent", "what customers broadcast"),
    ("voices.negative.tells.layers.weak", "the number of people a dissatisfied customer tells"),
    ("limits.rounds", "the number of rounds in which people tell"), ("limits", "limits"),
  ]) func `what a change is about has the words of its key or of the block around it`(
    path: String, words: String
  ) {
    #expect(KeyWords.subject(path) == words)
  }

  @Test func `a key of a segment has words`() {
    #expect(
      KeyWords.said("customers.segments.few.misery").text
        == "the factor on odds of a bad experience in few")
  }

  @Test(arguments: [
    ("service.recovery.attempt", JSONValue.number(0.6), "60 %"),
    ("service.recovery.within.mean", .number(1), "1 period"),
    ("service.recovery.within.mean", .number(2.5), "2.5 periods"),
    ("money.margin", .number(25), "25"),
  ]) func `a value of a key has its unit`(path: String, value: JSONValue, words: String) {
    #expect(KeyWords.value(value, of: path, ServiceTerms(nil)) == words)
  }

  @Test(arguments: [
    (#"{"between": [4, 5]}"#, "4 to 5"), (#"{"exactly": 8}"#, "8"), ("0.6", "0.6"),
    (#""everyone""#, "everyone"), ("null", "null"), ("true", "true"), ("1e3", "1e3"),
    (#"{"exactly": 30, "silent": 0.7}"#, "30, but 70 % tell nobody"),
    (#"{"each": 0.2}"#, "each contact with chance 0.2"),
    (#"{"poisson": 2.5}"#, "2.5 on average (Poisson)"),
    (
      #"{"negativeBinomial": {"mean": 9, "shape": 0.3}}"#,
      "9 on average (negative binomial, shape 0.3)"
    ),
    (#"{"shares": {"0": 0.7, "5": 0.3}}"#, "0 (70 %) or 5 (30 %)"),
    (#"{"analysed": 0.3, "cost": 3}"#, nil), ("[1]", nil), (#"{"exactly": "many"}"#, nil),
  ]) func `a value has words, and no brackets`(line: String, words: String?) {
    #expect(KeyWords.value(line) == words)
  }

  @Test func `a value without words is said by its parts`() {
    #expect(KeyWords.parts(#"{"between": [4, 5]}"#) == "4 to 5")
    #expect(
      KeyWords.parts(#"{"model": "random-regular", "contacts": 20, "sizes": [1, 2]}"#)
        == "model random (as many contacts each), contacts 20, sizes 1, 2")
  }
}
