import PlainText
import SocialGraph

/// Reads the ties of a METIS graph file, also that of the tenth DIMACS challenge.
///
/// The first line counts people and ties (`n m [fmt [ncon]]`); line i of those that follow lists the
/// contacts of person i, from 1, and an empty one nobody. Each tie is in two lines, which is
/// checked. `fmt` says with up to three digits whether lines begin with a size and with `ncon` weights,
/// and whether a weight follows each contact; all of these are ignored.
///
/// Source: Karypis, *METIS: A Software Package for Partitioning Unstructured Graphs, Manual* (2013),
/// section 4.1.
struct MetisParser: LineFormat {
  static let name = "METIS"

  private var header: Header?
  private var headerLine = 0
  private var person = 0
  private var entries = 0
  private var selfLoops = 0
  /// Before which people lines are comments, so many times each.
  private var commentsBefore: [Int] = []
  /// The ties as listed by the end with the smaller number, and by the other.
  private var rising: [Tie] = []
  private var falling: [Tie] = []
  private var ties: DeclaredTies

  /// The first line.
  private struct Header {
    var people: Int
    var ties: Int
    /// How many numbers precede the first contact.
    var leading = 0
    var hasTieWeights = false

    /// Reads the numbers of a first line, if that is what they are.
    init?(_ words: [Substring]) {
      let numbers = words.prefix(2).compactMap(\.plainNumber)
      guard (2...4).contains(words.count), numbers.count == 2, numbers[0] <= Int(PersonID.max),
        numbers[1] <= Graph.mostTies,
        // No more ties than pairs, self-loops included.
        Double(numbers[1]) <= Double(numbers[0]) * (Double(numbers[0]) + 1) / 2
      else { return nil }
      people = numbers[0]
      ties = numbers[1]
      guard words.count > 2 else { return }
      guard words[2].count <= 3, words[2].allSatisfy({ $0 == "0" || $0 == "1" }) else {
        return nil
      }
      let form = Array(String(repeating: "0", count: 3 - words[2].count) + words[2])
      let weights = words.count == 4 ? Int(words[3]) : 1
      guard let weights, (0...1000).contains(weights) else { return nil }
      leading = (form[1] == "1" ? weights : 0) + (form[0] == "1" ? 1 : 0)
      hasTieWeights = form[2] == "1"
    }
  }

  init(_ options: ReadingOptions) throws(Diagnostic) {
    ties = DeclaredTies(options)
    if let column = options.layerColumn { throw .noColumn(column) }
    if options.projection != nil { throw .oneMode("a METIS file") }
    if let column = options.weights { throw .noWeights(column.name) }
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
    guard let first = records.first, let header = Header(first), !sample.isNamed(".mtx") else {
      return false
    }
    if sample.isNamed(".graph", ".metis") { return true }
    guard header.leading == 0, !header.hasTieWeights else { return false }
    var lengths: Set<Int> = []
    for fields in records.dropFirst() {
      let areContacts = fields.allSatisfy { field in
        field.plainNumber.map { $0 >= 1 && $0 <= header.people } ?? false
      }
      guard areContacts else { return false }
      lengths.insert(fields.count)
    }
    return lengths.count >= 3 || lengths.count == 2 && isConsistent(sample, header)
  }

  /// Whether a text that is there as a whole has a line for each person and all ties in the lines of both
  /// their ends: lines of two and three numbers alone may be an edge list with a weight here and there.
  private static func isConsistent(_ sample: FileSample, _ header: Header) -> Bool {
    guard sample.isComplete else { return false }
    let lines = sample.text.split(whereSeparator: NumberPair.isEnd)
      .map { String(decoding: $0, as: UTF8.self).split { $0 == " " || $0 == "\t" } }
      .filter { !($0.first?.hasPrefix("%") ?? true) }.dropFirst()
    guard lines.count == header.people else { return false }
    var rising: Set<[Int]> = []
    var falling: Set<[Int]> = []
    for (person, line) in zip(1..., lines) {
      for contact in line.compactMap(\.plainNumber) {
        if person <= contact { rising.insert([person, contact]) }
        if contact <= person { falling.insert([contact, person]) }
      }
    }
    return rising.count == header.ties && rising == falling
  }

  /// The number of lines that are looked at to recognise a file.
  private static let sampleLength = 1000

  mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>, line: Int) throws(Diagnostic) {
    let kind = TextLines.kind(of: range, in: bytes)
    guard let header else {
      guard kind != .empty, kind != .comment else { return }
      headerLine = line
      return try readHeader(bytes.words(range.prefix(200)))
    }
    if kind == .comment {
      commentsBefore.append(person)
    } else if kind != .empty || person < header.people {
      try readContacts(bytes, range, header)
    }
  }

  private mutating func readHeader(_ words: [Substring]) throws(Diagnostic) {
    guard let header = Header(words) else {
      throw Diagnostic(
        "this is not the first line of a METIS file: `people ties`, and perhaps a format",
        remedy: Self.otherName)
    }
    try Diagnostic.checkCount(
      people: header.people, ties: header.ties, declaredBy: "the first line")
    self.header = header
  }

  private mutating func readContacts(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ header: Header
  ) throws(Diagnostic) {
    guard person < header.people else {
      throw Diagnostic(
        "there are more lines than the \(header.people) people of the first line",
        remedy: "Correct the first line (people, ties). " + Self.otherName)
    }
    person += 1
    var rest = range
    var number = -header.leading
    while let word = TextLines.takeWord(&rest, of: bytes) {
      defer { number += 1 }
      // Contact, weight, contact, weight, ….
      if number < 0 || header.hasTieWeights && number % 2 == 1 { continue }
      guard let contact = bytes.plainNumber(word), contact >= 1, contact <= UInt64(header.people)
      else {
        throw Diagnostic(
          "person id out of range 1 to \(header.people): "
            + bytes.text(word.prefix(40)).quotedShort,
          remedy: "Correct the line, or the first one (people, ties, format). " + Self.otherName)
      }
      try add(PersonID(contact - 1), header)
    }
    guard number >= 0, !header.hasTieWeights || number % 2 == 0 else {
      throw Diagnostic(
        "the line ends before all weights that the first line declares",
        remedy: "Correct the line, or the format in the first one.")
    }
  }

  /// Adds a contact of the present person.
  private mutating func add(_ contact: PersonID, _ header: Header) throws(Diagnostic) {
    entries += 1
    if entries & 0xFFFF == 0 {
      try ties.options.checkMemory(of: entries, bytesEach: Self.bytesPerEntry, "entries")
    }
    guard entries <= 2 * header.ties else {
      throw Diagnostic(
        "there are more ties than the \(header.ties) of the first line",
        remedy: "Each tie is in the lines of both its ends and is counted once: correct the"
          + " first line. " + Self.otherName)
    }
    let own = PersonID(person - 1)
    if contact == own {
      selfLoops += 1
    } else if own < contact {
      rising.append(Tie(own, contact))
    } else {
      falling.append(Tie(contact, own))
    }
  }

  /// What an entry takes, of which each tie has two, while the lists of them grow.
  private static let bytesPerEntry = 20.0

  private static let otherName =
    "If this is an edge list, give the file another ending than .graph or .metis."

  mutating func finish(lastLine: Int) throws(Diagnostic) -> ReadTies {
    guard let header else {
      throw Diagnostic(
        line: lastLine, "the METIS file has no first line `people ties`", remedy: Self.otherName)
    }
    // Who lists nobody may be missing at the end, where editors remove empty lines.
    guard entries == 2 * header.ties || entries + selfLoops == 2 * header.ties else {
      let place = person < header.people ? " in \(person) of \(header.people) lines" : ""
      throw Diagnostic(
        line: lastLine,
        "the first line declares \(header.ties) ties, which is \(2 * header.ties) entries, and there"
          + " are \(entries)\(place)",
        remedy: "Download or copy the file again, or correct the first line. " + Self.otherName)
    }
    try checkBothEnds()
    for tie in rising { try ties.add(tie.from, tie.to, isOneWay: false) }
    for _ in 0..<selfLoops { try ties.add(0, 0, isOneWay: false) }
    let hasWeights = header.hasTieWeights || header.leading > 0
    return try ties.finish(
      Self.name,
      notes: (hasWeights ? ["Weights and sizes were ignored."] : []) + ties.directionNotes,
      people: .numbers(1..<header.people + 1))
  }

  /// Checks that who is listed by somebody lists that person.
  private mutating func checkBothEnds() throws(Diagnostic) {
    // Those of the smaller ends are in the order of these already.
    rising.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    falling.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    guard rising != falling else { return }
    // The first tie that is in one list alone is the smaller of the first two that differ.
    let end = Tie(.max, .max)
    let same = zip(rising, falling).prefix { $0 == $1 }.count
    let lone = rising.dropFirst(same).first ?? end
    let other = falling.dropFirst(same).first ?? end
    let isRising = (lone.from, lone.to) < (other.from, other.to)
    let (from, to) = isRising ? (lone.from, lone.to) : (other.to, other.from)
    throw Diagnostic(
      line: headerLine + 1 + Int(from) + commentsBefore.count { $0 <= Int(from) },
      "person \(from + 1) lists \(to + 1) more often than \(to + 1) lists \(from + 1)",
      remedy: "A METIS graph is undirected: write the ties of a directed one as an edge list.")
  }
}
