/// Sorts whole numbers by their bytes, from the lowest to the highest that any of them has; no two
/// numbers are compared.
///
/// ```swift
/// var sort = WholeNumberSort()
/// sort.take([30, 4, 500])
/// sort.sorted  // [4, 30, 500]
/// ```
///
/// Counts of people are small numbers, of a byte or two, and there are many lists of them to sort: it
/// keeps its memory from one list to the next. Source: radix sorting from the least significant digit,
/// Knuth, *The art of computer programming*, volume 3 (second edition, 1998), section 5.2.5.
public struct WholeNumberSort: Sendable {
  /// The numbers taken last, in rising order.
  public private(set) var sorted: [Int] = []
  private var other: [Int] = []

  /// Makes a sort that has taken nothing.
  public init() {}

  /// Takes numbers and sorts them.
  ///
  /// - Parameter numbers: The numbers, none of them below 0, in any order.
  /// - Complexity: O(n) for each byte of the largest.
  public mutating func take(_ numbers: [Int]) {
    let used = numbers.reduce(0, |)
    precondition(used >= 0, "numbers below 0 are not sorted by their bytes")
    sorted.removeAll(keepingCapacity: true)
    sorted += numbers
    if other.count != numbers.count { other = numbers }
    var shift = 0
    while shift < Int.bitWidth, used >> shift != 0 {
      Self.sort(sorted, by: shift, upTo: min(used >> shift, 0xFF), into: &other)
      swap(&sorted, &other)
      shift += 8
    }
  }

  /// Sorts numbers by the byte at a shift, which is at most `last`, and leaves those alike in their order.
  private static func sort(
    _ list: [Int], by shift: Int, upTo last: Int, into sorted: inout [Int]
  ) {
    let numbers = list.span
    // First how many have each byte; then the place of the next one that has it.
    var places = InlineArray<256, Int>(repeating: 0)
    for index in numbers.indices { places[numbers[index] >> shift & 0xFF] += 1 }
    var sum = 0
    for byte in 0...last {
      let count = places[byte]
      places[byte] = sum
      sum += count
    }
    var sorted = sorted.mutableSpan
    for index in numbers.indices {
      let number = numbers[index]
      let byte = number >> shift & 0xFF
      sorted[places[byte]] = number
      places[byte] += 1
    }
  }
}
