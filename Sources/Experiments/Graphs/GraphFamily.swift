public import GraphFiles
public import Parallelism
public import PlainText
public import Scenarios
public import SocialGraph

/// The graphs of one source and random seed: the one way from a graph source to a graph.
///
/// A random source has as many graphs as there are draws; replicate r of a setting uses number r mod
/// (the setting's draws).
public struct GraphFamily: Hashable, Sendable {
  /// Where the graphs come from.
  public let source: GraphSource
  /// The random seed; 0 if the graph is not random.
  public let seed: UInt64

  /// Makes the family of a source.
  public init(source: GraphSource, seed: UInt64) {
    self.source = source
    self.seed = source.isRandom ? seed : 0
  }

  /// Reads or generates a graph.
  ///
  /// - Parameters:
  ///   - draw: The number of the draw.
  ///   - workers: Who reads and builds; their number does not change the graph.
  /// - Returns: The graph, what its people are called, and what was read.
  /// - Throws: ``GraphFailure``.
  /// - Complexity: That of reading or generating, and O(people + ties) for layers.
  public func graph(draw: Int = 0, workers: Workers) throws(GraphFailure) -> SourceGraph {
    switch source {
    case .model(let model):
      let graph = try Result { () throws(GraphModelProblem) in
        try model.build(seed: seed, draw: draw, workers: workers)
      }.mapError(GraphFailure.model).get()
      return SourceGraph(graph: graph, labels: .numbered(graph.people))
    case .file(let path, let isDirected, let projection, let weights):
      let file = try Result { () throws(Diagnostic) in
        try GraphFile.read(
          path, isDirected: isDirected, workers: workers, projection: projection, weights: weights)
      }.mapError(GraphFailure.file).get()
      return SourceGraph(graph: file.graph, labels: file.labels, reports: [file.report])
    case .layeredFile(let path, let isDirected, let column, let weights):
      let file = try Result { () throws(Diagnostic) in
        try LayeredGraphFile.read(
          path, layerColumn: column, isDirected: isDirected, workers: workers, weights: weights)
      }.mapError(GraphFailure.file).get()
      return try united(
        file.layers.map { GraphLayer($0.name, .ties($0.graph)) }, file.labels, file.reports,
        workers: workers)
    case .layers(let layers, let people):
      return try graph(of: layers, people: people ?? 0, draw: draw, workers: workers)
    }
  }

  /// The graph of layers: files are read together, models generated, meetings stored as their number.
  private func graph(
    of layers: [LayerSource], people: Int, draw: Int, workers: Workers
  ) throws(GraphFailure) -> SourceGraph {
    var labels = PersonLabels.numbered(people)
    var reports: [ReadingReport] = []
    var ofFiles: [String: Graph] = [:]
    let files = layers.compactMap { layer -> (name: String, path: String)? in
      if case .file(let path, _, _) = layer.ties { (layer.name, path) } else { nil }
    }
    if !files.isEmpty {
      let read = try Result { () throws(Diagnostic) in
        try LayeredGraphFile.read(
          files, isDirected: source.isDirected, workers: workers, weights: source.weights)
      }.mapError(GraphFailure.file).get()
      (labels, reports) = (read.labels, read.reports)
      ofFiles = Dictionary(uniqueKeysWithValues: read.layers.map { ($0.name, $0.graph) })
    }
    var made: [GraphLayer] = []
    for layer in layers {
      switch layer.ties {
      case .model(let model):
        let graph = try Result { () throws(GraphModelProblem) in
          try model.build(seed: seed, draw: draw, layer: layer.name, workers: workers)
        }.mapError(GraphFailure.model).get()
        made.append(GraphLayer(layer.name, .ties(graph)))
      case .meetings(let count): made.append(GraphLayer(layer.name, .meetings(count)))
      case .file:
        if let graph = ofFiles[layer.name] { made.append(GraphLayer(layer.name, .ties(graph))) }
      }
    }
    return try united(made, labels, reports, workers: workers)
  }

  private func united(
    _ layers: [GraphLayer], _ labels: PersonLabels, _ reports: [ReadingReport], workers: Workers
  ) throws(GraphFailure) -> SourceGraph {
    let graph = try Result { () throws(GraphTooLarge) in
      try Graph(layers: layers, people: labels.count, workers: workers)
    }.mapError { GraphFailure.model(.tooLarge($0, parameter: "layers")) }.get()
    return SourceGraph(graph: graph, labels: labels, reports: reports)
  }

