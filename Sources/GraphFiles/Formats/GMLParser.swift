import PlainText
import SocialGraph

/// Reads the ties of a GML file: nested lists of keys and values.
///
/// `graph [ directed 1 node [ id 1 label "Ann" ] … edge [ source 1 target 2 ] … ]`; all other keys are
/// ignored. People are called by their labels if everybody has one of their own, else by their ids.
///
/// Source: Himsolt, *GML: A portable Graph File Format* (1997).
struct GMLParser: LineFormat {
  static let summary = "GML"

  private enum Context: Hashable {
    case file, graph, node, edge, other
  }

  private let options: ReadingOptions
  private var tokens = GMLTokens()
  private var gathering: DeclaredTieGathering
  /// The lists that are open, from the outermost, with their lines.
  private var open: [(context: Context, line: Int)] = [(.file, 1)]
  /// A key whose value comes next.
  private var key: String?
  private var graphLine: Int?
  private var isDirected = false

  private var ids = DeclaredIDs()
  private var labels: [String?] = []
  private var edges: [(tie: Tie, layer: UInt32)] = []
  /// Other keys of edges, in the order of first appearance, for a message.
  private var edgeKeys: [String] = []

  // The node or edge that is open.
  private var id: String?
  private var label: String?
  private var source: String?
  private var target: String?
  private var layer: String?

  init(_ options: ReadingOptions) {
    self.options = options
    gathering = DeclaredTieGathering(options)
  }

  static func recognises(_ sample: FileSample) -> Bool {
    guard let first = sample.firstLine else { return false }
    let key = first.split { $0 == " " || $0 == "\t" }.first ?? ""
    guard
      ["graph", "creator", "version", "comment", "directed"].contains(key)
        || key.hasPrefix("graph[")
    else { return false }
    let lines = sample.lines.map { $0.lowercased() }
    return zip(lines, lines.dropFirst() + [""]).contains { line, next in
      guard line.hasPrefix("graph") else { return false }
      let rest = line.dropFirst(5).drop { $0 == " " || $0 == "\t" }
      return rest.first == "[" || (line == "graph" && next.hasPrefix("["))
    }
  }

  mutating func parse(_ bytes: Span<UInt8>, _ lines: Range<Int>) throws(Diagnostic) {
    // Taken out, so that tokens can be handled while they are read.
    var tokens = self.tokens
    try tokens.read(bytes, lines) { (token, line) throws(Diagnostic) in
      try handle(token, line)
    }
    self.tokens = tokens
  }

  private mutating func handle(_ token: GMLTokens.Token, _ line: Int) throws(Diagnostic) {
    guard let key else {
      switch token {
      case .word(let word): self.key = word
      case .close: try close(line)
      case .open, .text:
        throw Diagnostic(
          line: line, "a key is missing: lists and texts in quotes follow one",
          remedy: "Correct the line: GML is written as in `node [ id 1 label \"Ann\" ]`.")
      }
      return
    }
    self.key = nil
    switch token {
    case .open: try begin(key.lowercased(), line)
    case .word(let value), .text(let value): try take(key, value, line)
    case .close:
      throw Diagnostic(
        line: line, "`\(key)` has no value", remedy: "Give it one, or take it out.")
    }
  }

  private var context: Context { open.last?.context ?? .file }

  private mutating func begin(_ key: String, _ line: Int) throws(Diagnostic) {
    var next = Context.other
    switch (context, key) {
    case (.file, "graph"):
      if let graphLine {
        throw Diagnostic(
          line: line,
          "this is the second graph of the file, whose first begins in line \(graphLine)",
          remedy: "Save each graph to a file of its own.")
      }
      graphLine = line
      next = .graph
    case (.graph, "node"):
      next = .node
      (id, label) = (nil, nil)
    case (.graph, "edge"):
      next = .edge
      (source, target, layer) = (nil, nil, nil)
    case (.graph, "graph"), (.node, "graph"):
      throw Diagnostic(
        line: line, "a graph stands inside another, and Hearsay reads flat ones",
        remedy: "Save the file without groups of nodes.")
    default: break
    }
    open.append((next, line))
  }

