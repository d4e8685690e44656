import PlainText
import SocialGraph

/// Reads the ties of a GraphML file.
///
/// `<graph edgedefault="directed">` says whether ties go one way, and each `<edge directed="…">` may
/// say otherwise. People are called by the ids of their nodes. Data of nodes and edges are ignored, of
/// whatever type their key is; the values of one key of edges part them into layers, if that is asked
/// for. Graphs inside nodes and hyperedges are rejected, ports are ignored.
///
/// The text is parsed as it comes, so that no tree of it is held.
///
/// Source: Brandes, Eiglsperger, Herman, Himsolt, Marshall, *GraphML Progress Report* (Graph Drawing
/// 2001).
struct GraphMLParser: GraphFormat, XMLHandler {
  static let name = "GraphML"

  /// A declared key of data.
  private struct Key {
    var id: String
    var name: String
    var use: String
    var byDefault: String?

    func isFor(_ element: String) -> Bool { use == element || use == "all" }
  }

  private var keys: [Key] = []
  /// The elements that are open, from the outermost.
  private var open: [String] = []
  private var graphLine: Int?
  private var isDirected = false
  private var ties: DeclaredTies
  private var hasPorts = false

  // The edge that is open.
  private var edge: (tie: Tie, isOneWay: Bool, line: Int)?
  private var layer: String?
  private var weight: String?
  /// Whether the text that is open is the weight of the edge.
  private var isWeightOpen = false
  /// The text so far of an element that is wanted.
  private var text: String?

  private init(_ options: ReadingOptions) {
    ties = DeclaredTies(options)
  }

  static func recognises(_ sample: FileSample) -> Bool {
    guard let first = sample.firstLine, first.hasPrefix("<") else { return false }
    let all = sample.joinedLines
    return (all.contains("<graphml") || all.contains(":graphml")) && !all.contains("<html")
  }

  static func read(_ text: TextInput, _ options: ReadingOptions) throws(Diagnostic) -> ReadTies {
    var parser = GraphMLParser(options)
    var scanner = XMLScanner()
    try text.forEachPiece { (piece) throws(Diagnostic) in try scanner.scan(piece, &parser) }
    try scanner.finish()
    return try parser.finish(lastLine: scanner.line)
  }

  // MARK: Elements

  mutating func begin(
    element: String, _ attributes: [String: String], line: Int
  ) throws(Diagnostic) {
    let name = Self.localName(element)
    try begin(name, attributes, line: line)
    open.append(name)
  }

  mutating func end(element: String) throws(Diagnostic) {
    if !open.isEmpty { open.removeLast() }
    try end(Self.localName(element))
  }

  var wantsText: Bool { text != nil }

  mutating func add(text: String) { self.text?.append(text) }

  /// A name without the prefix of its namespace.
  private static func localName(_ name: String) -> String {
    name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }

  private mutating func begin(
    _ name: String, _ attributes: [String: String], line: Int
  ) throws(Diagnostic) {
    switch (name, open.last) {
    case ("graphml", nil): break
    case (_, nil):
      throw Diagnostic(
        "the file is XML, but its first element is <\(name)> and not <graphml>",
        cause: .unknownFormat)
    case ("key", "graphml"):
      let id = try required("id", of: name, attributes)
      keys.append(
        Key(id: id, name: attributes["attr.name"] ?? id, use: attributes["for"] ?? "all"))
    case ("default", "key"): text = ""
    case ("graph", "graphml"): try beginGraph(attributes, line)
    case ("graph", _): throw .nested
    case ("node", "graph"): try ties.ids.declare(required("id", of: name, attributes), line: line)
    case ("edge", "graph"): try beginEdge(attributes, line)
    case ("hyperedge", "graph"):
      throw Diagnostic(
        "the file holds a hyperedge, which ties more than two people at once",
        remedy: "Write it as ties between two people each.")
    case ("port", _): hasPorts = true
    case ("data", "edge"):
      let keys = keys.filter { $0.id == attributes["key"] }
      isWeightOpen = keys.contains(where: isWeight)
      if isWeightOpen || keys.contains(where: isLayer) { text = "" }
    default: break
    }
  }

