import Foundation
import Testing
import WordOfMouth

@testable import Experiments

/// Journals whose hashes are right and whose numbers are not: whatever reads them ends with an error, or with
/// other figures, and soon.
@Suite struct JournalFuzzTests {
  private let plan: Plan
  private let path = FileManager.default.temporaryDirectory
    .appending(path: "hearsay-forged-\(UUID().uuidString)").path
  init() throws { plan = try Plan(Samples.bare(), scope: .run) }

  private var block: [UInt8] {
    var block = RunBlock(setting: 0, of: plan)
    for replicate in [3, 4, 5, 9] {
      block.append(
        .wave(Samples.outcome(positive: [replicate, 1], negative: [200 * replicate])),
        replicate: replicate, of: plan)
    }
    block.append(failed: 7, "no graph")
    return block.encoded().bytes
  }

  /// A block with hashes that fit, as far as its lengths allow.
  private func sealed(_ block: [UInt8]) -> [UInt8] {
    var block = block
    let start = EncodedBlock.frameLength + Int(block.uint32(at: 4))
    if start <= block.count {
      block.set(EncodedBlock.hash(block, start..<block.count), at: 16)
      block.set(EncodedBlock.hash(block, 0..<24, EncodedBlock.frameLength..<start), at: 24)
    }
    return block
  }

  /// Reads all that a journal of a block has.
  ///
  /// - Returns: How many runs it has; nil if it ended with a ``JournalError``.
  private func read(_ block: [UInt8]) throws -> Int? {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(BlockLog.firstLine(plan.hash) + block).write(to: URL(filePath: path))
    do throws(JournalError) {
      let log = try BlockLog(reading: path)
      var tally = RunTally(plan)
      try tally.add(log)
      var runs = try RunStore(plan, also: [log]).close()
      // Each replicate is a window.
      runs.windowBytes = 1
      _ = Array(runs.records)
      _ = runs.rounds(0)
      _ = runs.paths(0)
      _ = runs.failures(0)
      _ = runs.column(.metric(0), of: 0)
      runs.writeCompacted(plan: plan.hash) { _ in }
      try runs.check()
      return runs.done
    } catch {
      return nil
    }
  }

  @Test func `the block itself is read`() throws {
    #expect(try read(block) == 5 && sealed(block) == block)
  }

  @Test(.timeLimit(.minutes(1)))
  func `whatever is written at any of its bytes, reading ends`() throws {
    let block = block
    let start = EncodedBlock.frameLength + Int(block.uint32(at: 4))
    for place in block.indices where !(16..<32).contains(place) {
      // Where sections are is tried with everything, numbers of columns with one value each.
      let values: [UInt8] = [0, 0xFF, 0x80, 0x7F, 1]
      for value in place < start + 250 ? values : [values[place % 5]] {
        var changed = block
        changed[place] = value
        _ = try read(sealed(changed))
      }
    }
  }

  /// The block with one of its header's numbers changed.
  private func changed(_ number: UInt32, at place: Int) -> [UInt8] {
    var changed = block
    changed.set(number, at: EncodedBlock.frameLength + place)
    return sealed(changed)
  }

  @Test func `runs that no list has are no block`() throws {
    let most = UInt32.max
    // The first run: first, stride, count.
    for (number, place) in [(most, 16), (0, 20), (most, 20), (0, 24), (most, 24)] {
      #expect(try read(changed(number, at: place)) == 0, "\(number) at \(place)")
    }
    var both = changed(most, at: 20)
    both.set(most, at: EncodedBlock.frameLength + 24)
    #expect(try read(sealed(both)) == 0)
    // More replicates than the plan has, and another number of them than its columns.
    #expect(try read(changed(1 << 30, at: 24)) == nil)
    #expect(try read(changed(2, at: 24)) == nil)
    // Sections, setting.
    #expect(try read(changed(most, at: 4)) == nil && read(changed(most, at: 0)) == nil)
  }

  @Test func `lengths that go beyond the file are no block`() throws {
    for place in [4, 8, 12] {
      for number in [UInt32.max, 1 << 31, 1 << 20] {
        var changed = block
        changed.set(number, at: place)
        #expect(try read(sealed(changed)) == 0)
      }
    }
  }

  /// The block with other bytes in a section.
  private func replaced(_ section: Int, with bytes: [UInt8]) -> [UInt8] {
    var block = block
    let header = EncodedBlock.frameLength + Int(block.uint32(at: 4))
    let sections = Int(block.uint32(at: EncodedBlock.frameLength + 4))
    func end(_ place: Int) -> Int { Int(block.uint32(at: header + 4 * place)) }
    let (start, stop) = (end(section), end(section + 1))
    block.replaceSubrange(header + start..<header + stop, with: bytes)
    for place in section + 1...sections {
      block.set(UInt32(end(place) + bytes.count - (stop - start)), at: header + 4 * place)
    }
    block.set(UInt64(block.count - header), at: 8)
    return sealed(block)
  }

  @Test(.timeLimit(.minutes(1)))
  func `counts that nothing can have are damage`() throws {
    let layout = BlockLayout(plan, setting: 0)
    func count(_ number: Int) -> [UInt8] {
      var bytes: [UInt8] = []
      bytes.append(count: number)
      return bytes
    }
    let huge = [1 << 31, 1 << 40, .max].map(count) + [Array(repeating: 0xFF, count: 12)]
    for bytes in huge {
      #expect(try read(replaced(layout.lengths, with: bytes + [1, 1, 1])) == nil)
      #expect(try read(replaced(layout.failures, with: bytes + Array("no graph".utf8))) == nil)
    }
    for section in [layout.rounds, layout.rounds + 1] {
      for bytes in [[], [1], count(.max), Array(repeating: 0xFF, count: 200)] {
        #expect(try read(replaced(section, with: bytes)) == nil)
      }
    }
    #expect(try read(replaced(layout.lengths, with: [])) == nil)
    #expect(try read(replaced(0, with: [3, 1, 2])) == nil)
    // A story's numbers that are no counts are no trap.
    let places = layout.section(.story(.positive, .people), group: 0)
    #expect(try read(replaced(places, with: [0] + Array(repeating: 0xFF, count: 8))) == 5)
  }

  @Test func `ends of sections that are out of order are damage`() throws {
    let header = Int(block.uint32(at: 4))
    for number in [UInt32.max, 0, 1 << 16] {
      #expect(try read(changed(number, at: header + 4)) == nil)
    }
  }
}
