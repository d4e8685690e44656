import Foundation

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
