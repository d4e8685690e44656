import PlainText

/// In which columns of an edge list what is.
struct EdgeListColumns: Sendable {
  /// Who tells.
  var from = 0
  /// Who is told.
  var to = 1
  /// The layer, if ties are to be parted.
  var layer: Int?
  /// Whether a tie goes one way or both.
  var direction: Int?
  /// The weight, if ties are to have weights.
  var weight: Int?

  /// Whether the two ids come first, and nothing else is read.
  var arePlain: Bool { from == 0 && to == 1 && layer == nil && direction == nil && weight == nil }

  /// How many columns are read.
  var count: Int { 2 + [layer, direction, weight].count { $0 != nil } }

  /// Words that say that a tie goes both ways, and one way, in a column of types.
  private static let bothWays: Set<String> = [
    "undirected", "mutual", "ungerichtet", "non orienté", "non-orienté", "non dirigé",
    "no dirigido",
    "não dirigido", "non orientato",
  ]
  private static let oneWay: Set<String> = [
    "directed", "gerichtet", "orienté", "dirigé", "dirigido", "orientato",
  ]

  /// Whether a tie goes one way, by a word of that column; nil if it does not say.
  static func isOneWay(_ word: String) -> Bool? {
    let word = word.lowercased()
    if oneWay.contains(word) || ["true", "yes", "1"].contains(word) { return true }
    return bothWays.contains(word) || ["false", "no", "0"].contains(word) ? false : nil
  }

  /// The column of a header line that says whether ties go one way, if the rows below say so.
  static func direction(in header: [String], _ rows: some Collection<[String]>) -> Int? {
    let place = header.firstIndex { field in
      let word = field.lowercased().filter(\.isLetter)
      let isType = ["type", "typ", "tipo", "direction", "edgetype"].contains(word)
      guard isType || ["directed", "isdirected"].contains(word), !rows.isEmpty,
        let place = header.firstIndex(of: field)
      else { return false }
      return rows.allSatisfy { row in
        guard place < row.count else { return false }
        let word = row[place].lowercased()
        return isType ? bothWays.contains(word) || oneWay.contains(word) : isOneWay(word) != nil
      }
    }
    return place
  }
}
