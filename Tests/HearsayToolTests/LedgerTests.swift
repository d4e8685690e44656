import Foundation
import Testing

/// `hearsay ledger` as users run it: examples, scenarios, and what is rejected.
@Suite struct LedgerTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  private func json(_ words: [String]) throws -> [String: Any] {
    let outcome = try tool.run(words + ["--json"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  private func values(_ ledger: [String: Any]) -> [Double] {
    (ledger["lines"] as? [[String: Any]] ?? []).compactMap { $0["value"] as? Double }
  }

  @Test(arguments: [
    ("L1", 26_000), ("L2", 16_750), ("L3", 15_750), ("L4", 30_240_000), ("L5", 16_582.5),
    ("L6", 24_345), ("L7", 1093), ("market-damage-minor", 16_582.5),
  ])
  func `known answers`(name: String, answer: Double) throws {
    #expect(values(try json(["ledger", "--example", name])).last == answer)
  }

  @Test func `an input is set, the last of two counts, and what follows changes`() throws {
    let words = ["ledger", "-e", "L1", "--set", "told=1", "--set", "told=100"]
    #expect(values(try json(words)) == [104, 10_400])
    #expect(try tool.run(words).output.contains("  10,400  people\n"))
    let whole = try tool.run(words + ["--details"]).output
    #expect(whole.contains("= unhappy x told = 104 x 100\n"))
    #expect(try tool.run(words + ["--csv"]).output.contains(",10400,people,"))
  }

  @Test func `bare it lists the examples`() throws {
    let outcome = try tool.run(["ledger"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    for number in 1...7 { #expect(outcome.output.contains("L\(number)  ")) }
    let list = try tool.run(["ledger", "--json"]).output
    #expect(
      try (JSONSerialization.jsonObject(with: Data(list.utf8)) as? [[String: Any]])?.count == 7)
    #expect(try tool.run(["ledger", "--csv"]).output.hasPrefix("id,name,title,"))
  }

  @Test func `L7 says that a published text is wrong`() throws {
    #expect(try tool.run(["ledger", "-e", "L7"]).output.contains("2,217: it is wrong"))
  }

  @Test func `a scenario's ledger is shown with the reach of run`() throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let found = try json(["ledger", scenario, "-q"])
      let ledgers = try #require(found["ledgers"] as? [[String: Any]])
      // 10 customers, half of each; 2 and 3 told; retell .5 of 3 never ends.
      #expect(values(ledgers[0]) == [5, 10, 10])
      #expect(ledgers[1]["stopped_after_round"] is Int)
      let csv = try tool.run(["run", scenario, "--csv", "-q"]).output
      for ledger in ledgers {
        let reach = try #require(ledger["reach"] as? [String: Any])
        let name = try #require(reach["name"] as? String)
        let row = try #require(csv.split(separator: "\n").first { $0.contains(",\(name),") })
        let mean = row.split(separator: ",", omittingEmptySubsequences: false)[6]
        #expect(Double(mean) == reach["value"] as? Double)
      }
      let text = try tool.run(["ledger", scenario])
      #expect(text.status == 0 && text.output.contains("the estimate has no limit"))
      let whole = ["ledger", scenario, "--details"]
      let details = try tool.run(whole).output
      #expect(details.contains("has no end"))
      for threads in ["1", "7"] {
        #expect(try tool.run(whole + ["-j", threads]).output == details)
      }
      #expect(try tool.run(["ledger", scenario, "--csv", "-q"]).output.contains(",told_twice,"))
      #expect(try tool.run(["ledger", "-"], input: smallScenario).status == 0)
    }
  }

  private static let shop = """
    { "format": 1, "seed": 5, "replicates": 24,
      "graph": { "model": "watts-strogatz", "people": 400, "contacts": 8, "rewire": 0.1 },
      "customers": { "count": 100 },
      "voices": {
        "positive": { "tells": { "exactly": 2 } },
        "negative": { "tells": { "exactly": 5 }, "retell": 0.05 }
      },
      "service": {
        "periods": 3, "visits": 0.5, "experience": { "misery": 0.2, "magic": 0.05 },
        "complain": 0.25, "recovery": { "attempt": 0.8, "resolvedQuickly": 0.5, "resolved": 0.5 },
        "loyalty": {
          "ordinary": 1, "silent": 0.4, "unresolved": 0.4, "resolved": 0.7, "resolvedQuickly": 0.95
        }
      },
      "money": { "margin": 10, "discount": 0.1, "retention": 0.8 } }
    """

  @Test func `a service scenario's ledger has customers lost, and what recovery prevented`() throws
  {
    try withFolder { folder in
      let scenario = try folder.write(Self.shop, to: "shop.json")
      let found = try json(["ledger", scenario, "-q"])
      let ledgers = try #require(found["ledgers"] as? [[String: Any]])
      #expect(ledgers.count == 3)
      // 100 x 3 x .5 moments, a twentieth magic, a fifth misery; 2 and 5 told.
      #expect(values(ledgers[0]) == [150, 7.5, 15, 15])
      #expect(values(ledgers[1]).prefix(4) == [150, 30, 7.5, 150])
      // 30 x .6 lost, 10 a period each, and 10 x .8 / .3 from then on.
      #expect(values(ledgers[2]).prefix(6) == [150, 30, 7.5, 18, 18, 180])
      #expect(abs((values(ledgers[2]).last ?? 0) - 480) < 1e-6)
      let csv = try tool.run(["run", scenario, "--csv", "-q"]).output
      for (ledger, key) in zip(ledgers, ["reach", "reach", "lost"]) {
        let simulated = try #require(ledger[key] as? [String: Any])
        let name = try #require(simulated["name"] as? String)
        let row = try #require(csv.split(separator: "\n").first { $0.contains(",\(name),") })
        let mean = row.split(separator: ",", omittingEmptySubsequences: false)[6]
        #expect(Double(mean) == simulated["value"] as? Double)
      }
      let text = try tool.run(["ledger", scenario])
      #expect(text.status == 0 && text.output.contains("Customers lost: the estimate counts 18 "))
      let whole = ["ledger", scenario, "--details"]
      let details = try tool.run(whole).output
      #expect(details.contains("Ledger of customers lost"))
      #expect(!details.contains("this scenario has none"))
      for threads in ["1", "7"] {
        #expect(try tool.run(whole + ["-j", threads]).output == details)
      }
      let table = try tool.run(["ledger", scenario, "--csv", "-q"]).output
      #expect(table.contains("negative,part,recovered,"))
    }
  }

  @Test(arguments: [
    (["ledger", "-e", "L1", "--set", "tolds=1"], "did you mean \"told\"?"),
    (["ledger", "-e", "L1", "--set", "told"], "name=value"),
    (["ledger", "-e", "L1", "--set", "told=many"], "name=number"),
    (["ledger", "-e", "L1", "--set", "told=-1"], "at least 0"),
    (["ledger", "-e", "L1", "--set", "told=nan"], "at least 0"),
    (["ledger", "-e", "L2", "--set", "act=1.5"], "0...1"),
    (["ledger", "-e", "L7", "--set", "levels=2.5"], "whole number"),
    (["ledger", "-e", "L8"], "L7"), (["ledger", "-e", "dealers"], "did you mean dealer?"),
    (["ledger", "-e", "L1", "--seed", "3"], "cannot be given together"),
    (["ledger", "-e", "L1", "town.json"], "leave out one of them"),
    (["ledger", "--set", "told=3"], "needs an example or a scenario"),
    (["ledger", "--replicates", "3"], "needs a scenario"),
    (["ledger", "--csv", "--json"], "cannot be given together"),
  ])
  func `a mistake is named, with what helps, and ends 2`(words: [String], help: String) throws {
    let outcome = try tool.run(words)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(
      outcome.errors.hasPrefix("error: ") && outcome.errors.contains(help), "\(outcome.errors)")
    #expect(outcome.errors.contains("--help"))
  }

  @Test func `a scenario that is wrong ends 3`() throws {
    #expect(try tool.run(["ledger", "no-such-file.json"]).status == 3)
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let outcome = try tool.run(["ledger", scenario, "--set", "customers.cuont=3"])
      #expect(outcome.status == 3 && outcome.errors.contains("count"))
    }
  }
}
