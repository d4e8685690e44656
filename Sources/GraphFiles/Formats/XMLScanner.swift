import PlainText

/// Takes what an XML text holds.
protocol XMLHandler {
  /// Whether texts between tags are wanted now.
  var wantsText: Bool { get }

  /// Takes the beginning of an element.
  mutating func begin(
    element: String, _ attributes: [String: String], line: Int
  ) throws(Diagnostic)

  /// Takes the end of an element.
  mutating func end(element: String) throws(Diagnostic)

  /// Takes a part of the text between two tags.
  mutating func add(text: String)
}

/// Scans an XML text as it comes, a piece at a time.
///
/// It checks what makes a text well-formed: tags that match, one element around all, attributes that are
/// quoted and different, characters that XML has. A document type is skipped and nothing that it names is
/// loaded; one that declares entities is rejected, so that no text grows by them. Nesting and the length
/// of a tag are limited, so that memory and time follow the length of the text, whatever is in it.
///
/// Why not `XMLParser`: that of FoundationXML 6.3.1 on Linux crashes on well-formed UTF-8, such as
/// `<g><?x?></g>` (an instruction without data) or a document type with `<!ATTLIST g a CDATA #IMPLIED>` or
/// `<!NOTATION n SYSTEM "s">`. To guard it takes a scanner of its own. It also goes on behind errors and gives
/// them no words, takes compressed text whole in memory only, and needs libxml2, ICU and liblzma of the very
/// distribution that it was built on. It takes about half of the time.
///
/// Source: *Extensible Markup Language (XML) 1.0*, fifth edition (W3C 2008).
struct XMLScanner {
  /// The deepest nesting of elements.
  static let deepest = 256
  /// The longest tag, comment or text between two tags, in bytes.
  static let longestToken = 16 << 20

  /// What is not scanned yet.
  private var rest: [UInt8] = []
  /// The line of the first byte of it.
  private(set) var line = 1
  private var open: [String] = []
  private var hasRoot = false
  private var isLatin1 = false

  /// Scans the next piece.
  mutating func scan(
    _ piece: ArraySlice<UInt8>, _ handler: inout some XMLHandler
  ) throws(Diagnostic) {
    rest += isLatin1 ? Self.transcoded(piece) : Array(piece)
    var start = 0
    while start < rest.count, let end = try end(of: start) {
      let token = start..<end
      let wasLatin1 = isLatin1
      do throws(Diagnostic) {
        try take(token, &handler)
      } catch {
        throw error.inLine(line)
      }
      for index in token where rest[index] == UInt8(ascii: "\n") { line += 1 }
      if isLatin1 != wasLatin1 { rest[end...] = Self.transcoded(rest[end...])[...] }
      start = end
    }
    rest.removeFirst(start)
    guard rest.count <= Self.longestToken else {
      throw Diagnostic(
        line: line, "a tag or a text is longer than 16 MiB: this is not a GraphML file",
        remedy: "Download or export the file again, or write an edge list.")
    }
  }

  /// Checks that the text is complete.
  func finish() throws(Diagnostic) {
    guard hasRoot, open.isEmpty, rest.allSatisfy(Self.isBlank) else {
      let what = open.last.map { "<\($0)> does not end" } ?? "it ends too early"
      throw Self.broken(what).inLine(line)
    }
  }

  // MARK: Tokens

  /// Beginnings of tokens, and what ends each.
  private static let marks: [(begin: [UInt8], end: [UInt8])] = [
    ("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  /// The place behind the token that begins at a place, or nil if it is not complete.
  private func end(of start: Int) throws(Diagnostic) -> Int? {
    guard rest[start] == UInt8(ascii: "<") else {
      return rest[start...].firstIndex(of: UInt8(ascii: "<"))
    }
    for (begin, end) in Self.marks {
      if rest[start...].starts(with: begin) {
        return Self.place(behind: end, in: rest, from: start + begin.count)
      }
      // It may yet become one.
      if rest.count - start < begin.count, begin.starts(with: rest[start...]) { return nil }
    }
    var quote: UInt8?
    var depth = 0
    for index in (start + 1)..<rest.count {
      let byte = rest[index]
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      // Brackets are those of a document type.
      case UInt8(ascii: "[") where rest[start + 1] == UInt8(ascii: "!"): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ">") where depth <= 0: return index + 1
      default: break
      }
    }
    return nil
  }

  private static func place(behind end: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + end.count <= bytes.count {
      if bytes[index] == end[0], bytes[index...].starts(with: end) { return index + end.count }
      index += 1
    }
    return nil
  }

  private mutating func take(
    _ token: Range<Int>, _ handler: inout some XMLHandler
  ) throws(Diagnostic) {
    let bytes = rest[token]
    guard bytes.first == UInt8(ascii: "<") else { return try takeText(bytes, &handler) }
    switch bytes.dropFirst().first {
    case UInt8(ascii: "/"): try takeEnd(bytes, &handler)
    case UInt8(ascii: "?"): try takeInstruction(text(bytes))
    case UInt8(ascii: "!"):
      if bytes.starts(with: "<!--".utf8) {
        _ = try text(bytes)
      } else if bytes.starts(with: "<![CDATA[".utf8) {
        guard !open.isEmpty else { throw Self.broken("text is outside of all elements") }
        let content = try text(bytes.dropFirst(9).dropLast(3))
        if handler.wantsText { handler.add(text: content) }
      } else {
        try takeDeclaration(text(bytes))
      }
    default: try takeBeginning(bytes, &handler)
    }
  }

