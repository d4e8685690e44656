@testable import Experiments
import Parallelism
import Scenarios
import Testing
import WordOfMouth

/// Mentions `Experiment+SmallMarkets`.
@Suite struct SmallMarketTests {
  @Test func `a market has its people, ties, and what happened in replicate 0`() throws {
    let result = try Samples.run(Samples.lively())
    let market = try #require(Experiment.smallMarkets(of: result, workers: Workers(2)).first)
    #expect(market.setting == 0 && market.places.count == 300 && market.labels[7] == "7")
    #expect(market.ties.count == result.settings[0].ties)
    #expect(market.ties.allSatisfy { $0.person < $0.contact && $0.layer == nil })
    let path = result.runs.paths(0)[0]
    for (opinion, column) in [(Opinion.positive, 0), (.negative, 3)] {
      for (round, step) in path.steps.enumerated() {
        let newly = market.events.count {
          $0.kind == .knows && $0.opinion == opinion && $0.round == round + 1
        }
        #expect(Double(newly) == step[column])
      }
      // Everybody learns a story once, and who tells it knew it before.
      let knows = market.events.filter { $0.kind == .knows && $0.opinion == opinion }
      #expect(Set(knows.map(\.person)).count == knows.count)
      for event in market.events where event.kind == .tells && event.opinion == opinion {
        #expect(knows.contains { $0.person == event.person && $0.round < event.round })
      }
    }
    #expect(market.events.allSatisfy { $0.period == nil })
  }

  @Test func `large graphs and those that are not stored have none`() throws {
    let large = try Samples.run(Samples.lively().replacing("300", with: "401"))
    #expect(Experiment.smallMarkets(of: large, workers: .single).isEmpty)
    let complete = Samples.lively().replacing(
      "\"model\": \"watts-strogatz\", \"people\": 300, \"contacts\": 8, \"rewire\": 0.2",
      with: "\"model\": \"complete\", \"people\": 50")
    #expect(
      Experiment.smallMarkets(of: try Samples.run(complete), workers: .single).isEmpty)
  }

  @Test func `each period begins anew`() throws {
    let result = try Samples.run([Samples.model], replicates: 2, people: 60)
    let market = try #require(Experiment.smallMarkets(of: result, workers: .single).first)
    let periods = Set(market.events.map(\.period))
    #expect(periods.isSubset(of: [1, 2, 3]) && periods.count > 1)
    #expect(market.events.contains { $0.period == 2 && $0.round == 0 && $0.kind == .knows })
  }

  @Test func `settings on one network have the same places, those on another have others`() throws {
    let variants = """
      "variants": { "more": { "customers.satisfied": 0.6 }, "other": { "graph.rewire": 0.3 } }
      """
    let result = try Samples.run(Samples.lively(variants), .compare)
    let places = Experiment.smallMarkets(of: result, workers: Workers(2)).map(\.places)
    #expect(places.count == 3 && places.allSatisfy { $0.count == 300 })
    #expect(places[0] == places[1] && places[0] != places[2])
  }
}
