import Foundation
import SocialGraph

/// A file's bytes where the system keeps them, to be read by any number of workers at once.
///
/// Regular files alone can be mapped: a pipe, a device or a file that is made up while it is read
/// (below `/proc`) has no length beforehand and is left to ``TextSource``.
///
/// The file must stay as it is while it is mapped. One that another program writes to is read in
/// part before and in part after the change, as any reader would; but one that is *cut short*
/// meanwhile ends this process with a bus error, for its bytes are gone and nothing can be asked
/// instead. Programs that replace a file by renaming another to its name do no harm.
///
/// Everything unsafe about reading is here: the pointer never leaves, and what goes out are spans
/// that live no longer than a call.
@safe final class MappedFile: @unchecked Sendable {
  /// The mapped memory, not empty; read-only, so that any thread may read it at any time.
  private let memory: UnsafeRawBufferPointer

  /// The number of bytes.
  var count: Int { unsafe memory.count }

  /// Maps a file; fails for what cannot be mapped.
  ///
  /// That is what is no regular file, is empty, or is not there at all; why it cannot be read either
  /// is for ``TextSource`` to say.
  ///
  /// - Parameter path: The file.
  init?(path: String) {
    // Before it is opened: opening and closing a pipe would be noticed at its other end.
    var status = stat()
    guard unsafe stat(path, &status) == 0, Self.isRegular(status) else { return nil }
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    // A mapping outlives its descriptor.
    defer { _ = close(file) }
    guard unsafe fstat(file, &status) == 0, Self.isRegular(status),
      let length = Int(exactly: status.st_size), length > 0,
      let start = unsafe mmap(nil, length, PROT_READ, MAP_PRIVATE, file, 0),
      unsafe start != UnsafeMutableRawPointer(bitPattern: -1)
    else { return nil }
    unsafe memory = UnsafeRawBufferPointer(start: start, count: length)
    _ = unsafe madvise(start, length, MADV_SEQUENTIAL)
  }

  deinit {
    _ = unsafe munmap(UnsafeMutableRawPointer(mutating: memory.baseAddress), memory.count)
  }

  private static func isRegular(_ status: stat) -> Bool {
    status.st_mode & S_IFMT == S_IFREG
  }

  /// Calls with the bytes.
  func withBytes<Result, Problem>(
    _ body: (Span<UInt8>) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    // In bounds: the memory is mapped as long as this object lives, and this call holds it.
    let bytes = unsafe Span<UInt8>(_unsafeBytes: memory)
    return try body(bytes)
  }

  /// Says that some bytes are not needed any more, so that they do not count as this process's
  /// memory; whoever reads them again gets them again.
  func release(_ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    let page = Int(getpagesize())
    let start = range.lowerBound / page * page
    // In bounds: whole pages from inside the memory up to the end of a range inside it. They are
    // unchanged pages of the file, so that nothing is lost, whoever is reading them.
    _ = unsafe madvise(
      UnsafeMutableRawPointer(mutating: memory.baseAddress?.advanced(by: start)),
      range.upperBound - start, MADV_DONTNEED)
  }
}

extension Span<UInt8> {
  /// The bytes at a place.
  func array(_ range: Range<Int>) -> [UInt8] {
    unsafe extracting(range).withUnsafeBufferPointer { unsafe Array($0) }
  }

  /// The eight bytes from a place on, the first of them the lowest.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    // One comparison for both ends: a negative place is a huge unsigned one.
    precondition(count >= 8 && UInt(bitPattern: place) <= UInt(bitPattern: count &- 8))
    return unsafe UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self))
  }

  /// The byte at a place and the eight bytes behind it.
  @inline(__always)
  func byteAndWord(at place: Int) -> (byte: UInt8, word: UInt64) {
    precondition(count >= 9 && UInt(bitPattern: place) <= UInt(bitPattern: count &- 9))
    return unsafe (
      self[unchecked: place],
      UInt64(
        littleEndian: bytes.unsafeLoadUnaligned(
          fromUncheckedByteOffset: place &+ 1, as: UInt64.self))
    )
  }
}

/// The digits of the two numbers of a line: a byte each, the last in the highest, and zeros below the first.
struct LineDigits {
  var first: UInt64 = 0
  var second: UInt64 = 0
}

extension Span<UInt8> {
  /// Takes the digits of a line of two numbers of up to eight digits, a separator between them and LF behind.
  ///
  /// A number is taken to end at the first byte behind its first whose bit 4 is clear, as that of digits is
  /// not. Whether all before are digits is not looked at, but that it does not begin with a zero is.
  ///
  /// - Parameters:
  ///   - place: Where the line begins, with 8 bytes before and 24 bytes from there on.
  ///   - separator: The byte between the numbers: one with bit 4 clear, below the digits.
  ///   - masks: For 0 to 8, as many of the highest bytes.
  /// - Returns: The digits and the place behind the line, or nil if it is no such line.
  @inline(__always)
  func digits(
    ofLineAt place: Int, separator: UInt8, masks: Span<UInt64>
  ) -> (digits: LineDigits, next: Int)? {
    precondition(count >= 32 && UInt(bitPattern: place &- 8) <= UInt(bitPattern: count &- 32))
    precondition(masks.count == 9)
    // In bounds: a number takes up one to eight bytes, so that the eight bytes before its end and those
    // behind its first are between 8 bytes before the line and 19 from there on.
    let bytes = unsafe self.bytes
    @inline(__always) func byte(_ place: Int) -> UInt8 { unsafe self[unchecked: place] }
    @inline(__always) func word(_ place: Int) -> UInt64 {
      unsafe UInt64(
        littleEndian: bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self))
    }
    @inline(__always) func length(_ start: Int) -> Int {
      // The highest bit ends what has eight digits or more: if more, no separator follows.
      let ends = (word(start &+ 1) & 0x1010_1010_1010_1010) ^ 0x9010_1010_1010_1010
      return ends.trailingZeroBitCount &>> 3 &+ 1
    }
    @inline(__always) func digits(_ end: Int, _ length: Int) -> UInt64 {
      unsafe (word(end &- 8) ^ 0x3030_3030_3030_3030) & masks[unchecked: length]
    }
    @inline(__always) func beginsWell(_ start: Int, _ length: Int) -> Bool {
      byte(start) > 0x30 || byte(start) == 0x30 && length == 1
    }
    let first = length(place)
    let middle = place &+ first
    let second = length(middle &+ 1)
    let end = middle &+ 1 &+ second
    let found = LineDigits(first: digits(middle, first), second: digits(end, second))
    guard byte(middle) == separator, byte(end) == 0x0A, beginsWell(place, first),
      beginsWell(middle &+ 1, second)
    else { return nil }
    return (found, end &+ 1)
  }
}

