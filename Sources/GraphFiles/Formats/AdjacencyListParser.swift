import PlainText
import SocialGraph

/// Reads lists of neighbours: each row a person and all whom it is tied to.
///
/// `a: b, c`, `a;b;c`, `a b c`, and both formats that networkx writes. ``AdjacencyListForm`` says what is
/// taken for one. A row ties its first person to each of the others, and a person alone in its row has no
/// ties by it. As with an edge list, ties go one way if that is asked for.
///
/// With a colon behind the first (or `a b:2 c:1`, where most have rows of their own), a neighbour may have a weight behind it (`a: b 2, c 3`, `a: b(2) c(3)`, `a: b:2 c:3`),
/// which is the weight of the tie if weights are asked for, and else ignored; and lists may be in brackets.
struct AdjacencyListParser: GraphFormat, LineReader {
  static let name = "adjacency list"
  static let summary = "adjacency lists"

  private let form: AdjacencyListForm
  private var ties: DeclaredTies
  /// Of ``AdjacencyListForm/multiline``: the person whose neighbours follow, and how many still do.
  private var open: (person: UInt32, due: Int)?
  private var hasValues = false
  private var line = 0

  static func recognises(_ sample: FileSample) -> Bool {
    AdjacencyListForm.detect(sample.table) != nil
  }

  private init(_ form: AdjacencyListForm, _ options: ReadingOptions) throws(Diagnostic) {
    self.form = form
    ties = DeclaredTies(options)
    if let column = options.layerColumn { throw .noColumn(column) }
    if options.projection != nil { throw .oneMode("an adjacency list") }
    if case .row = form, let column = options.weights { throw .noWeights(column.name) }
    switch form {
    case .colon, .weighted: try WeightText.checkName(options)
    case .row, .multiline: break
    }
  }

  static func read(_ text: TextInput, _ options: ReadingOptions) throws(Diagnostic) -> ReadTies {
    try AdjacencyListParser(
      AdjacencyListForm.detect(text.sample.table) ?? .row(nil), options
    ).read(text)
  }

  mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>, line: Int) throws(Diagnostic) {
    guard TextLines.kind(of: range, in: bytes) == .data else { return }
    self.line = line
    switch form {
    case .row(let separator):
      var scanner = FieldScanner(range, separator: separator)
      guard let first = try scanner.next(in: bytes, remedy: Self.quoteRemedy) else { return }
      try readNeighbours(of: person(bytes, first), bytes, &scanner)
    case .weighted(let separator):
      var scanner = FieldScanner(range, separator: separator)
      guard let first = try scanner.next(in: bytes, remedy: Self.quoteRemedy) else { return }
      try readNeighbours(of: person(bytes, first), bytes, &scanner, areWeighted: true)
    case .colon(let separator): try readColon(bytes, range, separator)
    case .multiline: try readMultiline(String(utf8: bytes.array(range)))
    }
  }

  private static let quoteRemedy = "Close the quote in its line, or double a quote inside a name."

  private mutating func person(_ name: String) throws(Diagnostic) -> UInt32 {
    guard !name.isEmpty else {
      throw Diagnostic("a name is empty", remedy: "Give every person a name, or remove the line.")
    }
    return try ties.ids.person(name)
  }

  private mutating func person(
    _ bytes: Span<UInt8>, _ field: FieldScanner.Field
  ) throws(Diagnostic) -> UInt32 {
    try person(String(utf8: field.text(in: bytes)))
  }

  private mutating func readNeighbours(
    of teller: UInt32, _ bytes: Span<UInt8>, _ scanner: inout FieldScanner,
    areWeighted: Bool = false
  ) throws(Diagnostic) {
    while let field = try scanner.next(in: bytes, remedy: Self.quoteRemedy) {
      // A separator behind the last neighbour is usual.
      guard !field.range.isEmpty else { continue }
      guard areWeighted else {
        try ties.add(teller, person(bytes, field), isOneWay: true)
        continue
      }
      let (name, weight) = withoutWeight(try String(utf8: field.text(in: bytes)))
      try ties.add(teller, person(name), isOneWay: true, weight: lineWeight(weight))
    }
  }

  // MARK: Colons

  private mutating func readColon(
    _ bytes: Span<UInt8>, _ range: Range<Int>, _ separator: UInt8?
  ) throws(Diagnostic) {
    let text = try String(utf8: bytes.array(range))
    guard let parts = AdjacencyListForm.split(text) else {
      throw Diagnostic(
        "this line has no colon behind a name, as others have",
        remedy: "Write it as in `ann: bob, cleo`, also if nobody follows: `ann:`.")
    }
    let teller = try person(Self.unquoted(parts.name))
    var rest = trimmed(String(parts.rest))[...]
    for (open, close) in [("[", "]"), ("{", "}"), ("(", ")")]
    where rest.hasPrefix(open) && rest.hasSuffix(close) && rest.count > 1 {
      rest = rest.dropFirst().dropLast()
    }
    let list = Array(rest.utf8)
    var scanner = FieldScanner(list.indices, separator: separator)
    while let field = try scanner.next(in: list.span, remedy: Self.quoteRemedy) {
      let name = try String(utf8: field.text(in: list.span))
      guard !name.isEmpty else { continue }
      let isQuoted =
        field.range.lowerBound > 0 && list[field.range.lowerBound - 1] == UInt8(ascii: "\"")
      let (neighbour, weight) =
        isQuoted ? (name, nil) : withoutWeight(Self.unquoted(name))
      try ties.add(teller, person(neighbour), isOneWay: true, weight: lineWeight(weight))
    }
  }

  /// The weight of a tie in this line, or nil if weights are not wanted.
  private func lineWeight(_ text: String?) throws(Diagnostic) -> LineWeight? {
    guard let column = ties.options.weights else { return nil }
    return LineWeight(value: try WeightText.weight(text, column), line: line)
  }

  /// A name without the quotes around it, of either kind.
  private static func unquoted(_ name: String) -> String {
    for quote in ["\"", "'"] where name.count >= 2 && name.hasPrefix(quote) && name.hasSuffix(quote)
    {
      return String(name.dropFirst().dropLast())
    }
    return name
  }

  /// A neighbour without the weight behind its name, and that weight, if it has one.
  private mutating func withoutWeight(_ text: String) -> (name: String, weight: String?) {
    guard let (name, weight) = Self.parted(text) else { return (text, nil) }
    hasValues = true
    return (String(name), String(weight))
  }

  /// The parts of `bob 3`, `bob: 3`, `bob = 3` or `bob (3)`.
  private static func parted(_ text: String) -> (name: Substring, weight: Substring)? {
    var rest = text[...]
    let isInBrackets = rest.last == ")"
    if isInBrackets { rest.removeLast() } else if rest.last == "." { return nil }
    let end = rest.endIndex
    while let last = rest.utf8.last, (0x30...0x39).contains(last) || last == UInt8(ascii: ".") {
      rest.removeLast()
    }
    if rest.endIndex == end { return nil }
    if rest.last == "-" { rest.removeLast() }
    let weight = text[rest.endIndex..<end]
    if isInBrackets {
      guard rest.popLast() == "(" else { return nil }
      rest = withoutBlanks(rest)
    } else {
      let signed = withoutBlanks(rest)
      let isSigned = signed.last == ":" || signed.last == "="
      if !isSigned, signed.endIndex == rest.endIndex { return nil }
      rest = isSigned ? withoutBlanks(signed.dropLast()) : signed
      if rest.last == ":" || rest.last == "=" { return nil }
    }
    return rest.isEmpty || rest.last == "(" ? nil : (rest, weight)
  }

  /// A text without the blanks at its end.
  private static func withoutBlanks(_ text: Substring) -> Substring {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  // MARK: Several lines a person

  private mutating func readMultiline(_ line: String) throws(Diagnostic) {
    let text = trimmed(line)
    if let (teller, due) = open {
      guard let end = text.firstRange(of: " {")?.lowerBound else {
        throw Diagnostic(
          "this should be a neighbour with its data, as in `bob {}`: \(due) more are to follow",
          remedy: "Correct the number behind the name above, or write it again with networkx.")
      }
      hasValues = hasValues || !text.hasSuffix(" {}")
      let weight = ties.options.weights.flatMap { Self.value($0.name, in: text[end...]) }
      try ties.add(
        teller, person(trimmed(String(text[..<end]))), isOneWay: true, weight: lineWeight(weight))
      open = due > 1 ? (teller, due - 1) : nil
    } else {
      guard let blank = text.lastIndex(of: " "),
        let due = text[text.index(after: blank)...].plainNumber
      else {
        throw Diagnostic(
          "this should be a name and the number of its neighbours, as in `ann 2`",
          remedy: "Correct the number behind the name above, or write it again with networkx.")
      }
      let teller = try person(trimmed(String(text[..<blank])))
      if due > 0 { open = (teller, due) }
    }
  }

  /// The value of a key in what networkx writes behind a neighbour: `{'weight': 0.5}`.
  private static func value(_ key: String, in data: Substring) -> String? {
    for quote in ["'", "\""] {
      guard let found = data.firstRange(of: "\(quote)\(key)\(quote):") else { continue }
      return trimmed(String(data[found.upperBound...].prefix { $0 != "," && $0 != "}" }))
    }
    return nil
  }

  // MARK: What was read

  mutating func finish(lastLine: Int) throws(Diagnostic) -> ReadTies {
    if let open {
      throw Diagnostic(
        line: lastLine, "the file ends before the last \(open.due) neighbours of its last person",
        remedy: "Download or copy the file again.")
    }
    var notes = [
      "The file was read as an adjacency list: the first of each row is tied to each of the others."
    ]
    if hasValues, ties.options.weights == nil {
      notes.append("The weights of neighbours were ignored.")
    }
    return try ties.finish(Self.name, notes: notes, people: .texts(ties.ids.table))
  }
}
