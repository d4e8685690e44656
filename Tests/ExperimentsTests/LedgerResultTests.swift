@testable import Experiments
import Parallelism
import Scenarios
import Service
import Testing

@Suite struct LedgerResultTests {
  private static let waves = Samples.lively(
    """
    "variants": { "calm": { "voices.negative.retell": 0 } },
    "sweep": { "grid": { "voices.negative.retell": [0, 0.5] } },
    "uncertain": { "voices.positive.retell": { "from": 0, "to": 0.5 } },
    "uncertainty": { "samples": 16 }
    """)

  @Test func `a comparison has the ledgers of its baseline, as a run of that alone`() throws {
    var calm = Samples.model
    calm.experience.misery = 0
    for (run, compare) in [
      (try Samples.run(Self.waves), try Samples.run(Self.waves, .compare)),
      (try Samples.run([Samples.model]), try Samples.run([Samples.model, calm], .compare)),
    ] {
      let (alone, among) = (LedgerResult(run), LedgerResult(compare))
      #expect(alone.all.count == (run.plan.metrics.hasPeriods ? 3 : 2))
      #expect(among.setting == 0 && among.all == alone.all)
    }
  }

  @Test func `where samples have what-ifs, the baseline is that with the scenario's own values`()
    throws
  {
    let found = LedgerResult(try Samples.run(Self.waves, .uncertain))
    let alone = LedgerResult(try Samples.run(Self.waves))
    #expect(found.setting != 0 && !found.all.isEmpty && found.all == alone.all)
  }

  @Test func `points have no baseline with the scenario's own values`() throws {
    let found = LedgerResult(try Samples.run(Self.waves, .sweep))
    #expect(found.setting == nil && found.comparisons == nil && found.all.isEmpty)
  }

  @Test func `a baseline of which runs are missing has no ledger`() throws {
    let shard = try #require(Shard(1, of: 2))
    let found = LedgerResult(
      try Samples.run(Self.waves, .compare, options: ExperimentOptions(.shard(shard))))
    #expect(found.setting == 0 && found.comparisons == nil)
  }
}
