/// Numbers of replicates in some order, kept as runs of equal steps.
package struct ReplicateList: Sendable, Hashable {
  /// Numbers at equal distances.
  package struct Run: Sendable, Hashable {
    /// The first.
    package var first: Int
    /// How far each is from the one before; 1 of a single one.
    package var stride: Int
    /// How many there are.
    package var count: Int

    /// The last.
    package var last: Int { first + (count - 1) * stride }

    /// Whether it has numbers of replicates: of any, from 0, that 31 bits hold.
    var isValid: Bool {
      let most = Int(Int32.max)
      return count > 0 && stride > 0 && (0...most).contains(first)
        && count - 1 <= (most - first) / stride
    }
  }

  /// The runs in order.
  package internal(set) var runs: [Run] = []

  /// Makes the list of some numbers.
  package init(_ numbers: some Sequence<Int> = []) {
    for number in numbers { append(number) }
  }

  /// Makes a list of runs.
  init(runs: [Run]) { self.runs = runs }

  /// Adds a number.
  mutating func append(_ number: Int) {
    guard let last = runs.last, number > last.last,
      last.count == 1 || number == last.last + last.stride
    else {
      runs.append(Run(first: number, stride: 1, count: 1))
      return
    }
    if last.count == 1 { runs[runs.count - 1].stride = number - last.first }
    runs[runs.count - 1].count += 1
  }

  /// How many numbers there are.
  package var count: Int { runs.reduce(0) { $0 + $1.count } }

  /// The places of numbers in a range: from the first such number to the last.
  func places(in range: Range<Int>) -> Range<Int> {
    var found = 0..<0
    var start = 0
    for run in runs {
      // How many of its numbers are below a limit.
      func below(_ limit: Int) -> Int {
        Swift.min(run.count, (Swift.max(0, limit - run.first) + run.stride - 1) / run.stride)
      }
      let (low, high) = (below(range.lowerBound), below(range.upperBound))
      if low < high {
        found = (found.isEmpty ? start + low : found.lowerBound)..<start + high
      }
      start += run.count
    }
    return found
  }

  /// The least of them; nil of none.
  var least: Int? { runs.lazy.map(\.first).min() }
  /// The greatest of them; nil of none.
  var greatest: Int? { runs.lazy.map(\.last).max() }
}

extension ReplicateList: Sequence {
  /// Goes through the numbers in order.
  package struct Iterator: IteratorProtocol {
    private var runs: ArraySlice<Run>
    private var place = 0

    fileprivate init(_ runs: ArraySlice<Run>) { self.runs = runs }

    /// The next number.
    package mutating func next() -> Int? {
      guard let run = runs.first else { return nil }
      defer {
        place += 1
        if place == run.count {
          runs.removeFirst()
          place = 0
        }
      }
      return run.first + place * run.stride
    }
  }

  /// An iterator at the first number.
  package func makeIterator() -> Iterator { Iterator(runs[...]) }
}
