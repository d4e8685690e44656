import PlainText
import SocialGraph

/// Reads the ties of a GML file: nested lists of keys and values.
///
/// `graph [ directed 1 node [ id 1 label "Ann" ] … edge [ source 1 target 2 ] … ]`; all other keys are
/// ignored. People are called by their labels if everybody has one of their own, else by their ids. A node
/// without id is nobody's contact, as no edge can name it.
///
/// Source: Himsolt, *GML: A portable Graph File Format* (1997).
struct GMLParser: LineFormat {
  static let name = "GML"

  private enum Context {
    case file, graph, node, edge, other
  }

  private var tokens = GMLTokens()
  /// The lists that are open, from the outermost, with their lines.
  private var open: [(context: Context, line: Int)] = [(.file, 1)]
  /// A key whose value comes next.
  private var key: String?
  private var graphLine: Int?
  private var isDirected = false
  /// The values of the node or edge that is open, by key.
  private var values: [String: String] = [:]

  private var labels: [UInt32: String] = [:]
  private var bytesOfLabels = 0.0
  private var largestID = 0
  /// The nodes without ids: their labels and lines.
  private var withoutID: [(label: String?, line: Int)] = []
  /// The edges, by the numbers of their ids: whether they go one way may follow them.
  private var edges: [(tie: Tie, layer: UInt32, weight: LineWeight?)] = []
  private var ties: DeclaredTies

  init(_ options: ReadingOptions) {
    ties = DeclaredTies(options)
  }

