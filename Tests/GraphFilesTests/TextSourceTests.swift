import Foundation
import GraphFiles
import Parallelism
import PlainText
import SocialGraph
import Testing

/// Files, standard input and compression (`TextSource`, `LineBlocks`).
@Suite struct TextSourceTests {
  let text = "1 2\n2 3\n"

  /// A text of a few megabytes, more than any pipe holds.
  static let long: String = {
    var text = ""
    for number in 1..<150_000 { text += "\(number) \(number / 3)\n" }
    return text
  }()

  @Test func `gzip is known by content, not by name`() throws {
    let compressed = try TemporaryFile.gzip(text.utf8)
    let file = try readTies(compressed, named: "ties.csv")
    #expect(ties(of: file) == ["1>2", "2>3"])
    #expect(file.report.isCompressed)
    #expect(try !readTies(text, named: "ties.txt.gz").report.isCompressed)
    #expect(try readTies(compressed + compressed).report.rows == 4, "members are one stream")
    #expect(
      try readTies(TemporaryFile.gzip("\u{FEFF}1;2\r\n".utf8)).labels == .integers([1, 2]))
  }

  @Test func `standard input is read from where it stands, plain or compressed`() throws {
    let file = try TemporaryFile("skipped\n".utf8 + Array(text.utf8))
    let handle = try #require(FileHandle(forReadingAtPath: file.path))
    try handle.seek(toOffset: 8)
    let plain = try GraphFile.read(from: handle, isDirected: true)
    #expect(plain.report.rows == 2)
    #expect(plain.report.path == "-")
    let compressed = try TemporaryFile(Array("skip".utf8) + TemporaryFile.gzip(text.utf8))
    let other = try #require(FileHandle(forReadingAtPath: compressed.path))
    try other.seek(toOffset: 4)
    #expect(try GraphFile.read(from: other, isDirected: true).report.rows == 2)
  }

  @Test(arguments: [false, true])
  func `a pipe of any length is read without holding anybody up`(isCompressed: Bool) throws {
    let bytes = Array(Self.long.utf8)
    let file = try TemporaryFile(isCompressed ? TemporaryFile.gzip(bytes) : bytes)
    let cat = Process()
    let pipe = Pipe()
    cat.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    cat.arguments = ["cat", file.path]
    cat.standardOutput = pipe
    try cat.run()
    let read = try GraphFile.read(from: pipe.fileHandleForReading, isDirected: true)
    cat.waitUntilExit()
    #expect(read.report.rows == 149_999)
    #expect(read.graph.people == 150_000)
    #expect(read.report.isCompressed == isCompressed)
  }

  @Test func `a compressed file that was cut short or damaged is rejected`() throws {
    let whole = try TemporaryFile.gzip(Self.long.utf8)
    for count in [2, 10, 11, 1000, whole.count / 2, whole.count - 9, whole.count - 1] {
      try expectRefusal(whole.prefix(count), line: nil, "damaged or cut short")
    }
    for place in [3, 500, whole.count / 3, whole.count - 6] {
      var damaged = whole
      damaged[place] ^= 0x55
      try expectRefusal(damaged, line: nil, "damaged or cut short", remedy: "again")
    }
    try expectRefusal(whole + Array("garbage".utf8), line: nil, "trailing garbage")
  }

  @Test func `a broken line of a compressed file has its line in the text`() throws {
    let compressed = try TemporaryFile.gzip((Self.long + "x\n" + Self.long).utf8)
    try expectRefusal(compressed, line: 150_000, "holds one")
  }

  @Test func `a text that decompresses to more than memory holds is rejected with the figure`()
    throws
  {
    let file = try TemporaryFile(
      TemporaryFile.gzip(String(repeating: "1 2\n", count: 1 << 20).utf8))
    for (limit, isRefused) in [(3e6, true), (5e6, false)] {
      let handle = try #require(FileHandle(forReadingAtPath: file.path))
      let result = Result { () throws(Diagnostic) in
        try GraphFile.read(from: handle, isDirected: true, limit: MemoryLimit(limit))
      }
      guard isRefused else {
        #expect(try result.get().report.rows == 1 << 20)
        continue
      }
      let error = try #require(throws: Diagnostic.self) { try result.get() }
      #expect(error.cause as? GraphFileCause == .memory)
      #expect(error.message.contains("more than 2.9 MiB"), "\(error)")
    }
  }

  @Test func `a line without an end is rejected before memory is full`() throws {
    let endless = [UInt8](repeating: 0x31, count: 18 << 20)
    try expectRefusal(endless, line: nil, "longer than 16 MiB")
  }
}
