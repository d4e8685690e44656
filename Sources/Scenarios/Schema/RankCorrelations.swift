import PlainText

extension ValueKind where Value == [UncertainInputs.RankCorrelation] {
  /// Pairs of uncertain inputs and their rank correlations.
  static let correlations = ValueKind.list(
    "a list such as [{\"between\": [\"voices.negative.retell\", \"customers.dissatisfied\"], \"rank\": 0.5}]",
    of: .correlation)
}

extension ValueKind where Value == UncertainInputs.RankCorrelation {
  /// A pair of uncertain inputs and its rank correlation.
  fileprivate static let correlation = ValueKind(
    "an object such as {\"between\": [\"voices.negative.retell\", \"customers.dissatisfied\"], \"rank\": 0.5}",
    standIn: UncertainInputs.RankCorrelation(between: "", and: "", rank: 0)
  ) { value, reporter in
    guard value.members != nil else { return nil }
    guard value.hasOnly(["between", "rank"], reporter) else { return nil }
    guard let between = value.given("between"), let rank = value.given("rank") else {
      let missing = value.given("between") == nil ? "between" : "rank"
      return reporter?.complain(
        value, "\(quoted(missing)) is missing", ["it has \"between\" and \"rank\""])
    }
    let paths = (between.items ?? []).compactMap(\.text)
    guard paths.count == 2, between.items?.count == 2 else {
      return reporter?.complain(
        between, "\"between\" must be a list of two paths, not \(between.described)",
        ["write the paths of two uncertain inputs"])
    }
    guard let number = rank.number, abs(number) < 1 else {
      return reporter?.complain(
        rank, "\"rank\" must be a number above -1 and below 1, not \(rank.described)",
        rank.number.map { abs($0) == 1 } ?? false
          ? [
            "for inputs that go together almost exactly write \(rank.number == 1 ? "0.99" : "-0.99")"
          ] : [])
    }
    return UncertainInputs.RankCorrelation(between: paths[0], and: paths[1], rank: number)
  }
}