  private mutating func take(
    _ key: String, _ value: String, _ line: Int
  ) throws(Diagnostic) {
    switch (context, key.lowercased()) {
    case (.graph, "directed"):
      guard value == "0" || value == "1" else {
        throw Diagnostic(
          line: line, "`directed` is \(value.debugDescription)",
          remedy: "Write `directed 1` if ties go one way, else `directed 0`.")
      }
      isDirected = value == "1"
    case (.node, "id"): id = try number(value, line)
    case (.node, "label"): label = value
    case (.edge, "source"): source = try number(value, line)
    case (.edge, "target"): target = try number(value, line)
    case (.edge, _) where options.layerColumn != nil:
      if key == options.layerColumn {
        layer = value
      } else if edgeKeys.count < 20, !edgeKeys.contains(key) {
        edgeKeys.append(key)
      }
    default: break
    }
  }

  /// An id, in its plain form.
  private func number(_ text: String, _ line: Int) throws(Diagnostic) -> String {
    guard let number = Int(text) else {
      throw Diagnostic(
        line: line, "\(text.debugDescription) is no id: in GML it is a whole number",
        remedy: "Give every node a whole number of its own.")
    }
    return String(number)
  }

  private mutating func close(_ line: Int) throws(Diagnostic) {
    guard open.count > 1 else {
      throw Diagnostic(
        line: line, "a `]` closes no list", remedy: "Take it out, or open the list with `[`.")
    }
    let (context, start) = open.removeLast()
    if context == .node {
      guard let id else {
        throw Diagnostic(
          line: start, "a node has no id", remedy: "Give every node a whole number of its own.")
      }
      try ids.declare(id, line: start)
      labels.append(label)
    } else if context == .edge {
      guard let source, let target else {
        throw Diagnostic(
          line: start, "an edge has no \(source == nil ? "source" : "target")",
          remedy: "Give every edge a `source` and a `target`, which are ids of nodes.")
      }
      var number: UInt32 = 0
      if let column = options.layerColumn {
        guard let layer else { throw .noColumn(column, of: edgeKeys, line: start) }
        number = gathering.layer(layer)
      }
      let tie = Tie(try ids.mention(source, line: start), try ids.mention(target, line: start))
      guard edges.count < Int(UInt32.max) - 1 else { throw .tooLarge() }
      edges.append((tie, number))
    }
  }

  mutating func finish() throws(Diagnostic) -> DeclaredTies {
    try tokens.finish()
    if open.count > 1, let last = open.last {
      throw Diagnostic(
        line: last.line, "the list that begins here does not end",
        remedy: "Close it with `]`, or download or copy the file again.")
    }
    if let key {
      throw Diagnostic("`\(key)` at the end of the file has no value", remedy: "Give it one.")
    }
    guard graphLine != nil else {
      throw Diagnostic(
        "the GML file holds no `graph [ … ]`", remedy: "Download or copy the file again.")
    }
    let places = try ids.places(of: "node")
    for edge in edges {
      try gathering.add(
        places[Int(edge.tie.from)], places[Int(edge.tie.to)], isOneWay: isDirected,
        layer: edge.layer)
    }
    edges = []
    var notes = gathering.notes
    var names = ids.declared
    let given = labels.compactMap(\.self)
    if !given.isEmpty {
      let (table, twice) = DeclaredTies.Names.distinct(given)
      if let twice {
        notes.append(
          "People are called by their ids, for more than one has the label \"\(twice)\".")
      } else if given.count < labels.count {
        notes.append("People are called by their ids, for some have no label.")
      } else {
        names = table
      }
    }
    return DeclaredTies(
      format: "GML", notes: notes, people: .texts(names), things: nil, pieces: [gathering.ties],
      layers: options.layerColumn == nil ? nil : gathering.layers)
  }
}
