import GraphFiles
import Foundation
import Measurement
import Parallelism
import SocialGraph

/// Reading edge lists: the text alone, and from the text to the graph.
///
/// The file is in the system's memory by the time it is measured.
enum Reading {
  static let benchmarks: [Benchmark] =
    [(" ", "blanks"), ("\t", "tabs")].map { separator, name in
      text("text of numbers and \(name), one worker", separator, workers: .single)
    } + [
      text("text with a column of weights, one worker", " ", more: " 0.25", workers: .single),
      text("text of numbers and tabs, all workers", "\t", workers: Workers()),
      compressed,
      graph("text to graph, one worker", workers: .single),
      graph("text to graph, all workers", workers: Workers()),
    ]

  /// Reads the ties of a text and numbers its people.
  private static func text(
    _ name: String, _ separator: String, more: String = "", workers: Workers
  ) -> Benchmark {
    Benchmark(name: "reading/\(name)", unit: "bytes") { size in
      let list = try EdgeList(size, separator: separator, more: more)
      return {
        let ties = try GraphFile.countTies(list.file.path, workers: workers)
        try check(ties == list.graph.ties, "\(ties) of \(list.graph.ties) ties read")
        return Benchmark.Outcome(units: list.bytes, digest: UInt64(ties))
      }
    }
  }

  /// Reads the ties of a gzip-compressed text, against a program that decompresses it and does no more.
  private static let compressed = Benchmark(
    name: "reading/gzip-compressed text of numbers, one worker", unit: "bytes",
    yardstick: Benchmark.Yardstick(name: "gzip -dc > /dev/null") { size in
      let list = try EdgeList(size, separator: " ")
      let file = try list.compress()
      return {
        try gzip("-dc", file, to: FileHandle.nullDevice)
        return Benchmark.Outcome(units: list.bytes, digest: 0)
      }
    }
  ) { size in
    let list = try EdgeList(size, separator: " ")
    let file = try list.compress()
    return {
      let ties = try GraphFile.countTies(file.path, workers: .single)
      try check(ties == list.graph.ties, "\(ties) of \(list.graph.ties) ties read")
      return Benchmark.Outcome(units: list.bytes, digest: UInt64(ties))
    }
  }

  private static func gzip(_ option: String, _ file: URL, to output: FileHandle) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", option, file.path]
    process.standardOutput = output
    try process.run()
    process.waitUntilExit()
    try check(process.terminationStatus == 0, "gzip failed")
  }

  private static func graph(_ name: String, workers: Workers) -> Benchmark {
    Benchmark(name: "reading/\(name)", unit: "bytes") { size in
      let list = try EdgeList(size, separator: "\t")
      let expected = Generating.digest(of: list.graph)
      return {
        let read = try GraphFile.read(list.file.path, isDirected: false, workers: workers)
        try check(
          read.graph.ties == list.graph.ties, "\(read.graph.ties) of \(list.graph.ties) ties read")
        let digest = Generating.digest(of: read.graph)
        try check(digest == expected, "the graph read is another")
        return Benchmark.Outcome(units: list.bytes, digest: digest)
      }
    }
  }

  /// A generated graph and its ties in a file that goes when nobody needs it any more.
  private final class EdgeList {
    let graph: Graph
    let file: URL
    let bytes: Int

    init(_ size: Benchmark.Size, separator: String, more: String = "") throws {
      graph = try GraphModel.barabasiAlbert(
        people: size.choose(quick: 10_000, full: 1_000_000), attach: 10
      ).build(seed: 2, workers: Workers())
      var text = Array("# a generated graph\n".utf8)
      for person in 0..<PersonID(graph.people) {
        for contact in graph.contacts(of: person) where contact > person {
          text += "\(person)\(separator)\(contact)\(more)\n".utf8
        }
      }
      bytes = text.count
      file = FileManager.default.temporaryDirectory
        .appendingPathComponent("hearsay-benchmark-\(UUID().uuidString).txt")
      try Data(text).write(to: file)
    }

    deinit {
      for file in [file, file.appendingPathExtension("gz")] {
        try? FileManager.default.removeItem(at: file)
      }
    }

    /// Compresses the file, which is kept.
    func compress() throws -> URL {
      let compressed = file.appendingPathExtension("gz")
      try Data().write(to: compressed)
      try gzip("-c", file, to: FileHandle(forWritingTo: compressed))
      return compressed
    }
  }
}
