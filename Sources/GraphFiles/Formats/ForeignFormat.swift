import PlainText

/// Recognises by their beginnings files that are not graphs in a format that is read, to reject them with
/// a remedy.
///
/// An edge list has no mark of its own: nearly every text can be read as one, and then gives a few
/// odd ties instead of an error. So the formats that are likely to be given by mistake are recognised.
enum ForeignFormat {
  /// Texts that are known not to be a graph in a format that is read.
  static func text(_ sample: FileSample) -> Diagnostic? {
    if let first = sample.lines.first, first.hasPrefix("version https://git-lfs.github.com/spec/") {
      return Diagnostic(
        line: 1,
        "this is a Git LFS pointer, not an edge list: it points to a file that was not downloaded",
        remedy: "Fetch the file itself: run `git lfs pull` in its repository.")
    }
    if let known = marked(sample) ?? markup(sample) ?? table(sample) {
      return Diagnostic(
        line: known.line ?? sample.firstDataLine,
        "this looks like \(known.name), which Hearsay does not read",
        remedy: known.remedy, cause: .unknownFormat)
    }
    guard sample.isNamed(".mtx") else { return nil }
    return Diagnostic(
      line: 1,
      "the file is named as a Matrix Market file, but does not begin with %%MatrixMarket",
      remedy: "Restore its first line, or rename it if it is an edge list.")
  }

  /// What a text is, what helps, and the line that shows it, if it is not the first with data.
  private struct Known {
    var name: String
    var remedy: String
    var line: Int?

    init(_ name: String, _ remedy: String, line: Int? = nil) {
      (self.name, self.remedy, self.line) = (name, remedy, line)
    }
  }

  private static let byItself =
    "Write it as GraphML or an edge list with the program it comes from."

  /// A remedy in Python: three lines that write GraphML.
  private static func python(_ module: String, _ read: String) -> String {
    "Write it as GraphML. In Python: `import \(module); g = \(read);"
      + (module == "igraph"
        ? " g.write_graphml(\"NEW.graphml\")`." : " nx.write_graphml(g, \"NEW.graphml\")`.")
  }

  private static func networkx(_ read: String) -> String {
    python("networkx as nx", "nx.\(read)(\"FILE\")")
  }

  // MARK: Marks at the beginning

  /// A format that its first words give away.
  private static func marked(_ sample: FileSample) -> Known? {
    let code =
      sample.lines.first { line in
        !["#", "%", "//", "/*", "*/", "* "].contains { line.hasPrefix($0) }
      }?.lowercased() ?? ""
    let word = String(code.prefix { !" \t{".contains($0) })
    if ["graph", "digraph", "strict"].contains(word),
      code.contains("{") || sample.lines.contains(where: { $0.hasPrefix("{") })
        || code == "graph"
    {
      return Known(
        "DOT (Graphviz)",
        "Write it as GML with Graphviz: `gv2gml FILE > NEW.gml`. Or in Python, with pydot: `import networkx"
          + " as nx; g = nx.nx_pydot.read_dot(\"FILE\"); nx.write_graphml(g, \"NEW.graphml\")`."
      )
    }
    let marks: [(mark: String, name: String, remedy: String)] = [
      ("leda.graph", "LEDA", networkx("read_leda")),
      (">>graph6<<", "graph6", networkx("read_graph6")),
      (">>digraph6<<", "digraph6", byItself),
      (">>sparse6<<", "sparse6", networkx("read_sparse6")),
      ("nodedef>", "GDF (GUESS)", "Open it in Gephi and export it as GraphML."),
      ("(tlp ", "Tulip's TLP", "Open it in Tulip and export it as GML."),
      ("*node data", "VNA (NetDraw)", "Save it from NetDraw as Pajek or UCINET DL."),
      ("*node properties", "VNA (NetDraw)", "Save it from NetDraw as Pajek or UCINET DL."),
      ("*tie data", "VNA (NetDraw)", "Save it from NetDraw as Pajek or UCINET DL."),
    ]
    if let mark = marks.first(where: { code.hasPrefix($0.mark) }) {
      return Known(mark.name, mark.remedy)
    }
    if sample.isNamed(".g6") { return Known("graph6", networkx("read_graph6")) }
    if sample.isNamed(".s6") { return Known("sparse6", networkx("read_sparse6")) }
    if let first = sample.firstLine, first.hasPrefix("{") || first.hasPrefix("[") {
      return Known("JSON", "Hearsay reads JSON with `nodes` and `links`. " + byItself)
    }
    return layered(sample)
  }

