import Experiments
import Reports
import Testing
import WordOfMouth

/// Mentions `MarketTable` and `OneRunWords`, which are compared with the folder by the tests of the tool.
@Suite struct PathsTableTests {
  @Test func `each round of a replicate is a row`() throws {
    var result = try Example.run()
    let counts = ByOpinion { opinion in
      var counts = WaveOutcome.Counts()
      counts.newlyReached = opinion == .positive ? [4, 1] : [7]
      counts.tellingsByRound = opinion == .positive ? [5, 3] : [9]
      return counts
    }
    let wave = WaveOutcome(people: 1000, counts: counts, reachBoth: 0, rounds: 2)
    var block = RunBlock(setting: 0, of: result.plan)
    block.append(.wave(wave), replicate: 3, of: result.plan)
    let store = try RunStore(result.plan)
    _ = try store.append(block)
    result.runs = try store.close()
    let lines = DataTable.paths(result).csv.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "scenario,variant,point,replicate,round,newly_reached_positive,reach_positive,"
          + "tellings_positive,newly_reached_negative,reach_negative,tellings_negative",
        "example,baseline,0,3,1,4,4,5,7,7,9", "example,baseline,0,3,2,1,5,3,0,7,0",
      ])
  }

  @Test func `with periods a row has the metrics of a period`() throws {
    let names = DataTable.paths(try Example.service()).columns.map(\.name)
    #expect(names.contains("period") && !names.contains("round"))
    #expect(names.contains("unhappy") && names.contains("discounted_profit"))
  }
}
