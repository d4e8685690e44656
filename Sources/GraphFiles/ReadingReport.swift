/// What was read from a file of ties.
///
/// Rows = ties + self-loops dropped + repeats dropped; for a projection, where ties are made, rows and
/// repeats are those of the two-mode list.
public struct ReadingReport: Sendable, Hashable {
  /// The file as the user named it.
  public var path: String
  /// The format in words: "edge list, tab-separated", "Matrix Market pattern symmetric", ….
  public var format: String
  /// Whether the file was gzip-compressed.
  public var isCompressed: Bool
  /// Data lines: every line that names two people.
  ///
  /// A tie that goes both ways by the file's own word (an entry of a symmetric matrix, an undirected
  /// edge of GraphML) and is read for a directed graph counts once for each direction.
  public var rows: Int
  /// Ties of a person to itself, dropped.
  public var selfLoopsDropped: Int
  /// Rows that repeat a tie already read, dropped.
  public var repeatsDropped: Int
  /// Of those, rows that repeat an undirected tie in its other direction.
  public var reversedRepeats: Int
  /// The weights of the ties, where they were asked for.
  public var weights: WeightRange?
  /// Remarks for the user: a header line skipped, columns ignored, …; each a sentence.
  public var notes: [String]
  /// Whether the file seems to tie people to something else, though it was read as ties between people; one
  /// of the notes says why.
  public var seemsTwoMode = false

  /// Notes if more than half of the rows were dropped for another reason than that ties are listed in both
  /// directions: what is no list of ties often reads so.
  mutating func questionDrops() {
    let dropped = selfLoopsDropped + repeatsDropped - reversedRepeats
    guard rows >= 3, 2 * dropped > rows else { return }
    let loops =
      selfLoopsDropped > 0 ? ["\(selfLoopsDropped) of \(rows) rows tie a person to itself"] : []
    let repeats = repeatsDropped > 0 ? ["\(repeatsDropped) of \(rows) rows repeat a tie"] : []
    let what = (loops + repeats).joined(separator: ", and ")
    notes.append(
      "More than half of the rows were dropped: \(what). A list of messages, calls or visits is like that;"
        + " if this is not one, check that the ids are in the columns that were read.")
  }
}
