package import Parallelism

/// Ties in any order, repeats and self-loops included: what a ``Graph`` is built from.
///
/// ```swift
/// var list = TieList()
/// list.add(0, 1)
/// list.add(contentsOf: tiesOfAWorker)
/// let built = try list.build(people: 10, isDirected: false, workers: workers)
/// ```
///
/// It cannot be copied and building uses it up, so that its memory is free before the graph's is full.
package struct TieList: ~Copyable, Sendable {
  /// The ties; neither their order nor how they are cut into pieces changes the graph.
  private var pieces = TiePieces()

  /// The number of ties listed, repeats and self-loops included.
  package var count: Int { pieces.count }

  /// Makes an empty list.
  package init() {}

  /// Adds a tie.
  ///
  /// - Complexity: O(1).
  package mutating func add(_ from: PersonID, _ to: PersonID) { pieces.append(Tie(from, to)) }

  /// Adds many ties, without copying them.
  ///
  /// - Complexity: O(1).
  package mutating func add(contentsOf ties: consuming [Tie]) { pieces.append(contentsOf: ties) }

  /// Adds ties number `0..<count`, each a function of its number; the workers share them.
  ///
  /// - Complexity: O(count).
  @inline(__always)
  package mutating func add(count: Int, workers: Workers, _ tie: @Sendable (Int) -> Tie) {
    guard count > 0 else { return }
    // Large pieces, but one for each worker if that leaves them long enough.
    let pieces = max(1, count / TiePieces.longest, min(workers.count, count >> 16))
    let made = workers.map(pieces) { piece in
      (count * piece / pieces..<count * (piece + 1) / pieces).map(tie)
    }
    for piece in made { add(contentsOf: piece) }
  }

  /// Takes all ties out of the list, in parts of nearly equal length for workers to share.
  ///
  /// A piece is free once all parts that have some of it are.
  ///
  /// - Complexity: O(pieces + parts).
  mutating func takeParts(workers: Workers) -> [[ArraySlice<Tie>]] {
    // Some parts for each worker, so that none waits long for the last.
    let length = min(1 << 20, max(1 << 14, count / (8 * workers.count)))
    var parts: [[ArraySlice<Tie>]] = []
    var room = 0
    for piece in pieces.take() {
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
    return parts
  }
}

/// A graph has more people or ties than 32-bit numbers can count.
public struct GraphTooLarge: Error, Hashable, CustomStringConvertible {
  /// What is too many, as a sentence without its full stop.
  public let description: String
}
