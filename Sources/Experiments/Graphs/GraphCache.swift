package import Parallelism
import Scenarios
package import SocialGraph

/// Builds the graphs of a batch, each distinct one once.
package struct GraphCache: Sendable {
  /// A graph, or why there is none.
  package typealias Item = Result<Graph, GraphFailure>

  /// The parts of the batch.
  package let parts: [GraphFamilies.Part]
  /// For each part its graphs, in order of draws; nil for one that is not needed, or was not begun
  /// or finished.
  private let items: [[Item?]]

  /// From this many expected ties on a graph is built by all workers together; smaller ones are built
  /// side by side.
  package static let largeFrom = 250_000.0

  /// Builds the graphs.
  ///
  /// - Parameters:
  ///   - parts: Which ones.
  ///   - families: What they are.
  ///   - files: The graphs of files, by family.
  ///   - workers: Who builds.
  ///   - cancellation: Once raised, no further graph is begun, and those being generated are left;
  ///     nothing is run on those missing.
  ///   - known: Where graphs that are built are kept, and found again; nil where they are not.
  ///   - isNeeded: Whether a draw of a family is needed.
  package init(
    _ parts: [GraphFamilies.Part], _ families: GraphFamilies, files: [Int: Graph],
    workers: Workers, cancellation: Cancellation, known: KnownGraphs? = nil,
    isNeeded: (_ family: Int, _ draw: Int) -> Bool = { _, _ in true }
  ) {
    self.parts = parts
    var items = parts.map { Array(repeating: Item?.none, count: $0.draws.count) }
    var small: [(part: Int, draw: Int)] = []
    for (part, entry) in parts.enumerated() {
      let family = families.all[entry.family]
      guard let ties = family.ties else {
        items[part] = [files[entry.family].map(Item.success)]
        continue
      }
      for draw in entry.draws where isNeeded(entry.family, draw) {
        if ties >= Self.largeFrom {
          guard !cancellation.isCancelled else { continue }
          items[part][draw - entry.draws.lowerBound] = Self.build(
            family, draw: draw, workers: Workers(workers.count, cancellation: cancellation), known)
        } else {
          small.append((part, draw))
        }
      }
    }
    let list = small
    let built = workers.map(list.count) { place -> Item? in
      guard !cancellation.isCancelled else { return nil }
      let (part, draw) = list[place]
      return Self.build(
        families.all[parts[part].family], draw: draw,
        workers: Workers(1, cancellation: cancellation), known)
    }
    for ((part, draw), item) in zip(small, built) {
      items[part][draw - parts[part].draws.lowerBound] = item
    }
    self.items = items
  }

  /// The graph of a draw; nil if it is not needed, or was not begun or finished.
  package func item(part: Int, draw: Int) -> Item? {
    items[part][draw - parts[part].draws.lowerBound]
  }

  private static func build(
    _ family: GraphFamily, draw: Int, workers: Workers, _ known: KnownGraphs?
  ) -> Item? {
    func make() -> Item? {
      let item = Item { () throws(GraphFailure) in
        try family.graph(draw: draw, workers: workers).graph
      }
      if case .failure = item, workers.isCancelled { return nil }
      return item
    }
    guard let known else { return make() }
    return known.item(of: family, draw: draw, make)
  }
}
