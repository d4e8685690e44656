import PlainText
import SocialGraph

/// Reads graphs in JSON: a list of nodes and a list of links.
///
/// ```json
/// {"directed": false, "nodes": [{"id": "ann"}, {"id": "bob"}], "links": [{"source": "ann", "target": "bob"}]}
/// ```
///
/// As networkx, d3, Gephi, Cytoscape and vis.js write it: `links` or `edges`, with `source` and `target` or
/// `from` and `to`; in `elements` with `data` around each; or as JSON Graph Format in `graph`. People are
/// called by the ids of their nodes. Nodes without ids are called by their `name` or `label`, and ties count
/// them from 0, as in older files of d3. Other keys are ignored.
struct JSONGraphParser: GraphFormat {
  static let name = "node-link JSON"

  /// The largest text.
  static let largest = 16 << 20
  /// What its values take, for each byte of it.
  private static let bytesPerByte = 20.0

  private var names: [String] = []
  private var isByPlace = false
  private var isDirected = false
  private var ties: DeclaredTies

  static func recognises(_ sample: FileSample) -> Bool {
    let keys = JSONKeys(sample.text)
    return !keys.outer.contains("format")
      && ["nodes", "links", "edges", "elements"].contains(where: keys.outer.contains)
      || keys.outer == ["graph"] && keys.inner.contains("nodes")
  }

  static func read(_ text: TextInput, _ options: ReadingOptions) throws(Diagnostic) -> ReadTies {
    var bytes: [UInt8] = []
    try text.forEachPiece { (piece) throws(Diagnostic) in
      bytes += piece
      guard bytes.count <= largest else {
        throw Diagnostic(
          "the JSON text is larger than \(largest >> 20) MiB",
          remedy: "Write it as an edge list: in Python, `import networkx as nx, json;"
            + " d = json.load(open(\"FILE\"));"
            + " g = nx.node_link_graph(d, edges=\"links\" if \"links\" in d else \"edges\");"
            + " nx.write_edgelist(g, \"NEW.tsv\", delimiter=\"\\t\", data=False)`.")
      }
    }
    try options.checkMemory(of: bytes.count, bytesEach: bytesPerByte, "bytes of JSON")
    let source = SourceText(.file, name: text.sample.path, bytes: bytes)
    let outcome = JSONReader.read(source)
    if let error = (outcome.syntaxErrors + outcome.duplicates).first {
      throw Diagnostic(error.place, error.message, remedies: error.remedies)
    }
    guard let root = outcome.root else {
      throw Diagnostic("the file holds no value", remedy: "Download or export the file again.")
    }
    var parser = JSONGraphParser(ties: DeclaredTies(options))
    if let column = options.layerColumn { throw .noColumn(column) }
    if options.projection != nil { throw .oneMode("a node-link JSON file") }
    return try parser.read(root)
  }

  private init(ties: DeclaredTies) { self.ties = ties }

  // MARK: The whole

  private mutating func read(_ root: JSONValue) throws(Diagnostic) -> ReadTies {
    let graph = root["graph"].flatMap { $0.value["nodes"] == nil ? nil : $0.value } ?? root
    if case .boolean(let flag)? = graph["directed"]?.value.content { isDirected = flag }
    let parts = graph["elements"]?.value ?? graph
    var nodes = parts["nodes"]?.value
    var links = (parts["links"] ?? parts["edges"])?.value
    if let items = parts.items {
      // Cytoscape's flat list: a link is what has a source.
      let isLink = { (item: JSONValue) in item["data"]?.value["source"] != nil }
      nodes = .list(items.filter { !isLink($0) })
      links = .list(items.filter(isLink))
    }
    guard let nodes else {
      throw error(
        parts, "there is no list `nodes`", "Write all people into it: `\"nodes\": [{\"id\": 1}]`.")
    }
    guard let links else {
      let isAdjacency = parts["adjacency"] != nil
      throw error(
        parts,
        isAdjacency
          ? "this is adjacency JSON, which Hearsay does not read" : "there is no list `links`",
        isAdjacency
          ? "In Python: `import networkx as nx, json; g = nx.adjacency_graph(json.load(open(\"FILE\")));"
            + " nx.write_edgelist(g, \"NEW.tsv\", delimiter=\"\\t\", data=False)`."
          : "Write all ties into it: `\"links\": [{\"source\": 1, \"target\": 2}]`; `[]` if there are none."
      )
    }
    try readNodes(nodes)
    for link in try list(links, "links") { try readLink(Self.inner(link)) }
    let table = try isByPlace ? NameTable.distinct(names).table : ties.ids.names()
    return try ties.finish(Self.name, notes: ties.directionNotes, people: .texts(table))
  }

