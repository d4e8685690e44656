/// Whether some graph without self-loops and repeats has these numbers of contacts.
///
/// It has if the sum is even, and for every k the k people with the most contacts have no more than
/// k (k - 1) among themselves and min(k, contacts) with each other person. The condition is checked up to
/// the last k of whom all have at least k contacts; beyond, it follows.
///
/// - Parameter counts: Everybody's number of contacts, each less than the number of people.
/// - Returns: Whether one has.
/// - Complexity: O(people).
///
/// Reference: Erdos and Gallai, *Graphs with prescribed degrees of vertices*, Mat. Lapok 11 (1960); the
/// bound on k is from Li, *Graphic sequences*, J. Comb. Theory B 18 (1975).
func isGraphical(_ counts: [UInt32]) -> Bool {
  let largest = Int(counts.max() ?? 0)
  var people = [Int](repeating: 0, count: largest + 1)
  var sum = 0
  for count in counts {
    people[Int(count)] += 1
    sum += Int(count)
  }
  if sum % 2 == 1 || largest >= max(1, counts.count) { return false }
  // Of the first k: their contacts, and where in the histogram the k-th is.
  var (first, place, taken) = (0, largest, 0)
  // Who has at least k contacts, and the contacts of all others.
  var (atLeast, others) = (counts.count, 0)
  var k = 1
  while k <= largest {
    atLeast -= people[k - 1]
    others += (k - 1) * people[k - 1]
    if atLeast < k { return true }
    while taken == people[place] { (place, taken) = (place - 1, 0) }
    first += place
    taken += 1
    if first > k * (atLeast - 1) + others { return false }
    k += 1
  }
  return true
}
