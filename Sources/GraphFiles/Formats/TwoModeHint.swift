import PlainText
import SocialGraph

/// Looks whether an edge list seems to tie people to something else.
///
/// A header line may say so, and a list in which an id is in both columns nevertheless is then refused: it
/// would be one person in the graph and is two things in the file. All else is only for a note.
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
  ///   - ties: The ties between the people 0, 1, ….
  ///   - labels: What they are called.
  ///   - header: What a header line calls the two columns, if there is one.
  /// - Returns: The note, or nil.
  /// - Throws: If a header line names two kinds, and an id is in both columns.
  /// - Complexity: O(people + ties); few are looked at in a list of ties between people.
  static func note(
    _ ties: TakenTies, _ labels: PersonLabels, header: (from: String, to: String)?
  ) throws(Diagnostic) -> String? {
    let rows = ties.pieces.reduce(ties.merged.rows) { $0 + $1.count }
    var areTwoKinds = false
    if let header {
      guard !HeaderWords.isDirection(header.from), !HeaderWords.isDirection(header.to),
        HeaderWords.kind(of: header.from) != HeaderWords.kind(of: header.to)
      else { return nil }
      areTwoKinds = HeaderWords.areTwoKinds(header.from, header.to)
    } else {
      guard rows >= fewestRows, rows > labels.count else { return nil }
    }
    let kinds = header.map { " (\($0.from.quotedShort) and \($0.to.quotedShort))" } ?? ""
    if let both = sides(ties.pieces, people: labels.count, untilBoth: true).firstIndex(of: 3) {
      guard areTwoKinds else { return nil }
      var problem = Diagnostic.twoModes(
        "the header line names two kinds\(kinds), and \(labels[PersonID(both)].quotedShort) is in both"
          + " columns: the list is two-mode, and one id means two things")
      problem.remedies.append(
        "If both columns hold the same people, call them \"source\" and \"target\" in the header line."
      )
      throw problem
    }
    return areTwoKinds
      ? "The header line names two kinds\(kinds), and no id is in both columns: this list is two-mode, and both"
        + " were read as people. It should be projected on its first or second side."
      : "No id is in both columns\(kinds): if one of them does not hold people, this list is two-mode and"
        + " should be projected on its first or second side."
  }

  /// For each id 1 if ties lead from it, 2 if they lead to it, 3 if both.
  ///
  /// - Parameters:
  ///   - pieces: The ties.
  ///   - people: The number of ids.
  ///   - untilBoth: Whether to stop at the first id that is both.
  /// - Returns: An entry for each id.
  static func sides(
    _ pieces: [[Tie]], people: Int, untilBoth: Bool = false
  ) -> [UInt8] {
    var sides = [UInt8](repeating: 0, count: people)
    for piece in pieces {
      for tie in piece {
        sides[Int(tie.from)] |= 1
        sides[Int(tie.to)] |= 2
        if untilBoth, sides[Int(tie.from)] == 3 || sides[Int(tie.to)] == 3 { return sides }
      }
    }
    return sides
  }
}
