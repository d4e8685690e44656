import Foundation

extension Array {
  /// Reserves memory for elements to come, in huge pages where the system has them.
  ///
  /// The system hands out memory page by page as it is first touched, which costs more than filling
  /// it: 512 times less often with pages of 2 MiB. Linux gives them to who asks for them
  /// (`madvise`), if at all. It is a hint: only speed depends on it.
  ///
  /// - Parameter count: How many elements; for less than 8 MiB nothing is asked, for then the unused
  ///   rest of the last page would tell.
  package mutating func reserveHugePages(_ count: Int) {
    reserveCapacity(count)
    #if os(Linux)
      let pageLength: UInt = 2 << 20
      guard isEmpty, count * MemoryLayout<Element>.stride >= 8 << 20 else { return }
      append(addingCapacity: count) { rest in
        unsafe rest.withUnsafeMutableBufferPointer { buffer, _ in
          let bytes = UnsafeMutableRawBufferPointer(buffer)
          guard let start = bytes.baseAddress else { return }
          // Whole pages inside the reserved memory, whose contents the call does not change.
          let first = (UInt(bitPattern: start) + pageLength - 1) / pageLength * pageLength
          let end = (UInt(bitPattern: start) + UInt(bytes.count)) / pageLength * pageLength
          guard first < end else { return }
          _ = unsafe madvise(
            UnsafeMutableRawPointer(bitPattern: first), Int(end - first), MADV_HUGEPAGE)
        }
      }
    #endif
  }
}
