import Foundation
@testable import GraphFiles
import Parallelism
import PlainText
import SocialGraph
import Testing

/// Mapped files in parts (`MappedFile`, `MappedBlocks`, `ReadTies`, `EdgeListParser`): what is read
/// is what a stream gives, wherever the cuts are and whoever reads the parts.
@Suite struct MappedBlocksTests {
  /// All that a reading says, or why it was refused.
  enum Outcome: Equatable {
    case read(arcs: [[PersonID]], labels: PersonLabels, report: ReadingReport)
    case refused(line: Int?, message: String, remedy: String)

    init(_ read: () throws(Diagnostic) -> GraphFile) {
      do throws(Diagnostic) {
        let file = try read()
        var report = file.report
        report.path = ""
        let arcs = (0..<PersonID(file.graph.people)).map { Array(file.graph.contacts(of: $0)) }
        self = .read(arcs: arcs, labels: file.labels, report: report)
      } catch {
        self = .refused(
          line: error.line, message: error.message, remedy: error.remedies.joined(separator: "\n"))
      }
    }
  }

  func streamed(_ path: String, isDirected: Bool) throws -> Outcome {
    let handle = try #require(FileHandle(forReadingAtPath: path))
    return Outcome { () throws(Diagnostic) in
      try GraphFile.read(from: handle, isDirected: isDirected)
    }
  }

  func mapped(
    _ path: String, isDirected: Bool = true, workers: Int = 1, first: Int = 1 << 20,
    others: Int = 1 << 20
  ) -> Outcome {
    Outcome { () throws(Diagnostic) in
      try GraphFile.read(
        path, isDirected: isDirected, workers: Workers(workers),
        blocks: BlockLengths(first: first, others: others))
    }
  }

  /// The first line, which is whole in the first block and says how the list is written, and others.
  static let texts: [(head: String, rest: String)] = [
    ("1 2\n", "3 4\n20 30\n# c\n400 500\n\n6000 7\n//x\n12345678 1"),
    ("1\t2\r\n", "3\t4\r\n20\t30\r\n400\t500\t9\r\n\r\n%\r\n12345678\t4294967295\r\n"),
    ("# c\n\n5,6\r", "7,8\r#d\r9,10\r\r\"11\",12\r13,14,\"x\"\r"),
    ("\u{FEFF}1 2\n", "3 4\n5 x\n4294967296 7\n007 7\n1 2 3\n"),
    ("source,target\nann,bob\n", "bob,cleo\n\"a, b\",\"c \"\"d\"\"\"\ncleo,ann,5\n# e\nann,7"),
    ("1 2\n", "3 4\n5 6\n7\n8 9\n10\n"),
    ("1 2\n", "3 4\n5 6 \"x\n7 8\n"),
    ("1,2\n", "3,4\n5;6\n,7\n"),
    ("a;b\n", "c;d\ne\u{1};f\ng;h"),
    ("# only\n", "# comments\n\n// and\n% empty lines"),
    ("%%MatrixMarket matrix coordinate real symmetric\n", "3 3 3\n2 1 .5\n\n% c\n3 1 1\n3 2 7"),
    ("%%MatrixMarket matrix coordinate pattern general\n", "3 3 2\n1 2\n3 9\n"),
  ]

  @Test func `a text of two pieces of which the second does not end is the same to both`() throws {
    let text =
      "a,b " + String(repeating: "x", count: TextSource.pieceLength - 100) + "\nc\td"
      + String(repeating: "y", count: 200)
    let file = try TemporaryFile(text.utf8)
    #expect(try mapped(file.path) == streamed(file.path, isDirected: true))
  }

  @Test(arguments: texts.indices, [1, 2, 7])
  func `blocks cut at every byte give the same`(text: Int, workers: Int) throws {
    let (head, rest) = Self.texts[text]
    let bytes = Array((head + rest).utf8)
    let file = try TemporaryFile(bytes)
    let expected = try streamed(file.path, isDirected: true)
    #expect(mapped(file.path) == expected)
    for others in 1...bytes.count {
      let found = mapped(
        file.path, workers: workers, first: head.utf8.count, others: others)
      #expect(found == expected, "cut every \(others) bytes")
    }
    for first in head.utf8.count...bytes.count {
      #expect(
        mapped(file.path, workers: workers, first: first, others: 3) == expected,
        "first cut at \(first)")
    }
  }

  @Test func `a mutated file is read in parts as it is alone, and mapped as from a stream`() throws
  {
    var generator = FixedGenerator(23)
    for round in 0..<500 {
      let head = "1000 2\n2 3000\n"
      let seed = GraphFileRoundTripTests.seeds[round % 4]
      let body = (0..<6).flatMap { _ in
        round % 3 == 0 ? Array("123 45678\n9 10\r\n".utf8) : Array(seed.utf8)
      }
      let bytes = Array(head.utf8) + GraphFileRoundTripTests.mutated(body, &generator)
      let file = try TemporaryFile(bytes)
      let isDirected = round % 2 == 0
      #expect(
        try mapped(file.path, isDirected: isDirected) == streamed(file.path, isDirected: isDirected)
      )
      // The first block alone says how the list is written: it stays the same.
      let alone = mapped(file.path, isDirected: isDirected, first: head.utf8.count)
      for workers in [1, 2, 7] {
        let parts = mapped(
          file.path, isDirected: isDirected, workers: workers, first: head.utf8.count,
          others: Int.random(in: 1...40, using: &generator))
        #expect(parts == alone, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      }
    }
  }

  @Test(arguments: [1, 2, 7], [1, 90_000])
  func `large files are the same for any number of workers`(workers: Int, step: Int) throws {
    var text = ""
    for number in 0..<300_000 {
      text += "\(number % 40_000 * step + 3)\t\((number * 7919) % 39_999 * step + 3)\n"
    }
    let file = try TemporaryFile(text.utf8)
    #expect(try mapped(file.path, workers: workers) == streamed(file.path, isDirected: true))
    let broken = try TemporaryFile((text + "5\n" + text + "6\n").utf8)
    guard case .refused(let line, let message, _) = mapped(broken.path, workers: workers) else {
      Issue.record("a line with one id was read")
      return
    }
    #expect(line == 300_001)
    #expect(message.hasSuffix("this line holds one"))
  }

  @Test func `a text without an end of line that is too long is rejected behind what is before it`()
    throws
  {
    let endless = [UInt8](repeating: 0x31, count: 18 << 20)
    let file = try TemporaryFile("1 2\n3 4\n".utf8 + endless)
    #expect(try mapped(file.path, workers: 2) == streamed(file.path, isDirected: true))
    let broken = try TemporaryFile("1 2\n3\n".utf8 + endless)
    guard case .refused(let line, _, _) = mapped(broken.path, workers: 2) else { return }
    #expect(line == 2)
  }
}
