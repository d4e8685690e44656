/// Words that name the two columns of an edge list, to tell a header line from a tie of two texts.
enum HeaderWords {
  /// Names of the column of tellers and of the column of those told, that leave no doubt.
  private static let first: Set<String> = ["source", "from", "src", "truster", "trustor"]
  private static let second: Set<String> = ["target", "to", "dst", "dest", "trustee"]

  /// Names of one of two roles that people have towards each other.
  private static let roles: Set<String> = [
    "alter", "callee", "caller", "child", "cited", "citing", "coauthor", "contact", "destination",
    "ego", "followee", "follower", "following", "friend", "hearer", "parent", "ratee", "rater",
    "receiver", "recipient", "sender", "subject", "object", "teller",
  ]

  private static let others: Set<String> = [
    "actor", "author", "customer", "event", "group", "id", "individual", "member", "name", "node",
    "person", "user", "vertex",
  ]

  /// Whether a field would be a column's name in a header line.
  static func contains(_ field: String) -> Bool {
    isKnown(stem(of: field)) || isKnown(kind(of: field))
  }

  /// Whether a field names the column of tellers (`source`, `from`, …).
  static func isFirst(_ field: String) -> Bool { first.contains(stem(of: field)) }

  /// Whether a field names the column of those told (`target`, `to`, …).
  static func isSecond(_ field: String) -> Bool { second.contains(stem(of: field)) }

  /// Whether a field names those who tell or those who are told, who are people either way.
  static func isDirection(_ field: String) -> Bool {
    isFirst(field) || isSecond(field) || roles.contains(stem(of: field))
  }

  /// What kind of things a field names: `personA` and `personB` are of a kind.
  static func kind(of field: String) -> String {
    let stem = stem(of: field)
    return stem.count > 1 && (stem.hasSuffix("a") || stem.hasSuffix("b"))
      ? String(stem.dropLast()) : stem
  }

  /// The letters of a field in lower case, without an ending such as `id`.
  ///
  /// `FromNodeId`, `from_node` and `from` have the same stem, and so do `node1` and `node_2`.
  static func stem(of field: String) -> String {
    var stem = field.lowercased().filter(\.isLetter)[...]
    for ending in ["label", "name", "id", "node"] where stem.count > ending.count {
      if stem.hasSuffix(ending) { stem = stem.dropLast(ending.count) }
    }
    return String(stem)
  }

  private static func isKnown(_ stem: String) -> Bool {
    first.contains(stem) || second.contains(stem) || roles.contains(stem) || others.contains(stem)
  }
}
