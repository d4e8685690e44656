// Vectors in and out of arrays of 32-bit numbers. Nothing here checks bounds: whoever calls says why they
// hold.

extension Span<UInt32> {
  /// Sixteen entries from an index on, which must all exist.
  @unsafe @inline(__always)
  func halves(at index: Int) -> Halves {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index &* 4, as: Halves.self)
  }
}

extension MutableSpan<UInt32> {
  /// Sixteen entries from an index on, which must all exist.
  @unsafe @inline(__always)
  func halves(at index: Int) -> Halves {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index &* 4, as: Halves.self)
  }

  /// Writes sixteen entries from an index on, which must all exist.
  @unsafe @inline(__always)
  mutating func setHalves(at index: Int, _ value: Halves) {
    var bytes = unsafe self.mutableBytes
    unsafe bytes.storeBytes(of: value, toUncheckedByteOffset: index &* 4, as: Halves.self)
  }

  /// Closes up sixteen entries from an index on, keeping those whose flag is 1; the flags, 0 or 1, are
  /// the sixteen entries behind them.
  ///
  /// Through memory and not lane by lane, and without a branch: every entry is written, and overwritten
  /// by the next if it is not kept.
  ///
  /// - Returns: The index behind the last that is kept.
  @unsafe @inline(__always)
  mutating func keepLanes(at index: Int) -> Int {
    var end = index
    for lane in 0..<16 {
      let isKept = unsafe self[unchecked: index &+ 16 &+ lane]
      unsafe self[unchecked: end] = self[unchecked: index &+ lane]
      end &+= Int(truncatingIfNeeded: isKept)
    }
    return end
  }
}
