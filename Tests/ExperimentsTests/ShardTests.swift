import Testing

@testable import Experiments

@Suite struct ShardTests {
  @Test func `there are as many shards as was said, from 1`() {
    #expect(Shard(1, of: 1) != nil && Shard(3, of: 3) != nil)
    #expect(Shard(0, of: 3) == nil && Shard(4, of: 3) == nil && Shard(1, of: 0) == nil)
  }

  @Test(arguments: [1, 2, 3, 7, 16], [1, 2, 10, 64])
  func `each run belongs to one shard, and shards are nearly equal`(count: Int, draws: Int) throws {
    let shards = try (1...count).map { try #require(Shard($0, of: count)) }
    var sizes = Array(repeating: 0, count: count)
    for setting in 0..<5 {
      for replicate in 0..<64 {
        let owners = shards.filter {
          Shard.number(of: replicate, of: setting, draws: draws, outOf: count) == $0.number
        }
        #expect(owners.count == 1)
        sizes[(owners.first?.number ?? 1) - 1] += 1
      }
    }
    // A graph of a setting is one unit where there are enough of them.
    let unit = draws >= count && draws > 1 ? (64 + draws - 1) / draws : 1
    let most = sizes.max() ?? 0
    let least = sizes.min() ?? 0
    #expect(most - least <= 5 * unit, "\(sizes)")
  }

  @Test func `settings that are dear are spread`() throws {
    let shard = try #require(Shard(1, of: 4))
    // Of settings with one replicate each, a shard does not get all or none.
    let settings = (0..<8).filter {
      Shard.number(of: 0, of: $0, draws: 1, outOf: 4) == shard.number
    }
    #expect(settings == [0, 4])
  }

  @Test func `a graph is used by one shard of a setting where there are enough`() throws {
    let shards = try (1...3).map { try #require(Shard($0, of: 3)) }
    for draw in 0..<6 {
      let owners = shards.filter { shard in
        (0..<10).contains {
          Shard.number(of: draw + 6 * $0, of: 2, draws: 6, outOf: 3) == shard.number
        }
      }
      #expect(owners.count == 1)
    }
  }

  @Test(arguments: [1, 2, 3, 7, 100], [1, 5, 12])
  func `how many runs a shard has is counted right`(
    count: Int, draws: Int
  ) throws {
    let sweep = "\"sweep\": { \"grid\": { \"customers.dissatisfied\": [0.1, 0.2, 0.3] } }"
    let precision = draws > 1 ? "" : "\"precision\": { \"relative\": 0.1 }, "
    let plan = try Plan(
      Samples.document(
        Samples.lively(precision + sweep), settings: ["graph.draws=\(draws)"]), scope: .sweep)
    for replicates in [0, 1, 11, 40] {
      let counts = plan.settings.map { _ in replicates }
      for shard in (1...count).compactMap({ Shard($0, of: count) }) {
        let expected = plan.settings.indices.reduce(0) { sum, setting in
          sum + (0..<replicates).count { shard.includes($0, of: setting, in: plan) }
        }
        #expect(RunPart.shard(shard).runs(plan, counts) == expected)
      }
    }
  }
}