  private mutating func beginGraph(
    _ attributes: [String: String], _ line: Int
  ) throws(Diagnostic) {
    if let graphLine { throw .second("graph", firstIn: graphLine) }
    graphLine = line
    let edgeDefault = attributes["edgedefault"]
    guard edgeDefault == "directed" || edgeDefault == "undirected" else {
      throw Diagnostic(
        "the graph does not say whether its edges go one way: edgedefault is "
          + (edgeDefault.map(\.quotedShort) ?? "missing"),
        remedy: "Write edgedefault=\"directed\" or edgedefault=\"undirected\".")
    }
    isDirected = edgeDefault == "directed"
    if let column = ties.options.layerColumn, !keys.contains(where: { isLayer($0) }) {
      throw .noColumn(column, of: keys.filter { $0.isFor("edge") }.map(\.name))
    }
    if let column = ties.options.weights, !keys.contains(where: { isWeight($0) }) {
      throw .noWeights(column.name, of: keys.filter { $0.isFor("edge") }.map(\.name))
    }
  }

  private mutating func beginEdge(
    _ attributes: [String: String], _ line: Int
  ) throws(Diagnostic) {
    let source = try required("source", of: "edge", attributes)
    let target = try required("target", of: "edge", attributes)
    if attributes["sourceport"] != nil || attributes["targetport"] != nil { hasPorts = true }
    let directed = attributes["directed"] ?? "\(isDirected)"
    guard ["true", "1", "false", "0"].contains(directed) else {
      throw Diagnostic(
        "an edge has directed=\(directed.quotedShort)",
        remedy: "Write directed=\"true\" or directed=\"false\".")
    }
    let tie = Tie(
      try ties.ids.mention(source, line: line), try ties.ids.mention(target, line: line))
    edge = (tie, directed == "true" || directed == "1", line)
    layer = nil
    weight = nil
  }

  private func required(
    _ name: String, of element: String, _ attributes: [String: String]
  ) throws(Diagnostic) -> String {
    guard let value = attributes[name], !value.isEmpty else {
      throw Diagnostic(
        "<\(element)> has no \(name)", remedy: "Give every <\(element)> its \(name).")
    }
    return value
  }

  private func isLayer(_ key: Key) -> Bool { isKey(key, of: ties.options.layerColumn) }

  private func isWeight(_ key: Key) -> Bool { isKey(key, of: ties.options.weights?.name) }

  private func isKey(_ key: Key, of column: String?) -> Bool {
    key.isFor("edge") && (key.name == column || key.id == column)
  }

  private mutating func end(_ name: String) throws(Diagnostic) {
    switch (name, open.last) {
    case ("default", "key"):
      if let last = keys.indices.last { keys[last].byDefault = text.map(trimmed) }
      text = nil
    case ("data", "edge"):
      if isWeightOpen {
        weight = text.map(trimmed) ?? weight
      } else {
        layer = text.map(trimmed) ?? layer
      }
      text = nil
    case ("edge", "graph"):
      guard let edge else { break }
      var number: UInt32 = 0
      if let column = ties.options.layerColumn {
        let byDefault = keys.first { isLayer($0) }?.byDefault
        guard let layer = layer ?? byDefault, !layer.isEmpty else {
          throw Diagnostic(
            line: edge.line,
            "this edge has no \(column.quotedShort) to name its layer",
            remedy: "Give it one, or give the key a <default>.")
        }
        number = try ties.layers.number(of: layer)
      }
      try ties.add(
        edge.tie.from, edge.tie.to, isOneWay: edge.isOneWay, layer: number,
        weight: weight(inLine: edge.line))
      self.edge = nil
    default: break
    }
  }

  /// The weight of the edge that ends, or nil if weights are not wanted.
  private func weight(inLine line: Int) throws(Diagnostic) -> LineWeight? {
    guard let column = ties.options.weights else { return nil }
    let text = weight ?? keys.first { isWeight($0) }?.byDefault
    do throws(Diagnostic) {
      return LineWeight(value: try WeightText.weight(text, column), line: line)
    } catch {
      throw error.inLine(line)
    }
  }

  // MARK: What was read

  private mutating func finish(lastLine: Int) throws(Diagnostic) -> ReadTies {
    guard graphLine != nil else {
      throw Diagnostic(
        line: lastLine, "the GraphML file holds no <graph>",
        remedy: "Download or copy the file again.")
    }
    let names = try ties.ids.names()
    var notes = ties.directionNotes
    let labels = keys.filter { ["name", "label"].contains($0.name.lowercased()) }
    if let key = labels.first(where: { $0.isFor("node") }) {
      notes.append(
        "People are called by the ids of their nodes; their \(key.name.quotedShort) was ignored."
      )
    }
    let others = keys.filter { $0.isFor("edge") && !isLayer($0) && !isWeight($0) }
      .map(\.name.quotedShort)
    if !others.isEmpty {
      notes.append("Data of edges were ignored (\(others.joined(separator: ", "))).")
    }
    if hasPorts { notes.append("Ports were ignored.") }
    return try ties.finish(Self.name, notes: notes, people: .texts(names))
  }
}
