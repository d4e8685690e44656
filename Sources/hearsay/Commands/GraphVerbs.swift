import PlainText
import CommandLineParsing
import Experiments
import GraphFiles
import Parallelism
import Reports
import SocialGraph

/// What `graph inspect`, `graph generate` and `graph convert` share.
enum GraphVerbs {
  static let out = Flag(
    "out", short: "o", .file("file"), default: "-",
    help: "The file to write, or - for standard output.", category: "Output")
  static let format = Flag(
    "format", .choice("format", GraphText.Format.self),
    unset: "by the file name's ending, else edges", help: "The format to write.", category: "Output"
  )

  /// Reads or generates a graph that fits this machine.
  static func load(
    _ family: GraphFamily, draw: Int = 0, workers: Workers
  ) throws -> SourceGraph {
    if let refusal = family.refusal(memory: ProcessLimits.current.memory) {
      // The graph is that of flags, or of a file that was named: there is no place in a scenario.
      let flag = refusal.file.hasPrefix("graph.") ? "\(refusal.file.dropFirst(6)): " : ""
      throw ToolError(
        flag + ([refusal.message] + refusal.remedies).joined(separator: ": "), .tooLarge)
    }
    return try family.graph(draw: draw, workers: workers)
  }

  /// Writes a complete graph or nothing, and notes what its format cannot hold.
  static func write(
    _ graph: Graph, _ labels: PersonLabels, to path: String, _ invocation: Invocation,
    _ console: Console
  ) throws {
    let format = invocation[format] ?? GraphText.Format(endingOf: path)
    let text = GraphText(graph: graph, labels: labels, format: format)
    if path == "-" {
      try text.write { try StandardStream.output.write($0) }
    } else {
      // A signal must not leave the temporary file behind: it ends the writing, which discards it.
      Interrupt.listen()
      let file = try AtomicFile(replacing: path)
      try text.write { bytes in
        if let status = Interrupt.status {
          throw ToolError("stopped; \(path) is unchanged", status)
        }
        try file.write(bytes)
      }
      try file.commit()
    }
    text.losses.forEach(console.note)
  }
}
