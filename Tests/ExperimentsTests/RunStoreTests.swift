import Experiments
import Testing
import WordOfMouth

@Suite struct RunStoreTests {
  private func entry(_ replicates: Range<Int>) -> ([RunRecord], SettingSeries) {
    var series = SettingSeries()
    let records = replicates.map { replicate in
      series.append(Samples.outcome(negative: [replicate + 1]))
      return Samples.record(replicate, reach: replicate + 1)
    }
    return (records, series)
  }

  @Test func `records find their place whoever comes first`() throws {
    let plan = try Plan(Samples.bare(), scope: .run)
    let ledger = RunStore(plan)
    for range in [20..<40, 0..<5] {
      let (records, series) = entry(range)
      #expect(ledger.enter(records, series, setting: 0) < 40)
    }
    let (records, series) = entry(5..<20)
    #expect(ledger.enter(records, series, setting: 0) == 40)
    let closed = ledger.close()
    #expect(closed.records == entry(0..<40).0)
    #expect(closed.summaries[0] == entry(0..<40).1.summary(requested: 40, draws: 1))
    #expect(closed.summaries[0].rounds.first { $0.opinion == .negative }?.mean == 20.5)
    #expect(closed.mostOpen == 1)
  }

  @Test func `what was left incomplete is summarised as far as it is`() throws {
    let ledger = RunStore(try Plan(Samples.bare(), scope: .run))
    let (records, series) = entry(3..<9)
    _ = ledger.enter(records, series, setting: 0)
    let closed = ledger.close()
    #expect(closed.records == records)
    #expect(closed.summaries[0] == series.summary(requested: 40, draws: 1))
  }
}
