import PlainText
import SocialGraph

/// Reads the ties of a METIS graph file, also that of the tenth DIMACS challenge.
///
/// The first line counts people and ties (`n m [fmt [ncon]]`); line i of those that follow lists the
/// contacts of person i, from 1, and an empty one nobody. Each tie stands in two lines, which is
/// checked. `fmt` says with up to three digits whether lines begin with a size and with `ncon` weights,
/// and whether a weight follows each contact; all of these are ignored.
///
/// Source: Karypis, *METIS: A Software Package for Partitioning Unstructured Graphs, Manual* (2013),
/// section 4.1.
struct MetisParser: LineFormat {
  static let summary = "METIS"

  private let options: ReadingOptions
  private var line = 0
  private var header: Header?
  private var headerLine = 0
  private var person = 0
  private var entries = 0
  private var selfLoops = 0
  private var hasCommentsInside = false
  /// The ties as listed by the end with the smaller number, and by the other.
  private var rising: [Tie] = []
  private var falling: [Tie] = []

  /// The first line.
  struct Header: Sendable {
    var people: Int
    var ties: Int
    /// How many numbers stand before the first contact.
    var leading = 0
    var hasTieWeights = false

    /// Reads the numbers of a first line, if that is what they are.
    init?(_ words: [Substring]) {
      guard (2...4).contains(words.count),
        let people = PersonNumbering.plainNumber(words[0].utf8).flatMap(Int.init(exactly:)),
        let ties = PersonNumbering.plainNumber(words[1].utf8).flatMap(Int.init(exactly:)),
        people <= Int(PersonID.max), ties <= Graph.mostTies
      else { return nil }
      // No more ties than pairs, self-loops included.
      guard Double(ties) <= Double(people) * (Double(people) + 1) / 2 else { return nil }
      self.people = people
      self.ties = ties
      guard words.count > 2 else { return }
      let digits = words[2]
      guard (1...3).contains(digits.count), digits.allSatisfy({ $0 == "0" || $0 == "1" }) else {
        return nil
      }
      let form = [Character](repeating: "0", count: 3 - digits.count) + Array(digits)
      var weights = form[1] == "1" ? 1 : 0
      if words.count == 4 {
        guard let count = Int(words[3]), (0...1000).contains(count) else { return nil }
        weights = form[1] == "1" ? count : 0
      }
      leading = weights + (form[0] == "1" ? 1 : 0)
      hasTieWeights = form[2] == "1"
    }
  }

  init(_ options: ReadingOptions) throws(Diagnostic) {
    self.options = options
    if let column = options.layerColumn { throw .noColumn(column, of: [], line: nil) }
    if options.projection != nil {
      throw Diagnostic(
        "a METIS file ties people of one kind to each other, so there is nothing to project",
        remedy: "Read it without a projection.")
    }
  }

  /// Whether a file is named `.graph` or `.metis` and has a first line as it should be; or, whatever its
  /// name, has such a line and others of different lengths, none of which lists somebody that the first
  /// does not count.
  ///
  /// A METIS file looks like an edge list of two or three columns by its first line, and by others too
  /// if everybody has two contacts.
  static func recognises(_ sample: FileSample) -> Bool {
    var lines = sample.text.split(
      maxSplits: sampleLength + 100, omittingEmptySubsequences: true,
      whereSeparator: NumberPair.isEnd)
    // The last may be cut, or be all the rest.
    if lines.count > 1 { lines.removeLast() }
    let records = lines.lazy
      .map { String(decoding: $0, as: UTF8.self).split { $0 == " " || $0 == "\t" } }
      .filter { fields in fields.first.map { !$0.hasPrefix("%") } ?? false }
      .prefix(sampleLength)
    guard let first = records.first, let header = Header(first) else { return false }
    if sample.isNamed(".graph", ".metis") { return true }
    guard header.leading == 0, !header.hasTieWeights else { return false }
    var lengths: Set<Int> = []
    for fields in records.dropFirst() {
      for field in fields {
        guard let number = PersonNumbering.plainNumber(field.utf8), number >= 1,
          number <= UInt64(header.people)
        else { return false }
      }
      lengths.insert(fields.count)
    }
    return lengths.count >= 3
  }

  /// The number of lines that are looked at to recognise a file.
  private static let sampleLength = 1000

  mutating func parse(_ bytes: Span<UInt8>, _ lines: Range<Int>) throws(Diagnostic) {
    var position = lines.lowerBound
    while position < lines.upperBound {
      line += 1
      let end = TextLines.end(of: bytes, from: position)
      let range = position..<end
      position = TextLines.next(in: bytes, behind: end)
      let kind = TextLines.kind(of: range, in: bytes)
      if kind == .comment {
        hasCommentsInside = hasCommentsInside || header != nil
      } else if header == nil {
        if kind != .empty { try readHeader(bytes, range) }
      } else if kind != .empty || person < header?.people ?? 0 {
        try readContacts(bytes, range)
      }
    }
  }

