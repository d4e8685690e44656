@testable import Experiments
import Foundation
import Testing

@Suite struct BlockLogTests {
  private let layout = BlockLayout(metrics: 2)
  private let path = FileManager.default.temporaryDirectory
    .appending(path: "hearsay-journal-\(UUID().uuidString)").path

  /// A block of a few replicates with distinct numbers.
  private func block(_ replicates: [Int]) -> EncodedBlock {
    var block = RunBlock(setting: 0, layout)
    for replicate in replicates {
      block.append(
        RunRecord(
          runID: replicate, setting: 0, replicate: replicate, values: [Double(replicate), 0.5]))
    }
    return block.encoded()
  }

  /// Makes a journal of blocks, and removes it afterwards.
  private func withJournal(
    _ blocks: [EncodedBlock], seams: BlockLog.Seams = BlockLog.Seams(),
    _ body: (BlockLog) throws -> Void
  ) throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let log = try BlockLog(file: path, plan: "abc", seams: seams)
    for block in blocks { try log.append(block) }
    try body(log)
  }

  private func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

  private func write(_ bytes: some Sequence<UInt8>) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }

  private func replicates(_ log: BlockLog) -> [[Int]] { log.headers.map { Array($0.ran) } }

  /// The replicates of a log, as they are read from the contents of its blocks.
  private func read(_ log: BlockLog) throws -> [[Double]] {
    try log.headers.enumerated().map { place, header in
      let section = layout.section(.metric(0), group: 0)
      let bytes = try log.read(section, of: place, header)
      var numbers = Array(repeating: 0.0, count: header.ran.count)
      #expect(
        ColumnBytes.read(
          bytes, to: [.init(first: 0, stride: 1, count: numbers.count)], in: &numbers))
      return numbers
    }
  }

  @Test func `in memory and in a file the same is read`() throws {
    let blocks = [block([0, 1, 2]), block([7, 9, 11, 3]), block([4])]
    try withJournal(blocks) { log in
      let memory = BlockLog()
      for block in blocks { try memory.append(block) }
      #expect(try read(log) == [[0, 1, 2], [7, 9, 11, 3], [4]])
      #expect(try read(memory) == read(log) && replicates(memory) == replicates(log))
      try log.close()
      #expect(try read(log) == read(memory))
      let other = try BlockLog(reading: path)
      #expect(try read(other) == read(memory) && other.headers == log.headers)
      #expect(other.plan == "abc" && memory.plan == nil)
      try other.verify()
    }
  }

  @Test func `it goes on where it ended`() throws {
    try withJournal([block([0, 1])]) { log in
      try log.close()
      let again = try BlockLog(file: path, plan: "abc")
      try again.append(block([5]))
      try again.close()
      #expect(replicates(try BlockLog(reading: path)) == [[0, 1], [5]])
      #expect(throws: JournalError.foreign(path: path)) {
        try BlockLog(file: path, plan: "abd")
      }
    }
  }

  @Test func `cut at any byte of its last block it has those before`() throws {
    try withJournal([block([0, 1]), block([2, 3, 4])]) { log in
      try log.close()
      let whole = try bytes()
      let last = block([2, 3, 4]).bytes.count
      for cut in 1...last {
        try write(whole.dropLast(cut))
        #expect(replicates(try BlockLog(reading: path)) == [[0, 1]])
        let again = try BlockLog(file: path, plan: "abc")
        #expect(replicates(again) == [[0, 1]])
        #expect(try bytes().count == whole.count - last)
        try again.append(block([9]))
        try again.close()
        #expect(try read(BlockLog(reading: path)) == [[0, 1], [9]])
      }
      // In the first line: nothing is there, and it is begun again.
      for length in 0..<5 {
        try write(whole.prefix(length))
        #expect(try BlockLog(reading: path).headers.isEmpty)
        #expect(try BlockLog(file: path, plan: "abc").headers.isEmpty)
        #expect(try BlockLog(reading: path).plan == "abc")
      }
    }
  }

  @Test func `blocks at the end that the disk lost are cut off`() throws {
    let (first, second) = (block([0, 1]), block([2, 3, 4]))
    try withJournal([first, second, block([5])]) { log in
      try log.close()
      var lost = try bytes()
      // The frames are there, and the contents of the last two are not.
      for place in lost.indices.suffix(40) { lost[place] = 0 }
      lost[BlockLog.firstLine("abc").count + first.bytes.count + second.header.start + 3] ^= 1
      try write(lost)
      #expect(try replicates(BlockLog(file: path, plan: "abc")) == [[0, 1]])
    }
  }

  @Test func `a byte that changed is found, and costs its block alone`() throws {
    try withJournal([block([0, 1]), block([2])]) { log in
      try log.close()
      let whole = try bytes()
      let start = BlockLog.firstLine("abc").count
      let first = block([0, 1])
      for place in 0..<first.bytes.count {
        var changed = whole
        changed[start + place] ^= 0x10
        try write(changed)
        let log = try BlockLog(reading: path)
        if place < first.header.start {
          // Without its header a block is not there; what follows is.
          #expect(replicates(log) == [[2]] && log.damagedBytes == first.bytes.count)
          #expect(try read(log) == [[2]])
        } else {
          #expect(replicates(log) == [[0, 1], [2]] && log.damagedBytes == 0)
          #expect(throws: JournalError.damaged(path: path, byte: start + first.header.start)) {
            try log.verify()
          }
        }
        // Who adds to it makes the runs again.
        let again = try BlockLog(file: path, plan: "abc")
        #expect(replicates(again) == [[2]] && again.damagedBytes == first.bytes.count)
        try again.append(block([0, 1]))
        try again.close()
        #expect(try read(again) == [[2], [0, 1]])
      }
    }
  }

  @Test func `what is no journal is refused`() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    for text in ["scenario,variant\n1,2\n", "hearsay journal 2, plan abc\n", "hearsay\n"] {
      try write(text.utf8)
      #expect(throws: JournalError.notJournal(path: path)) { try BlockLog(reading: path) }
      #expect(throws: JournalError.notJournal(path: path)) {
        try BlockLog(file: path, plan: "abc")
      }
      #expect(try bytes() == Array(text.utf8))
    }
    #expect(throws: JournalError.system(path: path + "-none", .open, code: ENOENT)) {
      try BlockLog(reading: path + "-none")
    }
  }

  @Test func `a full disk leaves whole blocks, and nothing is added after it`() throws {
    let (first, second) = (block([0, 1]), block([2, 3, 4]))
    for written in [0, 1, 40, second.bytes.count - 1] {
      var seams = BlockLog.Seams()
      seams.failure = .init(afterBytes: first.bytes.count + written, code: ENOSPC)
      try withJournal([first], seams: seams) { log throws in
        let full = JournalError.system(path: path, .write, code: ENOSPC)
        for _ in 0..<2 { #expect(throws: full) { try log.append(second) } }
        #expect(throws: full) { try log.close() }
        #expect(try read(log) == [[0, 1]])
        #expect(try bytes().count == BlockLog.firstLine("abc").count + first.bytes.count)
      }
    }
  }

  @Test func `a system that writes little at once writes all`() throws {
    var seams = BlockLog.Seams()
    seams.mostAtOnce = 7
    try withJournal([block([0, 1]), block([2])], seams: seams) { log throws in
      #expect(try read(BlockLog(reading: path)) == [[0, 1], [2]])
    }
  }

  @Test func `with writes left out the blocks are in memory`() throws {
    var seams = BlockLog.Seams()
    seams.leavesOutWrites = true
    try withJournal([block([0, 1]), block([2])], seams: seams) { log throws in
      #expect(try read(log) == [[0, 1], [2]])
      #expect(try BlockLog(reading: path).headers.isEmpty)
    }
  }
}
