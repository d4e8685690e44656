import Foundation
import Testing

/// Scenarios with periods from end to end: files, what-ifs, files beside each other.
@Suite struct ServiceTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  private static let shop = """
    {
      "format": 1,
      "title": "What if more complaints were put right?",
      "seed": 5,
      "replicates": 24,
      "graph": { "model": "watts-strogatz", "people": 400, "contacts": 8, "rewire": 0.1 },
      "customers": { "share": 0.4 },
      "voices": {
        "positive": { "tells": { "exactly": 2 } },
        "negative": { "tells": { "exactly": 5 }, "retell": 0.05 }
      },
      "service": {
        "periods": 3,
        "experience": { "misery": 0.2, "magic": 0.05 },
        "complain": 0.25,
        "recovery": { "attempt": 0.2, "resolvedQuickly": 0.4, "resolved": 0.4, "cost": 20 },
        "loyalty": {
          "ordinary": 0.98, "silent": 0.37, "unresolved": 0.46, "resolved": 0.7, "resolvedQuickly": 0.95
        }
      },
      "market": { "joining": { "chance": 0.02, "heardGood": 6, "heardBad": 0.5 } },
      "money": { "margin": 100, "discount": 0.01, "retention": 0.8 },
      "variants": { "fix-60": { "service.recovery.attempt": 0.6 } }
    }
    """

  private func rows(_ bytes: Data?) throws -> [[String: String]] {
    let lines = String(decoding: try #require(bytes), as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  @Test func `figures by segment stand side by side, and are rows for programs`() throws {
    try withFolder { folder in
      let text = Self.shop.replacing(
        "\"share\": 0.4",
        with:
          "\"share\": 0.4, \"segments\": { \"business\": { \"share\": 0.25, \"margin\": 4 }, "
          + "\"private\": {} }"
      )
      let scenario = try folder.write(text, to: "shop.json")
      let words = ["compare", scenario, "-q", "--by", "segment"]
      let page = try tool.run(words)
      #expect(page.status == 0, "\(page.errors)")
      #expect(page.output.contains("business") && page.output.contains("private"))
      #expect(page.output.contains("fix-60"))
      let csv = try rows(
        Data(try tool.run(words + ["--csv", "--metrics", "leavers"]).output.utf8))
      #expect(csv.map { $0["segment"] } == ["business", "private"])
      #expect(csv.allSatisfy { $0["metric"] == "leavers" && $0["variant"] == "fix-60" })
      let refused = try tool.run(words + ["--metrics", "hearings"])
      #expect(
        refused.status == 2 && refused.errors.contains("none of these metrics can be broken down"))

      // Parts add up to all in every file, whatever the number of threads.
      var first: [String: Data]?
      for threads in ["1", "2"] {
        let results = folder.appending(path: threads)
        _ = try tool.run(["run", scenario, "-j", threads, "-q", "-o", results.path])
        let bytes = try results.results()
        if let first { #expect(bytes == first) } else { first = bytes }
      }
      let runs = try rows(first?["runs.csv"])
      for run in runs {
        let leavers = ["leavers", "leavers.business", "leavers.private"].map {
          run[$0].flatMap(Double.init) ?? -1
        }
        #expect(leavers[0] == leavers[1] + leavers[2])
      }
      #expect(try rows(first?["segments.csv"]).contains { $0["segment"] == "private" })
    }
  }

  @Test func `the number of threads does not change a byte`() throws {
    try withFolder { folder in
      let scenario = try folder.write(Self.shop, to: "shop.json")
      var first: [String: Data]?
      for threads in ["1", "2", "7"] {
        let results = folder.appending(path: threads)
        let outcome = try tool.run([
          "compare", scenario, "--decompose", "-j", threads, "-q", "-o", results.path,
        ])
        #expect(outcome.status == 0, "\(outcome.errors)")
        let bytes = try results.results()
        if let first { #expect(bytes == first) } else { first = bytes }
      }
      #expect(first?.keys.contains("periods.csv") == true)
      let manifest = String(decoding: first?["manifest.json"] ?? Data(), as: UTF8.self)
      #expect(manifest.contains("\"decomposed\": true"))
    }
  }

  @Test func `people and money add up through the files`() throws {
    try withFolder { folder in
      let scenario = try folder.write(Self.shop, to: "shop.json")
      let results = folder.appending(path: "results")
      #expect(try tool.run(["compare", scenario, "-q", "-o", results.path]).status == 0)
      let files = try results.results()
      func number(_ row: [String: String], _ column: String) throws -> Double {
        try #require(Double(row[column] ?? ""), "\(column)")
      }
      let runs = try rows(files["runs.csv"])
      #expect(runs.count == 48)
      for row in runs {
        let people = try ["customers_end", "prospects_end", "gone_end"].reduce(0.0) {
          try $0 + number(row, $1)
        }
        #expect(people == 400)
        let profit = try number(row, "revenue") + number(row, "acquisition_saved")
        #expect(try abs(profit - number(row, "cost") - number(row, "profit")) < 1e-6)
        let value = try number(row, "discounted_profit") + number(row, "residual_value")
        #expect(try abs(value - number(row, "net_present_value")) < 1e-6)
      }
      let compare = try rows(files["compare.csv"])
      func row(_ metric: String) throws -> [String: String] {
        try #require(compare.first { $0["metric"] == metric })
      }
      #expect(
        try number(row("net_benefit"), "difference")
          == number(row("net_present_value"), "difference"))
      let gains =
        try number(row("net_present_value"), "difference")
        + number(row("discounted_cost_recovery"), "difference")
      let cost = try gains / number(row("discounted_attempts"), "difference")
      #expect(
        try abs(cost - number(row("break_even_recovery_cost"), "difference")) < 1e-6 * abs(cost))
      let manifest =
        try JSONSerialization.jsonObject(with: try #require(files["manifest.json"]))
        as? [String: Any]
      let names = (manifest?["metrics"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
      #expect(names?.contains("payback_period") == true)
      #expect(names?.contains("cost_per_unhappy") == false)
    }
  }

  @Test func `a chance to complain that inviting replaces is noted where it is set`() throws {
    let note = "note: service.complain has no effect while service.invite is set.\n"
    func errors(_ words: [String]) throws -> String {
      try tool.run(["run", "-", "--dry-run"] + words, input: Self.shop).errors
    }
    let invited = ["--set", "service.invite.complain=0.5"]
    let set = ["--set", "service.complain=0.1"]
    #expect(try errors(invited + set).contains(note))
    #expect(try !errors(invited).contains(note) && !errors(set).contains(note))
  }

  @Test func `files are compared as what-ifs are`() throws {
    try withFolder { folder in
      let now = try folder.write(Self.shop, to: "now.json")
      let text = Self.shop.replacing("\"attempt\": 0.2", with: "\"attempt\": 0.6")
      let plan = try folder.write(text, to: "plan.json")
      let (files, variants) = (folder.appending(path: "f"), folder.appending(path: "v"))
      let outcome = try tool.run(["compare", now, plan, "-o", files.path])
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("\nplan is better than the baseline in "))
      #expect(outcome.output.contains("\n  net present value "))
      #expect(try tool.run(["compare", now, "-q", "-o", variants.path]).status == 0)
      let one = try rows(files.results()["compare.csv"])
      let other = try rows(variants.results()["compare.csv"])
      #expect(one.map { $0["difference"] } == other.map { $0["difference"] })
      #expect(one.map { $0["ci_low"] } == other.map { $0["ci_low"] })
      #expect(one.first?["scenario"] == "plan" && one.first?["variant"] == "plan")
      let manifest = try #require(files.results()["manifest.json"])
      let made = try JSONSerialization.jsonObject(with: manifest) as? [String: Any]
      #expect((made?["compared_scenarios"] as? [String: Any])?.keys.sorted() == ["plan"])

      let seed = try folder.write(text.replacing("\"seed\": 5", with: "\"seed\": 6"), to: "s.json")
      let refused = try tool.run(["compare", now, seed])
      #expect(refused.status == 3 && refused.output.isEmpty)
      #expect(refused.errors.contains("--set seed=5"))
      #expect(try tool.run(["compare", now, seed, "--seed", "5", "-q"]).status == 0)
      #expect(try tool.run(["compare", now, now]).status == 3)
    }
  }

  @Test func `the cost of an unhappy customer is shown on request`() throws {
    try withFolder { folder in
      let scenario = try folder.write(Self.shop, to: "shop.json")
      let plain = try tool.run(["run", scenario, "-q"])
      let words = "Compared with a firm that makes nobody unhappy"
      #expect(plain.status == 0 && !plain.output.contains(words))
      let whole = try tool.run(["run", scenario, "-q", "--decompose"])
      #expect(whole.output.contains(words))
      let json = try tool.run(["run", scenario, "-q", "--decompose", "--json"])
      let rows =
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]]
      #expect(rows?.contains { $0["metric"] as? String == "cost_per_unhappy" } == true)
      let waves = try folder.write(smallScenario, to: "s.json")
      let refused = try tool.run(["run", waves, "--decompose"])
      #expect(refused.status == 3 && refused.errors.contains("service"))
    }
  }

  @Test func `a ledger accepts stories with rules of their own`() throws {
    try withFolder { folder in
      let scenario = try folder.write(Self.shop, to: "shop.json")
      let outcome = try tool.run(["ledger", scenario, "-q", "--details"])
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
      #expect(outcome.output.contains("= unhappy x unhappyTell = 96 x 5\n"))
      let own = #""silent": { "opinion": "negative", "tells": "everyone" }"#
      let changed = try folder.write(
        Self.shop.replacing(
          "\"complain\": 0.25",
          with: "\"complain\": 0.25, \"stories\": { \(own) }"), to: "own.json")
      // Those whose complaint was not resolved tell as before, and the silent tell all eight contacts.
      let told = try tool.run(["ledger", changed, "--details"])
      #expect(told.status == 0 && told.output.contains("= unhappy x unhappyTell = 96 x 8\n"))
      #expect(told.output.contains("\n    complaint not resolved "))
    }
  }

  @Test func `a benchmark is of one wave`() throws {
    try withFolder { folder in
      let outcome = try tool.run(["bench", try folder.write(Self.shop, to: "shop.json")])
      #expect(outcome.status == 3 && outcome.errors.contains("--verbose"))
    }
  }

  @Test func `a sweep says between which points the value goes`() throws {
    try withFolder { folder in
      let sweep = #""sweep": { "grid": { "service.recovery.attempt": [0, 0.5, 1] } }"#
      let text = Self.shop.replacing(/"variants": .*/, with: sweep)
      let words = ["sweep", try folder.write(text, to: "shop.json"), "-q"]
      let outcome = try tool.run(words)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let flat = outcome.output.replacing("\n", with: " ")
      #expect(flat.contains("Net present value over 3 points: least, "))
      #expect(flat.contains("; most, "))
      let whole = try tool.run(words + ["--details"]).output
      #expect(whole.contains("Across 3 design points, net present value ranges from"))
    }
  }

  @Test func `a dry run tells what it would take`() throws {
    try withFolder { folder in
      let scenario = try folder.write(Self.shop, to: "shop.json")
      let outcome = try tool.run(["compare", scenario, "-n", "--json"])
      #expect(outcome.status == 0, "\(outcome.errors)")
      let cost =
        try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      #expect(cost?["runs"] as? Int == 48 && cost?["seconds"] is Double)
    }
  }
}
