import Experiments
import Measurement
import Parallelism
import Scenarios
import Synchronization
import Testing

@Suite struct ThroughputBenchmarkTests {
  private func measure(
    _ json: String, threads: [Int] = [1, 2], samples: Int = 2, replicates: Int? = 12
  ) throws -> ThroughputResult {
    let benchmark = try ThroughputBenchmark(Samples.document(json))
    return try #require(
      try benchmark.run(
        threads: threads, timing: TimingPlan(samples: samples), replicates: replicates,
        cancellation: Cancellation()))
  }

  @Test func `it measures what a run of the scenario does`() throws {
    let result = try measure(Samples.lively(), replicates: 40)
    let records = try Samples.run(Samples.lively()).records
    let columns = Metric.wave.indices.filter { Metric.wave[$0].name.hasPrefix("tellings_") }
    let tellings = records.reduce(0) { sum, record in
      columns.reduce(sum) { $0 + Int(record.values[$1]) }
    }
    #expect(columns.count == 2)
    #expect(result.tellings == tellings && tellings > 0)
    #expect(result.people == 300 && result.ties == 1200 && result.replicates == 40)
    #expect(result.edgeVisits >= Double(result.tellings))
    #expect(result.name == "sample")
  }

  @Test func `there is a row for each number of threads, in rising order`() throws {
    let result = try measure(Samples.lively(), threads: [3, 1], samples: 4)
    #expect(result.rows.map(\.threads) == [1, 3])
    for row in result.rows {
      #expect(row.spread.seconds.count == 4)
      #expect(try #require(row.setupSeconds) > 0)
      #expect(try #require(row.perSecond(Double(result.replicates))) > 0)
      #expect(result.speedUp(of: row) != nil)
    }
    let other = try measure(Samples.lively(), threads: [2])
    #expect(result.digest == other.digest)
    #expect(other.speedUp(of: other.rows[0]) == nil)
  }

  @Test func `the digest does not depend on the replicates of a sample, and differs between seeds`()
    throws
  {
    let digest = try measure(Samples.lively(), threads: [1], replicates: 4).digest
    #expect(try measure(Samples.lively(), threads: [1], replicates: 30).digest == digest)
    let other = Samples.lively().replacing("\"seed\": 7", with: "\"seed\": 8")
    #expect(try measure(other, threads: [1], replicates: 4).digest != digest)
  }

  @Test func `a sample lasts as long as it should unless the number of replicates is given`() throws
  {
    let json = Samples.lively().replacing("\"share\": 0.05", with: "\"share\": 0")
    let result = try measure(json, threads: [1], samples: 1, replicates: nil)
    #expect(result.replicates > 40)
    #expect(result.tellings == 0 && result.edgeVisits == 0)
    #expect(result.rows[0].perSecond(0) == 0)
  }

  @Test func `nobody at all is measured too`() throws {
    let json = Samples.lively().replacing(
      #""model": "watts-strogatz", "people": 300, "contacts": 8, "rewire": 0.2"#,
      with: #""model": "complete", "people": 0"#)
    let result = try measure(json)
    #expect(result.people == 0 && result.tellings == 0 && result.edgeVisits == 0)
  }

  @Test func `of several graphs the first is measured`() throws {
    let json = Samples.lively().replacing("\"rewire\": 0.2", with: "\"rewire\": 0.2, \"draws\": 5")
    let result = try measure(json)
    #expect(result.graphDraws == 5)
    #expect(result.digest == (try measure(Samples.lively())).digest)
  }

  @Test func `cancelled it has no result`() throws {
    let cancellation = Cancellation()
    let benchmark = try ThroughputBenchmark(Samples.bare())
    let steps = Mutex([Int]())
    let result = try benchmark.run(
      threads: [1, 2], timing: TimingPlan(samples: 5), replicates: 4, cancellation: cancellation
    ) { progress in
      #expect(progress.total == 12)
      steps.withLock { $0.append(progress.done) }
      if progress.done == 4 { cancellation.cancel() }
    }
    #expect(result == nil)
    #expect(steps.withLock { $0 } == [1, 2, 3, 4])
  }

  @Test func `what a machine cannot hold is rejected before anything is built`() throws {
    let json = Samples.lively().replacing("\"people\": 300", with: "\"people\": 400000000")
    #expect(throws: ExperimentError.self) { try measure(json) }
  }

  @Test func `the built-in set has plain names, and a quick part without the largest`() throws {
    let all = try ThroughputBenchmark.builtIn()
    let names = all.map(\.plan.document.name)
    #expect(Set(names).count == names.count && names.first == "default")
    #expect(all.allSatisfy { $0.about?.isEmpty == false })
    let quick = try ThroughputBenchmark.builtIn(isQuick: true, settings: ["seed=3"])
    #expect(quick.map(\.plan.document.name) == names.filter { !$0.hasSuffix("-1m") })
    #expect(quick.allSatisfy { $0.plan.document.baseline.seed == 3 })
  }
}
