import Parallelism
import Synchronization
import Testing

@Suite struct WorkersTests {
  @Test(arguments: [1, 2, 7], [0, 1, 2, 10, 1000])
  func `map returns results in index order`(workers: Int, count: Int) {
    #expect(Workers(workers).map(count) { $0 * 3 } == (0..<count).map { $0 * 3 })
  }

  @Test(arguments: [1, 2, 7], [1, 3, 64, 1000])
  func `every piece is done exactly once, whatever the block size`(workers: Int, block: Int) {
    let counts = Mutex([Int](repeating: 0, count: 500))
    Workers(workers).forEach(500, block: block, makeState: {}) { _, piece in
      counts.withLock { $0[piece] += 1 }
    }
    #expect(counts.withLock { $0 } == [Int](repeating: 1, count: 500))
  }

  @Test func `no more states are made than there are workers`() {
    let states = Atomic<Int>(0)
    Workers(3).forEach(
      1000, makeState: { states.wrappingAdd(1, ordering: .relaxed) }
    ) { _, _ in }
    #expect((1...3).contains(states.load(ordering: .relaxed)))
  }

  @Test func `no state is made for no work`() {
    Workers(3).forEach(0, makeState: { Issue.record("a state without work") }) { _, _ in }
  }

  @Test func `a worker keeps its state from piece to piece`() {
    let longest = Mutex(0)
    Workers(1).forEach(10, makeState: { 0 }) { state, _ in
      state += 1
      longest.withLock { $0 = max($0, state) }
    }
    #expect(longest.withLock { $0 } == 10)
  }

  @Test(arguments: [1, 2, 7], [0, 1, 5, 4096, 100_000])
  func `ranges cover everything in order`(workers: Int, count: Int) {
    let ranges = Workers(workers).mapRanges(count, atLeast: 1000) { $0 }
    #expect(ranges.flatMap { Array($0) } == Array(0..<count))
    #expect(ranges.count <= workers)
  }

  @Test func `there is at least one worker`() {
    #expect(Workers(0).count == 1)
    #expect(Workers(-3).count == 1)
    #expect(Workers().count >= 1)
  }

  @Test func `results may be of any type, references included`() {
    let texts = Workers(2).map(100) { "piece \($0)" }
    #expect(texts[99] == "piece 99")
  }
}
