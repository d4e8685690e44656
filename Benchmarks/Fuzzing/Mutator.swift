/// Changes files as people, programs and transfers do, and worse.
///
/// Bytes, words, lines, columns, separators, encodings, brackets; pieces of two files in one, also of different
/// kinds; huge repeats. The outcome is a function of the random numbers and the seeds.
struct Mutator {
  var random: FuzzRandom
  let kind: FuzzKind
  let corpus: Corpus
  let seeds: [FuzzInput]
  /// No input is longer.
  static let longest = 1 << 16

  init(random: FuzzRandom, kind: FuzzKind, corpus: Corpus) {
    self.random = random
    self.kind = kind
    self.corpus = corpus
    seeds = corpus.seeds(kind)
  }

  /// A seed after some changes: none in 1 of 50, one or two mostly.
  mutating func input() -> FuzzInput {
    var input = random.pick(seeds)
    if random.chance(0.02) { return input }
    if kind != .folder, random.chance(0.04) { input.name = "input." + random.pick(Self.endings) }
    return mutated(input, times: random.small(8))
  }

  private static let endings = [
    "txt", "csv", "tsv", "net", "gml", "graphml", "mtx", "graph", "dl", "json", "gz", "sif", "dot",
    "",
  ]

  /// An input after so many changes.
  mutating func mutated(_ input: FuzzInput, times: Int) -> FuzzInput {
    var bytes = input.bytes
    for _ in 0..<max(1, times) {
      bytes = changed(bytes)
      if bytes.count > Self.longest { bytes.removeSubrange(Self.longest...) }
    }
    return FuzzInput(name: input.name, bytes: bytes)
  }

  private mutating func changed(_ bytes: [UInt8]) -> [UInt8] {
    switch random.below(100) {
    case ..<14: changedBytes(bytes)
    case ..<40: changedWords(bytes)
    case ..<60: changedLines(bytes)
    case ..<70: changedColumns(bytes)
    case ..<79: separated(bytes)
    case ..<86: spliced(bytes)
    case ..<91: nested(bytes)
    case ..<96: encoded(bytes)
    case ..<98: repeated(bytes)
    case 98: enlarged(bytes)
    default: GzipFile.stored(bytes)
    }
  }

  // MARK: Bytes

