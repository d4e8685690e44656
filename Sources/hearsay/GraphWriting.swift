import CommandLineParsing
import Foundation
import Reports
import GraphFiles
import SocialGraph

/// Writing graphs to a file or to standard output, as `graph generate` and `graph convert` do.
enum GraphWriting {
  static let out = Flag(
    "out", short: "o", .single(Value("file", .file)),
    help: "The file to write, or - for standard output.", default: "-", category: "Output")
  static let format = Flag(
    "format", .single(Value("format", .choice(GraphText.Format.allCases.map(\.rawValue)))),
    help: "How ties are written.", default: "by the ending of the file, else edges",
    category: "Output")

  /// Refuses to overwrite a file unless told to.
  static func checkFree(_ path: String, _ invocation: Invocation) throws {
    if path != "-", !invocation.isOn(CommonFlags.force),
      FileManager.default.fileExists(atPath: path)
    {
      throw Failure("\(path) exists; add --force to overwrite it, or name another file", .usage)
    }
  }

  /// Writes a graph whole or not at all, and tells what its format cannot hold.
  static func write(
    _ graph: Graph, _ labels: PersonLabels, to path: String, _ invocation: Invocation,
    _ console: Console
  ) throws {
    let format =
      invocation.text(format).flatMap(GraphText.Format.init) ?? GraphText.Format(endingOf: path)
    let text = GraphText(graph: graph, labels: labels, format: format)
    if path == "-" {
      try text.write { try StandardStream.output.write($0) }
    } else {
      // A signal must not leave the temporary file behind: it ends the writing, which discards it.
      Interrupt.listen()
      let file = try AtomicFile(replacing: path)
      try text.write { bytes in
        if let status = Interrupt.status { throw Failure("stopped; \(path) is as it was", status) }
        try file.write(bytes)
      }
      try file.commit()
    }
    text.losses.forEach(console.note)
  }
}
