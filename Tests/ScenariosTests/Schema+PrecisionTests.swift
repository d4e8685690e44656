import PlainText
import Scenarios
import Statistics
import Testing

@Suite struct SchemaPrecisionTests {
  private func text(_ precision: String) -> String {
    GoodFiles.drawn.replacing("\"conflict\"", with: "\"precision\": \(precision),\n  \"conflict\"")
  }

  private func read(
    _ precision: String, settings: [String] = [], replicates: Int? = nil
  ) throws -> Scenario {
    try ScenarioDocument.read(
      .text(text(precision), name: "x.json"), settings: settings, replicates: replicates
    ).baseline
  }

  private func errors(_ precision: String, settings: [String] = []) -> String {
    ScenarioErrorsTests.printed(text(precision), settings: settings)
  }

  @Test func `a precision has figures, tolerances and the most replicates`() throws {
    let plain = try read("{ \"metric\": \"reach_negative\", \"relative\": 0.02, \"atMost\": 5000 }")
    #expect(
      plain.precision
        == Precision(
          goals: [.init(metric: "reach_negative", StoppingRule(.relative(0.02)))], atMost: 5_000))
    #expect(plain.replicates == 20)
    let short = try read("{ \"relative\": 0.02 }")
    #expect(short.precision?.goals == [.init(metric: nil, StoppingRule(.relative(0.02)))])
    #expect(short.precision?.atMost == 65_536)
    let difference = try read("{ \"absolute\": 3, \"difference\": true }")
    #expect(
      difference.precision?.goals
        == [.init(metric: nil, StoppingRule(.absolute(3)), isDifference: true)])
    let several = try read(
      """
      { "all": [{ "metric": "reach_both", "relative": 0.1 }, { "absolute": 0.01, "difference": true }] }
      """)
    #expect(
      several.precision?.goals == [
        .init(metric: "reach_both", StoppingRule(.relative(0.1))),
        .init(metric: nil, StoppingRule(.absolute(0.01)), isDifference: true),
      ])
    #expect(try read("null").precision == nil && read("null").replicates == 20)
  }

  @Test func `settings change it, add it and take it away`() throws {
    let file =
      "{ \"metric\": \"reach_both\", \"absolute\": 5, \"difference\": true, \"atMost\": 900 }"
    let relative = try read(file, settings: ["precision.relative=0.03"])
    #expect(
      relative.precision
        == Precision(
          goals: [.init(metric: "reach_both", StoppingRule(.relative(0.03)))], atMost: 900))
    #expect(try read(file, settings: ["precision=null"]).precision == nil)
    #expect(try read(file, settings: ["precision.atMost=50"]).precision?.atMost == 50)
    let added = try GoodFiles.read(GoodFiles.drawn, settings: ["precision.relative=0.05"])
    #expect(added.baseline.precision?.goals == [.init(metric: nil, StoppingRule(.relative(0.05)))])
  }

  @Test func `a number of replicates given beside the file is the most`() throws {
    let file = "{ \"relative\": 0.02, \"atMost\": 900 }"
    for (text, settings) in [
      (file, []), (file, ["precision.atMost=50"]), ("null", ["precision.relative=0.1"]),
    ] {
      let found = try read(text, settings: settings, replicates: 70)
      #expect(found.replicates == 70 && found.precision?.atMost == 70)
    }
    let plain = try read("null", replicates: 70)
    #expect(plain.replicates == 70 && plain.precision == nil)
  }

  @Test func `what was recorded reads back`() throws {
    for precision in [
      "{ \"relative\": 0.02 }", "{ \"absolute\": 2, \"difference\": true }",
      "{ \"all\": [{ \"metric\": \"reach_both\", \"relative\": 0.1 }], \"atMost\": 70 }",
    ] {
      let document = try GoodFiles.read(text(precision))
      let again = try ScenarioDocument.read(.text(document.resolvedJSON(), name: "y.json"))
      #expect(again.baseline == document.baseline)
    }
  }

  @Test(arguments: [
    ("{}", "precision does not say how precise", "add \"relative\": 0.02"),
    ("{ \"relative\": 0 }", "precision.relative must be a share in 0.0001...1", ""),
    ("{ \"relative\": 2 }", "precision.relative must be a share in 0.0001...1", ""),
    ("{ \"absolute\": -1 }", "precision.absolute must be an amount", ""),
    (
      "{ \"relative\": 0.1, \"absolute\": 2 }", "has both \"relative\" and \"absolute\"", "keep one"
    ),
    (
      "{ \"relative\": 0.1, \"difference\": true }",
      "\"difference\" does not apply to a relative precision", ""
    ),
    ("{ \"relative\": 0.1, \"atmost\": 9 }", "unknown key \"atmost\"", "did you mean \"atMost\"?"),
    ("{ \"relative\": 0.1, \"metric\": 7 }", "precision.metric must be a string", ""),
    ("{ \"all\": [] }", "precision.all must be a list such as", ""),
    ("{ \"all\": [{ \"relativ\": 1 }] }", "unknown key \"relativ\"", "did you mean \"relative\"?"),
    ("{ \"all\": [{ \"relative\": 3 }] }", "precision.all[0].relative must be a share", ""),
    (
      "{ \"all\": [{ \"relative\": 0.1, \"difference\": true }] }", "a difference may be 0",
      "write \"absolute\""
    ),
    ("{ \"all\": [{ \"metric\": \"reach_both\" }] }", "it does not say how precise", "add"),
    ("7", "precision must be an object, not 7", ""),
  ])
  func `mistakes are shown where they are`(precision: String, message: String, remedy: String) {
    let printed = errors(precision)
    #expect(printed.contains(message) && printed.contains(remedy), "\(printed)")
    #expect(printed.hasPrefix("scenarios/x.json:13:"), "\(printed)")
  }

  @Test(arguments: [
    "\"sweep\": { \"grid\": { \"precision.relative\": [0.1, 0.2] } }",
    "\"variants\": { \"a\": { \"precision\": { \"relative\": 0.1 } } }",
    "\"uncertain\": { \"precision.relative\": { \"from\": 0.1, \"to\": 0.2 } }",
  ])
  func `a precision cannot vary`(design: String) {
    let text = """
      { "format": 1, "graph": { "model": "complete", "people": 10 }, "customers": { "count": 1 },
        "voices": { "positive": { "tells": "nobody" }, "negative": { "tells": "nobody" } },
        "precision": { "relative": 0.1 }, \(design) }
      """
    #expect(ScenarioErrorsTests.printed(text).contains("cannot vary"))
  }
}