  /// What a node or a link of Cytoscape holds in `data`, else itself.
  private static func inner(_ value: JSONValue) -> JSONValue { value["data"]?.value ?? value }

  private mutating func readNodes(_ nodes: JSONValue) throws(Diagnostic) {
    if let members = nodes.members {
      for member in members { try ties.ids.declare(member.key, line: line(member.keyPlace)) }
      return
    }
    let nodes = try list(nodes, "nodes").map(Self.inner)
    isByPlace = !nodes.isEmpty && nodes.allSatisfy { $0.members != nil && $0["id"] == nil }
    for (place, node) in nodes.enumerated() {
      guard !isByPlace else {
        let name = (node["name"] ?? node["label"]).flatMap { Self.name(of: $0.value) }
        try ControlCharacters.check(name ?? "", line: line(node.place))
        names.append(name ?? "\(place)")
        continue
      }
      // A list of bare names is usual as well.
      guard let name = Self.name(of: node["id"]?.value ?? node) else {
        throw error(
          node, "a node has no id that is a string or a number",
          "Give every node an `id` of its own.")
      }
      try ties.ids.declare(name, line: line(node.place))
    }
    if isByPlace, try NameTable.distinct(names).twice != nil {
      names = names.indices.map { "\($0)" }
    }
  }

  private mutating func readLink(_ link: JSONValue) throws(Diagnostic) {
    var ends: [PersonID] = []
    for (key, other) in [("source", "from"), ("target", "to")] {
      guard let value = (link[key] ?? link[other])?.value else {
        throw error(link, "a link has no `\(key)`", "Give every link a `source` and a `target`.")
      }
      ends.append(try end(value))
    }
    var isOneWay = isDirected
    if case .boolean(let flag)? = link["directed"]?.value.content { isOneWay = flag }
    try ties.add(ends[0], ends[1], isOneWay: isOneWay, weight: weight(of: link))
  }

  /// The weight of a link, or nil if weights are not wanted.
  private func weight(of link: JSONValue) throws(Diagnostic) -> LineWeight? {
    guard let column = ties.options.weights else { return nil }
    let value = link[column.name]?.value
    do throws(Diagnostic) {
      return LineWeight(
        value: try WeightText.weight(value.flatMap { Self.name(of: $0) ?? $0.described }, column),
        line: line(link.place))
    } catch {
      throw self.error(value ?? link, error.message, error.remedies.first ?? "")
    }
  }

  /// The person at the end of a link.
  private mutating func end(_ value: JSONValue) throws(Diagnostic) -> PersonID {
    // Files that d3 has worked on hold the node itself.
    let value = value["id"]?.value ?? value
    if isByPlace {
      guard let place = value.wholeNumber, names.indices.contains(place) else {
        throw error(
          value,
          "a link leads to \(value.described), and nodes are counted from 0 to \(names.count - 1)",
          "Give nodes an `id`, or correct the link.")
      }
      return PersonID(place)
    }
    guard let name = Self.name(of: value) else {
      throw error(value, "a link leads to \(value.described)", "Write the `id` of a node.")
    }
    return try ties.ids.mention(name, line: line(value.place))
  }

  private static func name(of value: JSONValue) -> String? {
    switch value.content {
    case .text(let text) where !text.isEmpty: text
    case .number(let text): text
    default: nil
    }
  }

  // MARK: Problems

  private func list(_ value: JSONValue, _ name: String) throws(Diagnostic) -> [JSONValue] {
    guard let items = value.items else {
      throw error(value, "`\(name)` is not a list", "Write a list between [ and ].")
    }
    return items
  }

  private func line(_ place: Place) -> Int { place.source.line(of: place.offset) }

  private func error(_ value: JSONValue, _ message: String, _ remedy: String) -> Diagnostic {
    Diagnostic(value.place, message, remedies: [remedy])
  }
}
