import PlainText

/// Reads the inside of a start tag: `edge source="1" target='2'/`.
struct XMLTag {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  /// The name, the attributes with their entities decoded, and whether the element is empty.
  mutating func read() throws(Diagnostic) -> (
    name: String, attributes: [String: String], isEmpty: Bool
  ) {
    let isEmpty = rest.last == UInt8(ascii: "/")
    if isEmpty { rest.removeLast() }
    let name = try takeName()
    var attributes: [String: String] = [:]
    while true {
      let blanks = takeBlanks()
      guard !rest.isEmpty else { return (name, attributes, isEmpty) }
      guard blanks > 0 else { throw XMLScanner.broken("a blank is missing in <\(name)>") }
      let key = try takeName()
      takeBlanks()
      guard rest.popFirst() == UInt8(ascii: "=") else {
        throw XMLScanner.broken("the attribute \(key) of <\(name)> has no value")
      }
      takeBlanks()
      let value = try takeValue(key)
      guard attributes.updateValue(value, forKey: key) == nil else {
        throw XMLScanner.broken("<\(name)> has two attributes \(key)")
      }
    }
  }

  @discardableResult
  private mutating func takeBlanks() -> Int {
    let blanks = rest.prefix(while: XMLScanner.isBlank).count
    rest.removeFirst(blanks)
    return blanks
  }

  private mutating func takeName() throws(Diagnostic) -> String {
    let bytes = rest.prefix {
      !XMLScanner.isBlank($0) && !"=/<>\"'&".utf8.contains($0) && $0 >= 0x20
    }
    guard let first = bytes.first,
      first >= 0x80 || first == UInt8(ascii: "_") || first == UInt8(ascii: ":")
        || (0x41...0x5A).contains(first & 0xDF)
    else { throw XMLScanner.broken("a name is missing behind <") }
    rest.removeFirst(bytes.count)
    return try String(utf8: Array(bytes))
  }

  private mutating func takeValue(_ key: String) throws(Diagnostic) -> String {
    guard let quote = rest.popFirst(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = rest.firstIndex(of: quote)
    else { throw XMLScanner.broken("the value of \(key) is not between quotes") }
    let bytes = rest[..<end]
    rest = rest[(end + 1)...]
    guard
      !bytes.contains(where: { $0 == UInt8(ascii: "<") || $0 < 0x20 && !XMLScanner.isBlank($0) })
    else { throw XMLScanner.broken("the value of \(key) contains < or a control character") }
    return try XMLScanner.decoded(
      String(utf8: bytes.map { XMLScanner.isBlank($0) ? UInt8(ascii: " ") : $0 }))
  }
}
