import Scenarios
import Testing

@Suite struct ScenarioErrorsTests {
  static func printed(_ text: String, settings: [String] = []) -> String {
    ScenarioErrors(items: GoodFiles.errors(text, settings: settings)).description
  }

  @Test func `an unknown key is shown in its line with what is allowed`() {
    let text = GoodFiles.drawn.replacing("\"retell\": 0.02", with: "\"retel\": 0.02")
    #expect(
      Self.printed(text)
        == """
        scenarios/x.json:11:66: error: unknown key "retel" in voices.negative
            "negative": { "tells": { "shares": { "0": 0.5, "9": 0.5 } }, "retel": 0.02 },
                                                                         ^
          did you mean "retell"?
          allowed: tells, retell, fade, retells
        """)
  }

  @Test func `a duplicate names the line of the first`() {
    let text = GoodFiles.drawn.replacing("\"tie\": \"coin\"", with: "\"seed\": 43")
    #expect(
      Self.printed(text) == """
        scenarios/x.json:13:3: error: "seed" is here twice; it is also in line 5
          "seed": 43,
          ^
          keep one of the two
        """)
  }

  @Test func `all mistakes are told at once and in order`() {
    let text = GoodFiles.drawn.replacing("\"coin\"", with: "\"coins\"")
      .replacing("\"seed\": 42", with: "\"seed\": -1").replacing("1000", with: "1000.5")
      .replacing("\"takeOff\"", with: "\"takeoff\"").replacing("\"half\"", with: "\"baseline\"")
    #expect(
      Self.printed(text)
        == """
        scenarios/x.json:5:11: error: seed must be a whole number in 0...18446744073709551615, or hexadecimal text such as "0x2a", not -1
          "seed": -1,
                  ^
        scenarios/x.json:7:51: error: graph.people must be a whole number in 0...4294967295, not 1000.5
          "graph": { "model": "watts-strogatz", "people": 1000.5, "contacts": 10, "rewire": 0.1, "draws": 2 },
                                                          ^
        scenarios/x.json:13:10: error: tie must be "negativeWins", "positiveWins" or "coin", not "coins"
          "tie": "coins",
                 ^
          did you mean "coin"?
        scenarios/x.json:14:29: error: unknown key "takeoff" in limits
          "limits": { "rounds": 10, "takeoff": 0.02 },
                                    ^
          did you mean "takeOff"?
          allowed: rounds, takeOff
        scenarios/x.json:16:17: error: "baseline" names the scenario without variants
          "variants": { "baseline": { "customers.dissatisfied": 0.05 }, "loud": { "voices.positive.tells": "everyone" } },
                        ^
          give the variant another name
        """)
  }

  @Test func `the caret stands under its place behind tabs and wide characters`() {
    let items = GoodFiles.errors("{\n\t\"format\": 1, \"title\": \"漢字é\",\t\"sed\": 1\n}")
    let item = items.first { $0.message.hasPrefix("unknown key") }
    // The two wide characters take four columns.
    let blanks = String(repeating: " ", count: #""format": 1, "title": "漢字é","#.count + 2)
    #expect(
      item?.description == """
        scenarios/x.json:2:31: error: unknown key "sed" in the scenario
        \t"format": 1, "title": "漢字é",\t"sed": 1
        \t\(blanks)\t^
          did you mean "seed"?
          allowed: format, extends, variants, sweep, title, seed, replicates, graph, customers, voices, tie, limits, slogan
        """)
  }

  @Test func `of a very long line the part around the mistake is shown`() throws {
    let blank = String(repeating: " ", count: 5000)
    let text = GoodFiles.drawn.replacing("\n", with: " ").replacing("// A comment first.", with: "")
      .replacing("\"tie\"", with: blank + "\"ties\"" + blank)
    let item = try #require(GoodFiles.errors(text).first)
    let line = try #require(item.sourceLine)
    #expect(line.count <= 122)
    #expect(line.hasPrefix("…") && line.hasSuffix("…"))
    #expect(line.dropFirst(item.caret).hasPrefix("\"ties\""))
    #expect(item.column ?? 0 > 5000)
  }

  @Test func `a setting is shown as it was given`() {
    #expect(
      Self.printed(GoodFiles.drawn, settings: ["voices.negative.retel=1", "seed=x", "tie"]) == """
        --set voices.negative.retel=1: error: unknown key "retel" in voices.negative
          did you mean "voices.negative.retell"?
          allowed in voices.negative: tells, retell, fade, retells
        --set seed=x: error: seed must be a whole number in 0...18446744073709551615, or hexadecimal text such as "0x2a", not "x"
        --set tie: error: a setting is a path, "=" and a value
          for example --set voices.negative.retell=0.05
        """)
  }

  @Test func `a hundred mistakes are enough`() {
    let many = (0..<5000).map { "\"k\($0)\": 1,\n" }.joined()
    let items = GoodFiles.errors(GoodFiles.drawn.replacing("\"seed\"", with: many + "\"seed\""))
    #expect(items.count == 100)
    #expect(items.last?.notes.last == "… and 4900 more errors")
  }
}
