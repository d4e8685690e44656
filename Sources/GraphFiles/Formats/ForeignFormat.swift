import PlainText

/// Recognises by their beginnings files that are not graphs in a format that is read, to reject them with
/// a remedy.
///
/// An edge list has no mark of its own: nearly every text can be read as one, and then gives a few
/// odd ties instead of an error. So the formats that are likely to be given by mistake are recognised.
enum ForeignFormat {
  /// Compressed and other binary files.
  static func binary(_ sample: FileSample) -> Diagnostic? {
    let bytes = sample.bytes
    let packed: [(magic: [UInt8], place: Int, name: String, remedy: String)] = [
      ([0x1F, 0x8B], 0, "gzip-compressed twice", "gzip -d"),
      ([0x50, 0x4B, 0x03, 0x04], 0, "a ZIP archive", "unzip"),
      ([0x50, 0x4B, 0x05, 0x06], 0, "an empty ZIP archive", "unzip"),
      // A text may well begin with the letters BZh: what follows them in a bzip2 file is no letter.
      ([0x31, 0x41, 0x59, 0x26, 0x53, 0x59], 4, "bzip2-compressed", "bzip2 -d"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], 0, "xz-compressed", "xz -d"),
      ([0x28, 0xB5, 0x2F, 0xFD], 0, "zstd-compressed", "zstd -d"),
      ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], 0, "a 7z archive", "7z x"),
      ([0x04, 0x22, 0x4D, 0x18], 0, "lz4-compressed", "lz4 -d"),
      ([0x1F, 0x9D], 0, "compressed by `compress`", "gzip -d"),
      (Array("ustar".utf8), 257, "a tar archive", "tar -xf"),
    ]
    for (magic, place, name, remedy) in packed
    where bytes.dropFirst(place).starts(with: magic) {
      return Diagnostic(
        "this is \(name), which Hearsay does not read",
        remedy: "Unpack it first (`\(remedy) FILE`) and name the text inside.")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return Diagnostic(
        "this text is in UTF-16",
        remedy: "Convert it to UTF-8: `iconv -f UTF-16 -t UTF-8 FILE > NEW`.")
    }
    if bytes.contains(0) {
      return Diagnostic("this is a binary file, not a text file", cause: .unknownFormat)
    }
    return nil
  }

  /// Texts that are known not to be a graph in a format that is read.
  static func text(_ sample: FileSample) -> Diagnostic? {
    if let first = sample.lines.first, first.hasPrefix("version https://git-lfs.github.com/spec/") {
      return Diagnostic(
        line: 1,
        "this is a Git LFS pointer, not an edge list: it points to a file that was not downloaded",
        remedy: "Fetch the file itself: run `git lfs pull` in its repository.")
    }
    if let first = sample.firstLine, let name = name(first, sample) {
      return Diagnostic(
        "this looks like \(name), which Hearsay does not read",
        remedy: "Write it as GraphML or an edge list with the program it comes from.",
        cause: .unknownFormat)
    }
    guard sample.isNamed(".mtx") else { return nil }
    return Diagnostic(
      line: 1,
      "the file is named as a Matrix Market file, but does not begin with %%MatrixMarket",
      remedy: "Restore its first line, or rename it if it is an edge list.")
  }

  /// The name of a text format, by its first line that is not a comment, in lower case.
  private static func name(_ first: String, _ sample: FileSample) -> String? {
    if first.hasPrefix("<") { return markup(first, sample.joinedLines) }
    if first.hasPrefix("{") || first.hasPrefix("[") { return "JSON" }
    let word = String(first.prefix { $0 != " " && $0 != "\t" })
    if ["graph", "digraph", "strict"].contains(word), first.contains("{") || first == "graph" {
      return "DOT (Graphviz)"
    }
    if ["dl", "dl,"].contains(word), first.contains("=") { return "a UCINET DL file" }
    let isDIMACS = sample.lines.contains { line in
      let words = line.lowercased().split(separator: " ")
      return words.count == 4 && words[0] == "p"
        && ["edge", "edges", "col", "sp", "max"].contains(words[1])
    }
    return isDIMACS ? "a DIMACS file" : nil
  }

  /// The name of a format written with angle brackets.
  private static func markup(_ first: String, _ all: String) -> String? {
    let marks = ["<?xml", "<graphml", "<gexf", "<html", "<!", "<http", "<error"]
    guard marks.contains(where: first.hasPrefix) else { return nil }
    if all.contains("<gexf") { return "GEXF" }
    if all.contains("<html") || first.hasPrefix("<!doctype html") {
      return "a web page (was the file downloaded, or a page about it?)"
    }
    return first.hasPrefix("<http") ? "RDF" : "XML"
  }
}
