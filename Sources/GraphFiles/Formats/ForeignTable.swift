/// Recognises formats that have no mark at the beginning by the shape of their rows.
enum ForeignTable {
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

  /// Rows of node, layer, node, layer and perhaps a weight: the two columns of layers have the same few
  /// texts, and in most rows the same one.
  static func isMultilayer(_ table: SampleTable) -> Bool {
    let rows = table.rows
    guard rows.count >= 4, rows.allSatisfy({ (4...5).contains($0.count) }) else { return false }
    let (first, second) = (Set(rows.map { $0[1] }), Set(rows.map { $0[3] }))
    let layers = first.union(second)
    let nodes = Set(rows.map { $0[0] }).union(rows.map { $0[2] })
    return layers.count >= 2 && !first.isDisjoint(with: second) && 2 * layers.count <= nodes.count
      && 2 * rows.count(where: { $0[1] == $0[3] }) >= rows.count
      && rows.allSatisfy { $0[0] != $0[2] || $0[1] != $0[3] }
      && (rows[0].count == 4 || rows.allSatisfy { Double($0[4]) != nil })
  }
}
