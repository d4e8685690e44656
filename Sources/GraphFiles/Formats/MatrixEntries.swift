import Parallelism
import PlainText
import SocialGraph

/// The entries of a square matrix that are not zero, as ties.
///
/// A symmetric matrix means undirected ties, each of which it holds twice; any other means that the person
/// of the row tells the person of the column.
struct MatrixEntries {
  private let memory: MemoryLimit
  /// The column of weights, if they are wanted.
  private let column: WeightColumn?
  private var entries = TiePieces()
  /// The weight of each entry, if they are wanted.
  private var weights: [LineWeight] = []
  /// Whether an entry is neither 0 nor 1.
  private(set) var hasValues = false

  /// What an entry takes until it is a tie: 8 bytes each, 4 to see whether there is the other one, and
  /// 8 as a tie.
  private static let bytesPerEntry = 20.0
  /// Where the weights are wanted: 16 more for the weight and its line, and 24 to see whether the other one
  /// weighs the same.
  private static let bytesPerWeightedEntry = 60.0

  /// Prepares to hold the entries of a matrix within the memory that the options leave.
  init(_ options: ReadingOptions) {
    memory = options.memory
    column = options.weights
  }

  /// Adds an entry unless it is zero.
  ///
  /// - Throws: If there are more than can be counted or held, or the value is no weight.
  mutating func add(
    _ row: Int, _ column: Int, _ value: Double, line: Int
  ) throws(Diagnostic) {
    guard value != 0 else { return }
    if let weight = self.column {
      weights.append(LineWeight(value: try WeightText.checked(value, weight), line: line))
    }
    guard entries.count < Int(UInt32.max) - 1 else { throw .tooLarge }
    let each = self.column == nil ? Self.bytesPerEntry : Self.bytesPerWeightedEntry
    let bytes = Double(entries.count) * each
    guard bytes <= memory.bytes else {
      throw .overMemory(
        "the matrix holds more than \(entries.count) values that are not 0", bytes: bytes, memory,
        remedy:
          "Write its ties as an edge list, take a part of it, or read it where there is more memory."
      )
    }
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
    var pieces = entries.take()
    let isSymmetric = isSquare && Self.isSymmetric(pieces) && areWeightsSymmetric(pieces)
    // Each piece is let go of once it is read.
    pieces.reverse()
    var index = 0
    while let piece = pieces.popLast() {
      for entry in piece {
        if !isSymmetric || entry.from <= entry.to {
          try ties.add(
            entry.from, entry.to, isOneWay: !isSymmetric,
            weight: weights.isEmpty ? nil : weights[index])
        }
        index += 1
      }
    }
  }

  /// Whether each entry is there the other way round as well; no entry is there twice.
  private static func isSymmetric(_ pieces: [[Tie]]) -> Bool {
    var people = 0
    for piece in pieces {
      for entry in piece { people = max(people, Int(max(entry.from, entry.to)) + 1) }
    }
    var starts = [Int](repeating: 0, count: people + 1)
    for piece in pieces {
      for entry in piece { starts[Int(entry.from) + 1] += 1 }
    }
    for row in 0..<people { starts[row + 1] += starts[row] }
    var columns = [PersonID](repeating: 0, count: starts[people])
    var next = starts
    for piece in pieces {
      for entry in piece {
        columns[next[Int(entry.from)]] = entry.to
        next[Int(entry.from)] += 1
      }
    }
    for row in 0..<people { columns[starts[row]..<starts[row + 1]].sort() }
    // Row by row, the entries of a column come in order: the next one of its own row must be this row.
    next = starts
    for row in 0..<people {
      for place in starts[row]..<starts[row + 1] {
        let column = Int(columns[place])
        guard next[column] < starts[column + 1], columns[next[column]] == PersonID(row) else {
          return false
        }
        next[column] += 1
      }
    }
    return true
  }

  /// Whether entries of a symmetric matrix have the weights of those across the diagonal.
  private func areWeightsSymmetric(_ pieces: [[Tie]]) -> Bool {
    guard !weights.isEmpty else { return true }
    let entries = pieces.flatMap(\.self)
    func sorted(_ key: (Tie) -> (PersonID, PersonID)) -> [Double] {
      entries.indices.sorted { key(entries[$0]) < key(entries[$1]) }.map { weights[$0].value }
    }
    return sorted { ($0.from, $0.to) } == sorted { ($0.to, $0.from) }
  }

  /// The remarks of a reading.
  var notes: [String] {
    hasValues && column == nil ? ["The values of the matrix were ignored: not 0 is a tie."] : []
  }

  /// The number that a cell holds, or nil if it is none; what is missing is 0.
  ///
  /// - Parameters:
  ///   - text: The cell.
  ///   - hasCommas: Whether a comma may be the decimal one.
  /// - Returns: The number.
  static func value(_ text: String, hasCommas: Bool) -> Double? {
    switch text {
    case "0", "FALSE", "False", "false": return 0
    case "1", "TRUE", "True", "true": return 1
    case "", "NA", "NaN", "nan", "-", ".": return 0
    default:
      let number = hasCommas ? text.replacing(",", with: ".") : text
      guard number.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else { return nil }
      return Double(number)
    }
  }
}
