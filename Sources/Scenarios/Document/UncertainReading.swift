import PlainText

/// Reads what is known of one uncertain input.
extension WhatIfs {
  private static let normal = "normal"
  private static let lognormal = "lognormal"
  private static let beta = "beta"
  /// The quantiles: one value in twenty is below the first, half are below the second, and one in
  /// twenty is above the third.
  private static let quantiles = ["p05", "p50", "p95"]

  /// The numbers of a range.
  private static let ends = ["from", "to", "mode"]

  /// Reads what is known; nil after its error was noted.
  func distribution(_ member: JSONValue.Member) -> UncertainInput.Distribution? {
    let value = member.value
    if value.items != nil { return list(value, of: member.key) }
    guard let members = value.members, let first = members.first else {
      return problems.reject(
        value.place,
        "\(member.key) must be a range, a distribution or a list of values, not \(emptyOr(value))",
        [
          "write { \"from\": 0, \"to\": 0.1 }, perhaps with \"mode\": 0.02, or [0, 0.05, 0.1]",
          "or { \"p05\": 0.02, \"p95\": 0.1 }: one value in twenty is below, one in twenty above",
        ])
    }
    let before = problems.count
    func gives(_ keys: [String]) -> Bool { keys.contains { value[$0] != nil } }
    let found: UncertainInput.Distribution? =
      if gives(Self.ends) {
        range(member)
      } else if gives(Self.quantiles) {
        throughQuantiles(member)
      } else if gives([Self.normal]) {
        shape(member, Self.normal, normal)
      } else if gives([Self.lognormal]) {
        shape(member, Self.lognormal, lognormal)
      } else if gives([Self.beta]) {
        shape(member, Self.beta, beta)
      } else if gives([UncertainInput.oneOf]) {
        alternatives(member)
      } else {
        problems.reject(
          unknown: first, in: "what is known about \(member.key)",
          allowed: Self.ends + Self.quantiles
            + [Self.normal, Self.lognormal, Self.beta, UncertainInput.oneOf])
      }
    return problems.count == before ? found : nil
  }

  // MARK: Lists

  private func alternatives(_ member: JSONValue.Member) -> UncertainInput.Distribution? {
    let key = UncertainInput.oneOf
    checkKeys(
      of: member.value, [key], [key], in: "what is known about \(member.key)",
      example: "{ \"oneOf\": [0, 0.05, 0.1] }")
    guard let value = member.value[key]?.value else { return nil }
    guard value.items != nil else {
      return problems.reject(
        value.place, "\"oneOf\" must be a list of values, not \(value.described)",
        ["write { \"oneOf\": [0, 0.05, 0.1] }"])
    }
    return list(value, of: member.key)
  }

  private func list(_ value: JSONValue, of path: String) -> UncertainInput.Distribution? {
    let items = value.items ?? []
    switch items.count {
    case 0: return problems.reject(value.place, "\(path) has no values", ["list at least two"])
    case 1:
      return problems.reject(
        value.place, "\(path) has a single value, which leaves nothing uncertain",
        ["list at least two, or set it in the scenario"])
    case ...Self.mostValues:
      var seen: Set<JSONValue> = []
      for item in items where !seen.insert(item).inserted {
        return problems.reject(
          item.place, "\(path) has \(item.described) twice among its values",
          ["list each value once: all of them are equally likely"])
      }
      return .values(items.map(\.asOverride))
    default:
      return problems.reject(
        value.place, "\(path) has \(items.count) values, more than \(Self.mostValues)",
        ["give fewer"])
    }
  }

  // MARK: Ranges

