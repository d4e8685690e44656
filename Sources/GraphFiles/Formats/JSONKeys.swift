/// The keys of the outermost object of a JSON text, and those of the objects directly in it, as far as its
/// beginning shows them.
struct JSONKeys {
  /// The keys of the outermost object.
  private(set) var outer: Set<String> = []
  /// The keys one level below.
  private(set) var inner: Set<String> = []

  /// Scans the beginning of a text; one that is no object has no keys.
  ///
  /// - Complexity: O(length).
  init(_ text: ArraySlice<UInt8>) {
    guard let start = text.firstIndex(where: { !Self.isBlank($0) }),
      text[start] == UInt8(ascii: "{")
    else { return }
    var depth = 0
    var last: Range<Int>?
    var place = start
    while place < text.endIndex {
      let byte = text[place]
      place += 1
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        let begin = place
        while place < text.endIndex, text[place] != UInt8(ascii: "\"") {
          place += text[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        last = begin..<min(place, text.endIndex)
        place += 1
      case UInt8(ascii: ":"):
        if depth <= 2, let last, last.count <= 40 {
          let key = String(decoding: text[last], as: UTF8.self)
          if depth == 1 { outer.insert(key) } else { inner.insert(key) }
        }
      default: break
      }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }
}
