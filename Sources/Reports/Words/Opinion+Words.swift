import WordOfMouth

extension Opinion {
  /// The customers whose story it is.
  var customers: String { self == .positive ? "satisfied" : "dissatisfied" }
}

extension Prose.StringInterpolation {
  /// Adds the name of an opinion.
  mutating func appendInterpolation(_ opinion: Opinion) { appendLiteral(opinion.description) }
}