  /// `{"from": a, "to": b}`, perhaps with `"mode": m`.
  private func range(_ member: JSONValue.Member) -> UncertainInput.Distribution? {
    let (value, path) = (member.value, member.key)
    let remedy = "values that are not numbers, such as telling counts, are given as a list"
    checkKeys(
      of: value, ["from", "to"], Self.ends, in: "the range of \(path)",
      example: "{ \"from\": 0, \"to\": 0.1 }", [remedy])
    checkNumbers(of: value, Self.ends, [remedy])
    guard let to = value["to"]?.value, let low = value["from"]?.value.number, let high = to.number
    else { return nil }
    let (from, upTo) = (NumberText.shortest(low), NumberText.shortest(high))
    // Drawn numbers have twelve digits.
    if abs(high - low) <= 1e-11 * max(abs(low), abs(high)) {
      return problems.reject(
        to.place, "\"from\" and \"to\" are both \(from), which leaves nothing uncertain",
        ["set \(path) to \(from) in the scenario, or write another end"])
    }
    guard low < high else {
      return problems.reject(
        to.place, "\"to\" must be above \"from\", which is \(from)", ["swap them"])
    }
    let isWhole = numbers(at: path)?.isWhole ?? false
    let mode = value["mode"]?.value
    if let mode, let number = mode.number, !(low...high).contains(number) {
      return problems.reject(
        mode.place, "\"mode\" must be in \(from)...\(upTo), not \(mode.described)", [])
    }
    return .range(from: low, to: high, mode: mode?.number, isWhole: isWhole)
  }

  // MARK: Shapes

  /// Which numbers a path takes; nil after an error was noted where it takes none.
  private func numbers(of member: JSONValue.Member) -> Numbers? {
    if let numbers = numbers(at: member.key) { return numbers }
    return problems.reject(
      member.value.place, "\(member.key) is not a number, so that it has no such distribution",
      ["list its values: { \"oneOf\": [ … ] }"])
  }

  /// An object of numbers, all of them above 0.
  ///
  /// - Parameters:
  ///   - value: The object.
  ///   - keys: The keys that it may have.
  ///   - required: Those that it must have.
  ///   - owner: What it is called.
  ///   - example: What to write.
  /// - Returns: The numbers in the order of the keys, nil after an error was noted.
  private func positive(
    _ value: JSONValue, _ keys: [String], _ required: [String]? = nil, in owner: String,
    _ example: String
  ) -> [JSONValue?]? {
    let before = problems.count
    guard value.members != nil else {
      return problems.reject(
        value.place, "\(owner) must be an object, not \(value.described)", ["write \(example)"])
    }
    checkKeys(of: value, required ?? keys, keys, in: owner, example: example)
    checkNumbers(of: value, keys, [])
    for key in keys {
      if let number = value[key]?.value, let amount = number.number, amount <= 0 {
        problems.report(
          number.place, "\(quoted(key)) must be more than 0, not \(number.described)",
          ["write \(example)"])
      }
    }
    return problems.count == before ? keys.map { value[$0]?.value } : nil
  }

  /// `{"normal": …}` and the like.
  private func shape(
    _ member: JSONValue.Member, _ key: String,
    _ read: (JSONValue, Numbers) -> UncertainShape?
  ) -> UncertainInput.Distribution? {
    checkKeys(
      of: member.value, [key], [key], in: "what is known about \(member.key)", example: "")
    guard let value = member.value[key]?.value, let numbers = numbers(of: member),
      let shape = read(value, numbers)
    else { return nil }
    return .shaped(shape, in: numbers.range, isWhole: numbers.isWhole)
  }

  /// A value that must be in the range of the parameter; nil after an error was noted.
  private func inside(_ value: JSONValue?, _ key: String, _ numbers: Numbers) -> Double? {
    guard let value, let number = value.number else { return nil }
    let (low, high) = (numbers.range.lowerBound, numbers.range.upperBound)
    if numbers.range.contains(number) { return number }
    return problems.reject(
      value.place,
      "\(quoted(key)) must be in \(NumberText.shortest(low))...\(NumberText.shortest(high)), not \(value.described)",
      ValueHint.number(value, numbers))
  }

  private func normal(_ value: JSONValue, _ numbers: Numbers) -> UncertainShape? {
    guard
      let found = positive(
        value, ["mean", "sd"], in: "\"normal\"", "{ \"normal\": { \"mean\": 20, \"sd\": 5 } }"),
      let mean = inside(found[0], "mean", numbers), let sd = found[1]?.number
    else { return nil }
    return .normal(mean: mean, sd: sd)
  }

