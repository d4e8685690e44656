import PlainText

/// What is asked of a value that is sought, as it is written: `net_present_value >= 150,000`.
public struct SeekCondition: Sendable, Hashable {
  /// How the left side is to stand to the right side.
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    /// At least as much.
    case atLeast = ">="
    /// At most as much.
    case atMost = "<="
    /// Just as much.
    case equal = "="
    /// More.
    case above = ">"
    /// Less.
    case below = "<"

    /// Whether what is more is on the side that holds; so much itself, where equality is sought, is on the upper
    /// side.
    var isUpward: Bool { self == .atLeast || self == .above || self == .equal }

    /// The same relation from the other side.
    var mirrored: Relation {
      switch self {
      case .atLeast: .atMost
      case .atMost: .atLeast
      case .above: .below
      case .below: .above
      case .equal: .equal
      }
    }

    /// Whether a figure is on the side of a target that holds.
    func holds(_ figure: Double, _ target: Double) -> Bool {
      switch self {
      case .atLeast, .equal: figure >= target
      case .atMost: figure <= target
      case .above: figure > target
      case .below: figure < target
      }
    }
  }

  /// What is on the left.
  public var left: String
  /// How it is to stand to the right.
  public var relation: Relation
  /// What is on the right.
  public var right: String

  /// Reads a condition; nil where it has no two sides with one relation between them.
  ///
  /// - Parameter text: A metric, perhaps behind `difference:`, then `>=`, `<=`, `>`, `<` or `=`, then a number
  ///   or another metric.
  public init?(_ text: String) {
    let signs: [(text: String, relation: Relation)] =
      Relation.allCases.map { ($0.rawValue, $0) } + [
        ("==", .equal), ("=<", .atMost), ("=>", .atLeast), ("\u{2265}", .atLeast),
        ("\u{2264}", .atMost),
      ]
    let characters = Set(signs.flatMap(\.text))
    guard let start = text.firstIndex(where: characters.contains) else { return nil }
    let sign = text[start...].prefix(while: characters.contains)
    guard let found = signs.first(where: { $0.text == sign }) else { return nil }
    func side(_ text: Substring) -> String {
      String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
    left = side(text[..<start])
    right = side(text[sign.endIndex...])
    relation = found.relation
    if left.isEmpty || right.isEmpty || right.contains(where: characters.contains) { return nil }
  }
}
