import SocialGraph

/// Looks whether an edge list seems to tie people to something else.
///
/// It may seem so by chance, so this is only for a note: a list is read as it is unless a
/// projection is asked for.
enum TwoModeHint {
  /// Lists with fewer rows and no telling header line are left alone.
  private static let fewestRows = 20

  /// A note if the two columns seem to be of two kinds.
  ///
  /// No id is in both, and
  /// 1. a header line names the columns by different words, of which neither is usual for those who
  ///    tell or are told; or
  /// 2. there is no header line and there are at least 20 rows, more than ids.
  ///
  /// - Parameters:
  ///   - pieces: The ties between the people 0, 1, ….
  ///   - people: The number of ids.
  ///   - header: The header line, if there is one.
  /// - Returns: The note, or nil.
  /// - Complexity: O(people + ties); few are looked at in a list of ties between people.
  static func note(_ pieces: [[Tie]], people: Int, header: [String]?) -> String? {
    let rows = pieces.reduce(0) { $0 + $1.count }
    if let header {
      guard header.count >= 2, !header.prefix(2).contains(where: HeaderWords.isDirection),
        HeaderWords.kind(of: header[0]) != HeaderWords.kind(of: header[1])
      else { return nil }
    } else {
      guard rows >= fewestRows, rows > people else { return nil }
    }
    var sides = [UInt8](repeating: 0, count: people)
    for piece in pieces {
      for tie in piece {
        sides[Int(tie.from)] |= 1
        sides[Int(tie.to)] |= 2
        guard sides[Int(tie.from)] == 1, sides[Int(tie.to)] == 2 else { return nil }
      }
    }
    let kinds = header.map { " (\"\($0[0])\" and \"\($0[1])\")" } ?? ""
    return
      "No id is in both columns\(kinds): if one of them does not hold people, this list is two-mode and"
      + " should be projected on its first or second side."
  }
}
