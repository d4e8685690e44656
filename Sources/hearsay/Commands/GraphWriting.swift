import CommandLineParsing
import Foundation
import Reports
import GraphFiles
import SocialGraph

/// Writing graphs to a file or to standard output, as `graph generate` and `graph convert` do.
enum GraphWriting {
  static let out = Flag(
    "out", short: "o", .file("file"), default: "-",
    help: "The file to write, or - for standard output.", category: "Output")
  static let format = Flag(
    "format", .choice("format", GraphText.Format.self),
    unset: "by the file name's ending, else edges", help: "The format to write.", category: "Output"
  )

  /// Refuses to overwrite a file unless told to.
  static func checkFree(_ path: String, _ invocation: Invocation) throws {
    if path != "-", !invocation[CommonFlags.force],
      FileManager.default.fileExists(atPath: path)
    {
      throw ToolError("\(path) exists; add --force to overwrite it, or name another file", .usage)
    }
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
