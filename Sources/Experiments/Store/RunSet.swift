/// A set of runs of a plan: a bit for each replicate of a setting up to the greatest in it.
package struct RunSet: Sendable, Hashable {
  /// For each setting its bits.
  private var words: [[UInt64]]
  /// For each setting, how many runs are in it.
  private var counts: [Int]
  /// How many runs are in it.
  package private(set) var count = 0

  /// Makes a set without runs.
  ///
  /// - Parameter settings: How many settings the plan has.
  package init(settings: Int) {
    words = Array(repeating: [], count: settings)
    counts = Array(repeating: 0, count: settings)
  }

  /// The runs of neighbouring settings, these numbered from 0.
  ///
  /// - Parameter range: The indices of the settings.
  /// - Returns: The set.
  func part(_ range: Range<Int>) -> RunSet {
    var part = RunSet(settings: range.count)
    part.words = Array(words[range])
    part.counts = Array(counts[range])
    part.count = part.counts.reduce(0, +)
    return part
  }

  /// Whether a run is in it.
  package func contains(_ replicate: Int, of setting: Int) -> Bool {
    let place = replicate / 64
    return place < words[setting].count && words[setting][place] >> (replicate % 64) & 1 == 1
  }

  /// Adds a run.
  ///
  /// - Returns: Whether it was not in it before.
  @discardableResult
  package mutating func insert(_ replicate: Int, of setting: Int) -> Bool {
    let (place, bit) = (replicate / 64, UInt64(1) << (replicate % 64))
    let missing = place + 1 - words[setting].count
    if missing > 0 { words[setting] += repeatElement(0, count: missing) }
    guard words[setting][place] & bit == 0 else { return false }
    words[setting][place] |= bit
    counts[setting] += 1
    count += 1
    return true
  }

  /// How many replicates of a setting are in it.
  package func count(of setting: Int) -> Int { counts[setting] }

  /// How many replicates of a setting below a number are in it.
  package func count(of setting: Int, below end: Int) -> Int {
    let whole = min(end / 64, words[setting].count)
    var sum = words[setting][..<whole].reduce(0) { $0 + $1.nonzeroBitCount }
    if whole < words[setting].count {
      sum += (words[setting][whole] & (1 << (end % 64) - 1)).nonzeroBitCount
    }
    return sum
  }

  /// The replicates of a setting that are in it, in order.
  package func replicates(of setting: Int) -> [Int] {
    var found: [Int] = []
    found.reserveCapacity(counts[setting])
    for (place, word) in words[setting].enumerated() {
      var rest = word
      while rest != 0 {
        found.append(64 * place + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return found
  }
}
