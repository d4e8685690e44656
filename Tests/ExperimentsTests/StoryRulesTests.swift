import Scenarios
import Testing
import WordOfMouth

@testable import Experiments

@Suite struct StoryRulesTests {
  private func rules(_ changes: String...) throws -> StoryRules {
    StoryRules(
      of: .negative, in: try Samples.document(Samples.lively(), settings: changes).baseline)
  }

  @Test func `a counted story brings at most the retell chance times the mean told`() throws {
    #expect(try rules().bound == 1)
    #expect(try rules("voices.negative.retell=0.1").bound == 0.5)
    let silent = try rules(
      #"voices.negative.retells={ "exactly": 5, "silent": 0.5 }"#)
    #expect(silent.bound == 0.5)
  }

  @Test func `a story that is retold only in closed circles goes nowhere`() throws {
    func isConfined(_ weak: String, _ retells: String) throws -> Bool {
      let circles = #""circle": {"model": "circles", "size": 5, "weak": \#(weak)}"#
      let others = #""weak": {"model": "erdos-renyi", "contacts": 20}"#
      let tells = Opinion.allCases.map {
        "voices.\($0).tells={\"layers\": {\"circle\": {\"exactly\": 1}}}"
      }
      let settings =
        ["graph={\"people\": 400, \"layers\": {\(circles), \(others)}}"] + tells
        + ["voices.negative.retells=\(retells)"]
      let document = try Samples.document(Samples.lively(), settings: settings)
      return StoryRules(of: .negative, in: document.baseline).isConfined
    }
    let inCircle = #"{"layers": {"circle": "everyone"}}"#
    #expect(try isConfined("0", inCircle))
    #expect(try isConfined("0", #"{"layers": {"circle": {"exactly": 2}, "weak": "nobody"}}"#))
    #expect(try !isConfined("0.1", inCircle))
    #expect(try !isConfined("0", #"{"layers": {"circle": "everyone", "weak": {"exactly": 1}}}"#))
    let alone = #"graph={"model": "circles", "people": 400, "size": 4, "weak": 0}"#
    #expect(try rules(alone, "voices.negative.tells={\"exactly\": 3}").isConfined)
    #expect(try !rules().isConfined)
  }

  @Test(arguments: [
    (#"{"model": "random-regular", "people": 400, "contacts": 20}"#, 19.0),
    (#"{"model": "ring-lattice", "people": 400, "contacts": 20}"#, 19),
    (#"{"model": "complete", "people": 22}"#, 20),
    (#"{"model": "watts-strogatz", "people": 400, "contacts": 20, "rewire": 1}"#, 19.5),
    (#"{"model": "barabasi-albert", "people": 400, "attach": 10}"#, nil),
    (#"{"model": "erdos-renyi", "people": 400, "contacts": 20}"#, nil),
  ])
  func
    `a story told to all contacts, or to each with a chance, is bounded where contacts are equal`(
      graph: String, others: Double?
    ) throws
  {
    let to = ["graph=\(graph)", "voices.negative.retell=0.125"]
    func bound(_ rule: String) throws -> Double? {
      let document = try Samples.document(
        Samples.lively(), settings: to + ["voices.negative.retells=\(rule)"])
      return StoryRules(of: .negative, in: document.baseline).bound
    }
    #expect(try bound(#""everyone""#) == others.map { $0 * 0.125 })
    #expect(try bound(#"{"each": 0.25}"#) == others.map { $0 * 0.25 * 0.125 })
    #expect(try bound(#"{"each": 0.25, "silent": 0.5}"#) == others.map { $0 * 0.25 * 0.5 * 0.125 })
    #expect(try bound(#""weightedCascade""#) == nil)
  }

  @Test(arguments: ["random-regular", "ring-lattice", "watts-strogatz"], [30, 60, 200])
  func `told to everybody it takes off only where each hearer brings more than one`(
    graph: String, replicates: Int
  ) throws {
    func growth(_ number: Double) throws -> StoryGrowth {
      let rewire = graph == "watts-strogatz" ? #", "rewire": 0.5"# : ""
      let found = try Samples.run(
        """
        { "format": 1, "seed": 5, "replicates": \(replicates),
          "graph": { "model": "\(graph)", "people": 2000, "contacts": 20\(rewire) },
          "customers": { "count": 1, "satisfied": 0, "dissatisfied": 1 },
          "voices": { "positive": { "tells": "nobody" },
                      "negative": { "tells": "everyone", "retell": \(number / 19) } } }
        """)
      return try #require(found.settings.first).growth.negative
    }
    let few = try growth(0.83)
    #expect(few.diesOut && !few.mayTakeOff && few.split == nil && few.risk == nil)
    // On a ring a story cannot go far, whatever the number.
    if graph != "ring-lattice" {
      let many = try growth(2.5)
      #expect(many.mayTakeOff && !many.diesOut && 2 * many.far > replicates)
    }
  }

  @Test func `a story that nobody holds brings nobody`() throws {
    #expect(try rules("customers.dissatisfied=0").bound == 0)
    #expect(try rules("customers.dissatisfied=0", "voices.positive.quality=0.9").bound == 1)
  }

  @Test func `exceptions`() throws {
    #expect(try rules().exception == nil)
    #expect(try rules("voices.negative.retell=0").exception == .notRetold)
    #expect(try rules(#"voices.negative.retells="nobody""#).exception == .notRetold)
    #expect(try rules("limits.rounds=1").exception == .oneRound)
    #expect(
      try rules("voices.negative.repeat=true", "limits.rounds=9").exception == .repeats)
    #expect(
      try rules("voices.negative.outside=0.01", "limits.rounds=9").exception == .outside)
    #expect(try rules("voices.negative.fade=0.5").fades)
  }
}
