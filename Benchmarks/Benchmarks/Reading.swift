import Foundation
import Parallelism
import SocialGraph

/// Reading an edge list from text to graph.
enum Reading {
  static let benchmarks: [Benchmark] = [
    Benchmark(name: "reading/edge list", unit: "bytes") { size in
      let people = size.choose(quick: 10_000, full: 300_000)
      let written = try GraphModel.barabasiAlbert(people: people, attach: 10)
        .build(seed: 2, workers: Workers())
      var text = "# a generated graph\n"
      for person in 0..<PersonID(written.people) {
        for contact in written.contacts(of: person) where contact > person {
          text += "\(person)\t\(contact)\n"
        }
      }
      let folder = FileManager.default.temporaryDirectory
      let file = folder.appendingPathComponent("hearsay-benchmark-\(UUID().uuidString).txt")
      try Data(text.utf8).write(to: file)
      let keeper = TemporaryFile(url: file)
      let bytes = text.utf8.count
      return {
        let read = try GraphFile.read(keeper.url.path, isDirected: false, workers: Workers())
        try check(
          read.graph.ties == written.ties, "\(read.graph.ties) of \(written.ties) ties read")
        let digest = Generating.digest(of: read.graph)
        try check(digest == Generating.digest(of: written), "the graph read is another")
        return Benchmark.Outcome(units: bytes, digest: digest)
      }
    }
  ]

  /// A file that goes when nobody needs it any more.
  private final class TemporaryFile {
    let url: URL

    init(url: URL) { self.url = url }

    deinit { try? FileManager.default.removeItem(at: url) }
  }
}
