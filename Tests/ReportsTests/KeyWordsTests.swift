import Testing

@testable import Reports

@Suite struct KeyWordsTests {
  @Test func `a key has words, where there are any`() {
    #expect(
      KeyWords.said("customers.dissatisfied").text == "the share of dissatisfied customers")
    #expect(KeyWords.said("graph.rewire").text == "graph.rewire")
  }

  @Test(arguments: [
    ("service.recovery.attempt", "the share of cases that the firm tries to resolve"),
    ("service.stories.silent", "what customers tell"),
    ("service.experience.employees.engaged", "engaged employees"),
    ("service.listening.survey.asks", "listening by survey"),
    ("voices.negative.tells.layers.weak", "how many people a dissatisfied customer tells"),
    ("limits.rounds", "limits.rounds"),
  ]) func `what a change is about has the words of its key or of the block around it`(
    path: String, words: String
  ) {
    #expect(KeyWords.subject(path) == words)
  }

  @Test(arguments: [
    (#"{"between": [4, 5]}"#, "4 to 5"), (#"{"exactly": 8}"#, "8"), ("0.6", "0.6"),
    (#"{"analysed": 0.3, "cost": 3}"#, nil), ("[1]", nil),
  ]) func `a value has words, and no brackets`(line: String, words: String?) {
    #expect(KeyWords.value(line) == words)
  }
}
