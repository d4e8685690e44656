import PlainText
import WordOfMouth
@testable import Experiments
import Scenarios
import Testing

@Suite struct PlanTests {
  private let variants = """
    "variants": {
      "calm": { "voices.negative.retell": 0, "replicates": 10 },
      "loud": { "voices.positive.retell": 0.5 }
    }
    """
  private let sweep = """
    "sweep": { "grid": { "voices.negative.retell": [0, 0.1], "conflict": ["coin", "positiveWins", "negativeWins"] } }
    """

  @Test func `run takes the baseline and says what it leaves aside`() throws {
    let plan = try Plan(Samples.document(Samples.lively(variants + "," + sweep)), scope: .run)
    #expect(plan.settings.count == 1 && plan.runs == 40 && plan.paths.isEmpty)
    #expect(plan.settings[0].variant == "baseline" && plan.settings[0].parameters.isEmpty)
    #expect(
      plan.leftAside == [
        Plan.LeftAside(scope: .compare, count: 2), Plan.LeftAside(scope: .sweep, count: 6),
      ])
  }

  @Test func `compare puts the baseline first and lists every path that varies`() throws {
    let plan = try Plan(Samples.document(Samples.lively(variants)), scope: .compare)
    #expect(plan.settings.map(\.variant) == ["baseline", "calm", "loud"])
    #expect(
      plan.paths == ["voices.negative.retell", "replicates", "voices.positive.retell"])
    #expect(plan.settings[0].parameters == ["0.2", "40", "0.3"])
    #expect(plan.settings[1].parameters == ["0", "10", "0.3"])
    #expect(plan.settings[2].parameters == ["0.2", "40", "0.5"])
    // Run ids are dense.
    #expect(plan.settings.map(\.firstRunID) == [0, 40, 50])
    #expect(plan.runs == 90)
    #expect(plan.leftAside.isEmpty)
  }

  @Test func `sweep numbers points row by row, and texts have no quotes`() throws {
    let plan = try Plan(Samples.document(Samples.lively(sweep)), scope: .sweep)
    #expect(plan.settings.map(\.point) == Array(0..<6))
    #expect(plan.settings.allSatisfy { $0.variant == "baseline" })
    #expect(plan.paths == ["voices.negative.retell", "conflict"])
    #expect(
      plan.settings.map(\.parameters) == [
        ["0", "coin"], ["0", "positiveWins"], ["0", "negativeWins"], ["0.1", "coin"],
        ["0.1", "positiveWins"], ["0.1", "negativeWins"],
      ])
    #expect(plan.settings[4].scenario.voices.negative.retell == 0.1)
    #expect(plan.settings[4].scenario.conflict == .positiveWins)
  }

  @Test func `points that leave a path alone show the baseline's value`() throws {
    let points = #""sweep": { "points": [{ "seed": 1 }, { "conflict": "positiveWins" }] }"#
    let plan = try Plan(Samples.document(Samples.lively(points)), scope: .sweep)
    #expect(plan.paths == ["seed", "conflict"])
    #expect(plan.settings.map(\.parameters) == [["1", "coin"], ["7", "positiveWins"]])
  }

  @Test func `a path inside a value that another variant replaces whole`() throws {
    let nested = """
      "variants": {
        "poisson": { "voices.negative.tells": { "poisson": 4 } },
        "circles": { "graph": { "model": "circles", "people": 50, "size": 5, "weak": 1 } },
        "denser": { "graph.contacts": 10 }
      }
      """
    let plan = try Plan(Samples.document(Samples.lively(nested)), scope: .compare)
    #expect(plan.paths == ["voices.negative.tells", "graph", "graph.contacts"])
    #expect(plan.settings[0].parameters[0] == #"{"exactly": 5}"#)
    #expect(plan.settings[0].parameters[2] == "8")
    #expect(plan.settings[2].parameters[2] == "")
    #expect(plan.settings[3].parameters[2] == "10")
    #expect(plan.settings[3].parameters[1].contains(#""contacts": 10"#))
  }

  @Test func `what is not there cannot be run`() throws {
    let document = try Samples.bare()
    for scope in [Plan.Scope.compare, .sweep] {
      do throws(PlanError) {
        _ = try Plan(document, scope: scope)
        Issue.record("there is nothing to run")
      } catch .lacks(let error, let remedy) {
        #expect(error.remedies[0].hasPrefix("add \"") && remedy == .baseline)
        #expect(error.line == 1 && error.column == 1)
      } catch {
        Issue.record("another error was expected: \(error)")
      }
    }
  }

  @Test func `more runs than fit are rejected`() throws {
    let document = try Samples.document(Samples.lively(sweep), settings: ["replicates=10000000"])
    do throws(PlanError) {
      _ = try Plan(document, scope: .sweep)
      Issue.record("sixty million runs are too many")
    } catch .tooLarge(let error) {
      #expect(
        error.message.contains("50,000,000")
          && error.remedies == ["ask for fewer replicates, or fewer points"])
    } catch {
      Issue.record("another error was expected: \(error)")
    }
  }

  @Test func `the hash distinguishes what decides results`() throws {
    func hash(_ settings: [String], _ scope: Plan.Scope = .run) throws -> String {
      try Plan(Samples.document(Samples.lively(variants), settings: settings), scope: scope).hash
    }
    let base = try hash([])
    #expect(base.count == 16)
    #expect(try hash([]) == base)
    #expect(try hash(["seed=8"]) != base)
    #expect(try hash(["voices.negative.retell=0.21"]) != base)
    #expect(try hash([], .compare) != base)
  }
}
