import Parallelism
import PlainText
import SocialGraph

/// The ties of a file before they become a graph.
struct ReadTies: ~Copyable {
  /// The ties, with ends 0, 1, …; `to` is a thing if there are things.
  private(set) var taken: TakenTies
  /// What people are called.
  let labels: PersonLabels
  /// What the things are called that people are tied to, if these are not people.
  var things: PersonLabels?
  /// The format in words.
  let format: String
  /// Remarks for the user.
  var notes: [String]
  /// Whether the text was gzip-compressed.
  var isCompressed = false
  /// Whether people were found in the ties alone, by what is in two columns.
  var isEdgeList = false
  /// Whether it seems to tie people to something else.
  var seemsTwoMode = false

  init(
    _ taken: consuming TakenTies, labels: PersonLabels, things: PersonLabels? = nil,
    format: String, notes: [String], isEdgeList: Bool = false, seemsTwoMode: Bool = false
  ) {
    self.taken = taken
    self.labels = labels
    self.things = things
    self.format = format
    self.notes = notes
    self.isEdgeList = isEdgeList
    self.seemsTwoMode = seemsTwoMode
  }

  /// The number of ties, repeats included.
  var count: Int { taken.pieces.reduce(taken.merged.rows) { $0 + $1.count } }

  /// The number of ties that are held.
  var held: Int { taken.pieces.reduce(0) { $0 + $1.count } }

  /// The report of reading them: as many rows as ties, and nothing dropped.
  func report(_ path: String) -> ReadingReport {
    ReadingReport(
      path: path, format: format, isCompressed: isCompressed, rows: count, selfLoopsDropped: 0,
      repeatsDropped: 0, reversedRepeats: 0, notes: notes,
      seemsTwoMode: seemsTwoMode)
  }

  /// Removes the ties and returns them.
  mutating func take() -> TakenTies { exchange(&taken, with: TakenTies()) }
}

extension [[Tie]] {
  /// Builds the graph of the ties, and reports what that drops besides what was left out already.
  consuming func built(
    people: Int, without merged: MergedRows = MergedRows(), _ options: ReadingOptions,
    _ report: inout ReadingReport
  ) throws(Diagnostic) -> Graph {
    var list = TieList()
    for piece in self { list.add(contentsOf: piece) }
    self = []
    do {
      let built = try list.build(
        people: people, isDirected: options.isDirected, workers: options.workers)
      report.selfLoopsDropped = built.selfLoopsDropped + merged.selfLoops
      report.repeatsDropped = built.repeatsDropped + merged.repeats
      report.reversedRepeats =
        built.reversedRepeats + (options.isDirected ? 0 : merged.reversed)
      return built.graph
    } catch {
      throw .tooLarge
    }
  }
}
