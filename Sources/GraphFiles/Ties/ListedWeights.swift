import PlainText
import SocialGraph

/// The weights of ties as a file lists them, 24 bytes each, beside the ties themselves.
///
/// The ties are merged and sorted as if they had no weights; then each weight finds its tie.
struct ListedWeights: Sendable {
  /// A weight and where it is from.
  struct Entry: Sendable {
    var weight: Double
    var line: UInt32
    var layer: UInt32
  }

  /// The ties, whose ends are numbered like those of the list beside.
  var ends: [Tie] = []
  /// The weight of each.
  private(set) var entries: [Entry] = []

  /// The bytes that they may take while the lists grow.
  var size: Int { 64 * ends.count }

  /// Adds the weight of a tie.
  mutating func append(_ tie: Tie, _ weight: LineWeight, layer: UInt32) {
    ends.append(tie)
    entries.append(
      Entry(
        weight: weight.value, line: UInt32(clamping: weight.line), layer: layer))
  }

  /// Adds those of a later part, which begins behind a line.
  mutating func append(_ other: consuming ListedWeights, behind line: Int) {
    ends += other.ends
    entries += other.entries.map {
      Entry(weight: $0.weight, line: UInt32(clamping: Int($0.line) + line), layer: $0.layer)
    }
  }

  /// Adds to each tie the one the other way, with the same weight.
  mutating func doubleBothWays() {
    for index in ends.indices where ends[index].from != ends[index].to {
      ends.append(Tie(ends[index].to, ends[index].from))
      entries.append(entries[index])
    }
  }

  /// Gives all ends other numbers.
  mutating func renumber(_ number: (PersonID) -> PersonID) { ends.renumber(number) }

  /// Takes the ties of a piece that was numbered beside others.
  mutating func take(_ ends: [Tie]) { self.ends = ends }
}

/// A weight in a line of a file.
struct LineWeight: Sendable {
  var value: Double
  var line: Int
}

extension ListedWeights {
  /// The graph of these ties with their weights.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - column: What becomes of several weights of one tie.
  ///   - layer: The number of the layer whose weights they are.
  ///   - report: Takes the range of the weights.
  /// - Returns: The graph.
  /// - Throws: If a tie has several weights, and nobody said what becomes of them.
  /// - Complexity: O(ties log contacts).
  func weighted(
    _ graph: Graph, _ column: WeightColumn, layer: UInt32, _ report: inout ReadingReport
  ) throws(Diagnostic) -> Graph {
    var table = TieWeightTable(graph)
    var range = WeightRange(column: column.name)
    var repeats = 0
    for (tie, entry) in zip(ends, entries) {
      guard tie.from != tie.to, entry.layer == layer else { continue }
      let place = table.place(of: tie)
      var weight = entry.weight
      if let before = table[place] {
        guard column.repeated != nil || before == weight else {
          throw conflict(tie, entry, isDirected: graph.isDirected)
        }
        repeats += 1
        weight = column.repeated.map { $0(before, weight) } ?? weight
      }
      table[place] = weight
      if weight > range.largest || range.line == nil {
        (range.largest, range.line) = (weight, Int(entry.line))
      }
    }
    let weighted = table.weighted()
    range.smallest = weighted.weights?.smallest ?? 0
    report.weights = range
    if repeats > 0, let rule = column.repeated {
      report.notes.append(
        "\(repeats == 1 ? "1 row gives a tie" : "\(repeats) rows give ties") another weight: \(rule.words)."
      )
    }
    return weighted
  }

  /// A tie has two weights, and nobody said what becomes of them.
  private func conflict(_ tie: Tie, _ entry: Entry, isDirected: Bool) -> Diagnostic {
    let first = zip(ends, entries).first { other, _ in
      other == tie || !isDirected && other == Tie(tie.to, tie.from)
    }
    let before = first.map { "line \($0.1.line) gives \(NumberText.shortest($0.1.weight))" } ?? ""
    let isTurned = first.map { $0.0 != tie } ?? false
    let other = isTurned ? ", the other way round" : ""
    var problem = Diagnostic(
      line: Int(entry.line),
      "the tie has two weights: \(before)\(other), and this line"
        + " \(NumberText.shortest(entry.weight))",
      remedy: isTurned
        ? "An undirected tie has one weight: correct one of the lines, or read ties as directed."
        : "Correct or remove one of the lines.")
    problem.cause = GraphFileCause.repeatedWeights
    return problem
  }
}

extension Graph {
  /// The graph with weights that were listed, if any were.
  consuming func weighted(
    by listed: ListedWeights?, layer: UInt32 = 0, _ column: WeightColumn?,
    _ report: inout ReadingReport
  ) throws(Diagnostic) -> Graph {
    guard let listed, let column else { return self }
    return try listed.weighted(self, column, layer: layer, &report)
  }
}

extension RepeatedWeights {
  /// What it does, as the end of a sentence.
  fileprivate var words: String {
    switch self {
    case .sum: "weights of one tie were added up"
    case .largest: "the largest weight of a tie was kept"
    case .either: "a tie's weights a and b became 1 - (1 - a)(1 - b)"
    }
  }
}

/// The weights that were read.
public struct WeightRange: Sendable, Hashable {
  /// The column that they are from.
  public var column: String
  /// The smallest.
  public var smallest = 0.0
  /// The largest.
  public var largest = 0.0
  /// The line of the largest; nil without ties.
  public var line: Int?
}
