/// Whole numbers in bytes, the lowest byte first.
extension [UInt8] {
  /// Adds a number.
  mutating func append(_ number: some FixedWidthInteger) {
    unsafe Swift.withUnsafeBytes(of: number.littleEndian) { unsafe append(contentsOf: $0) }
  }

  /// Puts a number in the place of bytes that are there.
  mutating func set<Number: FixedWidthInteger>(_ number: Number, at place: Int) {
    precondition(place >= 0 && place + MemoryLayout<Number>.size <= count)
    // In bounds, as was just checked.
    unsafe withUnsafeMutableBytes {
      unsafe $0.storeBytes(of: number.littleEndian, toByteOffset: place, as: Number.self)
    }
  }

  /// The number at a place.
  func uint32(at place: Int) -> UInt32 { number(at: place) }

  /// The number at a place.
  func uint64(at place: Int) -> UInt64 { number(at: place) }

  private func number<Number: FixedWidthInteger>(at place: Int) -> Number {
    precondition(place >= 0 && place + MemoryLayout<Number>.size <= count)
    // In bounds, as was just checked.
    return unsafe withUnsafeBytes {
      unsafe Number(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Number.self))
    }
  }
}

/// Counts in bytes: seven bits to a byte, lowest first, the top bit set in all but the last (LEB128).
extension [UInt8] {
  /// The most bytes of a count.
  static let longestCount = 6
  /// The greatest count that is read; people and tellings are far fewer.
  private static let mostCount = UInt64(1) << 40

  /// Adds a count, or 0 where it is below.
  mutating func append(count: Int) {
    var rest = UInt64(Swift.max(0, count))
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  /// Reads the count at a place and moves the place behind it; nil where none is.
  func count(at place: inout Int) -> Int? {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < count, shift < 7 * UInt64(Self.longestCount) {
      let byte = self[place]
      place += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value <= Self.mostCount ? Int(value) : nil }
      shift += 7
    }
    return nil
  }
}

/// A column of numbers in bytes: a byte that says how wide each is, and the numbers.
///
/// Width 0 is a single number, as with 8, that all are equal to; 1, 2 and 4 are whole numbers from 0; 8 are
/// the bits of a floating-point number, the lowest byte first. The narrowest width that holds all of them is
/// taken, so equal columns have equal bytes. No number is changed, not a number and -0 included.
enum ColumnBytes {
  /// Adds a column of a table to bytes.
  ///
  /// - Parameters:
  ///   - column: Its place in a row.
  ///   - rows: The rows of the table, one after the other.
  ///   - width: How many numbers a row has.
  ///   - bytes: What it is added to.
  static func append(
    _ column: Int, of rows: [Double], width: Int, to bytes: inout [UInt8]
  ) {
    let count = rows.count / max(1, width)
    guard count > 0 else { return }
    precondition(column >= 0 && column < width && rows.count == count * width)
    // In bounds: the place of row r is column + r x width, below count x width.
    unsafe rows.withUnsafeBufferPointer { rows in
      let first = unsafe rows[column]
      var isConstant = true
      var isWhole = true
      var largest: UInt32 = 0
      var place = column
      for _ in 0..<count {
        let value = unsafe rows[place]
        isConstant = isConstant && value.bitPattern == first.bitPattern
        if isWhole, value >= 0, value <= 4_294_967_295 {
          let number = UInt32(value)
          isWhole = Double(number).bitPattern == value.bitPattern
          largest = max(largest, number)
        } else {
          isWhole = false
        }
        place += width
      }
      let size = isConstant ? 0 : !isWhole ? 8 : largest < 256 ? 1 : largest < 65_536 ? 2 : 4
      bytes.append(UInt8(size))
      if isConstant {
        bytes.append(first.bitPattern)
        return
      }
      let start = bytes.count
      bytes += repeatElement(0, count: count * size)
      // In bounds: count x size bytes were just added, from start on.
      unsafe bytes.withUnsafeMutableBytes { bytes in
        for row in 0..<count {
          let value = unsafe rows[column + row * width]
          let place = start + row * size
          switch size {
          case 1: unsafe bytes[place] = UInt8(value)
          case 2:
            unsafe bytes.storeBytes(
              of: UInt16(value).littleEndian, toByteOffset: place, as: UInt16.self)
          case 4:
            unsafe bytes.storeBytes(
              of: UInt32(value).littleEndian, toByteOffset: place, as: UInt32.self)
          default:
            unsafe bytes.storeBytes(
              of: value.bitPattern.littleEndian, toByteOffset: place, as: UInt64.self)
          }
        }
      }
    }
  }

  /// Puts the numbers of a column where they belong.
  ///
  /// - Parameters:
  ///   - bytes: The bytes of the column.
  ///   - runs: For each stretch of its numbers, where the first goes, how far each is from the one before,
  ///     and how many there are.
  ///   - numbers: Where they are put.
  /// - Returns: Whether the bytes are those of so many numbers.
  static func read(
    _ bytes: [UInt8], to runs: some Sequence<ReplicateList.Run>, in numbers: inout [Double]
  ) -> Bool {
    guard let size = bytes.first.map(Int.init) else { return runs.allSatisfy { $0.count == 0 } }
    let isConstant = size == 0
    guard [0, 1, 2, 4, 8].contains(size), !isConstant || bytes.count == 9 else { return false }
    return unsafe numbers.withUnsafeMutableBufferPointer { numbers in
      unsafe bytes.withUnsafeBytes { bytes in
        var next = 1
        for run in runs where run.count > 0 {
          // In bounds: checked here for the whole run.
          guard isConstant || next + run.count * size <= bytes.count, run.first >= 0,
            run.stride >= 0, run.last < numbers.count
          else { return false }
          var place = run.first
          for _ in 0..<run.count {
            let value =
              switch size {
              case 1: unsafe Double(bytes[next])
              case 2: unsafe Double(UInt16(littleEndian: load(bytes, next)))
              case 4: unsafe Double(UInt32(littleEndian: load(bytes, next)))
              default: unsafe Double(bitPattern: UInt64(littleEndian: load(bytes, next)))
              }
            unsafe numbers[place] = value
            next += size
            place += run.stride
          }
        }
        return isConstant || next == bytes.count
      }
    }
  }

  /// Some numbers of a column, as a column of their own.
  ///
  /// - Parameters:
  ///   - places: Their places in the column; some.
  ///   - count: How many numbers the column has.
  ///   - length: How many bytes it has.
  ///   - read: Reads some of its bytes.
  /// - Returns: The bytes; nil if they are not those of so many numbers.
  /// - Throws: What `read` throws.
  static func part(
    _ places: Range<Int>, of count: Int, length: Int,
    _ read: (Range<Int>) throws(JournalError) -> [UInt8]
  ) throws(JournalError) -> [UInt8]? {
    if length == 9 {
      let whole = try read(0..<9)
      if whole[0] == 0 { return whole }
    }
    let size = (length - 1) / count
    guard [1, 2, 4, 8].contains(size), length == 1 + count * size else { return nil }
    return try [UInt8(size)] + read(1 + places.lowerBound * size..<1 + places.upperBound * size)
  }

  /// The number at a place; the caller checks that it is there.
  @inline(__always)
  private static func load<Number: FixedWidthInteger>(
    _ bytes: UnsafeRawBufferPointer, _ place: Int
  ) -> Number {
    unsafe bytes.loadUnaligned(fromByteOffset: place, as: Number.self)
  }
}