  /// A format of several layers, by its sections.
  private static func layered(_ sample: FileSample) -> Known? {
    let mark = sample.lineNumber { line in
      let words = line.lowercased().split(separator: " ")
      return words == ["#layers"]
        || words.count == 2 && words[0] == "#type" && words[1].hasPrefix("multi")
    }
    guard let mark else { return nil }
    return Known(
      "a multilayer network of multinet",
      "Write each layer to a file of its own: `grep ',LAYER$' FILE | cut -d, -f1,2 > LAYER.csv`, and name"
        + " the files as layers.", line: mark
    )
  }

  // MARK: Markup

  /// A format written with angle brackets.
  private static func markup(_ sample: FileSample) -> Known? {
    guard let first = sample.firstLine else { return nil }
    let all = sample.joinedLines
    let marks = ["<?xml", "<graphml", "<gexf", "<html", "<!", "<http", "<error", "<?mso"]
    guard marks.contains(where: first.hasPrefix) else { return nil }
    if all.contains("<gexf") {
      return Known(
        "GEXF",
        "Open it in Gephi and export it as GraphML. Or in Python: `import networkx as nx;"
          + " g = nx.read_gexf(\"FILE\"); nx.write_graphml(g, \"NEW.graphml\")`."
      )
    }
    if all.contains("excel.sheet") || all.contains("urn:schemas-microsoft-com:office:spreadsheet") {
      return Known("a spreadsheet workbook in XML", "Export the sheet as CSV.")
    }
    if all.contains("<html") || first.hasPrefix("<!doctype html") {
      return Known("a web page (was the file downloaded, or a page about it?)", byItself)
    }
    return Known(first.hasPrefix("<http") ? "RDF" : "XML", byItself)
  }

  // MARK: Shapes of rows

  /// A format without a mark, by the shape of its rows.
  private static func table(_ sample: FileSample) -> Known? {
    let words = sample.lines.lazy.map { $0.lowercased().split(separator: " ") }
    let isDIMACS = words.contains { words in
      words.count == 4 && words[0] == "p"
        && ["edge", "edges", "col", "sp", "max"].contains(words[1])
    }
    if isDIMACS {
      return Known(
        "a DIMACS file", "Write it as an edge list: `awk '/^[ea] / {print $2, $3}' FILE > NEW.txt`."
      )
    }
    if ForeignTable.isNetworKit(sample) {
      return Known(
        "a SNAP file of NetworKit (first line: p, counts and flags)",
        "Write it as an edge list: `sed 1d FILE > NEW.txt`."
      )
    }
    if ForeignTable.isTGF(sample) {
      return Known(
        "TGF (nodes, a line #, and edges)",
        "Keep the edges alone: `sed '1,/^#$/d' FILE > NEW.txt`; people are then called by their ids."
      )
    }
    if ForeignTable.isLGL(sample) {
      return Known("LGL", python("igraph", "igraph.Graph.Read_Lgl(\"FILE\")"))
    }
    if ForeignTable.isCytoscape(sample.table) {
      return Known(
        "a table from Cytoscape, with both ends of a tie in one field",
        "Export the network itself from Cytoscape as SIF (File > Export > Network to File). Or take the names"
          + " apart: `grep -o '[^\",]* ([^()]*) [^\",]*' FILE | sed 's/ (\\(.*\\)) /,\\1,/' | sort -u > NEW.sif`."
      )
    }
    if ForeignTable.isMultilayer(sample.table) {
      let fields =
        sample.table.separator.byte.map { $0 == 9 ? "" : "-F'\(UnicodeScalar($0))' " } ?? ""
      return Known(
        "a multilayer list (node, layer, node, layer)",
        "Write each layer to a file of its own: `awk \(fields)'$2 == $4 {print $1, $3 > \"layer\" $2 \".txt\"}' FILE`,"
          + " and name the files as layers."
      )
    }
    return nil
  }
}
