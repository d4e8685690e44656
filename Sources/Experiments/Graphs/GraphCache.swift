package import Parallelism
import Scenarios
package import SocialGraph

/// Builds the graphs of a batch, each distinct one once.
package struct GraphCache: Sendable {
  /// A graph, or why there is none: a sentence without its full stop.
  package enum Item: Sendable {
    case graph(Graph)
    case failed(String)
  }

  /// The parts of the batch.
  package let parts: [GraphFamilies.Part]
  /// For each part its graphs, in order of draws.
  private let items: [[Item]]

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
  ///   - cancellation: Once raised, no further graph is begun; those missing count as failed, and
  ///     nothing is run on them.
  package init(
    _ parts: [GraphFamilies.Part], _ families: GraphFamilies, files: [Int: Graph],
    workers: Workers, cancellation: Cancellation
  ) {
    self.parts = parts
    var items = parts.map {
      Array(repeating: Item.failed("it was not begun"), count: $0.draws.count)
    }
    var small: [(part: Int, draw: Int)] = []
    for (part, entry) in parts.enumerated() {
      let family = families.all[entry.family]
      guard let ties = family.ties else {
        if let graph = files[entry.family] { items[part] = [.graph(graph)] }
        continue
      }
      for draw in entry.draws {
        if ties >= Self.largeFrom {
          guard !cancellation.isCancelled else { continue }
          items[part][draw - entry.draws.lowerBound] = Self.build(
            family, draw: draw, workers: workers)
        } else {
          small.append((part, draw))
        }
      }
    }
    let list = small
    let built = workers.map(list.count) { place -> Item in
      guard !cancellation.isCancelled else { return .failed("it was not begun") }
      let (part, draw) = list[place]
      return Self.build(families.all[parts[part].family], draw: draw, workers: .single)
    }
    for ((part, draw), item) in zip(small, built) {
      items[part][draw - parts[part].draws.lowerBound] = item
    }
    self.items = items
  }

  /// The graph of a draw.
  package func item(part: Int, draw: Int) -> Item {
    items[part][draw - parts[part].draws.lowerBound]
  }

  private static func build(_ family: GraphFamily, draw: Int, workers: Workers) -> Item {
    do throws(GraphFailure) {
      return .graph(try family.graph(draw: draw, workers: workers).graph)
    } catch {
      return .failed(error.description)
    }
  }
}
