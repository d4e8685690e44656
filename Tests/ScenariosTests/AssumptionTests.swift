import PlainText
import Scenarios
import Testing

@Suite struct AssumptionTests {
  private static let text = """
    {
      "format": 1,
      "extends": ["preset:two-three-eight-ten", "preset:tarp-1979-minor"],
      "seed": 7,
      "customers": { "share": 0.2 },
      "service": {
        "experience": { "misery": 0.1, "magic": 0 },
        "complain": 0.25,
        "listening": { "survey": { "finds": "unhappy", "asks": 0.2, "chance": 0.5 } }
      },
      "money": { "currency": "EUR", "margin": 25 },
      "variants": { "heard": { "service.listening.survey.asks": 0.4 } },
      "sweep": { "grid": { "voices.negative.tells.silent": [0, 0.1] } }
    }
    """

  private static func assumptions(
    _ document: ScenarioDocument
  ) -> [String: Assumption] {
    Dictionary(document.assumptions.map { ($0.path, $0) }) { first, _ in first }
  }

  @Test func `a value has the source of the preset that it comes from, or is assumed`() throws {
    let found = Self.assumptions(try GoodFiles.read(Self.text))
    func check(
      _ path: String, _ kind: Assumption.Kind, _ source: String, _ grade: EvidenceGrade?,
      _ value: JSONValue, isDefault: Bool = false
    ) {
      let assumption = found[path]
      #expect(assumption?.kind == kind && assumption?.grade == grade, "\(path)")
      #expect(assumption?.source.contains(source) == true, "\(path): \(assumption?.source ?? "")")
      #expect(assumption?.value == value && assumption?.isDefault == isDefault, "\(path)")
    }
    check("service.complain", .assumed, "assumed", .constructed, 0.25)
    check("service.loyalty.silent", .stated, "TARP", .publishedSurvey, 0.37)
    check("service.loyalty.silent", .stated, ", 1979", .publishedSurvey, 0.37)
    check(
      "voices.positive.tells", .stated, "original source unknown", .tradeText, ["between": [2, 3]])
    // The graph of a saying is an illustration, and that nobody retells is no finding of it.
    check("graph.rewire", .assumed, "assumed", .constructed, 0.1)
    check("voices.negative.retell", .default, "default", .constructed, 0, isDefault: true)
    check("service.experience.magic", .default, "default", .constructed, 0, isDefault: true)
    check("conflict", .default, "default", .constructed, "negativeWins", isDefault: true)
    check("limits.rounds", .default, "default", .constructed, .null, isDefault: true)
    // What what-ifs and the sweep change, where no source is stated for it.
    check("service.listening.survey.asks", .question, "the question", nil, 0.2)
    check(
      "voices.negative.tells", .stated, "original source unknown", .tradeText, ["between": [8, 10]])
    #expect(found["service.complain"]?.label == "unhappy customers who complain")
    #expect(found["service.listening.survey.asks"]?.label == "customers asked by survey")
    #expect(found["money.margin"]?.unit == "money per customer and period")
    for path in ["seed", "title", "replicates", "money.currency", "slogan.source"] {
      #expect(found[path] == nil, "\(path)")
    }
  }

  @Test func `a recorded scenario rests on the same`() throws {
    var documents = try GoodFiles.all.map { try GoodFiles.read($0) }
    documents.append(try GoodFiles.read(Self.text))
    documents.append(try ScenarioDocument.read(.builtIn))
    documents += try ScenarioDocumentTests.shipped.map { try ScenarioDocument.read(.file($0)) }
    for document in documents {
      let again = try ScenarioDocument.read(
        .text(document.recordedJSON(), name: document.name + ".json"))
      #expect(again.assumptions == document.assumptions, "\(document.name)")
    }
  }

  @Test func `every value that differs in a what-if has it, also of a block that one adds`() throws
  {
    let document = try GoodFiles.read(
      Self.text.replacing(
        #""heard": { "service.listening.survey.asks": 0.4 }"#,
        with: """
          "heard": { "service.listening.survey.asks": 0.4 },
          "call": {
            "service.listening.calls": { "finds": "leavers", "chance": 0.3, "winBack": 0.11 },
            "service.complain": 0.25
          }
          """))
    let found = Self.assumptions(document)
    let asks = found["service.listening.survey.asks"]?.whatIfs
    #expect(asks?.map(\.name) == ["heard"] && asks?.map(\.value) == [0.4])
    // The what-if says what the baseline has: nothing differs.
    #expect(found["service.complain"]?.whatIfs.isEmpty == true)
    #expect(found["service.complain"]?.kind == .assumed)
    let added = try #require(found["service.listening.calls.winBack"])
    #expect(added.isAdded && added.value == .null && added.kind == .question)
    #expect(added.whatIfs.map(\.name) == ["call"] && added.whatIfs.map(\.value) == [0.11])
    #expect(added.label.contains("calls"), "\(added.label)")
    #expect(found["service.listening.calls.chance"]?.whatIfs.map(\.value) == [0.3])
  }

  @Test func `what differs within a telling count is the layer`() throws {
    let text = """
      {
        "format": 1, "extends": ["preset:circles-of-5", "preset:acquaintances-150"],
        "graph": { "people": 2000 }, "customers": { "count": 5, "dissatisfied": 0.5, "satisfied": 0.5 },
        "voices": {
          "positive": { "tells": { "layers": { "circle": { "exactly": 2 }, "weak": "nobody" } } },
          "negative": { "tells": { "layers": { "circle": "everyone", "weak": { "poisson": 5 } } } }
        },
        "variants": { "circles": { "voices.negative.tells.layers.weak": "nobody" } }
      }
      """
    let leaves = try GoodFiles.read(text).changes(of: "circles").flatMap(\.leaves)
    #expect(leaves.map(\.path) == ["voices.negative.tells.layers.weak"])
    #expect(leaves.first?.layer == "weak" && leaves.first?.parameter == "voices.negative.tells")
    #expect(leaves.first?.before == ["poisson": 5] && leaves.first?.after == "nobody")
  }

  @Test func `sources identify no runs`() throws {
    let stated = Self.text.replacing(
      "\"seed\": 7,",
      with:
        "\"seed\": 7, \"sources\": { \"service\": { \"source\": \"our files\", \"grade\": \"B\" } },"
    )
    #expect(
      try GoodFiles.read(stated).recordedJSON() != GoodFiles.read(Self.text).recordedJSON())
  }
}
