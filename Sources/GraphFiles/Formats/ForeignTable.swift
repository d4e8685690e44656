/// Recognises formats that have no mark at the beginning by the shape of their rows.
enum ForeignTable {
  /// NetworKit's SNAP writer: `p 7 6 u u 0` (people, ties, directions, weights, first id), then ties.
  static func isNetworKit(_ sample: FileSample) -> Bool {
    let words = sample.lines.first?.split(separator: " ") ?? []
    return words.count == 6 && words[0] == "p" && ["u", "d"].contains(words[3])
      && ["u", "w"].contains(words[4]) && ["0", "1"].contains(words[5])
      && words[1...2].allSatisfy { Int($0) != nil }
  }

  /// Trivial graph format: nodes, a line `#`, and edges between them.
  static func isTGF(_ sample: FileSample) -> Bool {
    guard let cut = sample.lines.firstIndex(where: { $0 == "#" || $0 == "# " }), cut > 0 else {
      return false
    }
    func words(_ line: Substring) -> [Substring] { line.split { $0 == " " || $0 == "\t" } }
    let ids = Set(sample.lines[..<cut].compactMap { words($0).first })
    // The last line of a sample may be cut.
    let edges = sample.lines[(cut + 1)...].prefix(20).dropLast(sample.isComplete ? 0 : 1)
    return !ids.contains { $0.hasPrefix("#") } && ids.count == cut
      && edges.allSatisfy { edge in
        let ends = words(edge).prefix(2)
        return ends.count == 2 && ends.allSatisfy(ids.contains)
      }
  }

  /// Large graph layout: `# ann`, and in a line each the neighbours, perhaps with a weight.
  static func isLGL(_ sample: FileSample) -> Bool {
    var heads: Set<Substring> = []
    var neighbours: Set<Substring> = []
    var isBare = true
    // The last line of a sample may be cut.
    for line in sample.lines.dropLast(sample.isComplete ? 0 : 1) {
      let words = line.split { $0 == " " || $0 == "\t" }
      if words.first == "#" {
        guard words.count == 2, heads.insert(words[1]).inserted else { return false }
      } else {
        guard let first = words.first, words.count <= 2, !heads.isEmpty,
          words.count == 1 || Double(words[1]) != nil
        else { return false }
        isBare = isBare && words.count == 1 && !first.contains { ",;".contains($0) }
        neighbours.insert(first)
      }
    }
    guard !heads.isEmpty, !neighbours.isEmpty else { return false }
    return isBare || sample.isNamed(".lgl")
      || heads.count >= 2 && !heads.isDisjoint(with: neighbours)
  }

  /// Cytoscape's tables of edges and nodes: columns `SUID` and `name`, or names such as `A (pp) B`.
  static func isCytoscape(_ table: SampleTable) -> Bool {
    guard let header = table.rows.first, HeaderWords.ends(of: header) == nil else { return false }
    let words = header.map { $0.lowercased() }
    guard let name = words.firstIndex(where: { $0 == "name" || $0 == "shared name" }) else {
      return false
    }
    let isTie =
      table.rows.count > 1
      && table.rows.dropFirst().allSatisfy { row in
        name < row.count && namesTie(row[name])
      }
    return words.contains("suid") || isTie && words.contains { $0.hasSuffix("interaction") }
  }

  /// Whether a name is one of a tie: something, in brackets between blanks how it is tied, and something else.
  private static func namesTie(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    func places(of first: Character, _ second: Character) -> [Int] {
      zip(bytes, bytes.dropFirst()).enumerated().compactMap { place, pair in
        pair == (first.asciiValue, second.asciiValue) ? place : nil
      }
    }
    guard let open = places(of: " ", "(").first(where: { $0 > 0 }),
      let close = places(of: ")", " ").last(where: { $0 + 2 < bytes.count })
    else { return false }
    return close >= open + 2
  }

  /// Rows of node, layer, node, layer and perhaps a weight: the two columns of layers have the same few
  /// texts, and in most rows the same one.
  static func isMultilayer(_ table: SampleTable) -> Bool {
    let rows = table.rows
    guard rows.count >= 3, rows.allSatisfy({ (4...5).contains($0.count) }) else { return false }
    let (first, second) = (Set(rows.map { $0[1] }), Set(rows.map { $0[3] }))
    let layers = first.union(second)
    let (tellers, told) = (Set(rows.map { $0[0] }), Set(rows.map { $0[2] }))
    let nodes = tellers.union(told)
    // Names that are never told, or cells of 0 and 1, are those of a matrix.
    guard !tellers.isDisjoint(with: told) || nodes.allSatisfy(EdgeListDialect.isWholeNumber),
      !layers.union(told).isSubset(of: ["0", "1"])
    else { return false }
    // Few rows show few people, but the same layers in both columns.
    let areLayers =
      2 * layers.count <= nodes.count && !first.isDisjoint(with: second)
      || layers.count < nodes.count && first == second
    return layers.count >= 2 && areLayers
      && 2 * rows.count(where: { $0[1] == $0[3] }) >= rows.count
      && rows.allSatisfy { $0[0] != $0[2] || $0[1] != $0[3] }
      && (rows[0].count == 4 || rows.allSatisfy { Double($0[4]) != nil })
  }
}
