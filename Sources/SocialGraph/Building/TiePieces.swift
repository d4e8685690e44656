/// A tie as somebody listed it: `from` tells `to`.
///
/// For an undirected graph the order of the ends says nothing. It is public so that readers of files make
/// millions of them without a call each.
public struct Tie: Sendable, Hashable {
  /// The end named first.
  public var from: PersonID
  /// The end named second.
  public var to: PersonID

  /// Makes a tie of its two ends.
  @inlinable @inline(__always)
  public init(_ from: PersonID, _ to: PersonID) {
    self.from = from
    self.to = to
  }
}

/// Ties in pieces, so that adding to them never copies them; 8 bytes a tie.
///
/// Single ties go to the open piece, which closes when it is full. The next one is four times as long, from
/// 512 KiB up to 32 MiB: a large list has few pieces, most of them of huge pages, which the C library returns
/// to the system once they are free, and a small one takes little more than its ties.
package struct TiePieces: Sendable {
  /// The number of ties.
  package private(set) var count = 0
  private var closed: [[Tie]] = []
  private var open: [Tie] = []
  private var length = 1 << 16
  /// The length of the longest piece.
  static let longest = 1 << 22

  /// Makes an empty list.
  package init() {}

  /// Adds a tie.
  ///
  /// - Complexity: O(1).
  package mutating func append(_ tie: Tie) {
    prepare()
    open.append(tie)
    count += 1
    if open.count >= length { close() }
  }

  /// Adds ties that are written to the rest of the open piece.
  ///
  /// - Parameter write: Writes as many ties as it has and there is room for.
  /// - Returns: The number of ties written.
  package mutating func append(_ write: (inout OutputSpan<Tie>) -> Void) -> Int {
    prepare()
    let before = open.count
    open.append(addingCapacity: length - before, initializingWith: write)
    let added = open.count - before
    count += added
    if open.count >= length { close() }
    return added
  }

  /// Adds ties without copying them; they come before those of the open piece.
  ///
  /// - Complexity: O(1).
  package mutating func append(contentsOf ties: consuming [Tie]) {
    count += ties.count
    closed.append(ties)
  }

  /// Calls with all ties, piece after piece.
  package func forEachPiece(_ body: ([Tie]) -> Void) {
    for piece in closed { body(piece) }
    body(open)
  }

  /// Removes all ties and returns them.
  package mutating func take() -> [[Tie]] {
    close()
    defer { self = TiePieces() }
    return closed
  }

  private mutating func prepare() {
    if open.capacity == 0 { open.reserveHugePages(length) }
  }

  private mutating func close() {
    guard !open.isEmpty else { return }
    closed.append(open)
    open = []
    length = min(4 * length, Self.longest)
  }
}
