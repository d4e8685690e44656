import PlainText
import Scenarios
import Testing

@Suite struct ScenarioErrorsTests {
  static func printed(_ text: String, settings: [String] = []) -> String {
    Diagnostics(GoodFiles.errors(text, settings: settings)).description
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
          allowed: tells, retell, fade, retells, repeat, outside
        """)
  }

  @Test func `a duplicate names the line of the first`() {
    let text = GoodFiles.drawn.replacing("\"conflict\": \"coin\"", with: "\"seed\": 43")
    #expect(
      Self.printed(text) == """
        scenarios/x.json:13:3: error: "seed" is here twice; it is also in line 5
          "seed": 43,
          ^
          keep one of the two
        """)
  }

  @Test func `all errors are reported at once and in order`() {
    let text = GoodFiles.drawn.replacing("\"coin\"", with: "\"coins\"")
      .replacing("\"seed\": 42", with: "\"seed\": -1").replacing("1000", with: "1000.5")
      .replacing("\"takeOff\"", with: "\"takeoff\"").replacing("\"half\"", with: "\"baseline\"")
    #expect(
      Self.printed(text)
        == """
        scenarios/x.json:5:11: error: seed must be a whole number in 0...18446744073709551615, or a hexadecimal string such as "0x2a", not -1
          "seed": -1,
                  ^
        scenarios/x.json:7:51: error: graph.people must be a whole number in 0...4294967295, not 1000.5
          "graph": { "model": "watts-strogatz", "people": 1000.5, "contacts": 10, "rewire": 0.1, "draws": 2 },
                                                          ^
          did you mean 1000 or 1001?
        scenarios/x.json:13:15: error: conflict must be "negativeWins", "positiveWins" or "coin", not "coins"
          "conflict": "coins",
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

  @Test func `the caret is below its place after tabs and wide characters`() {
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
          allowed: format, extends, variants, sweep, uncertain, sources, title, seed, replicates, precision, graph, customers, voices, conflict, limits, slogan, service, market, money, uncertainty
        """)
  }

  @Test func `of a very long line the part around the mistake is shown`() throws {
    let blank = String(repeating: " ", count: 5000)
    let text = GoodFiles.drawn.replacing("\n", with: " ").replacing("// A comment first.", with: "")
      .replacing("\"conflict\"", with: blank + "\"conflicts\"" + blank)
    let item = try #require(GoodFiles.errors(text).first)
    let line = try #require(item.sourceLine)
    #expect(line.count <= 122)
    #expect(line.hasPrefix("…") && line.hasSuffix("…"))
    #expect(line.dropFirst(item.caret).hasPrefix("\"conflicts\""))
    #expect(item.column ?? 0 > 5000)
  }

  @Test func `a setting is shown as it was given`() {
    #expect(
      Self.printed(GoodFiles.drawn, settings: ["voices.negative.retel=1", "seed=x", "conflict"])
        == """
        --set voices.negative.retel=1: error: unknown key "retel" in voices.negative
          did you mean "voices.negative.retell"?
          allowed in voices.negative: tells, retell, fade, retells, repeat, outside
        --set seed=x: error: seed must be a whole number in 0...18446744073709551615, or a hexadecimal string such as "0x2a", not "x"
        --set conflict: error: a setting is a path, "=" and a value
          for example voices.negative.retell=0.05
        """)
  }

  @Test func `a mistake about a lever names the lever`() {
    #expect(
      Self.printed(
        GoodFiles.service,
        settings: [
          "service.listening.survey.ask=1", "service.listening.survy.asks=1",
          "service.listening.exit_2.asks=1", "service.listening.a b=null",
        ]) == """
          --set service.listening.survey.ask=1: error: unknown key "ask" in service.listening.survey
            did you mean "service.listening.survey.asks"?
            allowed in service.listening.survey: finds, asks, chance, pleases, calls, winBack, alsoFriends, friendsStay, cost
          --set service.listening.survy.asks=1: error: service.listening.survy.finds is missing
            did you mean "survey"?
            other levers: survey, mystery-shoppers, exit_2
            it must be "unhappy", "causes", "leavers" or "buyingLess"
            What the lever finds: the unhappy who are silent (surveys, calls), causes of misery (secret shoppers, audits), leavers (exit interviews), or the silent by buying less (watching sales): see service.spends.
          --set service.listening.exit_2.asks=1: error: "asks" does not apply to a lever that finds "leavers"
            allowed: finds, chance, winBack, alsoFriends, friendsStay, cost
          --set service.listening.a b=null: error: "a b" cannot be the name of a lever
            a lever's name is made of letters, digits, - and _
          """)
  }

  @Test func `what contradicts a service model says what to do`() {
    let text = """
      {
        "format": 1,
        "graph": { "model": "complete", "people": 9 },
        "customers": { "share": 0.5, "satisfied": 0.1, "dissatisfied": 0.1 },
        "voices": { "positive": { "tells": "everyone" }, "negative": { "tells": "nobody" } },
        "service": {
          "experience": {
            "misery": 0.2, "employees": { "engaged": 1, "miseryWhenEngaged": 0, "miseryWhenNot": 1 }
          },
          "complain": 0.5,
          "loyalty": { "silent": 0, "unresolved": 0, "resolved": 1, "resolvedQuickly": 1 }
        }
      }
      """
    #expect(
      Self.printed(text) == """
        scenarios/x.json:4:32: error: customers.satisfied does not apply with service: experience decides
          "customers": { "share": 0.5, "satisfied": 0.1, "dissatisfied": 0.1 },
                                       ^
          remove it; service.experience and service.stories say who is satisfied and who is not
        scenarios/x.json:4:50: error: customers.dissatisfied does not apply with service: experience decides
          "customers": { "share": 0.5, "satisfied": 0.1, "dissatisfied": 0.1 },
                                                         ^
          remove it; service.experience and service.stories say who is satisfied and who is not
        scenarios/x.json:8:22: error: service.experience has both "misery" and "employees", which determine misery
              "misery": 0.2, "employees": { "engaged": 1, "miseryWhenEngaged": 0, "miseryWhenNot": 1 }
                             ^
          keep one of the two
        """)
    let listed = GoodFiles.listed.replacing("\"seed\"", with: "\"money\": {}, \"seed\"")
    #expect(
      Self.printed(listed) == """
        scenarios/x.json:3:3: error: money needs service: what customers experience
          "money": {}, "seed": "0xFFFFFFFFFFFFFFFF",
          ^
          add "service": { … }, or remove "money"
        """)
  }

  @Test func `a hundred mistakes are enough`() {
    let many = (0..<5000).map { "\"k\($0)\": 1,\n" }.joined()
    let items = GoodFiles.errors(GoodFiles.drawn.replacing("\"seed\"", with: many + "\"seed\""))
    #expect(items.count == 100)
    #expect(items.last?.remedies.last == "… and 4900 more errors")
  }
}
