import PlainText

/// Recognises compressed and other binary files by their first bytes.
enum ForeignBinary {
  /// A file that is not text, or text in another encoding.
  static func problem(_ sample: FileSample) -> Diagnostic? {
    let bytes = sample.bytes
    if let workbook = workbook(sample) { return workbook }
    for (magic, place, name, remedy) in packed where bytes.dropFirst(place).starts(with: magic) {
      return Diagnostic(
        "this is \(name), which Hearsay does not read",
        remedy: "Unpack it first (`\(remedy)`) and name the text inside.")
    }
    for (magic, name, remedy) in data where bytes.starts(with: magic) {
      return Diagnostic("this is \(name), which Hearsay does not read", remedy: remedy)
    }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      return encoded("UTF-32")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return encoded("UTF-16")
    }
    if let zero = bytes.firstIndex(of: 0) {
      let line = 1 + bytes[..<zero].count { $0 == UInt8(ascii: "\n") }
      return Diagnostic(
        line: line, "this is a binary file, not a text file: a byte is 0", cause: .unknownFormat)
    }
    return nil
  }

  private static func encoded(_ name: String) -> Diagnostic {
    Diagnostic(
      "this text is in \(name)",
      remedy: "Convert it to UTF-8: `iconv -f \(name) -t UTF-8 FILE > NEW`.")
  }

  /// Spreadsheets: archives of a certain content, or files of older programs.
  private static func workbook(_ sample: FileSample) -> Diagnostic? {
    let bytes = sample.bytes
    let isArchive = bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
    let names = String(decoding: bytes.prefix(4096), as: UTF8.self)
    let marks = ["xl/", "opendocument.spreadsheet", "[Content_Types].xml", "Index/Document.iwa"]
    let isNew =
      isArchive && !names.contains("word/") && !names.contains("ppt/")
      && (marks.contains(where: names.contains)
        || sample.isNamed(".xlsx", ".xlsm", ".xlsb", ".ods", ".numbers"))
    let isOld = bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
    guard isNew || isOld else { return nil }
    return Diagnostic(
      "this is a spreadsheet workbook, which Hearsay does not read",
      remedy: "Export the sheet as CSV: in Excel with Save As > CSV UTF-8, in LibreOffice with"
        + " File > Save As > Text CSV.")
  }

  private static let packed: [(magic: [UInt8], place: Int, name: String, remedy: String)] = [
    ([0x1F, 0x8B], 0, "gzip-compressed twice", "gzip -dc FILE > NEW"),
    ([0x50, 0x4B, 0x03, 0x04], 0, "a ZIP archive", "unzip FILE"),
    ([0x50, 0x4B, 0x05, 0x06], 0, "an empty ZIP archive", "unzip FILE"),
    // A text may well begin with the letters BZh: what follows them in a bzip2 file is no letter.
    ([0x31, 0x41, 0x59, 0x26, 0x53, 0x59], 4, "bzip2-compressed", "bzip2 -dc FILE > NEW"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], 0, "xz-compressed", "xz -dc FILE > NEW"),
    ([0x28, 0xB5, 0x2F, 0xFD], 0, "zstd-compressed", "zstd -dc FILE > NEW"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], 0, "a 7z archive", "7z x FILE"),
    ([0x04, 0x22, 0x4D, 0x18], 0, "lz4-compressed", "lz4 -dc FILE > NEW"),
    ([0x1F, 0x9D], 0, "compressed by `compress`", "gzip -dc FILE > NEW"),
    (Array("ustar".utf8), 257, "a tar archive", "tar -xf FILE"),
  ]

  private static let data: [(magic: [UInt8], name: String, remedy: String)] = [
    (
      [0xE2, 0x9B, 0xBE, 0x20, 0x67, 0x74], "a graph-tool file (gt)",
      "Write it as GraphML. In Python: `import graph_tool.all as gt;"
        + " gt.load_graph(\"FILE\").save(\"NEW.graphml\")`."
    ),
    (
      Array("nkbg0".utf8), "a NetworKit binary file",
      "Write it as GraphML. In Python: `import networkit as nk;"
        + " g = nk.readGraph(\"FILE\", nk.Format.NetworkitBinary);"
        + " nk.writeGraph(g, \"NEW.graphml\", nk.Format.GraphML)`."
    ),
    ([0x80, 0x02], "a Python pickle", pickle), ([0x80, 0x03], "a Python pickle", pickle),
    ([0x80, 0x04], "a Python pickle", pickle), ([0x80, 0x05], "a Python pickle", pickle),
    ([0x93] + Array("NUMPY".utf8), "a NumPy array", numpy),
    (Array("RDX2\n".utf8), "R data", rData), (Array("RDX3\n".utf8), "R data", rData),
    (Array("PAR1".utf8), "a Parquet file", asCSV), (Array("ARROW1".utf8), "an Arrow file", asCSV),
    (Array("SQLite format 3".utf8), "an SQLite database", asCSV),
    ([0x89] + Array("HDF".utf8), "an HDF5 file", asCSV),
    (Array("MATLAB 5.0".utf8), "a MATLAB file", asCSV),
    (Array("%PDF-".utf8), "a PDF document", "Save the table in it as CSV."),
  ]

  private static let asCSV = "Export the table of ties from it as CSV, one tie a row."
  private static let pickle =
    "Write it as GraphML. In Python: `import pickle, networkx as nx;"
    + " g = pickle.load(open(\"FILE\", \"rb\")); nx.write_graphml(g, \"NEW.graphml\")`."
  private static let numpy =
    "Write it as CSV. In Python: `import numpy as np;"
    + " np.savetxt(\"NEW.csv\", np.load(\"FILE\"), delimiter=\",\")`."
  private static let rData =
    "Write it as CSV in R: `write.csv(TABLE, \"NEW.csv\", row.names = FALSE)`, or with igraph"
    + " `write_graph(GRAPH, \"NEW.graphml\", \"graphml\")`."
}
