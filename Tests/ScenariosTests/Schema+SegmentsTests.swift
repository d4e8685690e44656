import PlainText
import Scenarios
import Service
import Testing

@Suite struct SchemaSegmentsTests {
  /// The smallest service model with segments.
  private func text(_ segments: String) -> String {
    SchemaServiceTests.small(money: ", \"money\": { \"margin\": 10, \"discount\": 0.01 }")
      .replacing(
        "\"choose\": \"mostContacts\"",
        with: "\"choose\": \"mostContacts\", \"segments\": \(segments)")
  }

  private func segments(_ segments: String, _ settings: [String] = []) throws -> [Segment] {
    let document = try ScenarioDocument.read(
      .text(text(segments), name: "shop.json"), settings: settings)
    return document.baseline.service?.segments ?? []
  }

  private func problem(_ segments: String, _ settings: [String] = []) -> String {
    do {
      _ = try self.segments(segments, settings)
      return ""
    } catch {
      return "\(error)"
    }
  }

  private static let two = """
    { "business": { "share": 0.2, "margin": 5, "misery": 0.5, "complain": 2, "tells": 1.5 }, "private": {} }
    """

  @Test func `every key is read, and one segment has the rest`() throws {
    #expect(
      try segments(Self.two) == [
        Segment("business", share: 0.2, margin: 5, misery: 0.5, complain: 2, tells: 1.5),
        Segment("private", share: 0.8),
      ])
    #expect(try segments("{ \"a\": { \"share\": 0.3 }, \"b\": { \"share\": 0.7 } }").count == 2)
    #expect(try segments("{}").isEmpty && segments("null").isEmpty)
  }

  @Test func `overrides reach into segments, and name or remove them`() throws {
    #expect(try segments(Self.two, ["customers.segments.business.share=0.5"])[1].share == 0.5)
    #expect(
      try segments(Self.two, [#"customers.segments.student={"share": 0.3, "margin": 0.5}"#])
        == [
          Segment("business", share: 0.2, margin: 5, misery: 0.5, complain: 2, tells: 1.5),
          Segment("private", share: 0.5), Segment("student", share: 0.3, margin: 0.5),
        ])
    #expect(try segments(Self.two, ["customers.segments=null"]).isEmpty)
    // Of three segments one may go.
    let three = "{ \"a\": { \"share\": 0.3 }, \"b\": { \"share\": 0.2 }, \"c\": {} }"
    #expect(try segments(three, ["customers.segments.b=null"]).map(\.share) == [0.3, 0.7])
  }

  @Test func `shares make up everybody`() {
    #expect(problem("{ \"a\": {} }").contains("one segment only, \"a\""))
    #expect(
      problem("{ \"a\": {}, \"b\": {} }").contains(
        "segments.a and customers.segments.b have no share"))
    #expect(
      problem("{ \"a\": { \"share\": 0.3 }, \"b\": { \"share\": 0.5 } }").contains("sum to 0.8"))
    #expect(
      problem("{ \"a\": { \"share\": 0.7 }, \"b\": { \"share\": 0.5 }, \"c\": {} }")
        .contains("sum to 1.2"))
    let three =
      "{ \"a\": { \"share\": 0.333 }, \"b\": { \"share\": 0.333 }, \"c\": { \"share\": 0.333 } }"
    #expect(problem(three).contains("sum to 0.999") && !problem(three).contains("0.9990"))
  }

  @Test func `of a share in per cent the error says what to write`() {
    #expect(problem("{ \"a\": { \"share\": \"7%\" }, \"b\": {} }").contains("did you mean 0.07?"))
    #expect(!problem("{ \"a\": { \"share\": \"700%\" }, \"b\": {} }").contains("did you mean"))
  }

  @Test func `values out of range, unknown keys and impossible contacts are errors`() {
    #expect(problem("{ \"a\": { \"share\": 2 }, \"b\": {} }").contains("must be a share in 0...1"))
    #expect(problem("{ \"a\": { \"margin\": -1 }, \"b\": {} }").contains("a factor in 0...1000000"))
    #expect(problem("{ \"a\": { \"loyalty\": 1 }, \"b\": {} }").contains("unknown key \"loyalty\""))
    #expect(problem("{ \"a b\": {}, \"b\": {} }").contains("cannot be the name of a segment"))
    let each = [#"voices.negative.tells={"each": 0.4}"#]
    let three = "{ \"a\": { \"share\": 0.5, \"tells\": 3 }, \"b\": {} }"
    #expect(
      problem(three, each).contains("customers.segments.a.tells is 3")
        && problem(three, each).contains("a chance is in 0...1"))
    #expect(problem(three).isEmpty)
    #expect(
      problem(three, [#"voices.negative.tells="weightedCascade""#]).contains(
        "let it be 0 or 1, or give customers a telling count other than \"weightedCascade\""))
  }

  @Test func `a list of segments and the name of all are errors`() {
    #expect(
      problem("[]").contains("write { \"NAME\": { … }, … } with the name of each segment"))
    #expect(
      problem("{ \"all\": { \"share\": 0.5 }, \"b\": {} }").contains(
        "customers.segments.all cannot be told from all customers"))
    #expect(problem("{ \"All\": { \"share\": 0.5 }, \"b\": {} }").isEmpty)
  }

  @Test func `without service there are no segments`() throws {
    let waves = GoodFiles.drawn.replacing(
      "\"customers\": {", with: "\"customers\": { \"segments\": \(Self.two),")
    #expect(waves != GoodFiles.drawn)
    do {
      _ = try GoodFiles.read(waves)
      Issue.record("no error")
    } catch {
      #expect("\(error)".contains("customers.segments needs service"))
    }
  }

  @Test func `explained and resolved values are those of the file`() throws {
    let document = try ScenarioDocument.read(.text(text(Self.two), name: "shop.json"))
    let explained = document.explained()
    func value(_ path: String) -> String? { explained.first { $0.path == path }?.value }
    #expect(value("customers.segments.business.tells") == "1.5")
    #expect(value("customers.segments.private.share") == "null")
    #expect(value("customers.segments.private.misery") == "1")
    let again = try ScenarioDocument.read(.text(document.resolvedJSON(), name: "shop.json"))
    #expect(again.baseline == document.baseline)
    // Without segments nothing of them is recorded, so that plans keep their hash.
    let plain = try ScenarioDocument.read(.text(SchemaServiceTests.small(), name: "shop.json"))
    #expect(!plain.resolvedJSON().contains("segments"))
  }
}
