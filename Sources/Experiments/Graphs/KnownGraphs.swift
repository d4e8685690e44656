import GraphFiles
import SocialGraph
import Synchronization

/// Graphs that stay in memory from one experiment to the next, so that each is built or read once.
package final class KnownGraphs: Sendable {
  private struct Draw: Hashable {
    let family: GraphFamily
    let number: Int
  }

  private let built = Mutex<[Draw: GraphCache.Item]>([:])
  private let read = Mutex<[GraphFamily: SourceGraph]>([:])

  /// Knows none.
  package init() {}

  /// How many there are.
  package var count: Int { built.withLock(\.count) + read.withLock(\.count) }

  /// A draw of a family: the one that is known, or the one that is made now; nil if making it was stopped.
  func item(
    of family: GraphFamily, draw: Int, _ make: () -> GraphCache.Item?
  ) -> GraphCache.Item? {
    let key = Draw(family: family, number: draw)
    if let item = built.withLock({ $0[key] }) { return item }
    guard let item = make() else { return nil }
    built.withLock { $0[key] = item }
    return item
  }

  /// The graph of a family that was read from files; nil if it is not known.
  func source(of family: GraphFamily) -> SourceGraph? { read.withLock { $0[family] } }

  /// Keeps a graph that was read from files.
  func keep(_ graph: SourceGraph, of family: GraphFamily) {
    read.withLock { $0[family] = graph }
  }
}