  private mutating func changedBytes(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let place = random.below(bytes.count + 1)
    let end = min(bytes.count, place + random.small(64))
    switch random.below(7) {
    case 0 where !bytes.isEmpty: bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
    case 1 where !bytes.isEmpty: bytes[random.below(bytes.count)] = UInt8(random.below(256))
    case 2: bytes.insert(contentsOf: random.pick(Self.fragments), at: place)
    case 3: bytes.removeSubrange(place..<end)
    case 4: bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count + 1))
    case 5: bytes.removeSubrange(place...)
    default: bytes.removeSubrange(..<place)
    }
    return bytes
  }

  /// Bytes that readers may stumble over: no UTF-8, ends, controls, marks, and what steers terminals.
  static let fragments: [[UInt8]] =
    [
      [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80],
      [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF], [0x00], [0x1B, 0x5B, 0x33, 0x31, 0x6D],
      [0xC2, 0x9B, 0x32, 0x4A], [0x0D], [0x0A], [0x0D, 0x0A], [0x0B], [0x0C], [0x1A], [0x7F],
    ]
    + [
      "\u{202E}", "\u{2066}", "\u{2028}", "\u{2029}", "\u{85}", "\u{A0}", "\u{3000}", "\u{FEFF}",
      "e\u{301}\u{301}\u{301}", "\u{1F468}\u{200D}\u{1F469}", "\"", "\"\"", "'", "\\", "\\u0000",
      "&amp;",
      "&#x1B;", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE g [<!ENTITY a \"b\">]>", "&a;", "#",
      "%", "*",
    ].map { Array($0.utf8) }

  // MARK: Words

  /// Where the word is that holds a random byte.
  private mutating func word(in bytes: [UInt8]) -> Range<Int> {
    guard !bytes.isEmpty else { return 0..<0 }
    var start = random.below(bytes.count)
    var end = start
    func isInside(_ byte: UInt8) -> Bool {
      byte > 0x20 && !",;\t\"<>[]{}()=:|/".utf8.contains(byte)
    }
    while start > 0, isInside(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, isInside(bytes[end]) { end += 1 }
    return start..<max(start, end)
  }

  private mutating func changedWords(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let place = word(in: bytes)
    let old = Array(bytes[place])
    switch random.below(10) {
    case 0, 1:
      let other = word(in: bytes)
      let (first, second) = place.lowerBound <= other.lowerBound ? (place, other) : (other, place)
      guard first.upperBound <= second.lowerBound else { return bytes }
      let (a, b) = (Array(bytes[first]), Array(bytes[second]))
      bytes.replaceSubrange(second, with: a)
      bytes.replaceSubrange(first, with: b)
    case 2: bytes.removeSubrange(place)
    case 3: bytes.insert(contentsOf: old + [0x20] + old, at: place.lowerBound)
    case 4: bytes.replaceSubrange(place, with: [0x22] + old + [0x22])
    case 5:
      let other = donor()
      bytes.replaceSubrange(place, with: other[word(in: other)])
    case 6:
      let number = Int(String(decoding: old, as: UTF8.self)) ?? 0
      bytes.replaceSubrange(place, with: "\(number &+ random.below(5) &- 2)".utf8)
    default: bytes.replaceSubrange(place, with: Array(random.pick(Self.words).utf8))
    }
    return bytes
  }

  /// Numbers at the ends of what is counted, and words that mean something to a reader.
  static let words: [String] = [
    "0", "-0", "1", "-1", "00", "007", "+1", "1.0", "0.5", ".5", "5.", "1,5", "1e9", "1E+05",
    "1e-9", "1e400",
    "2147483647", "2147483648", "4294967294", "4294967295", "4294967296", "9007199254740993",
    "9223372036854775807", "9223372036854775808", "18446744073709551615", "18446744073709551616",
    "123456789012345678901234567890", "1.7976931348623157e308", "5e-324", "0x10", "1_000", "1.000",
    "10,000",
    "nan", "NaN", "inf", "-Infinity", "null", "nil", "true", "NA", "#N/A", "", "-", "->", "--",
    "=1+1", "@x",
    "2024-10-09", "09.10.2024", "9-Oct", "10. Okt", "01:30", "50 %", "60%", "$5", "from", "to",
    "source",
    "target", "weight", "id", "node", "edge", "directed", "bip", "sym", "*Vertices", "*Edges",
    "*Arcs",
    "*Matrix", "*Partition", "DL", "n=3", "format", "fullmatrix", "labels", "data", "edgelist1",
    "symmetric",
    "general", "coordinate", "array", "pattern", "real", "complex", "undirected", "edgedefault",
    "graph", "key",
    "label", "score", "recommend", "Total", "test", "Survey Preview", "10 - Extremely likely",
    "sehr gut",
    "preset:two-three-eight-ten", "preset:", "../x", "/dev/null", "~", "M\u{FC}ller",
    "\u{540D}\u{524D}",
  ]

  // MARK: Lines

  private mutating func changedLines(_ bytes: [UInt8]) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let (first, second) = (random.below(lines.count), random.below(lines.count))
    switch random.below(12) {
    case 0, 1: lines.remove(at: first)
    case 2, 3: lines.insert(lines[first], at: second)
    case 4: lines.swapAt(first, second)
    case 5:
      lines.insert(
        contentsOf: Array(repeating: lines[first], count: random.small(10_000)), at: second)
    case 6: lines.insert([], at: first)
    case 7:
      let other = donor().split(separator: 0x0A).map(Array.init)
      if !other.isEmpty { lines.insert(random.pick(other), at: first) }
    case 8: lines.insert(Array(random.pick(Self.remarks).utf8), at: first)
    case 9: lines.removeSubrange(min(first, second)..<max(first, second))
    case 10: lines.shuffle(using: &random)
    default:
      let end = random.pick(
        [[0x0D, 0x0A], [0x0D], [0x0A, 0x0A], [0xE2, 0x80, 0xA8], [0x20]] as [[UInt8]])
      return Array(lines.joined(separator: end))
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  private static let remarks = [
    "# comment", "% bip", "% asym weighted", "% 5 4 4", "// comment", "/* open", "sep=;", "4 3",
    "\"\"", ",,,",
    "4 3 001", "*Vertices 3", "graph [", "]", "</graph>", "<graph edgedefault=\"directed\">",
    "data:", "{", "}",
  ]

  // MARK: Separators, pieces, brackets, repeats

  /// One separator for another, everywhere or in a part.
  private mutating func separated(_ bytes: [UInt8]) -> [UInt8] {
    let separators = Array(" ,;\t|:.=\"'".utf8)
    let (old, new) = (random.pick(separators), random.pick(separators))
    let isPart = random.chance(0.3)
    let start = isPart ? random.below(bytes.count + 1) : 0
    let end = isPart ? min(bytes.count, start + random.small(200)) : bytes.count
    return bytes.enumerated().map {
      start..<end ~= $0.offset && $0.element == old ? new : $0.element
    }
  }

  /// A file to take a piece from, of another kind in 1 of 5.
  private mutating func donor() -> [UInt8] {
    let kinds = FuzzKind.allCases.filter { $0 != .folder }
    let kind = random.chance(0.2) ? random.pick(kinds) : kind
    return random.pick(corpus.seeds(kind)).bytes
  }

  /// The beginning of one file and the end of another.
  private mutating func spliced(_ bytes: [UInt8]) -> [UInt8] {
    let other = donor()
    let head = bytes[..<random.below(bytes.count + 1)]
    return Array(head + other[random.below(other.count + 1)...])
  }

  /// Brackets in brackets.
  private mutating func nested(_ bytes: [UInt8]) -> [UInt8] {
    let pairs = [
      ("[", "]"), ("{", "}"), ("(", ")"), ("<a>", "</a>"), ("graph [ ", "] "), ("\"", "\""),
      ("/*", "*/"),
    ]
    let (open, close) = random.pick(pairs)
    let place = word(in: bytes)
    let depth = random.small(4000)
    var bytes = bytes
    let end = random.chance(0.7) ? String(repeating: close, count: depth) : ""
    bytes.insert(contentsOf: end.utf8, at: place.upperBound)
    bytes.insert(contentsOf: String(repeating: open, count: depth).utf8, at: place.lowerBound)
    return bytes
  }

  /// A word so often that it fills the longest input.
  private mutating func repeated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let place = word(in: bytes)
    let piece =
      Array(bytes[place]) + (random.chance(0.5) ? [random.pick(Array(" ,\n\t".utf8))] : [])
    guard !piece.isEmpty else { return bytes }
    let count = random.small(Self.longest / piece.count + 1)
    bytes.insert(contentsOf: Array(repeating: piece, count: count).joined(), at: place.lowerBound)
    return bytes
  }

  /// The text in another encoding, as far as it is text.
  private mutating func encoded(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    switch random.below(5) {
    case 0: return [0xEF, 0xBB, 0xBF] + bytes
    case 1: return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case 2: return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case 3: return text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    default: return text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
  }
}
