/// Numbers texts in the order of their first appearance, without a `String` for each mention.
///
/// The texts lie one behind the other in one array of bytes; a table of open addresses finds them.
/// The hash affects only speed: people are renumbered in the end.
struct NameTable {
  private var bytes: [UInt8] = []
  /// Text i is `bytes[ends[i]..<ends[i + 1]]`.
  private var ends: [Int] = [0]
  /// Hashes and numbers of texts: the hash above one more than the number, or 0.
  ///
  /// A power of two of them, at most half in use. With the hash beside the number, a text that is
  /// another one is seldom looked at.
  private var slots = [UInt64](repeating: 0, count: 1024)

  /// A table of texts, up to the first that is there twice.
  static func distinct(_ texts: [String]) -> (table: NameTable, twice: String?) {
    var table = NameTable()
    for (place, text) in texts.enumerated() {
      let number = table.number(of: text)
      if number.map({ Int($0) }) != place { return (table, text) }
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
  func contains(_ text: [UInt8]) -> Bool {
    let hash = Self.hash(text.span, text.indices)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
      if slots[slot] >> 32 == hash, isText(number, text.span, text.indices) { return true }
      slot = (slot + 1) & mask
    }
    return false
  }

  /// The number of a text, which is added if it is new; nil if there is none left.
  mutating func number(of text: String) -> UInt32? {
    let bytes = Array(text.utf8)
    return number(of: bytes.span, bytes.indices)
  }

  /// What the texts of another table are numbered here, added if they are new; nil if there is no number
  /// left.
  mutating func numbers(of other: NameTable) -> [UInt32]? {
    var numbers: [UInt32] = []
    numbers.reserveCapacity(other.count)
    for text in 0..<other.count {
      let range = other.ends[text]..<other.ends[text + 1]
      guard let number = number(of: other.bytes.span, range) else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// The number of a text, which is added if it is new.
  ///
  /// - Parameters:
  ///   - source: The bytes that hold it.
  ///   - range: Its place there.
  /// - Returns: The number, or nil if there is none left.
  /// - Complexity: O(length), amortised.
  mutating func number(of source: Span<UInt8>, _ range: Range<Int>) -> UInt32? {
    let hash = Self.hash(source, range)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = Int(UInt32(truncatingIfNeeded: slots[slot])) - 1
      if slots[slot] >> 32 == hash, isText(number, source, range) { return UInt32(number) }
      slot = (slot + 1) & mask
    }
    guard count < Int(UInt32.max) - 1 else { return nil }
    for index in range { bytes.append(source[index]) }
    ends.append(bytes.count)
    slots[slot] = UInt64(hash) << 32 | UInt64(count)
    if 2 * count > slots.count { grow() }
    return UInt32(count - 1)
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

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: 4 * old.count)
    let mask = slots.count - 1
    for entry in old where entry != 0 {
      var slot = Int(entry >> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
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
