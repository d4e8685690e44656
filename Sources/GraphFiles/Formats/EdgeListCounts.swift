import SocialGraph

/// A first line of an edge list that may be counts, `people ties`, or those of a matrix, `rows columns entries`,
/// as Matrix Market files have it without their banner.
struct EdgeListCounts: Sendable {
  /// The two or three numbers.
  let numbers: [UInt32]
  /// The line.
  let line: Int

  /// What the line is.
  enum Meaning { case counts, either, tie }

  init(_ numbers: [UInt32], line: Int) {
    (self.numbers, self.line) = (numbers, line)
  }

  /// The two or three whole numbers that a line consists of, or nil.
  static func numbers(in line: String, _ separator: UInt8?) -> [UInt32]? {
    let words = line.split { character in
      separator.map { character == Character(UnicodeScalar($0)) } ?? false || character.isWhitespace
    }
    let numbers = words.compactMap { $0.plainNumber.flatMap(UInt32.init(exactly:)) }
    return numbers.count == words.count && (2...3).contains(words.count) ? numbers : nil
  }

  /// How many ties follow, if the line is counts.
  var ties: Int { Int(numbers[numbers.count - 1]) }

  /// Whether rows and columns are different numbers.
  var areOfTwoKinds: Bool { numbers.count == 3 && numbers[0] != numbers[1] }

  /// The numbers as they are in the line.
  var text: String { numbers.map { "\($0)" }.joined(separator: " ") }

  /// What the line is, if as many ties follow as it would say.
  ///
  /// It certainly is counts if no id is above its first two numbers, and
  /// 1. of two numbers, the first is one more than the largest id of people counted from 0, or the second is
  ///    above all ids;
  /// 2. of three, the first two are the same, or all other lines hold two.
  ///
  /// - Parameters:
  ///   - labels: The ids of the other lines, in order.
  ///   - areOthersPairs: Whether the other lines hold two fields.
  /// - Returns: What it is.
  func meaning(of labels: PersonLabels, areOthersPairs: Bool) -> Meaning {
    let (least, last) = (labels[0], labels[PersonID(labels.count - 1)])
    let (first, second) = (UInt64(numbers[0]), UInt64(numbers[1]))
    guard let most = UInt64(last) else { return .tie }
    if numbers.count == 3 {
      guard most <= max(first, second), least != "0" || most < max(first, second) else {
        return .tie
      }
      return first == second || areOthersPairs ? .counts : .either
    }
    guard most <= first else { return .tie }
    return second > first || least == "0" && most + 1 == first ? .counts : .either
  }
}
