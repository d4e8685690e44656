import Foundation
import Synchronization

/// Finished blocks of runs, one after the other: in memory, or in a file, the journal.
///
/// Blocks are added at the end and never changed. What stays in memory of a file is the header of each
/// block; sections are read from it when they are asked for. A journal begins with a line of text that
/// says what it is, and of which plan. It is forced to the disk at least every second while something
/// was added. Whatever ends the process, the blocks that were whole are there when it is opened again; a
/// torn one at the end is cut off. What else is damaged costs no more than the blocks that it is in: their
/// runs are missing (see ``damagedBytes``).
///
/// Several threads may use it at a time.
package final class BlockLog: Sendable {
  /// A failure to try in tests.
  package struct SimulatedFailure: Sendable {
    /// How many bytes of blocks are written before it.
    package var afterBytes: Int
    /// The system's error number.
    package var code: Int32

    /// Makes a failure behind so many bytes.
    package init(afterBytes: Int, code: Int32) {
      self.afterBytes = afterBytes
      self.code = code
    }
  }

  /// What a benchmark or a test does otherwise.
  package struct Seams: Sendable {
    /// Whether blocks stay in memory and nothing is written: what writing takes is the difference.
    package var leavesOutWrites = false
    /// A failure of the system.
    package var failure: SimulatedFailure?
    /// The most bytes that the system writes at once.
    package var mostAtOnce = Int.max

    /// Makes the seams of a log as it is used.
    package init() {}
  }

  private struct State: Sendable {
    var headers: [BlockHeader] = []
    /// The blocks that are in memory.
    var blocks: [[UInt8]] = []
    /// Where the next block goes.
    var end = 0
    /// How many bytes of blocks were added.
    var added = 0
    /// Whether anything was written that is not forced to the disk.
    var isDirty = false
    var isClosed = false
    /// Why nothing more can be added.
    var failure: JournalError?
  }

  /// The hash that the plan of a journal has in its first line; nil in memory, and where a file was not
  /// begun.
  package let plan: String?
  private let file: LogFile?
  private let seams: Seams
  /// How many blocks were there when it was opened.
  private let found: Int
  /// How many bytes before the last whole block are of none: the runs that were there are missing.
  ///
  /// Opened to be added to, those are blocks of which anything is damaged; opened to be read, those whose
  /// header is, as nothing else was looked at.
  package let damagedBytes: Int
  private let state: Mutex<State>
  /// Held while something is forced to the disk: whoever closes the log waits until it is known whether that
  /// was possible.
  private let synchronising = Mutex(())
  /// How many bytes of contents were read, for tests.
  let readBytes = Atomic(0)

  /// How long what was added may wait until it is forced to the disk.
  private static let patience = 0.9

  /// Opens an empty log in memory.
  package init() {
    (plan, file, seams, found, damagedBytes) = (nil, nil, Seams(), 0, 0)
    state = Mutex(State())
  }

  /// Opens a journal to add to it; one that is not there is begun.
  ///
  /// Its blocks are compared with their checksums. What is no whole block at its end is cut off, elsewhere
  /// it is left out: those runs are missing, and are made again.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - plan: The hash of its plan, for its first line.
  ///   - seams: What a benchmark or a test does otherwise.
  /// - Throws: ``JournalError``, also if it is of another plan.
  /// - Complexity: O(bytes).
  package init(file path: String, plan: String, seams: Seams = Seams()) throws(JournalError) {
    let file = try LogFile(path, isWritten: true)
    var found = try Self.headers(in: file)
    if found.plan == nil {
      // It was not begun, or not to the end of its first line.
      let line = Self.firstLine(plan)
      guard Array(line.prefix(found.size)) == (try file.read(found.size, at: 0)) else {
        throw .notJournal(path: path)
      }
      try file.write(line[...], at: 0)
      (found.start, found.end) = (line.count, line.count)
    } else if found.plan != plan {
      throw .foreign(path: path)
    } else {
      var whole: [BlockHeader] = []
      for header in found.headers where try Self.isWhole(header, in: file) { whole.append(header) }
      found.headers = whole
      found.end = whole.last?.end ?? found.start
      if found.end < found.size { try file.truncate(to: found.end) }
    }
    try file.synchronise()
    (self.plan, self.file, self.seams) = (plan, file, seams)
    self.found = found.headers.count
    damagedBytes = Self.damaged(found)
    state = Mutex(State(headers: found.headers, end: found.end))
    keepSynchronised()
  }

  /// Opens a journal to read it, also while another process adds to it.
  ///
  /// - Parameter path: Where it is.
  /// - Throws: ``JournalError``.
  package init(reading path: String) throws(JournalError) {
    let file = try LogFile(path, isWritten: false)
    let found = try Self.headers(in: file)
    (plan, self.file, seams) = (found.plan, file, Seams())
    self.found = found.headers.count
    damagedBytes = Self.damaged(found)
    state = Mutex(State(headers: found.headers, end: found.end))
  }

  deinit { state.withLock { $0.isClosed = true } }

  /// The headers of all blocks, in the order in which they were added.
  package var headers: [BlockHeader] { state.withLock(\.headers) }

  /// Whether its blocks stay in memory.
  var isInMemory: Bool { file == nil }

  /// What it is called in errors.
  var name: String { file?.path ?? "the runs" }

  // MARK: Adding

  /// Adds a block.
  ///
  /// - Throws: ``JournalError``; what was written of the block is cut off, and nothing can be added any
  ///   more.
  package func append(_ block: EncodedBlock) throws(JournalError) {
    let failure = state.withLock { state -> JournalError? in
      if state.failure == nil { add(block, to: &state) }
      return state.failure
    }
    if let failure { throw failure }
  }

  private func add(_ block: EncodedBlock, to state: inout State) {
    var header = block.header
    if file == nil || seams.leavesOutWrites {
      // In memory a block's place is its number.
      state.blocks.append(block.bytes)
    } else {
      header.start += state.end
      do throws(JournalError) {
        try write(block.bytes, &state)
      } catch {
        state.failure = error
        try? file?.truncate(to: state.end)
        return
      }
      state.end += block.bytes.count
      state.isDirty = true
    }
    state.added += block.bytes.count
    state.headers.append(header)
  }

  private func write(_ bytes: [UInt8], _ state: inout State) throws(JournalError) {
    let room = seams.failure.map { $0.afterBytes - state.added } ?? bytes.count
    try file?.write(bytes.prefix(max(0, room)), at: state.end, most: seams.mostAtOnce)
    if let failure = seams.failure, room < bytes.count {
      throw .system(path: name, .write, code: failure.code)
    }
  }

  /// Forces what was added to the disk again and again, until the log is closed.
  private func keepSynchronised() {
    Thread.detachNewThread { [weak self] in
      while true {
        Thread.sleep(forTimeInterval: Self.patience)
        guard let self, !self.state.withLock(\.isClosed) else { return }
        if self.state.withLock(\.isDirty) { self.synchronise() }
      }
    }
  }

  /// Forces what was added to the disk, outside of the lock: blocks are added meanwhile.
  private func synchronise() {
    synchronising.withLock { _ in
      state.withLock { $0.isDirty = false }
      do throws(JournalError) {
        try file?.synchronise()
      } catch {
        state.withLock { $0.failure = $0.failure ?? error }
      }
    }
  }

  /// Forces what was added to the disk; it can still be read.
  ///
  /// - Throws: ``JournalError``, also if anything failed before.
  package func close() throws(JournalError) {
    synchronise()
    let failure = state.withLock { state in
      state.isClosed = true
      return state.failure
    }
    if let failure { throw failure }
  }

  // MARK: Reading

  /// A block that is in memory.
  private func held(_ block: Int) -> [UInt8]? {
    state.withLock { block < $0.blocks.count ? $0.blocks[block] : nil }
  }

  /// The bytes of a block's contents, from a place in them.
  func read(
    _ block: Int, _ header: BlockHeader, _ range: Range<Int>
  ) throws(JournalError) -> [UInt8] {
    readBytes.add(range.count, ordering: .relaxed)
    let place = header.start + range.lowerBound
    if let held = held(block) { return Array(held[place..<place + range.count]) }
    let bytes = try file?.read(range.count, at: place) ?? []
    if bytes.count < range.count { throw .damaged(path: name, byte: place) }
    return bytes
  }

  /// The bytes of a section of a block.
  ///
  /// - Parameters:
  ///   - section: The place of the section.
  ///   - block: The place of the block.
  ///   - header: The header of the block.
  /// - Returns: Its bytes, which were not compared with the checksum.
  /// - Throws: ``JournalError`` if they cannot be read.
  package func read(
    _ section: Int, of block: Int, _ header: BlockHeader
  ) throws(JournalError) -> [UInt8] {
    try read(block, header, try place(of: section, in: block, header))
  }

  /// Where a section is in the contents of a block.
  func place(
    of section: Int, in block: Int, _ header: BlockHeader
  ) throws(JournalError) -> Range<Int> {
    guard section < header.sections, 4 * (header.sections + 1) <= header.length else {
      throw .damaged(path: name, byte: header.start)
    }
    let (start, end): (UInt32, UInt32)
    if let held = held(block) {
      let place = header.start + 4 * section
      (start, end) = (held.uint32(at: place), held.uint32(at: place + 4))
    } else {
      let ends = try read(block, header, 4 * section..<4 * section + 8)
      (start, end) = (ends.uint32(at: 0), ends.uint32(at: 4))
    }
    guard start <= end, end <= header.length else {
      throw .damaged(path: name, byte: header.start)
    }
    return Int(start)..<Int(end)
  }

  /// Where each section of a block begins, and where the last ends.
  func ends(of block: Int, _ header: BlockHeader) throws(JournalError) -> [Int] {
    let size = 4 * (header.sections + 1)
    let bytes = size <= header.length ? try read(block, header, 0..<size) : []
    let ends = stride(from: 0, to: bytes.count, by: 4).map { Int(bytes.uint32(at: $0)) }
    guard zip(ends, ends.dropFirst()).allSatisfy(<=), let end = ends.last, end <= header.length
    else { throw .damaged(path: name, byte: header.start) }
    return ends
  }

  /// The contents of a block, compared with its checksum.
  func contents(of block: Int, _ header: BlockHeader) throws(JournalError) -> [UInt8] {
    let bytes = try read(block, header, 0..<header.length)
    guard EncodedBlock.hash(bytes, 0..<bytes.count) == header.checksum else {
      throw .damaged(path: name, byte: header.start)
    }
    return bytes
  }

  /// Compares the contents of the blocks that were there when it was opened with their checksums.
  ///
  /// - Throws: ``JournalError`` if something is not as it was written.
  /// - Complexity: O(bytes).
  package func verify() throws(JournalError) {
    for (block, header) in headers.prefix(found).enumerated() {
      _ = try contents(of: block, header)
    }
  }

  // MARK: Opening

  /// What a journal begins with.
  static func firstLine(_ plan: String) -> [UInt8] {
    Array("hearsay journal 1, plan \(plan)\n".utf8)
  }

  /// The longest first line.
  private static let longestLine = 256

  /// What a journal has: the hash of its plan, where its blocks begin, the headers of those that are there,
  /// where the last ends, and the size of the file.
  private typealias Found = (
    plan: String?, start: Int, headers: [BlockHeader], end: Int, size: Int
  )

  private static func headers(in file: LogFile) throws(JournalError) -> Found {
    let size = try file.size()
    let beginning = try file.read(longestLine, at: 0)
    let parts = String(decoding: beginning.prefix { $0 != 10 }, as: UTF8.self)
      .components(separatedBy: "plan ")
    guard let plan = parts.last, parts.count == 2, beginning.starts(with: firstLine(plan)) else {
      if beginning.contains(10) || size >= longestLine { throw .notJournal(path: file.path) }
      return (nil, 0, [], 0, size)
    }
    let start = firstLine(plan).count
    var headers: [BlockHeader] = []
    var end = start
    while let header = try nextHeader(from: end, before: size, in: file) {
      headers.append(header)
      end = header.end
    }
    return (plan, start, headers, end, size)
  }

  private static func header(
    at place: Int, before size: Int, in file: LogFile
  ) throws(JournalError) -> BlockHeader? {
    try BlockHeader(at: place, before: size) { (count, place) throws(JournalError) in
      try file.read(count, at: place)
    }
  }

  /// The header of the block at a place; where something else is, of the next one behind it.
  ///
  /// - Complexity: O(bytes up to it).
  private static func nextHeader(
    from place: Int, before size: Int, in file: LogFile
  ) throws(JournalError) -> BlockHeader? {
    if let header = try header(at: place, before: size, in: file) { return header }
    let magic = EncodedBlock.magic
    var start = place + 1
    while size - start > EncodedBlock.frameLength {
      let piece = try file.read(min(1 << 20, size - start), at: start)
      guard piece.count > magic.count else { return nil }
      for place in 0...piece.count - magic.count
      where piece[place] == magic[0] && piece[place..<place + magic.count] == magic[...] {
        if let header = try header(at: start + place, before: size, in: file) { return header }
      }
      start += piece.count - magic.count + 1
    }
    return nil
  }

  private static func damaged(_ found: Found) -> Int {
    found.headers.reduce(found.end - found.start) { $0 - $1.size }
  }

  private static func isWhole(_ header: BlockHeader, in file: LogFile) throws(JournalError) -> Bool
  {
    let bytes = try file.read(header.length, at: header.start)
    return bytes.count == header.length
      && EncodedBlock.hash(bytes, 0..<bytes.count) == header.checksum
  }
}
