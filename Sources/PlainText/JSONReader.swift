/// Reads JSON with `//` and `/* */` comments and trailing commas, and remembers where everything is.
///
/// It goes on after a bad member where the next comma or bracket can be found, so that one reading
/// finds most mistakes. Numbers keep their text. Nesting is limited, so that no input exhausts the
/// stack.
public struct JSONReader {
  /// The deepest nesting of lists and objects.
  public static let deepest = 64
  /// The most syntax errors of one text.
  public static let mostErrors = 20
  /// The most bytes of a key or a number.
  public static let longestWord = 1_000

  /// What came of reading a text.
  public struct Outcome {
    /// The value, as far as it could be read; nil if there is none, which is no error of the syntax.
    public var root: JSONValue?
    /// What is not JSON, in order.
    public var syntaxErrors: [Problem]
    /// Keys written twice in one object, in order; at most ``Diagnostics/most``.
    public var duplicates: [Problem]
    /// How many more keys are written twice.
    public var otherDuplicates = 0

    /// The value where nothing is wrong with the text, which is how a program takes what it wrote itself.
    public var sound: JSONValue? { syntaxErrors.isEmpty && duplicates.isEmpty ? root : nil }
  }

  /// What may be meant by a word that is no value, below which keys; each a line.
  public typealias Hint = (_ word: String, _ keys: [String]) -> [String]

  /// Nothing sensible can be read after this.
  struct Stop: Error {}

  let source: SourceText
  let bytes: [UInt8]
  var at: Int
  private var syntaxErrors: [Problem] = []
  /// Whether there are more than are listed.
  private(set) var hasMoreErrors = false
  private var duplicates: [Problem] = []
  private var otherDuplicates = 0
  private var valuesLeft: Int
  private let mostValues: Int
  private let hint: Hint
  /// The keys of the objects around the current value, from the outermost.
  private var keys: [String] = []

  /// Reads a whole text.
  ///
  /// - Parameters:
  ///   - source: The text.
  ///   - mostValues: How many values it may hold, those in lists and objects among them.
  ///   - hint: What may be meant by a word that is no value, such as `60 %`; each a line.
  /// - Returns: The value and what is wrong with the text.
  /// - Complexity: O(bytes).
  public static func read(
    _ source: SourceText, mostValues: Int = .max, hint: @escaping Hint = { _, _ in [] }
  ) -> Outcome {
    var reader = JSONReader(source: source, mostValues: mostValues, hint: hint)
    let root = reader.document()
    return Outcome(
      root: root, syntaxErrors: reader.syntaxErrors, duplicates: reader.duplicates,
      otherDuplicates: reader.otherDuplicates)
  }

  private init(source: SourceText, mostValues: Int, hint: @escaping Hint) {
    self.source = source
    self.hint = hint
    self.mostValues = mostValues
    valuesLeft = mostValues
    bytes = source.bytes
    at = source.markLength
  }

  private mutating func document() -> JSONValue? {
    if isUTF16 {
      report(0, "this text is UTF-16", ["save it as UTF-8"])
      return nil
    }
    if let bad = firstInvalidUTF8(bytes) {
      report(bad, "this byte is not UTF-8", ["save the file as UTF-8"])
      return nil
    }
    guard source.mayBeQuoted else {
      report(
        at, "this is not JSON, which begins with \"{\" or \"[\"",
        ["write JSON, or name another file"])
      return nil
    }
    do {
      try skipBlanks()
      if at == bytes.count { return nil }
      guard let root = try value(depth: 0) else { return nil }
      try skipBlanks()
      if at < bytes.count {
        report(at, "expected the end, found \(found)", ["a file holds one value"])
      }
      return root
    } catch {
      return nil
    }
  }

  /// Whether the text is in UTF-16, with a byte-order mark or by the zeros beside its first character.
  private var isUTF16: Bool {
    let start = Array(bytes.prefix(2))
    return [[0xFF, 0xFE], [0xFE, 0xFF]].contains(start)
      || start.count == 2 && (start[0] == 0) != (start[1] == 0)
  }

  // MARK: Values

