/// Recognises by their beginnings files that are no edge lists: to read them as what they are, or to
/// refuse them with a remedy.
///
/// An edge list has no mark of its own: nearly every text can be read as one, and then gives a few
/// odd ties instead of an error. So what is likely to be handed over by mistake is known by name.
enum ForeignFormat {
  /// Another format that is read, or nil if a text may be an edge list.
  ///
  /// - Parameter beginning: The first piece of the text, decompressed.
  /// - Returns: The format, which is never an edge list.
  /// - Throws: If the text is known to be something that is not read.
  static func recognised(in beginning: [UInt8]) throws(ReadingProblem) -> GraphFormat? {
    if let problem = binary(beginning) { throw problem }
    let lines = String(decoding: beginning.prefix(4096), as: UTF8.self)
      .split(omittingEmptySubsequences: true) { $0.isNewline }
      .map { $0.drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" } }
      .filter { !$0.isEmpty }
    if let first = lines.first, first.hasPrefix("version https://git-lfs.github.com/spec/") {
      throw ReadingProblem(
        line: 1,
        "this is a Git LFS pointer, not an edge list: it stands for a file that was not downloaded",
        remedy: "Fetch the file itself: run `git lfs pull` in its repository.")
    }
    guard let first = lines.first(where: { !$0.hasPrefix("#") && !$0.hasPrefix("%") }) else {
      return nil
    }
    if let format = read(first.lowercased(), lines: lines) { return format }
    if let name = text(first.lowercased(), lines: lines) {
      throw ReadingProblem(
        "this looks like \(name), which Hearsay does not read",
        remedy: "Write it as GraphML or an edge list with the program it comes from. "
          + ReadingProblem.whatIsRead)
    }
    return nil
  }

  /// A text format that is read, by its first line that is no comment, in lower case.
  private static func read(_ first: String, lines: [Substring]) -> GraphFormat? {
    if first.hasPrefix("<") {
      let all = lines.joined(separator: " ").lowercased()
      let isGraphML = all.contains("<graphml") || all.contains(":graphml")
      return isGraphML && !all.contains("<html") ? .graphML : nil
    }
    // The Pajek program begins its files with such comments.
    let heading = lines.first { !$0.hasPrefix("%") && !$0.hasPrefix("/*") && !$0.hasPrefix("#") }
    let word = (heading ?? "").lowercased().prefix { !$0.isWhitespace && $0 != ":" }
    if ["*vertices", "*network", "*arcs", "*edges", "*matrix", "*arcslist", "*edgeslist"]
      .contains(word)
    {
      return .pajek
    }
    let key = first.split { $0 == " " || $0 == "\t" }.first ?? ""
    if ["graph", "creator", "version", "comment", "directed"].contains(key)
      || key.hasPrefix("graph["),
      lines.contains(where: { isOpening($0.lowercased(), of: "graph", bracket: "[") })
        || lines.indices.dropLast().contains(where: {
          lines[$0].lowercased() == "graph" && lines[$0 + 1].hasPrefix("[")
        })
    {
      return .gml
    }
    return nil
  }

  /// Compressed and other binary files.
  private static func binary(_ bytes: [UInt8]) -> ReadingProblem? {
    let compressions: [(magic: [UInt8], name: String, remedy: String)] = [
      ([0x1F, 0x8B], "gzip-compressed twice", "gzip -d"),
      ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive", "unzip"),
      ([0x50, 0x4B, 0x05, 0x06], "an empty ZIP archive", "unzip"),
      ([0x42, 0x5A, 0x68], "bzip2-compressed", "bzip2 -d"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz-compressed", "xz -d"),
      ([0x28, 0xB5, 0x2F, 0xFD], "zstd-compressed", "zstd -d"),
      ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", "7z x"),
      ([0x04, 0x22, 0x4D, 0x18], "lz4-compressed", "lz4 -d"),
      ([0x1F, 0x9D], "compressed by `compress`", "gzip -d"),
    ]
    // A text may well begin with the letters BZh: what follows them in a bzip2 file is no letter.
    for (magic, name, remedy) in compressions
    where bytes.starts(with: magic)
      && (magic.count != 3 || bytes.dropFirst(4).starts(with: [0x31, 0x41, 0x59, 0x26]))
    {
      return ReadingProblem(
        "this is \(name), which Hearsay does not read",
        remedy: "Unpack it first (`\(remedy) FILE`) and name the text inside.")
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return ReadingProblem(
        "this text is in UTF-16",
        remedy: "Convert it to UTF-8: `iconv -f UTF-16 -t UTF-8 FILE > NEW`.")
    }
    if bytes.dropFirst(257).starts(with: Array("ustar".utf8)) {
      return ReadingProblem(
        "this is a tar archive, which Hearsay does not read",
        remedy: "Unpack it first (`tar -xf FILE`) and name the file of ties inside.")
    }
    if bytes.contains(0) {
      return ReadingProblem(
        "this is a binary file, not a text", remedy: ReadingProblem.whatIsRead)
    }
    return nil
  }

  /// The name of a text format, by its first line that is no comment, in lower case.
  private static func text(_ first: String, lines: [Substring]) -> String? {
    if let name = markup(first, lines: lines) { return name }
    if first.hasPrefix("{") || first.hasPrefix("[") { return "JSON" }
    let words = first.split { $0 == " " || $0 == "\t" }
    let word = words.first ?? ""
    if ["graph", "digraph", "strict"].contains(word), first.contains("{") || first == "graph" {
      return "DOT (Graphviz)"
    }
    if ["dl", "dl,"].contains(word), first.contains("=") { return "a UCINET DL file" }
    let problems = ["edge", "edges", "col", "sp", "max"]
    if lines.contains(where: { line in
      let words = line.lowercased().split(separator: " ")
      return words.count == 4 && words[0] == "p" && problems.contains(String(words[1]))
    }) {
      return "a DIMACS file"
    }
    return nil
  }

  private static func isOpening(_ line: String, of word: String, bracket: Character) -> Bool {
    guard line.hasPrefix(word) else { return false }
    return line.dropFirst(word.count).first { $0 != " " && $0 != "\t" } == bracket
  }

  /// The name of a format written with angle brackets.
  private static func markup(_ first: String, lines: [Substring]) -> String? {
    guard first.hasPrefix("<") else { return nil }
    if first.hasPrefix("<!doctype html") || first.hasPrefix("<html") {
      return "a web page (was the file downloaded, or a page about it?)"
    }
    let marks = ["<?xml", "<graphml", "<gexf", "<!--", "<!doctype", "<http", "<error"]
    guard marks.contains(where: { first.hasPrefix($0) }) else { return nil }
    let all = lines.joined(separator: " ").lowercased()
    if all.contains("<gexf") { return "GEXF" }
    if all.contains("<html") { return "a web page (was the file downloaded, or a page about it?)" }
    return first.hasPrefix("<http") ? "RDF" : "XML"
  }
}
