/// What a person who had an experience, or heard of one, thinks of the firm.
public enum Opinion: Int, Sendable, CaseIterable, CustomStringConvertible {
  /// The firm treated somebody right.
  case positive = 0
  /// The firm treated somebody poorly.
  case negative = 1

  /// `positive` or `negative`, as files and columns write it.
  public var description: String { self == .positive ? "positive" : "negative" }

  /// The other opinion.
  public var opposite: Opinion { self == .positive ? .negative : .positive }
}

/// One value for each opinion.
public struct ByOpinion<Value> {
  /// The value of the positive opinion.
  public var positive: Value
  /// The value of the negative opinion.
  public var negative: Value

  /// Makes a pair of values.
  public init(positive: Value, negative: Value) {
    self.positive = positive
    self.negative = negative
  }

  /// Makes a pair by asking for each opinion.
  public init<Failure: Error>(_ value: (Opinion) throws(Failure) -> Value) throws(Failure) {
    positive = try value(.positive)
    negative = try value(.negative)
  }

  /// The value of an opinion.
  public subscript(opinion: Opinion) -> Value {
    get { opinion == .positive ? positive : negative }
    // In place: an array that is read out and written back would be copied for each element appended.
    _modify {
      if opinion == .positive { yield &positive } else { yield &negative }
    }
  }
}

extension ByOpinion: Sendable where Value: Sendable {}
extension ByOpinion: Equatable where Value: Equatable {}
extension ByOpinion: Hashable where Value: Hashable {}
