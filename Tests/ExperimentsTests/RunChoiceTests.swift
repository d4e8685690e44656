@testable import Experiments
import Parallelism
import Scenarios
import Testing

@Suite struct RunChoiceTests {
  private static let variants = """
    "variants": { "quiet": { "voices.negative.retell": 0 }, "a:b": { "replicates": 40 } }
    """
  private static let sweep = """
    "sweep": { "grid": { "graph.people": [100, 200], "voices.negative.retell": [0, 0.1, 0.2] } }
    """

  private func choice(
    _ text: String, _ more: String = Self.variants, _ scope: Plan.Scope = .compare
  ) throws -> RunChoice {
    try RunChoice(text, of: Plan(Samples.document(Samples.lively(more)), scope: scope))
  }

  @Test func `a what-if is named, a point numbered`() throws {
    #expect(try choice("quiet:3").setting == 1)
    #expect(try choice("a:b:39").setting == 2)
    #expect(try choice("baseline:0").replicate == 0)
    #expect(try choice("baseline:1", Self.variants, .run).setting == 0)
    #expect(try choice("0:1", Self.variants, .run).setting == 0)
    #expect(try choice("4:39", Self.sweep, .sweep).setting == 4)
  }

  @Test func `a what-if of a sample has both`() throws {
    let uncertain =
      Self.variants + """
        , "uncertain": { "voices.negative.fade": { "from": 0.5, "to": 1 } },
        "uncertainty": { "samples": 4 }
        """
    func setting(_ text: String) throws -> Int { try choice(text, uncertain, .uncertain).setting }
    #expect(try setting("3:0") == 9 && setting("quiet:3:0") == 10 && setting("a:b:3:39") == 11)
    // As assumed, after four samples; and the ends after that.
    #expect(try setting("quiet:7") == 13 && setting("a:b:0") == 14 && setting("quiet:5:0") == 16)
    #expect(
      throws: RunChoice.Problem.setting("quiet:9", known: ["baseline", "quiet", "a:b"])
    ) { try setting("quiet:9:0") }
  }

  @Test func `what does not exist is said`() {
    for text in ["quiet", "quiet:", ":3", "quiet:-1", "quiet:x", "quiet:1.0"] {
      #expect(throws: RunChoice.Problem.form) { try choice(text) }
    }
    #expect(
      throws: RunChoice.Problem.setting("quite", known: ["baseline", "quiet", "a:b"])
    ) { try choice("quite:0") }
    #expect(throws: RunChoice.Problem.setting("6", known: [])) {
      try choice("6:0", Self.sweep, .sweep)
    }
    #expect(throws: RunChoice.Problem.replicate(40, of: 40)) { try choice("quiet:40") }
  }

  /// Mentions `Experiment+OneRun`.
  @Test func `one run alone is the one of the whole plan, to the last bit`() throws {
    for (more, scope) in [(Self.variants, Plan.Scope.compare), (Self.sweep, .sweep)] {
      let whole = try Samples.run(Samples.lively(more), scope)
      for (setting, replicate) in [(0, 0), (1, 39), (2, 21)] {
        let name =
          scope == .sweep ? "\(setting)" : whole.plan.settings[setting].variant
        let found = try #require(
          try Experiment(whole.plan).run(
            only: RunChoice("\(name):\(replicate)", of: whole.plan), workers: Workers(2),
            cancellation: Cancellation()
          ) { _ in })
        let record = try #require(
          whole.records.first { $0.setting == setting && $0.replicate == replicate })
        #expect(found.result.records == [record])
        if replicate < 20 { #expect(found.path == whole.runs.paths(setting)[replicate]) }
      }
    }
  }

  @Test func `of a graph with draws the right one is taken, and a cancelled run is none`() throws {
    let json = Samples.lively().replacing("\"rewire\": 0.2", with: "\"rewire\": 0.2, \"draws\": 3")
    let whole = try Samples.run(json)
    for replicate in [0, 1, 2, 38] {
      let choice = try RunChoice("0:\(replicate)", of: whole.plan)
      let found = try Experiment(whole.plan).run(
        only: choice, workers: .single, cancellation: Cancellation()
      ) { _ in }
      #expect(found?.result.records == [whole.records[replicate]])
    }
    let cancelled = Cancellation()
    cancelled.cancel()
    let none = try Experiment(whole.plan).run(
      only: RunChoice("0:0", of: whole.plan), workers: .single, cancellation: cancelled
    ) { _ in }
    #expect(none == nil)
  }
}