  static func recognises(_ sample: FileSample) -> Bool {
    guard let first = sample.firstLine,
      first.prefixMatch(of: /(graph|creator|version|comment|directed)(\[|\s|$)/) != nil
    else { return false }
    let beginning = /^graph\s*\[/.anchorsMatchLineEndings().ignoresCase()
    return sample.lines.joined(separator: "\n").contains(beginning)
  }

  mutating func read(_ bytes: Span<UInt8>, _ range: Range<Int>, line: Int) throws(Diagnostic) {
    // A copy while it calls back to this parser.
    var tokens = tokens
    try tokens.read(bytes, range, line: line) { (token, line) throws(Diagnostic) in
      do throws(Diagnostic) {
        try handle(token, line)
      } catch {
        throw error.inLine(line)
      }
    }
    self.tokens = tokens
  }

  /// The deepest nesting of lists.
  private static let deepest = 256

  private mutating func handle(_ token: GMLTokens.Token, _ line: Int) throws(Diagnostic) {
    guard let key else {
      switch token {
      case .word(let word): self.key = word
      case .close: try close()
      case .open, .text:
        throw Diagnostic(
          "a key is missing: lists and quoted strings follow one",
          remedy: "Correct the line: GML is written as in `node [ id 1 label \"Ann\" ]`.")
      }
      return
    }
    self.key = nil
    switch token {
    case .open: try begin(key.lowercased(), line)
    case .word(let value), .text(let value): try take(key, value)
    case .close:
      throw Diagnostic(
        "`\(shortened(key))` has no value", remedy: "Add its value, or remove the key.")
    }
  }

  private var context: Context { open.last?.context ?? .file }

  private mutating func begin(_ key: String, _ line: Int) throws(Diagnostic) {
    var next = Context.other
    switch (context, key) {
    case (.file, "graph"):
      if let graphLine { throw .second("graph", firstIn: graphLine) }
      graphLine = line
      next = .graph
    case (.graph, "node"), (.graph, "edge"):
      next = key == "node" ? .node : .edge
      values = [:]
    case (.graph, "graph"), (.node, "graph"): throw .nested
    default: break
    }
    guard open.count <= Self.deepest else {
      throw Diagnostic(
        "lists are nested more than \(Self.deepest) deep", remedy: "Write the graph without them.")
    }
    open.append((next, line))
  }

  private mutating func take(_ key: String, _ value: String) throws(Diagnostic) {
    switch (context, key.lowercased()) {
    case (.graph, "directed"):
      guard value == "0" || value == "1" else {
        throw Diagnostic(
          "`directed` is \(value.quotedShort)",
          remedy: "Write `directed 1` if ties go one way, else `directed 0`.")
      }
      isDirected = value == "1"
    case (.node, "id"), (.edge, "source"), (.edge, "target"):
      // In its plain form: 01 is 1.
      guard let number = Int(value) else {
        throw Diagnostic(
          "\(value.quotedShort) is not an id: in GML it is a whole number",
          remedy: Self.idRemedy)
      }
      values[key.lowercased()] = String(number)
      largestID = max(largestID, number)
    case (.node, "label"): values["label"] = value
    case (.edge, _): values[key] = value
    default: break
    }
  }

  private static let idRemedy = "Give every node a whole number of its own."

  private mutating func close() throws(Diagnostic) {
    guard open.count > 1 else {
      throw Diagnostic("a `]` closes no list", remedy: "Remove it, or open the list with `[`.")
    }
    let (context, start) = open.removeLast()
    do throws(Diagnostic) {
      if context == .node { try closeNode(start) }
      if context == .edge { try closeEdge(start) }
    } catch {
      throw error.inLine(start)
    }
  }

  private mutating func closeNode(_ line: Int) throws(Diagnostic) {
    guard let id = values["id"] else {
      withoutID.append((values["label"], line))
      return
    }
    try call(ties.ids.declare(id, line: line), values["label"])
  }

  private mutating func closeEdge(_ line: Int) throws(Diagnostic) {
    let ends = (values.removeValue(forKey: "source"), values.removeValue(forKey: "target"))
    guard case (let source?, let target?) = ends else {
      throw Diagnostic(
        "an edge has no \(ends.0 == nil ? "source" : "target")",
        remedy: "Give every edge a `source` and a `target`, which are ids of nodes.")
    }
    var layer: UInt32 = 0
    if let column = ties.options.layerColumn {
      guard let name = values[column] else { throw .noColumn(column, of: values.keys.sorted()) }
      layer = try ties.layers.number(of: name)
    }
    let tie = Tie(
      try ties.ids.mention(source, line: line), try ties.ids.mention(target, line: line))
    var weight: LineWeight?
    if let column = ties.options.weights {
      guard edges.count > 0 || values[column.name] != nil else {
        throw .noWeights(column.name, of: values.keys.sorted())
      }
      weight = LineWeight(
        value: try WeightText.weight(values[column.name], column), line: line)
    }
    edges.append((tie, layer, weight))
    if edges.count & 0xFFF == 0 {
      try ties.options.checkMemory(of: edges.count, bytesEach: Self.bytesPerEdge, "edges")
    }
  }

  /// What an edge takes while the list of them grows.
  private static let bytesPerEdge = 120.0
  /// What a label takes at most beside its text: in the table of labels while that grows, and in a list.
  private static let bytesPerLabel = 200.0

  /// Notes a label of a node, so that memory holds all.
  private mutating func call(_ number: UInt32, _ label: String?) throws(Diagnostic) {
    guard let label else { return }
    try ControlCharacters.check(label)
    labels[number] = label
    bytesOfLabels += Self.bytesPerLabel + Double(label.utf8.count)
    guard labels.count & 0xFFF == 0 else { return }
    try ties.options.checkMemory(
      of: labels.count, bytesEach: bytesOfLabels / Double(labels.count), "labels")
  }

  /// Gives nodes without ids the next numbers, and notes that.
  private mutating func nameThoseWithoutID() throws(Diagnostic) -> [String] {
    guard let first = withoutID.first else { return [] }
    guard largestID < Int.max - withoutID.count else {
      throw Diagnostic(line: first.line, "a node has no id", remedy: Self.idRemedy)
    }
    for (number, node) in withoutID.enumerated() {
      do throws(Diagnostic) {
        try call(
          ties.ids.declare("\(largestID + 1 + number)", line: node.line), node.label)
      } catch {
        throw error.inLine(node.line)
      }
    }
    let (count, last) = (withoutID.count, largestID + withoutID.count)
    return [
      count == 1
        ? "1 node has no id: it has no ties, and its id is \(last) here."
        : "\(count) nodes have no id: they have no ties, and their ids are \(largestID + 1) to \(last) here."
    ]
  }

  mutating func finish(lastLine: Int) throws(Diagnostic) -> ReadTies {
    try tokens.finish()
    if open.count > 1, let last = open.last {
      throw Diagnostic(
        line: last.line, "the list that begins here does not end",
        remedy: "Close it with `]`, or download or copy the file again.")
    }
    if let key {
      throw Diagnostic(
        line: lastLine, "`\(shortened(key))` at the end of the file has no value",
        remedy: "Add its value, or remove the key.")
    }
    guard graphLine != nil else {
      throw Diagnostic(
        line: lastLine, "the GML file holds no `graph [ … ]`",
        remedy: "Download or copy the file again.")
    }
    var notes = try nameThoseWithoutID()
    var names = try ties.ids.names()
    for (tie, layer, weight) in edges {
      try ties.add(tie.from, tie.to, isOneWay: isDirected, layer: layer, weight: weight)
    }
    edges = []
    notes += ties.directionNotes
    let given = (0..<names.count).compactMap { labels[UInt32($0)] }
    let (table, twice) = try NameTable.distinct(given, ties.options.memory)
    if let twice {
      notes.append(
        "People are called by their ids, because more than one has the label \(twice.quotedShort).")
    } else if given.count == names.count {
      names = table
    } else if !given.isEmpty {
      notes.append("People are called by their ids, because some have no label.")
    }
    return try ties.finish(Self.name, notes: notes, people: .texts(names))
  }
}
