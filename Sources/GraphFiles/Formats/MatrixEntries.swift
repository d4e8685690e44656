import PlainText
import SocialGraph

/// The entries of a square matrix that are not zero, as ties.
///
/// A symmetric matrix means undirected ties, each of which it holds twice; any other means that the person
/// of the row tells the person of the column.
struct MatrixEntries {
  private var entries = TiePieces()
  /// Whether an entry is neither 0 nor 1.
  private(set) var hasValues = false

  /// Adds an entry unless it is zero.
  mutating func add(_ row: Int, _ column: Int, _ value: Double) throws(Diagnostic) {
    guard value != 0 else { return }
    guard entries.count < Int(UInt32.max) - 1 else { throw .tooLarge }
    hasValues = hasValues || value != 1
    entries.append(Tie(PersonID(row), PersonID(column)))
  }

  /// Gives the ties to a file's, once all entries are there.
  ///
  /// - Parameters:
  ///   - ties: Where they go.
  ///   - isSquare: Whether rows and columns are the same people, so that the matrix may be symmetric.
  /// - Throws: If the ties do not fit into memory.
  /// - Complexity: O(entries log entries) if rows and columns are the same people.
  mutating func move(to ties: inout DeclaredTies, isSquare: Bool) throws(Diagnostic) {
    let entries = entries.take().flatMap(\.self)
    let isSymmetric = isSquare && Self.isSymmetric(entries)
    for entry in entries where !isSymmetric || entry.from <= entry.to {
      try ties.add(entry.from, entry.to, isOneWay: !isSymmetric)
    }
  }

  private static func isSymmetric(_ entries: [Tie]) -> Bool {
    func sorted(_ ties: some Sequence<Tie>) -> [Tie] {
      ties.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    }
    return sorted(entries) == sorted(entries.lazy.map { Tie($0.to, $0.from) })
  }

  /// The remarks of a reading.
  var notes: [String] {
    hasValues ? ["The values of the matrix were ignored: not 0 is a tie."] : []
  }

  /// The number that a cell holds, or nil if it is none; what is missing is 0.
  ///
  /// - Parameters:
  ///   - text: The cell.
  ///   - hasCommas: Whether a comma may be the decimal one.
  /// - Returns: The number.
  static func value(_ text: String, hasCommas: Bool) -> Double? {
    switch text {
    case "0": return 0
    case "1": return 1
    case "", "NA", "NaN", "nan", "-", ".": return 0
    default:
      let number = hasCommas ? text.replacing(",", with: ".") : text
      guard number.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else { return nil }
      return Double(number)
    }
  }
}
