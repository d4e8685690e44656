import Foundation
import Parallelism
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
/// for. Graphs inside nodes and hyperedges are refused, ports are ignored.
///
/// The text is parsed as it comes, so that no tree of it is held.
///
/// Source: Brandes, Eiglsperger, Herman, Himsolt, Marshall, *GraphML Progress Report* (Graph Drawing
/// 2001).
final class GraphMLParser: NSObject, XMLParserDelegate, GraphFormat {
  static let summary = "GraphML"

  /// A declared key of data.
  private struct Key {
    var id: String
    var name: String
    var isForEdges: Bool
    var isForNodes: Bool
    var byDefault: String?
  }

  private let options: ReadingOptions
  private var gathering: DeclaredTieGathering
  private var problem: Diagnostic?
  /// The line of the first error of the XML itself.
  private var errorLine: Int?
  private var isWhole = false

  private var keys: [Key] = []
  /// The elements that are open, from the outermost.
  private var open: [String] = []
  private var graphLine: Int?
  private var isDirected: Bool?
  private var ids = DeclaredIDs()
  private var edges: [(tie: Tie, isOneWay: Bool, layer: UInt32)] = []
  private var hasPorts = false

  // The edge that is open.
  private var edge: (tie: Tie, isOneWay: Bool, line: Int)?
  private var layer: String?
  /// The text of an element that is wanted, as far as it was read.
  private var text: String?
  private var keyOfText: String?

  private init(_ options: ReadingOptions) {
    self.options = options
    gathering = DeclaredTieGathering(options)
  }

  static func recognises(_ sample: FileSample) -> Bool {
    guard let first = sample.firstLine, first.hasPrefix("<") else { return false }
    let all = sample.joinedLines
    return (all.contains("<graphml") || all.contains(":graphml")) && !all.contains("<html")
  }

  /// Reads a plain file a piece at a time, and holds the text of any other.
  static func read(
    _ text: TextInput, _ options: ReadingOptions, workers: Workers
  ) throws(Diagnostic) -> ReadTies {
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
    guard isRead, reader.isWhole else {
      throw Diagnostic(
        line: reader.errorLine ?? max(1, parser.lineNumber),
        "the XML of the GraphML file is not well-formed, or cut short",
        remedy: "Download or copy the file again, or write it anew with the program it comes from.")
    }
    return try ReadTies(reader.finish())
  }

