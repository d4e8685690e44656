/// Messages without a remedy that need none: each says itself what would be right.
///
/// Errors carry their remedies; one without must be of a form that is listed here, and none of these says only
/// what is wrong.
enum StatedBounds {
  /// The parts that a message has in this order, the first of them at its beginning where it begins with `^`.
  private static let forms = [
    // What a value may be: `voices.positive.fade must be a factor in 0...1, not 2`.
    [" must be ", ", not "],
    // What a text goes on with: `expected "," or "}", found a string`.
    ["^expected ", ", found "],
    // How a telling count is written, and the numbers in it.
    [" is written {"],
    ["a mean is in ", "..."], ["a share is in ", "..."], ["a shape is more than 0"],
    ["a count is a whole number in ", "..."], ["counts are whole numbers in ", "..."],
    ["the first of \"between\" is at most the second"],
    ["the mean is at most ", " times the shape"],
    ["shares name at least one count"], ["each count is named once, in rising order"],
    ["the shares sum to 1, these to "],
    ["nested more than ", " deep"],
  ]

  /// Whether a message has one of these forms.
  static func cover(_ message: String) -> Bool {
    forms.contains { parts in
      var rest = message[...]
      return parts.allSatisfy { part in
        let isFirst = part.hasPrefix("^")
        let part = isFirst ? String(part.dropFirst()) : part
        guard let place = rest.firstRange(of: part),
          !isFirst || place.lowerBound == message.startIndex
        else { return false }
        rest = rest[place.upperBound...]
        return true
      }
    }
  }
}