  /// A value, or nil after its error was reported.
  private mutating func value(depth: Int, isMember: Bool = false) throws(Stop) -> JSONValue? {
    let start = at
    guard at < bytes.count else {
      report(at, "expected a value, found the end", [])
      throw Stop()
    }
    valuesLeft -= 1
    if valuesLeft < 0 {
      report(
        at, "there are more than \(mostValues) values in this text",
        ["leave some out, or divide the file"])
      throw Stop()
    }
    switch bytes[at] {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if depth == Self.deepest {
        report(
          at, "lists and objects are nested more than \(Self.deepest) deep",
          ["remove brackets"])
        throw Stop()
      }
      return bytes[at] == UInt8(ascii: "{")
        ? try object(depth: depth + 1) : try list(depth: depth + 1)
    case UInt8(ascii: "\""):
      return text().map { JSONValue(.text($0), at: place(start)) }
    default:
      let word = takeWord()
      if word.isEmpty {
        let isQuote = bytes[start] == UInt8(ascii: "'")
        report(
          start, "expected a value, found \(found)", isQuote ? ["strings need double quotes"] : [])
        return nil
      }
      if let content = word == "null" ? .null : JSONValue.Content(word: word),
        word.utf8.count <= Self.longestWord, !takesRest(ofNumber: start, isMember: isMember)
      {
        return JSONValue(content, at: place(start))
      }
      let found = brief(String(decoding: bytes[start..<at], as: UTF8.self))
      report(start, "expected a value, found \(found)", hints(brief(word), found))
      return nil
    }
  }

  private mutating func object(depth: Int) throws(Stop) -> JSONValue {
    let start = at
    at += 1
    var members: [JSONValue.Member] = []
    var seen: [String: Int] = [:]
    try skipBlanks()
    while try !closes(with: "}", openedAt: start) {
      if let member = try member(depth: depth) {
        if let first = seen[member.key] {
          reportDuplicate(member, first: first)
        } else {
          seen[member.key] = member.keyPlace.offset
          members.append(member)
        }
      } else {
        recover()
      }
      try separate(before: "}")
    }
    return JSONValue(.object(members), at: place(start))
  }

  private mutating func reportDuplicate(_ member: JSONValue.Member, first: Int) {
    guard duplicates.count < Diagnostics.most else {
      otherDuplicates += 1
      return
    }
    duplicates.append(
      Problem(
        member.keyPlace,
        "\(quoted(member.key)) is here twice; it is also in line \(source.line(of: first))",
        ["keep one of the two"]))
  }

  private mutating func member(depth: Int) throws(Stop) -> JSONValue.Member? {
    let start = at
    guard bytes[at] == UInt8(ascii: "\"") else {
      let word = takeWord()
      if word.isEmpty {
        report(start, "expected a key in double quotes, found \(found)", [])
      } else {
        report(
          start, "expected a key in double quotes, found \(brief(word))",
          ["write \(quoted(brief(word)))"])
      }
      return nil
    }
    guard let key = text() else { return nil }
    guard key.utf8.count <= Self.longestWord else {
      report(start, "a key of more than \(Self.longestWord) bytes", ["is a double quote missing?"])
      return nil
    }
    try skipBlanks()
    guard takes(":") else {
      report(at, "expected \":\" after the key \(quoted(key)), found \(found)", [])
      return nil
    }
    try skipBlanks()
    keys.append(key)
    defer { keys.removeLast() }
    guard let value = try value(depth: depth, isMember: true) else { return nil }
    return JSONValue.Member(key: key, keyPlace: place(start), value: value)
  }

  private mutating func list(depth: Int) throws(Stop) -> JSONValue {
    let start = at
    at += 1
    var items: [JSONValue] = []
    try skipBlanks()
    while try !closes(with: "]", openedAt: start) {
      if let item = try value(depth: depth) { items.append(item) } else { recover() }
      try separate(before: "]")
    }
    return JSONValue(.list(items), at: place(start))
  }

  // MARK: Between values

  /// Takes a character if it is next.
  private mutating func takes(_ character: Unicode.Scalar) -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  /// Whether the next character is a closing bracket.
  private var closesBracket: Bool { "}]".utf8.contains(bytes[at]) }