  // MARK: Elements

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    guard problem == nil else { return }
    let name = Self.localName(element)
    do throws(Diagnostic) {
      try begin(name, attributes, line: parser.lineNumber)
    } catch {
      problem = error
      parser.abortParsing()
    }
    open.append(name)
  }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    guard problem == nil else { return }
    if !open.isEmpty { open.removeLast() }
    do throws(Diagnostic) {
      try end(Self.localName(element))
    } catch {
      problem = error
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
        line: line, "the file is XML, but its first element is <\(name)> and not <graphml>",
        cause: .unknownFormat)
    case ("key", "graphml"):
      let id = try required("id", of: name, attributes, line)
      let use = attributes["for"] ?? "all"
      keys.append(
        Key(
          id: id, name: attributes["attr.name"] ?? id, isForEdges: use == "edge" || use == "all",
          isForNodes: use == "node" || use == "all"))
    case ("default", "key"): text = ""
    case ("graph", "graphml"): try beginGraph(attributes, line)
    case ("graph", _):
      throw Diagnostic(
        line: line, "a graph stands inside a node or an edge, and Hearsay reads flat ones",
        remedy: "Save the file without groups of nodes.")
    case ("node", "graph"):
      try ids.declare(required("id", of: name, attributes, line), line: line)
    case ("edge", "graph"): try beginEdge(attributes, line)
    case ("hyperedge", "graph"):
      throw Diagnostic(
        line: line, "the file holds a hyperedge, which ties more than two people at once",
        remedy: "Write it as ties between two people each.")
    case ("port", _): hasPorts = true
    case ("data", "edge") where options.layerColumn != nil:
      keyOfText = attributes["key"]
      text = ""
    default: break
    }
  }

  private func beginGraph(
    _ attributes: [String: String], _ line: Int
  ) throws(Diagnostic) {
    if let graphLine {
      throw Diagnostic(
        line: line, "this is the second graph of the file, whose first begins in line \(graphLine)",
        remedy: "Save each graph to a file of its own.")
    }
    graphLine = line
    switch attributes["edgedefault"] {
    case "directed": isDirected = true
    case "undirected": isDirected = false
    case let other:
      throw Diagnostic(
        line: line,
        "the graph does not say whether its edges go one way: edgedefault is "
          + (other.map(\.debugDescription) ?? "missing"),
        remedy: "Write edgedefault=\"directed\" or edgedefault=\"undirected\".")
    }
    if let column = options.layerColumn, !keys.contains(where: { isLayer($0) }) {
      throw .noColumn(column, of: keys.filter(\.isForEdges).map(\.name), line: line)
    }
  }

  private func beginEdge(
    _ attributes: [String: String], _ line: Int
  ) throws(Diagnostic) {
    let source = try required("source", of: "edge", attributes, line)
    let target = try required("target", of: "edge", attributes, line)
    if attributes["sourceport"] != nil || attributes["targetport"] != nil { hasPorts = true }
    var isOneWay = isDirected ?? false
    switch attributes["directed"] {
    case nil: break
    case "true", "1": isOneWay = true
    case "false", "0": isOneWay = false
    case .some(let other):
      throw Diagnostic(
        line: line, "an edge has directed=\(other.debugDescription)",
        remedy: "Write directed=\"true\" or directed=\"false\".")
    }
    let tie = Tie(try ids.mention(source, line: line), try ids.mention(target, line: line))
    guard edges.count < Int(UInt32.max) - 1 else { throw .tooLarge() }
    edge = (tie, isOneWay, line)
    layer = nil
  }

  private func required(
    _ name: String, of element: String, _ attributes: [String: String], _ line: Int
  ) throws(Diagnostic) -> String {
    guard let value = attributes[name], !value.isEmpty else {
      throw Diagnostic(
        line: line, "<\(element)> has no \(name)", remedy: "Give every <\(element)> its \(name).")
    }
    return value
  }

  private func isLayer(_ key: Key) -> Bool {
    key.isForEdges && (key.name == options.layerColumn || key.id == options.layerColumn)
  }

  private func end(_ name: String) throws(Diagnostic) {
    switch (name, open.last) {
    case ("graphml", nil): isWhole = true
    case ("default", "key"):
      if let text, !keys.isEmpty { keys[keys.count - 1].byDefault = Self.trimmed(text) }
      text = nil
    case ("data", "edge"):
      if let text, keys.contains(where: { $0.id == keyOfText && isLayer($0) }) {
        layer = Self.trimmed(text)
      }
      text = nil
    case ("edge", "graph"):
      guard let edge else { break }
      var number: UInt32 = 0
      if let column = options.layerColumn {
        let byDefault = keys.first { isLayer($0) }?.byDefault
        guard let layer = layer ?? byDefault, !layer.isEmpty else {
          throw Diagnostic(
            line: edge.line,
            "this edge has no \(column.debugDescription), which was to be its layer",
            remedy: "Give it one, or give the key a <default>.")
        }
        number = gathering.layer(layer)
      }
      edges.append((edge.tie, edge.isOneWay, number))
      self.edge = nil
    default: break
    }
  }

  private static func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  // MARK: What was read

  private func finish() throws(Diagnostic) -> DeclaredTies {
    guard graphLine != nil else {
      throw Diagnostic(
        "the GraphML file holds no <graph>", remedy: "Download or copy the file again.")
    }
    let places = try ids.places(of: "node")
    for edge in edges {
      try gathering.add(
        places[Int(edge.tie.from)], places[Int(edge.tie.to)], isOneWay: edge.isOneWay,
        layer: edge.layer)
    }
    edges = []
    var notes = gathering.notes
    if let key = keys.first(where: {
      $0.isForNodes && ["name", "label"].contains($0.name.lowercased())
    }) {
      notes.append(
        "People are called by the ids of their nodes; their \(key.name.debugDescription) was ignored."
      )
    }
    let others = keys.filter { $0.isForEdges && !isLayer($0) }.map(\.name.debugDescription)
    if !others.isEmpty {
      notes.append("Data of edges were ignored (\(others.joined(separator: ", "))).")
    }
    if hasPorts { notes.append("Ports were ignored.") }
    return DeclaredTies(
      format: "GraphML", notes: notes, people: .texts(ids.declared), things: nil,
      pieces: [gathering.ties], layers: options.layerColumn == nil ? nil : gathering.layers)
  }
}