extension LineDigits {
  /// Calls with room for the digits of so many lines, whatever they are so far.
  @inline(__always)
  static func withRoom<Result>(
    for lines: Int, _ body: (inout MutableSpan<LineDigits>) -> Result
  ) -> Result {
    unsafe withUnsafeTemporaryAllocation(of: LineDigits.self, capacity: lines) { memory in
      // Any bytes are digits of some kind, so that there is nothing to initialise.
      var room = unsafe MutableSpan(_unsafeElements: memory)
      return body(&room)
    }
  }
}

extension Span<LineDigits> {
  /// The digits of both numbers of a line, in twos: the first of each in the lower byte.
  @inline(__always)
  func pairs(at place: Int) -> SIMD8<UInt16> {
    precondition(UInt(bitPattern: place) < UInt(bitPattern: count))
    return unsafe bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: 16 &* place, as: SIMD8<UInt16>.self)
  }
}

extension SIMD8<UInt16> {
  /// Neighbours as one number each, the first the lower half.
  @inline(__always)
  var joined: SIMD4<UInt32> { unsafe unsafeBitCast(self, to: SIMD4<UInt32>.self) }
}

extension SIMD4<UInt32> {
  /// Neighbours as one number each, the first the lower half.
  @inline(__always)
  var joined: SIMD2<UInt64> { unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self) }
}

extension SIMD2<UInt64> {
  /// The lower halves and the upper halves in turns.
  @inline(__always)
  var halves: SIMD4<UInt32> { unsafe unsafeBitCast(self, to: SIMD4<UInt32>.self) }
}

extension OutputSpan<Tie> {
  /// Adds ties by the ends of two at a time.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - ends: The ends of a tie and the next, of which the latter may be any behind the last.
  @inline(__always)
  mutating func append(_ count: Int, ends: (_ tie: Int) -> SIMD4<UInt32>) {
    precondition(count >= 0 && freeCapacity > count && MemoryLayout<Tie>.size == 8)
    unsafe withUnsafeMutableBufferPointer { ties, filled in
      guard var place = UnsafeMutableRawPointer(ties.baseAddress) else { return }
      // In bounds: there is room for one more than these. A tie is its two ends.
      unsafe place += 8 * filled
      for tie in stride(from: 0, to: count, by: 2) {
        unsafe place.storeBytes(of: ends(tie), as: SIMD4<UInt32>.self)
        unsafe place += 16
      }
      filled += count
    }
  }
}

extension MutableSpan<UInt8> {
  /// Writes two bytes at a place, the lower first.
  @inline(__always)
  mutating func store(_ pair: UInt16, at place: Int) {
    precondition(count >= 2 && UInt(bitPattern: place) <= UInt(bitPattern: count &- 2))
    unsafe withUnsafeMutableBytes { memory in
      unsafe memory.storeBytes(of: pair.littleEndian, toByteOffset: place, as: UInt16.self)
    }
  }

  /// Writes bytes at a place that repeat those at a distance before it, and up to 16 more of any value
  /// behind them.
  ///
  /// Where they are longer than the distance, they repeat themselves.
  @inline(__always)
  mutating func repeatBytes(at place: Int, distance: Int, length: Int) {
    precondition(distance > 0 && distance <= place && length >= 0)
    precondition(length <= count && place <= count &- length &- 16)
    unsafe withUnsafeMutableBytes { memory in
      guard let start = memory.baseAddress else { return }
      // In bounds: from not before the first byte on, up to 15 bytes behind the last that is asked for.
      var target = unsafe start + place
      let end = unsafe target + length
      @inline(__always) func word() -> UInt64 {
        unsafe (target - distance).loadUnaligned(as: UInt64.self)
      }
      if distance >= 8 {
        // Two words at once: few matches are longer, and how long one is cannot be guessed.
        repeat {
          unsafe target.storeBytes(of: word(), as: UInt64.self)
          unsafe target += 8
          unsafe target.storeBytes(of: word(), as: UInt64.self)
          unsafe target += 8
        } while unsafe target < end
      } else {
        // Of the eight bytes as many are right as the distance is long: the others come next.
        repeat {
          unsafe target.storeBytes(of: word(), as: UInt64.self)
          unsafe target += distance
        } while unsafe target < end
      }
    }
  }
}
