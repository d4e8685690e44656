public import Parallelism
public import Scenarios
public import SocialGraph

/// Graphs of ties of several kinds, made of what a scenario says of each.
public enum LayeredGraph {
  /// Generates the layers that have a model, and puts them together with those that are given.
  ///
  /// - Parameters:
  ///   - layers: The layers, in order.
  ///   - people: The number of people.
  ///   - files: The graphs of the layers that are read from files, by name.
  ///   - seed: The random seed.
  ///   - draw: The number of the draw.
  ///   - workers: Who builds them; their number does not change the graph.
  /// - Returns: The graph.
  /// - Throws: `GraphModelProblem` if a model is out of range or the graph too large.
  /// - Complexity: O(people + ties).
  public static func build(
    _ layers: [LayerSource], people: Int, files: [String: Graph] = [:], seed: UInt64, draw: Int = 0,
    workers: Workers
  ) throws(GraphModelProblem) -> Graph {
    var built: [GraphLayer] = []
    for layer in layers {
      switch layer.ties {
      case .model(let model):
        let graph = try model.build(seed: seed, draw: draw, layer: layer.name, workers: workers)
        built.append(GraphLayer(layer.name, .ties(graph)))
      case .meetings(let count):
        built.append(GraphLayer(layer.name, .meetings(count)))
      case .file:
        guard let graph = files[layer.name] else { preconditionFailure("a file's ties are given") }
        built.append(GraphLayer(layer.name, .ties(graph)))
      }
    }
    return try Graph(layers: built, people: people, workers: workers)
  }
}
