import PlainText
import Scenarios
import Statistics
import Testing

@testable import Experiments

@Suite struct PrecisionGoalTests {
  private func plan(
    _ precision: String, _ scope: Plan.Scope = .run, more: String = "", settings: [String] = []
  ) throws -> Plan {
    let variants = "\"variants\": { \"calm\": { \"customers.dissatisfied\": 0.1 } }"
    return try Plan(
      Samples.document(
        Samples.lively("\"precision\": \(precision), \(variants)\(more)"), settings: settings),
      scope: scope)
  }

  private func refusal(
    _ precision: String, _ scope: Plan.Scope = .run, settings: [String] = []
  ) -> Diagnostic? {
    do {
      _ = try plan(precision, scope, settings: settings)
    } catch PlanError.invalid(let errors) {
      return errors.items.first
    } catch {}
    return nil
  }

  @Test func `a figure without a name is what the scenario is about`() throws {
    #expect(try plan("{ \"relative\": 0.02 }").goals.map(\.metric.name) == ["reach_negative"])
    let none = try Plan(
      Samples.document(
        Samples.lively("\"precision\": { \"relative\": 0.02 }"),
        settings: ["customers.dissatisfied=0"]), scope: .run)
    #expect(none.goals.map(\.metric.name) == ["reach_positive"])
    #expect(try Plan(Samples.bare(), scope: .run).goals.isEmpty)
  }

  @Test func `means, ratios, chances and reaches given take-off can decide`() throws {
    for name in [
      "tellings_positive", "reach_per_customer_negative", "took_off_negative",
      "reach_given_take_off_negative", "split_chance_negative", "split_reach_negative",
    ] {
      let plan = try plan("{ \"metric\": \"\(name)\", \"absolute\": 0.5 }")
      #expect(plan.goals.map(\.metric.name) == [name])
      #expect(plan.goals.map(\.rule) == [StoppingRule(.absolute(0.5))])
    }
    let number = refusal("{ \"metric\": \"reproduction_number_negative\", \"relative\": 0.1 }")
    #expect(number?.message.contains("cannot decide") == true)
  }

  @Test func `a name that is no metric is shown in its line, with the nearest`() throws {
    let found = try #require(refusal("{ \"metric\": \"reach_negativ\", \"relative\": 0.1 }"))
    #expect(
      found.message == "precision.metric: this scenario has no metric \"reach_negativ\"")
    #expect(found.file == "sample.json" && found.line != nil && found.sourceLine != nil)
    #expect(found.remedies == ["did you mean \"reach_negative\"?"])
    #expect(found.cause is UnknownGoal)
    let list = refusal(
      "{ \"all\": [{ \"relative\": 0.1 }, { \"metric\": \"profit\", \"relative\": 0.1 }] }")
    #expect(list?.message == "precision.all: this scenario has no metric \"profit\"")
  }

  @Test func `with a few graphs no interval is firm, so nothing is asked for`() throws {
    for (draws, isRefused) in [(1, false), (2, true), (9, true), (10, false)] {
      let found = refusal("{ \"relative\": 0.1 }", settings: ["graph.draws=\(draws)"])
      #expect(
        found?.message.contains("over \(draws) graphs is never firm") == (isRefused ? true : nil))
    }
  }

  @Test func `differences are those of a comparison`() throws {
    let precision = "{ \"metric\": \"reach_negative\", \"difference\": true, \"absolute\": 2 }"
    let compared = try plan(precision, .compare)
    #expect(compared.goals.map(\.isDifference) == [true] && compared.runs == 2 * 65_536)
    // A run has no differences: it takes the replicates of the file.
    #expect(try plan(precision).goals.isEmpty && plan(precision).runs == 40)
    let both = try plan(
      "{ \"all\": [{ \"absolute\": 2, \"difference\": true }, { \"relative\": 0.1 }] }")
    #expect(both.goals.map(\.isDifference) == [false] && both.runs == 65_536)
    let chance = precision.replacing("reach_negative", with: "took_off_negative")
    #expect(refusal(chance, .compare)?.message.contains("a difference of took_off") == true)
  }

  @Test func `files that are compared stop together`() throws {
    func document(_ precision: String, _ name: String) throws -> ScenarioDocument {
      try ScenarioDocument.read(
        .text(Samples.lively("\"precision\": \(precision)"), name: "\(name).json"))
    }
    let (one, other) = ("{ \"relative\": 0.02 }", "{ \"relative\": 0.03 }")
    let same = try Plan(comparing: [document(one, "a"), document(one, "b")])
    #expect(same.goals.count == 1 && same.groups == [0..<2])
    #expect(throws: PlanError.self) {
      try Plan(comparing: [document(one, "a"), document(other, "b")])
    }
  }

  @Test func `the most replicates do not count as runs before they are made`() throws {
    let sweep = """
      , "sweep": { "grid": { "customers.dissatisfied": { "from": 0, "to": 0.5, "count": 1500 } } }
      """
    let many = try plan("{ \"relative\": 0.02 }", .sweep, more: sweep)
    #expect(many.runs == 1_500 * 65_536 && many.fewestRuns == 1_500 * 128)
    #expect(many.stopped(after: Array(repeating: 256, count: 1_500)).runs == 1_500 * 256)
  }
}
