import Experiments
import Service
import Testing
import WordOfMouth

@Suite struct PeriodSeriesTests {
  private func outcome(_ replicate: Int) -> ServiceOutcome {
    ServiceOutcome(
      periods: (0..<2).map { period in
        Samples.period(
          customers: 100 + replicate, complaints: period * replicate,
          revenue: 0.1 * Double(replicate) + Double(period), negative: [replicate, 20 * period])
      }, residualValue: 0)
  }

  private func series(_ replicates: [Int]) -> PeriodSeries {
    var series = PeriodSeries()
    for replicate in replicates {
      series.append(outcome(replicate), replicate: replicate, takeOff: 0.01)
    }
    return series
  }

  @Test func `a period is summarised over its replicates alone`() throws {
    let summaries = series(Array(0..<20)).summaries(requested: 20, draws: 1)
    #expect(summaries.count == 2)
    func mean(_ name: String, _ period: Int) throws -> Double {
      try #require(summaries[period].first { $0.metric == name }?.mean)
    }
    #expect(try mean("customers_start", 0) == 109.5)
    #expect(try mean("complaints", 0) == 0 && mean("complaints", 1) == 9.5)
    #expect(try abs(mean("revenue", 1) - 1.95) < 1e-12)
    // 20 of 1,000 people are reached after round 1 in the second period.
    #expect(try mean("took_off_negative", 0) == 0 && mean("took_off_negative", 1) == 1)
    #expect(try mean("reach_given_take_off_negative", 1) == 29.5)
  }

  @Test func `whoever comes first, the sums are the same to the last bit`() {
    let whole = series(Array(0..<30)).summaries(requested: 30, draws: 1)
    var pieces = series([29, 3, 11])
    pieces.append(series((0..<30).filter { ![29, 3, 11].contains($0) }.reversed()))
    #expect(pieces.summaries(requested: 30, draws: 1) == whole)
  }

  @Test func `of no replicates there are no periods`() {
    #expect(PeriodSeries().summaries(requested: 4, draws: 1).isEmpty)
  }
}
