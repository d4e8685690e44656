import CommandLineParsing
import Experiments
import Foundation
import Parallelism
import Scenarios
import SocialGraph

/// Graphs as the command line names them: by their file, or by a scenario.
enum GraphSources {
  /// The graph that a path names, and what to call it.
  static func family(
    _ path: String, _ invocation: Invocation
  ) throws -> (family: GraphFamily, title: String) {
    guard path.hasPrefix("preset:") || path.lowercased().hasSuffix(".json") else {
      let source = GraphSource.file(
        path: path, isDirected: invocation[CommonFlags.directed],
        projection: invocation[CommonFlags.project])
      return (GraphFamily(source: source, seed: 0), path)
    }
    let baseline = try CommonFlags.document(path, invocation).baseline
    return (
      GraphFamily(source: baseline.graph, seed: baseline.seed), "The graph of \(path)"
    )
  }

  /// Reads or generates a graph that fits this machine.
  static func load(
    _ family: GraphFamily, draw: Int = 0, workers: Workers
  ) throws -> SourceGraph {
    if let refusal = family.refusal(memory: Double(ProcessInfo.processInfo.physicalMemory)) {
      throw ToolError(refusal, .tooLarge)
    }
    return try family.graph(draw: draw, workers: workers)
  }
}
