import Testing

@testable import Experiments

@Suite struct WorkListTests {
  private struct Run: Hashable {
    var setting: Int
    var replicate: Int
  }

  @Test(arguments: [(1, 10), (3, 10), (10, 3), (4, 4), (7, 100), (1, 0), (5, 1)])
  func `each replicate is run once, on the graph of its draw`(draws: Int, replicates: Int) {
    let used = max(1, min(draws, replicates))
    for cut in 0...used {
      for (size, passes) in [(1, 1), (1, 3), (1, 8), (4, 1), (4, 8), (64, 1), (64, 8)] {
        let slices = [0..<cut, cut..<used].map {
          WorkList.Slice(
            setting: 3, part: 0, draws: $0, allDraws: used, allReplicates: replicates,
            blockSize: size)
        }
        let work = WorkList(slices, passes: passes)
        var seen: [Run: Int] = [:]
        for block in 0..<work.blocks {
          let (place, places) = work.block(block)
          #expect(!places.isEmpty && places.count <= size)
          for index in places {
            let (replicate, draw) = work.slices[place].replicate(index)
            #expect(draw == replicate % used)
            #expect(work.slices[place].draws.contains(draw))
            seen[Run(setting: 3, replicate: replicate), default: 0] += 1
          }
        }
        #expect(seen.count == replicates)
        #expect(seen.allSatisfy { (0..<replicates).contains($0.key.replicate) && $0.value == 1 })
      }
    }
  }

  @Test func `many settings are in one list`() {
    let slices = (0..<20).map {
      WorkList.Slice(
        setting: $0, part: 0, draws: 0..<1, allDraws: 1, allReplicates: $0 * 3, blockSize: 4)
    }
    let work = WorkList(slices)
    var counts = Array(repeating: 0, count: 20)
    for block in 0..<work.blocks {
      let (place, places) = work.block(block)
      counts[work.slices[place].setting] += places.count
    }
    #expect(counts == (0..<20).map { $0 * 3 })
  }

  @Test func `in passes every setting has had its part at each moment`() {
    let slices = (0..<3).map {
      WorkList.Slice(
        setting: $0, part: 0, draws: 0..<1, allDraws: 1, allReplicates: 80, blockSize: 1)
    }
    let work = WorkList(slices, passes: 8)
    var counts = [0, 0, 0]
    for block in 0..<work.blocks {
      counts[work.block(block).slice] += 1
      #expect((counts.max() ?? 0) - (counts.min() ?? 0) <= 10)
    }
    #expect(counts == [80, 80, 80])
  }

  @Test func `tiny graphs share a block and large ones do not`() {
    #expect(WorkList.blockSize(people: 0) == 64)
    #expect(WorkList.blockSize(people: 100) == 64)
    #expect(WorkList.blockSize(people: 10_000) == 64)
    #expect(WorkList.blockSize(people: 100_000) == 16)
    #expect(WorkList.blockSize(people: 1_000_000) == 1)
    #expect(WorkList.blockSize(people: 10_000, periods: 100) == 1)
    // Every worker has four blocks, or blocks are small.
    #expect(WorkList.blockSize(people: 10_000, runs: 200, workers: 2) == 25)
    #expect(WorkList.blockSize(people: 10_000, runs: 64, workers: 2) == 16)
    #expect(WorkList.blockSize(people: 100_000, runs: 64, workers: 2) == 8)
    #expect(WorkList.blockSize(people: 100_000, runs: 3, workers: 64) == 1)
  }
}
