/// A format that graphs are read from.
enum GraphFormat: Sendable, Hashable {
  case edgeList, matrixMarket, graphML, gml, pajek, metis

  /// The format of a text, by how it begins; where that does not tell, by the name of its file.
  ///
  /// All but edge lists and METIS files have marks of their own. A METIS file looks like an edge list
  /// of two or three columns for its first line, and for others too if everybody has two contacts. So
  /// it is known by the name `.graph` or `.metis` and a first line as it should be; under other names by
  /// such a line and others of different lengths, none of which lists somebody that the first does not
  /// count.
  ///
  /// - Parameters:
  ///   - beginning: The first piece of the text, decompressed, from `start` on.
  ///   - start: Where the text begins: behind a byte-order mark.
  ///   - path: The file as the user named it.
  /// - Returns: The format.
  /// - Throws: If the text is none of these.
  static func of(
    _ beginning: [UInt8], from start: Int, path: String
  ) throws(ReadingProblem) -> GraphFormat {
    guard !beginning.isEmpty else {
      throw ReadingProblem("the file is empty", remedy: ReadingProblem.whatIsRead)
    }
    if MatrixMarketParser.begins(beginning[start...]) { return .matrixMarket }
    if let format = try ForeignFormat.recognised(in: beginning) { return format }
    guard !isNamed(path, [".mtx"]) else {
      throw ReadingProblem(
        line: 1,
        "the file is named as a Matrix Market file, but does not begin with %%MatrixMarket",
        remedy: "Restore its first line, or rename it if it is an edge list.")
    }
    return isMETIS(beginning[start...], isNamedSo: isNamed(path, [".graph", ".metis"]))
      ? .metis : .edgeList
  }

  /// Whether a file's name ends so, `.gz` aside.
  private static func isNamed(_ path: String, _ endings: [String]) -> Bool {
    var name = path.lowercased()[...]
    if name.hasSuffix(".gz") { name = name.dropLast(3) }
    return endings.contains { name.hasSuffix($0) }
  }

  /// The lines looked at.
  private static let sampleLength = 1000

  private static func isMETIS(_ text: ArraySlice<UInt8>, isNamedSo: Bool) -> Bool {
    var lines = text.split(
      maxSplits: sampleLength + 100, omittingEmptySubsequences: true,
      whereSeparator: NumberPair.isEnd)
    // The last may be cut, or be all the rest.
    if lines.count > 1 { lines.removeLast() }
    let records = lines.lazy
      .map { String(decoding: $0, as: UTF8.self).split { $0 == " " || $0 == "\t" } }
      .filter { fields in fields.first.map { !$0.hasPrefix("%") } ?? false }
      .prefix(sampleLength)
    guard let first = records.first, let header = MetisParser.Header(first) else { return false }
    if isNamedSo { return true }
    guard header.leading == 0, !header.hasTieWeights else { return false }
    var lengths: Set<Int> = []
    for fields in records.dropFirst() {
      for field in fields {
        guard let number = PersonNumbering.plainNumber(field.utf8), number >= 1,
          number <= UInt64(header.people)
        else { return false }
      }
      lengths.insert(fields.count)
    }
    return lengths.count >= 3
  }
}
