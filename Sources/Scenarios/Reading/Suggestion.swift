/// The word of a list that somebody probably meant, or nil if none is near.
///
/// Near is an edit distance (insertions, deletions, replacements, swaps of neighbours) of at most a
/// third of the longer word, and one that differs in case alone.
func suggestion(for word: String, among words: some Sequence<String>) -> String? {
  var best: (word: String, distance: Int)?
  let wanted = Array(word.lowercased().unicodeScalars.prefix(80))
  for candidate in words where candidate != word {
    let other = Array(candidate.lowercased().unicodeScalars)
    let distance = editDistance(wanted, other)
    let limit = max(1, max(wanted.count, other.count) / 3)
    if distance <= limit, distance < (best?.distance ?? .max) { best = (candidate, distance) }
  }
  return best?.word
}

/// `did you mean "retell"?`, or nothing.
func didYouMean(_ word: String, among words: some Sequence<String>) -> [String] {
  suggestion(for: word, among: words).map { ["did you mean \(quoted($0))?"] } ?? []
}

/// The optimal string alignment distance.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
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