  // MARK: Size, before it is read or generated

  /// Why a graph has more people or ties than can be numbered, in place of a file the parameter of a scenario
  /// that asks for them; nil if it has not.
  var problemOfSize: Diagnostic? {
    guard let problem = models.lazy.compactMap(\.problem).first(where: \.isResourceLimit) else {
      return nil
    }
    if case .model = source {
      return Diagnostic(file: "graph.\(problem.parameter)", problem.message)
    }
    return Diagnostic(file: "graph", problem.description)
  }

  /// Why a graph by itself is too much for a machine, or nil if it is not; in place of a file the part of a scenario
  /// that asks for it.
  public func refusal(memory: MemoryLimit) -> Diagnostic? {
    if let problem = problemOfSize { return problem }
    guard buildingBytes > 0.9 * memory.bytes else { return nil }
    let needed = NumberText.bytes(buildingBytes)
    if case .layers = source {
      return Diagnostic(
        file: "graph",
        "its layers would take about \(needed) of memory together, and \(memory.sentence)",
        remedies: ["use fewer people, contacts or layers"])
    }
    return Diagnostic(
      file: "graph",
      "this graph would take about \(needed) of memory to build, and \(memory.sentence)",
      remedies: ["use fewer people or contacts"])
  }

  /// The people of each graph, or nil before a file is read.
  var people: Int? {
    switch source {
    case .model(let model): model.people
    case .layers(_, let people): people
    case .file, .layeredFile: nil
    }
  }

  /// The expected number of ties, of all layers together, or nil before a file is read.
  var ties: Double? {
    source.isFromFiles ? nil : models.reduce(0) { $0 + $1.expectedTies }
  }

  /// The models that generate its ties: of a layered graph, of the layers that have one.
  private var models: [GraphModel] {
    switch source {
    case .model(let model): [model]
    case .layers(let layers, _):
      layers.compactMap { if case .model(let model) = $0.ties { model } else { nil } }
    case .file, .layeredFile: []
    }
  }

  /// The bytes of a graph once it is built; 0 before a file is read.
  package var residentBytes: Double {
    let layers = models.reduce(0) { sum, model in
      if case .complete = model { return sum }
      return sum + 8 * model.expectedTies + 4 * Double(model.people)
    }
    // A layered graph has all ties once more, together.
    return if case .layers = source { 2 * layers } else { layers }
  }

  /// The bytes that building a graph takes at its peak; 0 before a file is read.
  var buildingBytes: Double {
    let largest = models.reduce(0) { max($0, Double($1.expectedBytes)) }
    guard case .layers = source else { return largest }
    // The list of all ties, and the rows made of it, beside the layers.
    return residentBytes + max(largest, 12 * (ties ?? 0))
  }
}

/// A graph and where its people come from.
public struct SourceGraph: Sendable {
  /// The graph.
  public let graph: Graph
  /// What its people are called.
  public let labels: PersonLabels
  /// What was read, dropped and ignored: one report for each file, or layer of a file.
  public var reports: [ReadingReport] = []
}

/// Why there is no graph.
public enum GraphFailure: Error, Sendable {
  /// A file cannot be read.
  case file(Diagnostic)
  /// A model's parameters are out of range, or the graph is too large.
  case model(GraphModelProblem)

  /// What is wrong, in a sentence without its full stop.
  public var description: String {
    switch self {
    case .file(let problem): problem.message
    case .model(let problem): problem.description
    }
  }
}

extension GraphSource {
  /// Whether its ties, or any of them, are in files.
  public var isFromFiles: Bool { !files.isEmpty }

  /// Whether it is read from standard input, which can be done once.
  public var isStandardInput: Bool { files.contains { $0.path == "-" } }

  /// The files of its ties.
  var filePaths: [String] { files.map(\.path) }

  /// The key of a scenario that names its first file.
  var fileKey: String { files.first?.key ?? "graph.file" }

  /// The files of its ties, and the keys of a scenario that name them.
  var files: [(key: String, path: String)] {
    switch self {
    case .model: []
    case .file(let path, _, _, _), .layeredFile(let path, _, _, _): [("graph.file", path)]
    case .layers(let layers, _):
      layers.compactMap { layer in
        if case .file(let path, _, _) = layer.ties {
          ("graph.layers.\(layer.name).file", path)
        } else {
          nil
        }
      }
    }
  }
}
