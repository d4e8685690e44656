import PlainText

/// What is known of a block in a ``BlockLog`` without reading it: which runs it has, and where it is.
package struct BlockHeader: Sendable, Hashable {
  /// The index of its setting in the plan.
  package let setting: Int
  /// The replicates that ran, in the order of its columns.
  package let ran: ReplicateList
  /// The replicates that failed.
  package let failed: ReplicateList
  /// The number of its sections.
  let sections: Int
  /// Where its contents begin, in bytes.
  var start = 0
  /// The number of bytes of its contents.
  var length = 0
  /// The hash of its contents.
  var checksum: UInt64 = 0

  /// How many bytes the header has after its frame.
  var headerLength: Int { 16 + 12 * (ran.runs.count + failed.runs.count) }
  /// The number of bytes of the block.
  var size: Int { EncodedBlock.frameLength + headerLength + length }
  /// Where the block ends.
  var end: Int { start + length }
}

/// The bytes of a block, as they are in a log: a frame, the header and the contents.
///
/// Numbers are unsigned, with the lowest byte first:
///
/// ```
/// frame     4  "HSRB"            4  bytes of the header    8  bytes of the contents
///           8  hash of the contents    8  hash of the frame so far and of the header
/// header    4  setting    4  sections    4  runs of those that ran    4  runs of those that failed
///           for each run    4  first replicate    4  stride    4  count
/// contents  4  for each section and the end, where it begins    then the sections
/// ```
package struct EncodedBlock: Sendable {
  static let magic = Array("HSRB".utf8)
  static let frameLength = 32
  /// The most bytes of a header; those of blocks of any size that is written are far shorter.
  static let longestHeader = 1 << 24

  /// All of its bytes.
  let bytes: [UInt8]
  /// What it has; its contents start at a place of ``bytes``.
  let header: BlockHeader

  /// Makes a block of its contents.
  ///
  /// - Parameters:
  ///   - header: What it has.
  ///   - write: Adds each section's bytes and then calls what ends the section, so many times as there are
  ///     sections.
  init(
    _ header: BlockHeader, _ write: (_ bytes: inout [UInt8], _ end: (inout [UInt8]) -> Void) -> Void
  ) {
    var header = header
    var bytes = Array(repeating: UInt8(0), count: Self.frameLength)
    bytes.append(UInt32(header.setting))
    bytes.append(UInt32(header.sections))
    for list in [header.ran, header.failed] { bytes.append(UInt32(list.runs.count)) }
    for run in header.ran.runs + header.failed.runs {
      bytes.append(UInt32(run.first))
      bytes.append(UInt32(run.stride))
      bytes.append(UInt32(run.count))
    }
    let start = bytes.count
    header.start = start
    bytes += repeatElement(0, count: 4 * (header.sections + 1))
    bytes.set(UInt32(bytes.count - start), at: start)
    var section = 0
    write(&bytes) { bytes in
      section += 1
      bytes.set(UInt32(bytes.count - start), at: start + 4 * section)
    }
    precondition(section == header.sections, "every section has its end")
    header.length = bytes.count - start
    header.checksum = Self.hash(bytes, start..<bytes.count)
    bytes.replaceSubrange(0..<4, with: Self.magic)
    bytes.set(UInt32(start - Self.frameLength), at: 4)
    bytes.set(UInt64(header.length), at: 8)
    bytes.set(header.checksum, at: 16)
    bytes.set(Self.hash(bytes, 0..<24, Self.frameLength..<start), at: 24)
    self.bytes = bytes
    self.header = header
  }

  /// The hash of some stretches of bytes.
  static func hash(_ bytes: [UInt8], _ stretches: Range<Int>...) -> UInt64 {
    var hash = StableHash()
    for stretch in stretches { hash.add(bytes[stretch]) }
    return hash.value
  }
}

extension BlockHeader {
  /// Reads the header of the block whose frame begins at a place, or nil if none is there, whole.
  ///
  /// Whatever the bytes are, no more is read than there is, and every number is one that a block can have.
  ///
  /// - Parameters:
  ///   - place: The place of the frame.
  ///   - size: Where the file ends.
  ///   - read: Reads so many bytes at a place, fewer at the end.
  /// - Throws: What `read` throws.
  init?(
    at place: Int, before size: Int, _ read: (Int, Int) throws(JournalError) -> [UInt8]
  ) throws(JournalError) {
    let frame = EncodedBlock.frameLength
    // Most headers are short: frame and header are read at once.
    var bytes = try read(min(256, size - place), place)
    guard bytes.count >= frame + 16, bytes[0..<4] == EncodedBlock.magic[...] else { return nil }
    let end = frame + Int(bytes.uint32(at: 4))
    guard end >= frame + 16, end <= frame + EncodedBlock.longestHeader, end <= size - place,
      let length = Int(exactly: bytes.uint64(at: 8)), length <= size - place - end
    else { return nil }
    if bytes.count < end { bytes = try read(end, place) }
    guard bytes.count >= end,
      EncodedBlock.hash(bytes, 0..<24, frame..<end) == bytes.uint64(at: 24)
    else { return nil }
    var next = frame
    func number() -> Int {
      defer { next += 4 }
      return Int(bytes.uint32(at: next))
    }
    setting = number()
    sections = number()
    let (ran, failed) = (number(), number())
    guard end == next + 12 * (ran + failed) else { return nil }
    func runs(_ count: Int) -> ReplicateList? {
      var runs: [ReplicateList.Run] = []
      for _ in 0..<count {
        let run = ReplicateList.Run(first: number(), stride: number(), count: number())
        guard run.isValid else { return nil }
        runs.append(run)
      }
      return ReplicateList(runs: runs)
    }
    guard let ran = runs(ran), let failed = runs(failed) else { return nil }
    self.ran = ran
    self.failed = failed
    start = place + end
    self.length = length
    checksum = bytes.uint64(at: 16)
  }
}
