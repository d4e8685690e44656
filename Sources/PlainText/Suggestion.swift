/// Did-you-mean: the known names that a mistyped one is close to.
public enum Suggestion {
  /// The names most like what was written, best first; none if nothing is close.
  ///
  /// Close means at most one edit for every three characters of the longer word, case aside, or the
  /// beginning of exactly one name. Equally close names are given in their order, three at most.
  ///
  /// - Complexity: O(length squared) for each name; of what was written the first 80 characters count.
  public static func names(like written: String, among names: some Sequence<String>) -> [String] {
    let wanted = Array(written.prefix(80).lowercased().unicodeScalars.prefix(80))
    var best = Int.max
    var found: [String] = []
    var longer: [String] = []
    for name in names where name != written {
      let other = Array(name.lowercased().unicodeScalars)
      if wanted.count >= 2, other.starts(with: wanted) { longer.append(name) }
      let most = min(best, max(1, max(wanted.count, other.count) / 3), wanted.count - 1)
      // A name that is so much longer or shorter is not compared.
      guard abs(wanted.count - other.count) <= most else { continue }
      let distance = editDistance(wanted, other)
      guard distance <= most else { continue }
      if distance < best { found = [] }
      best = distance
      found.append(name)
    }
    return found.isEmpty ? (longer.count == 1 ? longer : []) : Array(found.prefix(3))
  }

  /// The hint that offers names, or nothing: `did you mean "retell"?`.
  ///
  /// - Parameters:
  ///   - written: What was written.
  ///   - names: What there is.
  ///   - quotes: Whether to quote the names as JSON does.
  /// - Returns: One line or none.
  public static func hint(
    _ written: String, among names: some Sequence<String>, quoting quotes: Bool = true
  ) -> [String] {
    let found = self.names(like: written, among: names).map { quotes ? quoted($0) : $0 }
    return found.isEmpty ? [] : ["did you mean \(found.joined(separator: " or "))?"]
  }
}

/// The least number of characters to insert, delete, replace, or swap with their neighbour.
///
/// This is the optimal string alignment distance (Damerau 1964; Levenshtein 1966).
package func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i]
    for j in 1...b.count {
      var cost = min(
        last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        cost = min(cost, beforeLast[j - 2] + 1)
      }
      row.append(cost)
    }
    (beforeLast, last) = (last, row)
  }
  return last[b.count]
}
