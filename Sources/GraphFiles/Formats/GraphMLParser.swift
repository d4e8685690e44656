import Foundation
import PlainText
import SocialGraph

#if canImport(FoundationXML)
  import FoundationXML
#endif

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
final class GraphMLParser: NSObject, XMLParserDelegate, GraphFormat {
  static let name = "GraphML"

  /// A declared key of data.
  private struct Key {
    var id: String
    var name: String
    var use: String
    var byDefault: String?

    func isFor(_ element: String) -> Bool { use == element || use == "all" }
  }

  private var problem: Diagnostic?
  /// The line of the first error of the XML itself.
  private var errorLine: Int?
  private var isComplete = false

  private var keys: [Key] = []
  /// The elements that are open, from the outermost.
  private var open: [String] = []
  private var graphLine: Int?
  private var isDirected = false
  private var ids = DeclaredIDs()
  private var ties: DeclaredTies
  private var hasPorts = false

  // The edge that is open.
  private var edge: (tie: Tie, isOneWay: Bool, line: Int)?
  private var layer: String?
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

  /// Reads a plain file a piece at a time, and holds the text of any other.
  static func read(_ text: TextInput, _ options: ReadingOptions) throws(Diagnostic) -> ReadTies {
    let parser: XMLParser
    switch text.bytes {
    case .mapped(_, let path):
      guard let stream = InputStream(fileAtPath: path) else {
        throw Diagnostic("the file could not be read", remedy: "Check its path.")
      }
      parser = XMLParser(stream: stream)
    case .stream(let source):
      var data = Data()
      while true {
        let piece = try source.read()
        guard !piece.isEmpty else { break }
        data.append(contentsOf: piece)
      }
      parser = XMLParser(data: data)
    }
    let reader = GraphMLParser(options)
    parser.delegate = reader
    let isRead = parser.parse()
    if let problem = reader.problem { throw problem }
    guard isRead, reader.isComplete else {
      throw Diagnostic(
        line: reader.errorLine ?? max(1, parser.lineNumber),
        "the XML of the GraphML file is not well-formed, or incomplete",
        remedy: "Download or copy the file again, or write it again with the program it comes from."
      )
    }
    return try reader.finish()
  }

  // MARK: Elements

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    let name = Self.localName(element)
    attempt(parser) { () throws(Diagnostic) in
      try begin(name, attributes, line: parser.lineNumber)
    }
    open.append(name)
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    if !open.isEmpty { open.removeLast() }
    attempt(parser) { () throws(Diagnostic) in try end(Self.localName(element)) }
  }

  /// Handles an element unless there is a problem, which ends the reading.
  private func attempt(_ parser: XMLParser, _ handle: () throws(Diagnostic) -> Void) {
    guard problem == nil else { return }
    do throws(Diagnostic) {
      try handle()
    } catch {
      problem = error.inLine(parser.lineNumber)
      parser.abortParsing()
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text?.append(string) }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    text?.append(String(decoding: block, as: UTF8.self))
  }

  func parser(_ parser: XMLParser, parseErrorOccurred error: any Error) {
    errorLine = errorLine ?? max(1, parser.lineNumber)
  }

  /// A name without the prefix of its namespace.
  private static func localName(_ name: String) -> String {
    name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }

  private func begin(
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
    case ("node", "graph"): try ids.declare(required("id", of: name, attributes), line: line)
    case ("edge", "graph"): try beginEdge(attributes, line)
    case ("hyperedge", "graph"):
      throw Diagnostic(
        "the file holds a hyperedge, which ties more than two people at once",
        remedy: "Write it as ties between two people each.")
    case ("port", _): hasPorts = true
    case ("data", "edge"):
      if keys.contains(where: { $0.id == attributes["key"] && isLayer($0) }) { text = "" }
    default: break
    }
  }

  private func beginGraph(
    _ attributes: [String: String], _ line: Int
  ) throws(Diagnostic) {
    if let graphLine { throw .second("graph", firstIn: graphLine) }
    graphLine = line
    let edgeDefault = attributes["edgedefault"]
    guard edgeDefault == "directed" || edgeDefault == "undirected" else {
      throw Diagnostic(
        "the graph does not say whether its edges go one way: edgedefault is "
          + (edgeDefault.map(\.debugDescription) ?? "missing"),
        remedy: "Write edgedefault=\"directed\" or edgedefault=\"undirected\".")
    }
    isDirected = edgeDefault == "directed"
    if let column = ties.options.layerColumn, !keys.contains(where: { isLayer($0) }) {
      throw .noColumn(column, of: keys.filter { $0.isFor("edge") }.map(\.name))
    }
  }

  private func beginEdge(
    _ attributes: [String: String], _ line: Int
  ) throws(Diagnostic) {
    let source = try required("source", of: "edge", attributes)
    let target = try required("target", of: "edge", attributes)
    if attributes["sourceport"] != nil || attributes["targetport"] != nil { hasPorts = true }
    let directed = attributes["directed"] ?? "\(isDirected)"
    guard ["true", "1", "false", "0"].contains(directed) else {
      throw Diagnostic(
        "an edge has directed=\(directed.debugDescription)",
        remedy: "Write directed=\"true\" or directed=\"false\".")
    }
    let tie = Tie(try ids.mention(source, line: line), try ids.mention(target, line: line))
    edge = (tie, directed == "true" || directed == "1", line)
    layer = nil
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

  private func isLayer(_ key: Key) -> Bool {
    let column = ties.options.layerColumn
    return key.isFor("edge") && (key.name == column || key.id == column)
  }

  private func end(_ name: String) throws(Diagnostic) {
    switch (name, open.last) {
    case ("graphml", nil): isComplete = true
    case ("default", "key"):
      if let last = keys.indices.last { keys[last].byDefault = text.map(trimmed) }
      text = nil
    case ("data", "edge"):
      layer = text.map(trimmed) ?? layer
      text = nil
    case ("edge", "graph"):
      guard let edge else { break }
      var number: UInt32 = 0
      if let column = ties.options.layerColumn {
        let byDefault = keys.first { isLayer($0) }?.byDefault
        guard let layer = layer ?? byDefault, !layer.isEmpty else {
          throw Diagnostic(
            line: edge.line,
            "this edge has no \(column.debugDescription) to name its layer",
            remedy: "Give it one, or give the key a <default>.")
        }
        number = ties.layers.number(of: layer)
      }
      try ties.add(edge.tie.from, edge.tie.to, isOneWay: edge.isOneWay, layer: number)
      self.edge = nil
    default: break
    }
  }

  // MARK: What was read

  private func finish() throws(Diagnostic) -> ReadTies {
    guard graphLine != nil else {
      throw Diagnostic(
        "the GraphML file holds no <graph>", remedy: "Download or copy the file again.")
    }
    let names = try ids.names()
    var notes = ties.directionNotes
    let labels = keys.filter { ["name", "label"].contains($0.name.lowercased()) }
    if let key = labels.first(where: { $0.isFor("node") }) {
      notes.append(
        "People are called by the ids of their nodes; their \(key.name.debugDescription) was ignored."
      )
    }
    let others = keys.filter { $0.isFor("edge") && !isLayer($0) }.map(\.name.debugDescription)
    if !others.isEmpty {
      notes.append("Data of edges were ignored (\(others.joined(separator: ", "))).")
    }
    if hasPorts { notes.append("Ports were ignored.") }
    return ties.finish(Self.name, notes: notes, people: .texts(names))
  }
}