  private mutating func readHeader(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) throws(Diagnostic) {
    let words = String(decoding: range.prefix(200).map { bytes[$0] }, as: UTF8.self)
      .split(whereSeparator: \.isWhitespace)
    guard let header = Header(words) else {
      throw Diagnostic(
        line: line, "this is no first line of a METIS file: `people ties`, and perhaps a format",
        remedy: Self.otherName)
    }
    guard header.people <= max(10_000_000, 1000 * header.ties) else {
      throw Diagnostic(
        line: line, "the first line promises \(header.people) people and only \(header.ties) ties",
        remedy: "Correct the first line (people, ties).")
    }
    self.header = header
    headerLine = line
  }

  private mutating func readContacts(
    _ bytes: Span<UInt8>, _ range: Range<Int>
  ) throws(Diagnostic) {
    guard let header else { return }
    guard person < header.people else {
      throw Diagnostic(
        line: line, "there are more lines than the \(header.people) people of the first line",
        remedy: "Correct the first line (people, ties). " + Self.otherName)
    }
    let own = PersonID(person)
    person += 1
    var position = range.lowerBound
    var number = 0
    while let word = Self.word(bytes, &position, range.upperBound) {
      defer { number += 1 }
      guard number >= header.leading else { continue }
      // Contact, weight, contact, weight, ….
      if header.hasTieWeights, (number - header.leading) % 2 == 1 { continue }
      guard let contact = PersonNumbering.plainNumber(word.map { bytes[$0] }), contact >= 1,
        contact <= UInt64(header.people)
      else {
        let text = String(decoding: word.prefix(40).map { bytes[$0] }, as: UTF8.self)
        throw Diagnostic(
          line: line, "\(text.debugDescription) is none of the people, 1 to \(header.people)",
          remedy: "Correct the line, or the first one (people, ties, format). " + Self.otherName)
      }
      entries += 1
      guard entries <= 2 * header.ties else {
        throw Diagnostic(
          line: line, "there are more ties than the \(header.ties) of the first line",
          remedy: "Each tie stands in the lines of both its ends and is counted once: correct the"
            + " first line. " + Self.otherName)
      }
      let other = PersonID(contact - 1)
      if other == own {
        selfLoops += 1
      } else if own < other {
        rising.append(Tie(own, other))
      } else {
        falling.append(Tie(other, own))
      }
    }
    let rest = number - header.leading
    guard rest >= 0, !header.hasTieWeights || rest % 2 == 0 else {
      throw Diagnostic(
        line: line, "the line ends before all weights that the first line promises",
        remedy: "Correct the line, or the format in the first one.")
    }
  }

  /// The place of the next word of a line.
  private static func word(
    _ bytes: Span<UInt8>, _ position: inout Int, _ end: Int
  ) -> Range<Int>? {
    func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    while position < end, isBlank(bytes[position]) { position += 1 }
    let start = position
    while position < end, !isBlank(bytes[position]) { position += 1 }
    return start < position ? start..<position : nil
  }

  private static let otherName =
    "If this is an edge list, give the file another ending than .graph or .metis."

  mutating func finish() throws(Diagnostic) -> DeclaredTies {
    guard let header else {
      throw Diagnostic(
        "the METIS file has no first line `people ties`", remedy: Self.otherName)
    }
    // Who lists nobody may be missing at the end, where editors take empty lines away.
    guard entries == 2 * header.ties || entries + selfLoops == 2 * header.ties else {
      let place = person < header.people ? " in \(person) of \(header.people) lines" : ""
      throw Diagnostic(
        line: line,
        "the first line promises \(header.ties) ties, which is \(2 * header.ties) entries, and there"
          + " are \(entries)\(place)",
        remedy: "Download or copy the file again, or correct the first line. " + Self.otherName)
    }
    try checkBothEnds()
    var ties = rising
    let loops = selfLoops
    if options.doublesTies { ties += rising.map { Tie($0.to, $0.from) } }
    ties += [Tie](repeating: Tie(0, 0), count: loops)
    var notes: [String] = []
    if header.hasTieWeights || header.leading > 0 {
      notes.append("Weights and sizes were ignored.")
    }
    if options.doublesTies, !rising.isEmpty {
      notes.append(DeclaredTieGathering.doubledNote(rising.count))
    }
    return DeclaredTies(
      format: "METIS", notes: notes, people: .numbers(1..<header.people + 1), things: nil,
      pieces: [ties],
      layers: nil)
  }

  /// Checks that who is listed by somebody lists that person.
  private mutating func checkBothEnds() throws(Diagnostic) {
    func order(_ ties: inout [Tie]) {
      ties.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    }
    // Those of the smaller ends are in the order of these already.
    order(&rising)
    order(&falling)
    guard rising != falling else { return }
    var index = 0
    while index < min(rising.count, falling.count), rising[index] == falling[index] { index += 1 }
    let isRising =
      index == falling.count
      || index < rising.count
        && (rising[index].from, rising[index].to) < (falling[index].from, falling[index].to)
    let tie = isRising ? rising[index] : falling[index]
    let (from, to) = isRising ? (tie.from, tie.to) : (tie.to, tie.from)
    throw Diagnostic(
      line: hasCommentsInside ? nil : headerLine + 1 + Int(from),
      "person \(from + 1) lists \(to + 1), but not the other way round as often",
      remedy: "A METIS graph is undirected: write the ties of a directed one as an edge list.")
  }
}
