import Foundation
import PlainText
import Scenarios
import Testing

/// Of `ScenarioDocument+Explain`, `ParameterDescription` and `Row`.
@Suite struct ExplainTests {
  @Test func `what is recorded does not depend on the current folder`() throws {
    let text = """
      { "format": 1, "graph": { "file": "ties.txt" },
        "customers": { "count": 1, "satisfied": 1, "dissatisfied": 0 },
        "voices": { "positive": { "tells": "everyone" }, "negative": { "tells": "nobody" } },
        "variants": { "other": { "graph.file": "more/ties.txt" } } }
      """
    let documents = try ["x.json", "sub/x.json", "../x.json", "/tmp/x.json"].map {
      try ScenarioDocument.read(.text(text, name: $0))
    }
    #expect(documents.allSatisfy { $0.recordedJSON() == documents[0].recordedJSON() })
    #expect(documents[0].recordedJSON().contains("more/ties.txt"))
    #expect(documents[1].resolvedJSON().contains("sub/more/ties.txt"))
    #expect(documents[1].recorded("sub/ties.txt") == "ties.txt")
    #expect(documents[1].recorded("elsewhere/ties.txt") == "../elsewhere/ties.txt")
  }

  @Test func `what is absent is so in the scenario that is recorded as well`() throws {
    let firm = try ScenarioDocument.read(
      .file(#filePath.replacing(/Tests\/.*/, with: "scenarios/firm.json")))
    let recorded = try ScenarioDocument.read(.text(firm.recordedJSON(), name: "firm.json"))
    for document in [firm, recorded] {
      for path in ["service.answer", "customers.segments"] {
        #expect(document.isAbsent(path), "\(path)")
      }
      for path in ["service.complain", "service", "voices.negative.tells", "replicates"] {
        #expect(!document.isAbsent(path), "\(path)")
      }
    }
  }

  @Test func `every value tells where it came from`() throws {
    let document = try ScenarioDocument.read(
      .text(
        """
        {
          "format": 1,
          "extends": "preset:two-three-eight-ten",
          "seed": 7,
          "voices": { "negative": { "retell": 0.02 } }
        }
        """, name: "my/town.json"), settings: ["customers.share=0.5"], settingName: "--set")
    let rows = Dictionary(
      document.explained().map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    func check(_ path: String, _ value: String, _ origin: String) {
      #expect(rows[path]?.value == value && rows[path]?.origin == origin, "\(path)")
    }
    check("seed", "7", "my/town.json:4:11")
    check("voices.negative.retell", "0.02", "my/town.json:5:39")
    check("voices.negative.tells", "{\"between\": [8, 10]}", "preset:two-three-eight-ten")
    check("customers.share", "0.5", "--set")
    check("conflict", "\"negativeWins\"", "default")
    check("limits.rounds", "null", "default")
    check("graph.draws", "1", "default")
    check("slogan.negative", "9", "preset:two-three-eight-ten")
    #expect(rows["graph.attach"] == nil && rows["customers.count"] == nil)
    #expect(try ScenarioDocument.read(.builtIn).origin(of: "seed") == "built-in")
    #expect(document.value(of: "voices.negative.retell")?.line == "0.02")
    #expect(document.value(of: "conflict")?.line == "\"negativeWins\"")
    #expect(
      document.value(of: "conflict", applying: [Override(path: "conflict", value: .text("coin"))])?
        .line
        == "\"coin\"")
  }

  @Test func `a resolved scenario reads back to the same`() throws {
    var documents = try GoodFiles.all.map { try GoodFiles.read($0) }
    documents += try Preset.all.filter { !$0.isFragment }.map {
      try ScenarioDocument.read(.preset($0.name))
    }
    documents.append(try ScenarioDocument.read(.builtIn))
    documents += try ScenarioDocumentTests.shipped.map { try ScenarioDocument.read(.file($0)) }
    for model in SchemaGraphTests.models {
      documents.append(try GoodFiles.read(SchemaGraphTests.text(model)))
    }
    for rule in TellingCountsTests.rules {
      documents.append(try GoodFiles.read(TellingCountsTests.text(rule.0)))
    }
    for document in documents {
      let json = document.resolvedJSON()
      let again = try ScenarioDocument.read(.text(json, name: "\(document.name).json"))
      #expect(again.baseline == document.baseline)
      #expect(again.variants == document.variants)
      #expect(again.design == document.design)
      #expect(again.resolvedJSON() == json)
      #expect(again.explained().map(\.value) == document.explained().map(\.value))
    }
  }

  @Test func `a resolved scenario says everything`() throws {
    let json = try GoodFiles.read(GoodFiles.blocks).resolvedJSON()
    #expect(
      json == """
        {
          "format": 1,
          "title": null,
          "seed": 42,
          "replicates": 200,
          "graph": {
            "model": "stochastic-block",
            "contacts": [[8, 1], [1.5, 6]],
            "sizes": [60, 40],
            "draws": 1
          },
          "customers": {
            "file": "scenarios/customers.csv",
            "person": "id",
            "opinion": "view"
          },
          "voices": {
            "positive": {
              "tells": "nobody",
              "retell": 0,
              "fade": 1,
              "retells": null,
              "repeat": false,
              "outside": 0,
              "quality": 1
            },
            "negative": {
              "tells": {"poisson": 9},
              "retell": 0,
              "fade": 1,
              "retells": null,
              "repeat": false,
              "outside": 0
            }
          },
          "conflict": "negativeWins",
          "limits": {
            "rounds": null,
            "takeOff": 0.01
          },
          "sweep": {
            "points": [
              {"voices.negative.retell": 0.1},
              {"voices.negative.tells.silent": 0.5}
            ]
          }
        }

        """)
  }

  @Test func `levers are explained by their names, and what is not there is not`() throws {
    func paths(_ settings: String...) throws -> [String] {
      try GoodFiles.read(
        GoodFiles.serviceWithoutDesign, settings: settings
      ).explained().map(\.path)
    }
    let all = try paths()
    #expect(
      all.filter { $0.hasPrefix("service.listening.") }.map {
        String($0.dropFirst("service.listening.".count))
      } == [
        "survey.finds", "survey.asks", "survey.chance", "survey.pleases", "survey.cost.perPeriod",
        "survey.cost.perContact", "mystery-shoppers.finds", "mystery-shoppers.calls",
        "mystery-shoppers.cost.perPeriod", "mystery-shoppers.cost.perContact", "exit_2.finds",
        "exit_2.chance", "exit_2.winBack", "exit_2.alsoFriends", "exit_2.friendsStay",
        "exit_2.cost.perPeriod", "exit_2.cost.perContact",
      ])
    #expect(!all.contains("customers.satisfied"))
    #expect(!all.contains("service.experience.employees.engaged"))
    let less = try paths("service.listening.survey=null", "money=null", "service.invite=null")
    #expect(
      all.filter { !less.contains($0) }
        == all.filter {
          $0.hasPrefix("service.listening.survey.") || $0.hasPrefix("money.")
            || $0.hasPrefix("service.invite.")
        })
    let plain = try GoodFiles.read(GoodFiles.drawn).explained().map(\.path)
    #expect(!plain.contains { $0.hasPrefix("service") || $0.hasPrefix("market") })
  }

  @Test func `every parameter is described`() {
    for row in ParameterDescription.all {
      #expect(row.meaning.hasSuffix(".") && !row.allowed.isEmpty, "\(row.path)")
    }
  }

  @Test func `the articles list every parameter as the table has it`() throws {
    let articles = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Scenarios/Scenarios.docc")
    let text = try ["ScenarioFiles.md", "UncertaintyAndSources.md"].map {
      try String(contentsOf: articles.appendingPathComponent($0), encoding: .utf8)
    }.joined()
    func cell(_ text: String) -> String {
      text.isEmpty ? " " : " " + text.replacing("|", with: "\\|") + " "
    }
    let rows = ParameterDescription.all.map { row in
      "| `\(row.path)` |\(cell(row.scope))|\(cell(row.allowed))|\(cell(row.fallback ?? "required"))|\(cell(row.meaning))|"
    }
    let missing = rows.filter { !text.contains($0) }
    #expect(missing.isEmpty, "\(missing.joined(separator: "\n"))")
  }
}
