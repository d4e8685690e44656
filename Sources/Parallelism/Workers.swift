import Dispatch
import Synchronization

/// A number of workers that share out independent pieces of work with Dispatch.
///
/// ```swift
/// let squares = Workers(2).map(1000) { $0 * $0 }
/// ```
///
/// Pieces are handed out in index order, a block at a time, to whichever worker is free. Which
/// worker takes a piece must not matter: results are returned by index, and a worker's state is for
/// reuse of memory, never for carrying one piece's outcome into the next.
///
/// It deliberately does not nest: work handed out by a worker runs its own loops.
public struct Workers: Sendable {
  /// The number of workers, at least 1.
  public let count: Int

  /// What asks whoever they work for to stop between pieces of work, if anything.
  private let cancellation: Cancellation?

  /// Makes a number of workers.
  ///
  /// - Parameters:
  ///   - count: Their number; `nil` means one for each core that the process may use.
  ///   - cancellation: What makes them ``isCancelled``; they finish what they are given all the same.
  public init(_ count: Int? = nil, cancellation: Cancellation? = nil) {
    self.count = max(1, count ?? Self.activeCores)
    self.cancellation = cancellation
  }

  /// Whether whoever they work for is asked to stop.
  public var isCancelled: Bool { cancellation?.isCancelled ?? false }

  /// One worker: everything on the calling thread.
  public static let single = Workers(1)

  /// The cores this process may use, at least 1.
  public static var activeCores: Int { ProcessLimits.current.cores }

  /// Performs pieces of work `0..<count`, each worker with a state of its own.
  ///
  /// - Parameters:
  ///   - count: The number of pieces.
  ///   - block: How many neighbouring pieces a worker takes at a time, at least 1; make a block
  ///     last 20 microseconds or more.
  ///   - cancellation: Asked before each block; once cancelled, no further block starts.
  ///   - makeState: Makes a worker's state, once for each worker that gets any work.
  ///   - body: Performs one piece. It runs concurrently with itself.
  /// - Complexity: O(blocks) beside the work; one atomic addition for each block.
  public func forEach<State>(
    _ count: Int,
    block: Int = 1,
    cancellation: Cancellation? = nil,
    makeState: @Sendable () -> State,
    _ body: @Sendable (inout State, Int) -> Void
  ) {
    precondition(count >= 0 && block >= 1)
    let blocks = count / block + (count % block == 0 ? 0 : 1)
    let next = Atomic<Int>(0)
    @Sendable func work() {
      var index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      guard index < blocks, cancellation?.isCancelled != true else { return }
      var state = makeState()
      while index < blocks, cancellation?.isCancelled != true {
        for piece in index * block..<min(count, (index + 1) * block) {
          body(&state, piece)
        }
        index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      }
    }
    if self.count == 1 || blocks <= 1 {
      work()
    } else {
      DispatchQueue.concurrentPerform(iterations: min(self.count, blocks)) { _ in work() }
    }
  }

  /// Performs pieces of work `0..<count` and returns their results in index order.
  ///
  /// - Parameters:
  ///   - count: The number of pieces.
  ///   - body: Performs one piece. It runs concurrently with itself.
  /// - Returns: The result of piece i at index i, whichever worker did it.
  /// - Complexity: O(count) beside the work.
  public func map<Result: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    unsafe Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      // In bounds and without a race: piece i alone initialises slot i, once, and all pieces are
      // done when forEach returns.
      nonisolated(unsafe) let slots = unsafe buffer
      forEach(count, makeState: {}) { _, piece in
        unsafe slots.initializeElement(at: piece, to: body(piece))
      }
      initialized = count
    }
  }

  /// Splits `0..<count` into ranges of nearly equal length, performs each, and returns the results
  /// in order.
  ///
  /// - Parameters:
  ///   - count: The length of the range.
  ///   - atLeast: The length below which a range is not worth a worker's while.
  ///   - body: Performs one range. Neither the number of ranges nor their ends may matter to what
  ///     the results add up to.
  /// - Returns: One result for each range, in order; none for an empty range.
  public func mapRanges<Result: Sendable>(
    _ count: Int, atLeast: Int = 4096, _ body: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    guard count > 0 else { return [] }
    let parts = max(1, min(self.count, count / max(1, atLeast)))
    return map(parts) { part in body(count * part / parts..<count * (part + 1) / parts) }
  }
}
