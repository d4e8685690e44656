import PlainText
import Scenarios
import Testing
import WordOfMouth

@Suite struct RetellingTests {
  private func text(_ retell: String, _ more: String = "") -> String {
    """
    { "format": 1,
      "graph": { "model": "random-regular", "people": 100, "contacts": 4 },
      "customers": { "count": 1\(more.isEmpty ? ", \"satisfied\": 0, \"dissatisfied\": 1" : "") },
      "voices": {
        "positive": { "tells": "nobody" },
        "negative": { "tells": { "exactly": 2 }, "retell": \(retell) }
      }\(more) }
    """
  }

  private func read(_ text: String, _ settings: [String] = []) throws -> ScenarioDocument {
    try ScenarioDocument.read(.text(text, name: "sample.json"), settings: settings)
  }

  private func error(_ text: String, _ settings: [String] = []) -> Diagnostic? {
    do throws(Diagnostics) {
      _ = try ScenarioDocument.read(.text(text, name: "sample.json"), settings: settings)
      return nil
    } catch {
      return error.items.count == 1 ? error.items[0] : nil
    }
  }

  @Test func `a chance is a chance, and a reach is a target`() throws {
    let chance = try read(text("0.25")).baseline
    #expect(chance.voices.negative.retell == 0.25 && !chance.awaitsCalibration)
    let target = try read(text("{ \"forReach\": 25 }")).baseline
    #expect(target.targetReach == ByOpinion(positive: nil, negative: 25))
    #expect(target.voices.negative.retell == 0 && target.awaitsCalibration)
  }

  @Test func `overrides reach into it, and take its place`() throws {
    for retell in ["0.25", "{ \"forReach\": 25 }"] {
      let set = try read(text(retell), ["voices.negative.retell.forReach=100"]).baseline
      #expect(set.targetReach.negative == 100)
    }
    let back = try read(text("{ \"forReach\": 25 }"), ["voices.negative.retell=0.5"]).baseline
    #expect(back.voices.negative.retell == 0.5 && !back.awaitsCalibration)
    let document = try read(text("0.25"))
    let swept = try document.scenario(applying: [
      Override(path: "voices.negative.retell.forReach", value: 7)
    ])
    #expect(swept.targetReach.negative == 7)
  }

  @Test func `the resolved scenario keeps the target`() throws {
    let document = try read(text("{ \"forReach\": 25 }"))
    #expect(document.resolvedJSON().contains("\"retell\": {\"forReach\": 25}"))
    #expect(try read(document.resolvedJSON()).baseline == document.baseline)
  }

  @Test(arguments: [
    ("1.5", "must be a chance in 0...1, or {\"forReach\": 250}"), ("\"often\"", "must be a chance"),
    ("{}", "must be a chance"), ("{ \"forReach\": 0 }", "must be a number of people, more than 0"),
    ("{ \"forReach\": -3 }", "must be a number of people"),
    ("{ \"forReach\": \"250\" }", "must be a number of people"),
    ("{ \"forReach\": 5, \"exactly\": 3 }", "unknown key \"exactly\" in voices.negative.retell"),
    ("{ \"forReech\": 5 }", "unknown key \"forReech\""),
  ])
  func `what is neither is rejected at its place`(retell: String, message: String) throws {
    let item = try #require(error(text(retell)))
    #expect(item.line == 6 && item.message.contains(message))
  }

  @Test func `it does not apply with a service block`() throws {
    let item = try #require(
      error(
        text(
          "{ \"forReach\": 25 }",
          ", \"service\": { \"experience\": { \"misery\": 0.1 }, \"complain\": 0.25 }, \"extends\": [\"preset:tarp-1979-minor\", \"preset:tarp-1979\"]"
        )))
    #expect(item.message.contains("\"forReach\" does not apply with a \"service\" block"))
  }
}
