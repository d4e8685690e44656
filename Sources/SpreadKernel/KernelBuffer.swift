/// Plain memory that the kernel keeps: it grows, is never shrunk, and is read and written without
/// checks in a release build.
///
/// An array would ask at every pass whether anybody else holds it, and a span of it could not be had
/// beside that of another. The elements are plain bits, so that there is nothing to destroy.
@safe struct KernelBuffer<Element: BitwiseCopyable>: ~Copyable {
  /// The elements: a debug build checks indices, a release build does not.
  @unsafe private(set) var elements: UnsafeMutableBufferPointer<Element>

  /// Makes a buffer of this many elements of one value.
  init(count: Int = 0, _ value: Element) {
    unsafe elements = .allocate(capacity: count)
    for index in 0..<count { unsafe elements.initializeElement(at: index, to: value) }
  }

  deinit { unsafe elements.deallocate() }

  /// The number of elements.
  var count: Int { unsafe elements.count }

  /// Makes room for at least this many elements; those there were stay, new ones have a value.
  ///
  /// - Complexity: O(1) if there is room, else O(count); amortised O(1) an element.
  @inline(__always)
  mutating func reserve(_ count: Int, _ value: Element) {
    if count > self.count { grow(to: max(count, self.count + self.count / 2), value) }
  }

  @inline(never)
  private mutating func grow(to count: Int, _ value: Element) {
    let grown = UnsafeMutableBufferPointer<Element>.allocate(capacity: count)
    // In bounds: the new memory is longer than the old.
    for index in 0..<self.count { unsafe grown.initializeElement(at: index, to: elements[index]) }
    for index in self.count..<count { unsafe grown.initializeElement(at: index, to: value) }
    unsafe elements.deallocate()
    unsafe elements = grown
  }
}

extension UnsafeMutableBufferPointer<UInt32> {
  /// Sixteen elements from an index on, which must all exist.
  @inline(__always)
  func halves(at index: Int) -> Halves {
    assert(index >= 0 && index + 16 <= count)
    return unsafe UnsafeRawPointer(baseAddress.unsafelyUnwrapped + index).loadUnaligned(
      as: Halves.self)
  }

  /// Writes sixteen elements from an index on, which must all exist.
  @inline(__always)
  func setHalves(at index: Int, _ value: Halves) {
    assert(index >= 0 && index + 16 <= count)
    unsafe UnsafeMutableRawPointer(baseAddress.unsafelyUnwrapped + index)
      .storeBytes(of: value, as: Halves.self)
  }

  /// Closes up sixteen elements from an index on, keeping those whose flag is 1; the flags, 0 or 1,
  /// are the sixteen elements behind them.
  ///
  /// Through memory and not lane by lane, and without a branch: every element is written, and
  /// overwritten by the next if it is not kept.
  ///
  /// - Returns: The index behind the last that is kept.
  @inline(__always)
  func keepHalves(at index: Int) -> Int {
    var end = index
    for lane in 0..<16 {
      let isKept = unsafe self[index &+ 16 &+ lane]
      unsafe self[end] = self[index &+ lane]
      end &+= Int(truncatingIfNeeded: isKept)
    }
    return end
  }
}
