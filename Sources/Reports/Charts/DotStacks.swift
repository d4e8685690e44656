import Statistics

/// Dots of several rows, each stacked where its number lies: a heap is as high as its numbers are many.
struct DotStacks {
  /// The numbers drawn, a dot each: all of them, or evenly spaced quantiles.
  let numbers: [[Double]]
  /// The most dots of a row.
  let count: Int
  /// The diameter of a dot, and the width of a stack.
  let diameter: Double
  /// The height of the highest stack of each row.
  let heights: [Double]
  /// For each dot its stack, from the anchor.
  private let stacks: [[Int]]
  /// How many numbers each row has.
  private let sizes: [Int]
  /// Where stack 0 has its middle.
  private let anchor: Double

  /// Dots that would be smaller are too many.
  private static let leastDiameter = 2.9
  /// How many are drawn instead.
  private static let fewer = [50, 25, 20, 10, 5]

  /// The numbers of a row that get a dot: all, or as many quantiles as there may be dots, those in the
  /// middle of as many equal parts.
  ///
  /// - Parameters:
  ///   - values: The numbers; those that are not finite get no dot.
  ///   - most: The most dots.
  /// - Returns: The numbers in rising order.
  static func dots(of values: [Double], atMost most: Int) -> [Double] {
    let shown = values.filter(Scale.isDrawn).sorted()
    guard shown.count > most else { return shown }
    return (0..<most).map { index in
      Quantile((Double(index) + 0.5) / Double(most), count: shown.count).value { shown[$0] }
    }
  }

  /// What a dot stands for: `Each dot is 2 of 100 simulated markets`.
  ///
  /// - Parameter noun: What a number belongs to, in the singular.
  /// - Returns: The words, without a full stop.
  func meaning(_ noun: String) -> Prose {
    let all = sizes.max() ?? 0
    if all <= count { return "Each dot is one \(noun)" }
    let several = Self.plural(noun)
    guard sizes.allSatisfy({ $0 == all }) else {
      return "Each dot is 1 in \(.count(count)) \(several)"
    }
    return all.isMultiple(of: count)
      ? "Each dot is \(.count(all / count)) of \(all, noun, several)"
      : "Each dot is 1 in \(.count(count)) of \(all, noun, several)"
  }

  /// Several of it: `combinations of inputs`.
  static func plural(_ noun: String) -> String {
    guard let place = noun.firstRange(of: " of ") else { return noun + "s" }
    return noun[..<place.lowerBound] + "s" + noun[place.lowerBound...]
  }

  /// Stacks dots that are as large as may be; where they would be too small to be seen, fewer stand for
  /// more each.
  ///
  /// - Parameters:
  ///   - values: The numbers of each row.
  ///   - most: The most dots of a row.
  ///   - scale: Where they lie.
  ///   - largest: The largest diameter.
  ///   - room: The height of the highest stack; more than the largest diameter.
  ///   - zero: Whether only numbers that are 0 stand at 0: any other stands on its side of it.
  init(
    _ values: [[Double]], atMost most: Int, _ scale: Scale, largest: Double, room: Double,
    zero: Bool = false
  ) {
    let anchor = zero ? scale(0) : scale.start
    func stacks(_ numbers: [[Double]], _ diameter: Double) -> [[Int]] {
      numbers.map { row in
        row.map { number in
          let stack = Int(((scale(number) - anchor) / diameter).rounded())
          guard zero else { return stack }
          return number > 0 ? max(1, stack) : number < 0 ? min(-1, stack) : 0
        }
      }
    }
    var (count, diameter) = (most, largest)
    var numbers = values.map { Self.dots(of: $0, atMost: count) }
    var found = stacks(numbers, diameter)
    while Self.highest(found) * diameter > room {
      diameter -= 0.2
      if diameter < Self.leastDiameter {
        (count, diameter) = (Self.fewer.first { $0 < count } ?? count / 2, largest)
        numbers = values.map { Self.dots(of: $0, atMost: count) }
      }
      found = stacks(numbers, diameter)
    }
    (self.numbers, self.count, sizes) = (numbers, count, values.map(\.count))
    (self.diameter, self.anchor, self.stacks) = (diameter, anchor, found)
    heights = found.map { Self.highest([$0]) * diameter }
  }

  private static func highest(_ stacks: [[Int]]) -> Double {
    Double(
      stacks.flatMap { row in Dictionary(row.map { ($0, 1) }, uniquingKeysWith: +).values }.max()
        ?? 0)
  }

  /// Where the dots of a row lie, in the order of its numbers.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - bottom: Where the stacks stand.
  /// - Returns: The middle of each dot.
  func points(_ row: Int, bottom: Double) -> [Drawing.Point] {
    var heights: [Int: Int] = [:]
    return stacks[row].map { stack in
      let level = heights[stack, default: 0]
      heights[stack] = level + 1
      return Drawing.Point(
        anchor + Double(stack) * diameter, bottom - (Double(level) + 0.5) * diameter)
    }
  }
}
