import CommandLineParsing
import Experiments
import Foundation
import Parallelism
import Scenarios
import SocialGraph

/// Graphs as the command line names them: by their file, or by a scenario.
enum GraphSources {
  /// A graph to be, and what to call it.
  struct Named {
    /// Where it comes from.
    let source: GraphSource
    /// The random seed it is generated with.
    let seed: UInt64
    /// What to call it.
    let title: String
  }

  /// The graph that a path names.
  static func source(_ path: String, _ invocation: Invocation) throws -> Named {
    guard path.hasPrefix("preset:") || path.lowercased().hasSuffix(".json") else {
      let isDirected = invocation.isOn(CommonFlags.directed)
      let projection = CommonFlags.projection(invocation)
      return Named(
        source: .file(path: path, isDirected: isDirected, projection: projection), seed: 0,
        title: path)
    }
    let baseline = try CommonFlags.document(path, invocation).baseline
    return Named(source: baseline.graph, seed: baseline.seed, title: "The graph of \(path)")
  }

  /// Generates a graph that fits this machine.
  static func build(
    _ model: GraphModel, seed: UInt64, draw: Int, workers: Workers
  ) throws -> Graph {
    let memory = Double(ProcessInfo.processInfo.physicalMemory)
    if let refusal = MemoryNeed.refusal(of: model, memory: memory) {
      throw Failure(refusal, .tooLarge)
    }
    return try model.build(seed: seed, draw: draw, workers: workers)
  }

  /// Reads or generates a graph.
  static func load(
    _ named: Named, workers: Workers
  ) throws -> (graph: Graph, report: ReadingReport?) {
    if let read = try named.source.read(workers: workers) {
      return (read.graph, read.reports.first)
    }
    if case .layers(let layers, let people) = named.source {
      let graph = try LayeredGraph.build(
        layers, people: people ?? 0, seed: named.seed, workers: workers)
      return (graph, nil)
    }
    guard case .model(let model) = named.source else { preconditionFailure("files are read") }
    return (try build(model, seed: named.seed, draw: 0, workers: workers), nil)
  }
}