  private func takeText(
    _ bytes: ArraySlice<UInt8>, _ handler: inout some XMLHandler
  ) throws(Diagnostic) {
    if open.isEmpty {
      guard bytes.allSatisfy(Self.isBlank) else {
        throw Self.broken("text is outside of all elements")
      }
    } else {
      let text = try Self.decoded(text(bytes))
      if handler.wantsText { handler.add(text: text) }
    }
  }

  private mutating func takeEnd(
    _ bytes: ArraySlice<UInt8>, _ handler: inout some XMLHandler
  ) throws(Diagnostic) {
    var name = bytes.dropFirst(2).dropLast()
    while let last = name.last, Self.isBlank(last) { name.removeLast() }
    let text = try text(name)
    guard let last = open.popLast(), last == text else {
      throw Self.broken("</\(text.prefix(40))> ends no element that is open")
    }
    try handler.end(element: text)
  }

  private mutating func takeInstruction(_ text: String) throws(Diagnostic) {
    guard text.hasPrefix("<?xml "),
      let match = text.firstMatch(of: /encoding\s*=\s*["']([^"']*)["']/)
    else { return }
    switch match.1.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii": break
    case "iso-8859-1", "latin1", "latin-1": isLatin1 = true
    default:
      throw Diagnostic(
        "the file says that it is in \(String(match.1).quotedShort), and Hearsay reads UTF-8",
        remedy: match.1.wholeMatch(of: /[A-Za-z0-9._:-]{1,40}/) == nil
          ? "Save it as UTF-8, and correct its first line."
          : "Convert it: `iconv -f \(match.1) -t UTF-8 FILE > NEW`, and correct its first line."
      )
    }
  }

  private func takeDeclaration(_ text: String) throws(Diagnostic) {
    guard text.hasPrefix("<!DOCTYPE"), !hasRoot else {
      throw Self.broken("\(text.prefix(40)) is not allowed here")
    }
    guard !text.contains("<!ENTITY") else {
      throw Diagnostic(
        "the file declares entities of its own, which Hearsay does not expand or load",
        remedy: "Remove its <!DOCTYPE …>, or write it again with the program it comes from.")
    }
  }

  private mutating func takeBeginning(
    _ bytes: ArraySlice<UInt8>, _ handler: inout some XMLHandler
  ) throws(Diagnostic) {
    var tag = XMLTag(bytes.dropFirst().dropLast())
    let (name, attributes, isEmpty) = try tag.read()
    guard !open.isEmpty || !hasRoot else {
      throw Self.broken("a second element is behind the first")
    }
    guard open.count < Self.deepest else {
      throw Diagnostic(
        "elements are nested more than \(Self.deepest) deep",
        remedy: "Write the graph flat: nodes and edges in one <graph>.")
    }
    hasRoot = true
    try handler.begin(element: name, attributes, line: line)
    if isEmpty { try handler.end(element: name) } else { open.append(name) }
  }

  // MARK: Text

  /// A text that XML may hold.
  private func text(_ bytes: ArraySlice<UInt8>) throws(Diagnostic) -> String {
    let text = try String(utf8: Array(bytes))
    guard !bytes.contains(where: { $0 < 0x20 && !Self.isBlank($0) }) else {
      throw Self.broken("it contains a control character")
    }
    return text
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// A text with its entities replaced by what they mean.
  static func decoded(_ text: String) throws(Diagnostic) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let names = ["amp": "&", "quot": "\"", "apos": "'", "lt": "<", "gt": ">"]
    var decoded = ""
    var rest = text[...]
    while let start = rest.firstIndex(of: "&") {
      decoded += rest[..<start]
      rest = rest[start...].dropFirst()
      let name = rest.prefix(12).prefix { $0 != ";" }
      let meaning = names[String(name)] ?? character(name)
      guard let meaning, rest.dropFirst(name.count).first == ";" else {
        throw broken("&\(name) is no entity of XML")
      }
      decoded += meaning
      rest = rest.dropFirst(name.count + 1)
    }
    return decoded + rest
  }

  /// The character of `#38` or `#x26`.
  private static func character(_ name: Substring) -> String? {
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let scalar = number.flatMap({ Unicode.Scalar($0) }),
      scalar.value >= 0x20
        || isBlank(UInt8(truncatingIfNeeded: scalar.value))
    else { return nil }
    return String(scalar)
  }

  private static func transcoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.flatMap { $0 < 0x80 ? [$0] : [0xC0 | $0 >> 6, 0x80 | $0 & 0x3F] }
  }

  static func broken(_ what: String) -> Diagnostic {
    Diagnostic(
      "the XML of the GraphML file is not well-formed, or incomplete: \(what)",
      remedy: "Download or copy the file again, or write it again with the program it comes from.")
  }
}
