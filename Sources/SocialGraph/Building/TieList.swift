package import Parallelism

/// A tie as somebody listed it: `from` tells `to`.
///
/// For an undirected graph the order of the ends says nothing.
package struct Tie: Sendable, Hashable {
  /// The end named first.
  package var from: PersonID
  /// The end named second.
  package var to: PersonID

  /// Makes a tie of its two ends.
  package init(_ from: PersonID, _ to: PersonID) {
    self.from = from
    self.to = to
  }
}

/// Ties in any order, repeats and self-loops included: what a ``Graph`` is built from.
///
/// ```swift
/// var list = TieList()
/// list.add(0, 1)
/// list.add(contentsOf: tiesOfAWorker)
/// let built = try list.build(people: 10, isDirected: false, workers: workers)
/// ```
///
/// It takes 8 bytes a tie, in pieces, so that growing it never copies it. It cannot be copied and
/// building uses it up, so that its memory is free before the graph's is full.
package struct TieList: ~Copyable, Sendable {
  /// Whole pieces; the order of pieces and of ties in them does not change the graph.
  private var pieces: [[Tie]] = []
  /// The piece that single ties go to.
  private var open: [Tie] = []
  /// The number of ties listed, repeats and self-loops included.
  package private(set) var count = 0

  /// How many ties the open piece takes: from 512 KiB up to 32 MiB, twice as many each time.
  ///
  /// A large list has few pieces, which the C library returns to the system once they are free; a
  /// small one takes little more than its ties.
  private var pieceLength = 1 << 16
  private static let largestPiece = 1 << 22

  /// Makes an empty list.
  package init() {}

  /// Adds a tie.
  ///
  /// - Complexity: O(1).
  package mutating func add(_ from: PersonID, _ to: PersonID) {
    if open.capacity == 0 { open.reserveCapacity(pieceLength) }
    open.append(Tie(from, to))
    count += 1
    if open.count == pieceLength { close() }
  }

  /// Adds many ties, without copying them.
  ///
  /// - Complexity: O(1).
  package mutating func add(contentsOf ties: consuming [Tie]) {
    count += ties.count
    pieces.append(ties)
  }

  /// Adds a few ties to the open piece, where a piece of their own would be small.
  ///
  /// The C library keeps the memory of small pieces between others in use, and a large graph built
  /// of them would not find it free.
  ///
  /// - Complexity: O(ties).
  mutating func add(copyOf ties: [Tie]) {
    for tie in ties { add(tie.from, tie.to) }
  }

  /// Adds ties number `0..<count`, each a function of its number; the workers share them.
  ///
  /// - Complexity: O(count).
  @inline(__always)
  package mutating func add(count: Int, workers: Workers, _ tie: @Sendable (Int) -> Tie) {
    guard count > 0 else { return }
    // Large pieces, but one for each worker if that leaves them long enough.
    let pieces = max(1, count / Self.largestPiece, min(workers.count, count >> 16))
    let made = workers.map(pieces) { piece in
      (count * piece / pieces..<count * (piece + 1) / pieces).map(tie)
    }
    for piece in made { add(contentsOf: piece) }
  }

  /// Ends the open piece.
  private mutating func close() {
    if !open.isEmpty { pieces.append(open) }
    open = []
    pieceLength = min(2 * pieceLength, Self.largestPiece)
  }

  /// Takes all ties out of the list, in parts of nearly equal length for workers to share.
  ///
  /// A piece is free once all parts that have some of it are.
  ///
  /// - Complexity: O(pieces + parts).
  mutating func takeParts(workers: Workers) -> [[ArraySlice<Tie>]] {
    close()
    // Some parts for each worker, so that none waits long for the last.
    let length = min(1 << 20, max(1 << 14, count / (8 * workers.count)))
    var parts: [[ArraySlice<Tie>]] = []
    var room = 0
    for piece in pieces {
      var rest = piece[...]
      while !rest.isEmpty {
        if room == 0 {
          parts.append([])
          room = length
        }
        let taken = rest.prefix(room)
        parts[parts.count - 1].append(taken)
        rest = rest.dropFirst(taken.count)
        room -= taken.count
      }
    }
    pieces = []
    count = 0
    return parts
  }
}

/// A graph has more people or ties than 32-bit numbers can count.
public struct GraphTooLarge: Error, Hashable, CustomStringConvertible {
  /// What is too many, as a sentence without its full stop.
  public let description: String
}
