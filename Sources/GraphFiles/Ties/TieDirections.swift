/// What a file says of the directions of its ties, and what became of it.
///
/// A tie that goes both ways in the file and is read for a directed graph becomes two rows, one each way;
/// one that goes one way and is read for an undirected graph loses its direction. Either is noted.
struct TieDirections: Sendable {
  /// How many ties became two.
  var doubled = 0
  /// How many rows that adds to those that are counted already.
  var added = 0
  /// How many ties the file says go one way.
  var oneWay = 0

  /// The note, if there is one.
  ///
  /// - Parameters:
  ///   - rows: The number of ties that were read, each once.
  ///   - options: What was asked for.
  /// - Returns: A sentence, or none.
  func notes(of rows: Int, _ options: ReadingOptions) -> [String] {
    guard options.projection == nil else { return [] }
    func ties(_ count: Int) -> String { count == 1 ? "1 tie goes" : "\(count) ties go" }
    if doubled > 0 {
      return ["In the file \(ties(doubled)) both ways: each was read as two rows, one each way."]
    }
    guard !options.isDirected, oneWay > 0 else { return [] }
    return [
      "In the file \(oneWay == rows ? "the ties go" : ties(oneWay)) one way; here all go both"
        + " ways."
    ]
  }

  /// Takes in the next part of the file.
  mutating func append(_ other: TieDirections) {
    doubled += other.doubled
    added += other.added
    oneWay += other.oneWay
  }
}
