/// Did-you-mean: the known names that a mistyped one is close to.
public enum Suggestion {
  /// The names most like what was written, best first; none if nothing is close.
  ///
  /// Close means at most one edit for every three characters, capitals aside, or the beginning of
  /// exactly one name. Equally close names are given in their order, three at most.
  ///
  /// - Parameters:
  ///   - written: What was written.
  ///   - names: What there is.
  /// - Returns: The closest names.
  /// - Complexity: O(length squared) for each name.
  public static func names(like written: String, among names: [String]) -> [String] {
    let lowered = written.lowercased()
    let limit = max(1, lowered.count / 3)
    let distances = names.map { (name: $0, distance: distance(lowered, $0.lowercased())) }
    if let best = distances.map(\.distance).min(), best <= limit, best < lowered.count {
      return distances.filter { $0.distance == best }.prefix(3).map(\.name)
    }
    let longer = names.filter { lowered.count >= 2 && $0.lowercased().hasPrefix(lowered) }
    return longer.count == 1 ? longer : []
  }

  /// The hint that offers names, or nil if there are none: `did you mean --out or --seed?`.
  public static func hint(_ names: [String]) -> String? {
    names.isEmpty ? nil : "did you mean \(names.joined(separator: " or "))?"
  }

  /// The least number of characters to insert, delete, replace, or swap with their neighbour.
  ///
  /// This is the optimal string alignment distance (Damerau 1964; Levenshtein 1966).
  package static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a)
    let b = Array(b)
    var beforeLast = [Int]()
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        let change = a[i] == b[j] ? 0 : 1
        var best = min(row[j] + 1, last[j + 1] + 1, last[j] + change)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
