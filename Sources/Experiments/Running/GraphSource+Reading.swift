public import Parallelism
public import Scenarios
public import SocialGraph

/// A graph that was read, from one file or several.
public struct ReadGraph: Sendable {
  /// The graph.
  public let graph: Graph
  /// What its people are called.
  public let labels: PersonLabels
  /// What was read, dropped and ignored: one report for each file, or layer of a file.
  public let reports: [ReadingReport]
}

extension GraphSource {
  /// Whether its ties, or any of them, stand in files.
  public var isFromFiles: Bool {
    switch self {
    case .file, .layeredFile: true
    case .layers(let layers, _): layers.contains(where: \.isFile)
    case .model: false
    }
  }

  /// Whether it is read from standard input, which can be done once.
  public var isStandardInput: Bool {
    switch self {
    case .file("-", _, _), .layeredFile("-", _, _): true
    case .layers(let layers, _):
      layers.contains { if case .file("-", _) = $0.ties { true } else { false } }
    case .file, .layeredFile, .model: false
    }
  }

  /// The key of a scenario that names its files.
  var fileKey: String {
    guard case .layers(let layers, _) = self, let layer = layers.first(where: \.isFile) else {
      return "graph.file"
    }
    return "graph.layers.\(layer.name).file"
  }

  /// Reads its files.
  ///
  /// - Parameter workers: Who reads; their number does not change the result.
  /// - Returns: The graph, or nil where there is no file to read.
  /// - Throws: `GraphFileError` with the place and the remedy.
  /// - Complexity: that of reading, and O(ties) where there are layers.
  public func read(workers: Workers) throws(GraphFileError) -> ReadGraph? {
    switch self {
    case .model: return nil
    case .file(let path, let isDirected, let projection):
      let file = try GraphFile.read(
        path, isDirected: isDirected, workers: workers, projection: projection)
      return ReadGraph(graph: file.graph, labels: file.labels, reports: [file.report])
    case .layeredFile(let path, let isDirected, let column):
      let file = try LayeredGraphFile.read(
        path, layerColumn: column, isDirected: isDirected, workers: workers)
      return try Self.united(
        file.layers.map { GraphLayer($0.name, .ties($0.graph)) }, file, path: path, workers: workers
      )
    case .layers(let layers, _):
      let files = layers.compactMap { layer -> (name: String, path: String)? in
        if case .file(let path, _) = layer.ties { (layer.name, path) } else { nil }
      }
      guard let first = files.first else { return nil }
      let read = try LayeredGraphFile.read(files, isDirected: isDirected, workers: workers)
      let graphs = Dictionary(uniqueKeysWithValues: read.layers.map { ($0.name, $0.graph) })
      let made = layers.compactMap { layer -> GraphLayer? in
        if case .meetings(let count) = layer.ties {
          return GraphLayer(layer.name, .meetings(count))
        }
        return graphs[layer.name].map { GraphLayer(layer.name, .ties($0)) }
      }
      return try Self.united(made, read, path: first.path, workers: workers)
    }
  }

  private static func united(
    _ layers: [GraphLayer], _ file: LayeredGraphFile, path: String, workers: Workers
  ) throws(GraphFileError) -> ReadGraph {
    do throws(GraphModelProblem) {
      let graph = try Graph(layers: layers, people: file.labels.count, workers: workers)
      return ReadGraph(graph: graph, labels: file.labels, reports: file.reports)
    } catch {
      throw GraphFileError(
        path: path, message: "its layers have more ties together than a graph can hold",
        remedy: "Take a sample of the ties.")
    }
  }
}
