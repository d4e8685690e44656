import Parallelism
import PlainText

/// Numbers texts in the order of their first appearance, without a `String` for each mention.
///
/// The texts lie one behind the other in one array of bytes; a table of open addresses finds them.
/// The hash affects only speed: people are renumbered in the end.
///
/// Before anything of it grows, it is checked that memory holds the old and the new together.
struct NameTable: Sendable {
  /// The memory that this process may use; nil for a few texts, which are not checked.
  private let memory: MemoryLimit?
  /// The bytes that others hold meanwhile.
  var others = 0.0

  private var bytes: [UInt8] = []
  /// Text i is `bytes[ends[i]..<ends[i + 1]]`.
  private var ends: [Int] = [0]
  /// Hashes and numbers of texts: the hash above one more than the number, or 0.
  ///
  /// A power of two of them, at most half in use. With the hash beside the number, a text that is
  /// another one is seldom looked at.
  private var slots = [UInt64](repeating: 0, count: 1024)

  /// Makes an empty table.
  init(_ memory: MemoryLimit? = nil) { self.memory = memory }

  /// A table of texts, up to the first that is there twice.
  static func distinct(
    _ texts: some Sequence<String>, _ memory: MemoryLimit? = nil
  ) throws(Diagnostic) -> (table: NameTable, twice: String?) {
    var table = NameTable(memory)
    for text in texts {
      let count = table.count
      if try table.number(of: text) != count { return (table, text) }
    }
    return (table, nil)
  }

  /// How many texts there are.
  var count: Int { ends.count - 1 }

  /// The bytes of a text.
  func bytes(of number: Int) -> ArraySlice<UInt8> { bytes[ends[number]..<ends[number + 1]] }

  /// A text.
  subscript(number: Int) -> String { String(decoding: bytes(of: number), as: UTF8.self) }

  /// Whether a text is the plain form of a whole number, and which.
  func plainNumber(_ number: Int) -> UInt64? {
    bytes.span.plainNumber(ends[number]..<ends[number + 1])
  }

  /// Whether a text is there.
  func contains(_ text: [UInt8]) -> Bool { find(text) != nil }

  /// The number of a text, or nil if it is not there.
  func find(_ text: [UInt8]) -> UInt32? {
    let number = slots[slot(of: text.span, text.indices, Self.hash(text.span, text.indices))]
    return number == 0 ? nil : UInt32(truncatingIfNeeded: number) - 1
  }

  /// The number of a text, which is added if it is new.
  mutating func number(of text: String) throws(Diagnostic) -> UInt32 {
    let bytes = Array(text.utf8)
    return try number(of: bytes.span, bytes.indices)
  }

  /// What the texts of another table are numbered here, added if they are new.
  mutating func numbers(of other: NameTable) throws(Diagnostic) -> [UInt32] {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(other.count)
    for text in 0..<other.count {
      numbers.append(
        try number(of: other.bytes.span, other.ends[text]..<other.ends[text + 1]))
    }
    return numbers
  }

  /// The number of a text, which is added if it is new.
  ///
  /// - Parameters:
  ///   - source: The bytes that hold it.
  ///   - range: Its place there.
  /// - Returns: The number.
  /// - Throws: If there are more than can be counted or held.
  /// - Complexity: O(length), amortised.
  mutating func number(
    of source: Span<UInt8>, _ range: Range<Int>
  ) throws(Diagnostic) -> UInt32 {
    let hash = Self.hash(source, range)
    var slot = slot(of: source, range, hash)
    if slots[slot] != 0 { return UInt32(truncatingIfNeeded: slots[slot]) - 1 }
    guard count < Int(UInt32.max) - 1 else { throw .tooLarge }
    if bytes.count + range.count > bytes.capacity || ends.count == ends.capacity
      || 2 * (count + 1) > slots.count
    {
      try grow(for: range.count)
      slot = self.slot(of: source, range, hash)
    }
    for index in range { bytes.append(source[index]) }
    ends.append(bytes.count)
    slots[slot] = UInt64(hash) << 32 | UInt64(count)
    return UInt32(count - 1)
  }

  /// Where a text is, or the empty slot where it would be.
  @inline(__always)
  private func slot(of source: Span<UInt8>, _ range: Range<Int>, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
      if slots[slot] >> 32 == hash, isText(number, source, range) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func isText(_ number: Int, _ source: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let start = ends[number]
    guard ends[number + 1] - start == range.count else { return false }
    var index = 0
    let texts = bytes.span
    while index &+ 8 <= range.count,
      texts.word(at: start &+ index) == source.word(at: range.lowerBound &+ index)
    {
      index &+= 8
    }
    while index < range.count, texts[start &+ index] == source[range.lowerBound &+ index] {
      index &+= 1
    }
    return index == range.count
  }

  /// Makes room for one more text of a length.
  private mutating func grow(for length: Int) throws(Diagnostic) {
    if bytes.count + length > bytes.capacity {
      let capacity = max(2 * bytes.capacity, bytes.count + length)
      try checkMemory(adding: capacity)
      bytes.reserveCapacity(capacity)
    }
    if ends.count == ends.capacity {
      try checkMemory(adding: 16 * ends.capacity)
      ends.reserveCapacity(2 * ends.capacity)
    }
    guard 2 * (count + 1) > slots.count else { return }
    // Seldom while that takes little, and then by no more than is needed.
    let length = (slots.count < 1 << 20 ? 4 : 2) * slots.count
    try checkMemory(adding: 8 * length)
    let old = slots
    slots = [UInt64](repeating: 0, count: length)
    for entry in old where entry != 0 {
      var slot = Int(entry >> 32) & (length - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (length - 1) }
      slots[slot] = entry
    }
  }

  private func checkMemory(adding more: Int) throws(Diagnostic) {
    guard let memory else { return }
    let bytes = others + Double(size + more)
    guard bytes > memory.bytes else { return }
    throw .overMemory(
      "the file holds more than \(count) different ids",
      taking: "these and what was read with them take", bytes: bytes, memory,
      remedy: Diagnostic.lessTies)
  }

  /// The bytes that it takes.
  var size: Int { bytes.capacity + 8 * (ends.capacity + slots.count) }

  /// What labels take that are too long to be held within a `String`, about.
  private var bytesOfLongLabels: Double {
    bytes.count > 15 * count ? Double(bytes.count + 48 * count) : 0
  }

  /// What the labels take that people are called by in the end.
  var bytesOfLabels: Double { Double(16 * count) + bytesOfLongLabels }

  /// What it takes while people are numbered in the order of their names: itself, and either names as they
  /// are sorted or places and labels.
  var bytesToNumber: Double {
    Double(size) + max(Double(40 * count), Double(12 * count) + bytesOfLabels)
  }

  /// Eight bytes at a time, with a finishing mix, so that the low bits depend on all.
  private static func hash(_ source: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    var hash = UInt64(truncatingIfNeeded: range.count) ^ 0xCBF2_9CE4_8422_2325
    var place = range.lowerBound
    while place &+ 8 <= range.upperBound {
      hash = mixed(hash ^ source.word(at: place))
      place &+= 8
    }
    var rest: UInt64 = 0
    while place < range.upperBound {
      rest = rest &<< 8 | UInt64(source[place])
      place &+= 1
    }
    return UInt32(truncatingIfNeeded: mixed(hash ^ rest) >> 32)
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64) -> UInt64 {
    let product = (hash ^ (hash &>> 32)) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product &>> 29)
  }
}