  private func lognormal(_ value: JSONValue, _ numbers: Numbers) -> UncertainShape? {
    let (owner, example) = (
      "\"lognormal\"", "{ \"lognormal\": { \"median\": 20, \"factor\": 2 } }"
    )
    if value["mean"] != nil || value["sd"] != nil {
      guard let found = positive(value, ["mean", "sd"], in: owner, example),
        let mean = inside(found[0], "mean", numbers), let sd = found[1]?.number
      else { return nil }
      return .lognormal(mean: mean, sd: sd)
    }
    guard let found = positive(value, ["median", "factor"], in: owner, example),
      let median = inside(found[0], "median", numbers), let factor = found[1],
      let
        number = factor.number
    else { return nil }
    guard number > 1 else {
      return problems.reject(
        factor.place, "\"factor\" must be more than 1, not \(factor.described)",
        ["nine in ten values lie between the median / factor and the median x factor"])
    }
    return .lognormal(median: median, factor: number)
  }

  private func beta(_ value: JSONValue, _ numbers: Numbers) -> UncertainShape? {
    guard numbers.areShares else {
      return problems.reject(
        value.place, "\"beta\" is for shares and chances, and this is neither",
        ["write \"normal\" or \"lognormal\", or { \"p05\": a, \"p95\": b }"])
    }
    let (owner, example) = ("\"beta\"", "{ \"beta\": { \"mean\": 0.1, \"sd\": 0.03 } }")
    if value["a"] != nil || value["b"] != nil {
      guard let found = positive(value, ["a", "b"], in: owner, example) else { return nil }
      let shapes = found.compactMap { $0?.number }
      guard shapes.allSatisfy(UncertainShape.shapes.contains) else {
        return problems.reject(
          value.place, "the shapes of \"beta\" are numbers in 0.01...1000000", ["write \(example)"])
      }
      return .beta(a: shapes[0], b: shapes[1])
    }
    guard let found = positive(value, ["mean", "sd"], in: owner, example), let mean = found[0],
      let sd = found[1], let share = mean.number, let spread = sd.number
    else { return nil }
    guard share < 1 else {
      return problems.reject(
        mean.place, "\"mean\" must be below 1, not \(mean.described)",
        ValueHint.number(mean, .share))
    }
    guard let shape = UncertainShape.beta(mean: share, sd: spread) else {
      let most = ((share * (1 - share)).squareRoot() * 1000).rounded() / 1000
      return problems.reject(
        sd.place,
        "no beta distribution has the mean \(mean.described) and the standard deviation \(sd.described)",
        ["\"sd\" is well below \(NumberText.shortest(most)), and not next to nothing"])
    }
    return shape
  }

  /// `{"p05": a, "p95": b}`, perhaps with `"p50": m`.
  private func throughQuantiles(
    _ member: JSONValue.Member
  ) -> UncertainInput.Distribution? {
    let (value, path) = (member.value, member.key)
    let owner = "the quantiles of \(path)"
    let example = "{ \"p05\": 0.02, \"p95\": 0.1 }, perhaps with \"p50\": 0.04"
    checkKeys(of: value, ["p05", "p95"], Self.quantiles, in: owner, example: example)
    checkNumbers(of: value, Self.quantiles, [])
    guard let numbers = numbers(of: member) else { return nil }
    let given = Self.quantiles.compactMap { key in value[key].map { (key, $0.value) } }
    for ((lower, low), (key, high)) in zip(given, given.dropFirst()) {
      guard let one = low.number, let two = high.number, one >= two else { continue }
      return problems.reject(
        high.place, "\(quoted(key)) must be above \(quoted(lower)), which is \(low.described)",
        ["put them in rising order"])
    }
    // Where whole numbers are meant there is room below the least of them.
    let room = numbers.isWhole ? 0.5 : 0
    let (least, most) = (numbers.range.lowerBound - room, numbers.range.upperBound + room)
    for (key, quantile) in given {
      guard let number = quantile.number, number <= least || number >= most else { continue }
      return problems.reject(
        quantile.place,
        "\(quoted(key)) must be between \(NumberText.shortest(numbers.range.lowerBound)) and \(NumberText.shortest(numbers.range.upperBound)), not \(quantile.described)",
        ValueHint.number(quantile, numbers)
          + ["for values up to an end of the range write { \"from\": a, \"to\": b }"])
    }
    guard let low = value["p05"]?.value.number, let high = value["p95"]?.value.number else {
      return nil
    }
    return .shaped(
      .quantiles(p05: low, p50: value["p50"]?.value.number, p95: high), in: numbers.range,
      isWhole: numbers.isWhole)
  }
}

extension UncertainInput {
  /// The key of a list of alternatives.
  static let oneOf = "oneOf"
}