  /// Takes the closing bracket if it is next.
  private mutating func closes(with bracket: Unicode.Scalar, openedAt start: Int) throws(Stop)
    -> Bool
  {
    if takes(bracket) { return true }
    if at < bytes.count, !closesBracket { return false }
    let line = source.line(of: start)
    report(at, "expected \"\(bracket)\" for the bracket opened in line \(line), found \(found)", [])
    throw Stop()
  }

  /// Takes the comma after a member or item; one that is missing is reported and passed over.
  private mutating func separate(before bracket: Unicode.Scalar) throws(Stop) {
    try skipBlanks()
    guard at < bytes.count else { return }
    if takes(",") {
      try skipBlanks()
      let second = at
      if takes(",") {
        report(second, "expected a value after \",\", found another \",\"", ["remove one"])
        try skipBlanks()
      }
    } else if !closesBracket {
      report(at, "expected \",\" or \"\(bracket)\", found \(found)", [])
      let isValueNext = "\"{[".utf8.contains(bytes[at]) || isWordByte(bytes[at])
      if !isValueNext {
        recover()
        try separate(before: bracket)
      }
    }
    if hasMoreErrors { throw Stop() }
  }

  /// Goes on to the next comma or closing bracket of the current object or list.
  private mutating func recover() {
    var depth = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        at += 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != 0x0A {
          at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1
        }
        at = min(at, bytes.count)
        if at == bytes.count { return }
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return }
        depth -= 1
      case UInt8(ascii: ","):
        if depth == 0 { return }
      default: break
      }
      at += 1
    }
  }

  /// Passes blanks, line ends and comments.
  private mutating func skipBlanks() throws(Stop) {
    while at < bytes.count {
      switch bytes[at] {
      case 0x20, 0x09, 0x0A, 0x0D: at += 1
      case UInt8(ascii: "/") where next == UInt8(ascii: "/"):
        at = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
      case UInt8(ascii: "/") where next == UInt8(ascii: "*"): try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws(Stop) {
    let start = at
    at += 2
    while at < bytes.count, !(bytes[at] == UInt8(ascii: "*") && next == UInt8(ascii: "/")) {
      at += 1
    }
    if at == bytes.count {
      report(start, "this comment is not closed", ["end it with */"])
      throw Stop()
    }
    at += 2
  }

  /// The byte behind the current one.
  private var next: UInt8? { at + 1 < bytes.count ? bytes[at + 1] : nil }

  // MARK: Errors

  func place(_ offset: Int) -> Place { Place(source: source, offset: offset) }

  /// Notes an error; of more than are listed, that there are others.
  mutating func report(_ offset: Int, _ message: String, _ notes: [String]) {
    if syntaxErrors.count < Self.mostErrors {
      syntaxErrors.append(Problem(place(offset), message, notes))
    } else if !hasMoreErrors {
      hasMoreErrors = true
      syntaxErrors[Self.mostErrors - 1].remedies.append(Diagnostics.mayBeMore)
    }
  }

  /// The character that stands at the current place, as errors name it.
  private var found: String {
    guard at < bytes.count else { return "the end" }
    let rest = String(decoding: bytes[at..<min(at + 64, bytes.count)], as: UTF8.self)
    guard let character = rest.first else { return "the end" }
    return character == "\"" ? "a string" : quoted(String(character))
  }

  private func brief(_ word: String) -> String {
    let start = word.prefix(41)
    return start.count <= 40 ? word : start.prefix(39) + "…"
  }

  /// What helps where something is no value: by the word it begins with, and all of it.
  private func hints(_ word: String, _ whole: String) -> [String] {
    let hints = hint(whole, keys)
    if !hints.isEmpty { return hints }
    let lower = word.lowercased()
    if ["true", "false", "null"].contains(lower) { return ["write \(lower)"] }
    if lower.hasPrefix("0x") { return ["write a hexadecimal number as a string: \(quoted(word))"] }
    guard let first = word.utf8.first else { return [] }
    if (0x30...0x39).contains(first) || "+-.".utf8.contains(first) {
      return ["numbers are written as 12, -3, 0.5 or 2e6"]
    }
    return ["strings need double quotes: \(quoted(word))"]
  }
}
