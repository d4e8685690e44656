import Parallelism
import Synchronization
import Testing

@Suite struct CancellationTests {
  @Test(arguments: [1, 2, 7])
  func `nothing starts after a cancellation`(workers: Int) {
    let cancellation = Cancellation()
    let done = Atomic<Int>(0)
    Workers(workers).forEach(1_000_000, cancellation: cancellation, makeState: {}) { _, piece in
      done.wrappingAdd(1, ordering: .relaxed)
      if piece == 100 { cancellation.cancel() }
      // Workers that are ahead wait for piece 100, however the threads are scheduled.
      while piece > 1000, !cancellation.isCancelled {}
    }
    #expect(done.load(ordering: .relaxed) >= 101)
    #expect(done.load(ordering: .relaxed) <= 1001 + workers)
    #expect(cancellation.isCancelled)
  }

  @Test func `a block that has started is finished`() {
    let cancellation = Cancellation()
    let done = Mutex<[Int]>([])
    Workers(1).forEach(100, block: 10, cancellation: cancellation, makeState: {}) { _, piece in
      if piece == 3 { cancellation.cancel() }
      done.withLock { $0.append(piece) }
    }
    #expect(done.withLock { $0 } == Array(0..<10))
  }

  @Test func `nothing runs if cancelled before the start`() {
    let cancellation = Cancellation()
    cancellation.cancel()
    Workers(2).forEach(10, cancellation: cancellation, makeState: {}) { _, _ in
      Issue.record("a piece after a cancellation")
    }
  }

  @Test func `one with a time raises itself when that is over, and not before`() {
    #expect(!Cancellation(after: .seconds(3600)).isCancelled)
    let over = Cancellation(after: .zero)
    #expect(over.isCancelled && over.isCancelled)
    let asked = Cancellation(after: .seconds(3600))
    asked.cancel()
    #expect(asked.isCancelled)
  }
}
