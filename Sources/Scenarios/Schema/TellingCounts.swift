import PlainText
import Randomness
import WordOfMouth

/// How telling counts are written: one form, such as `{"exactly": 9}`, and perhaps `silent`; or by layers,
/// `{"layers": {"circle": "everyone", "weak": {"exactly": 2}}}`.
enum TellingCounts {
  /// A form of a telling count and how its value is read.
  struct Form: Sendable {
    let key: String
    let example: String
    /// Keys inside the form's value.
    var inner: [String] = []
    /// The distribution, nil if the shape of the value is wrong.
    let distribution: @Sendable (JSONValue) -> CountDistribution?
  }

  /// The forms that draw a number.
  static let distributions: [Form] = [
    Form(key: "exactly", example: "{\"exactly\": 9}") { node in
      node.wholeNumber.map { .exactly($0) }
    },
    Form(key: "between", example: "{\"between\": [8, 10]}") { node in
      guard case .list(let ends) = node.content, ends.count == 2,
        let low = ends[0].wholeNumber, let high = ends[1].wholeNumber
      else { return nil }
      return .between(low, high)
    },
    Form(key: "poisson", example: "{\"poisson\": 9}") { node in
      node.number.map { .poisson(mean: $0) }
    },
    Form(
      key: "negativeBinomial", example: "{\"negativeBinomial\": {\"mean\": 9, \"shape\": 0.5}}",
      inner: ["mean", "shape"]
    ) { node in
      guard let members = node.members, members.count == 2, let mean = node["mean"]?.value.number,
        let shape = node["shape"]?.value.number
      else { return nil }
      return .negativeBinomial(mean: mean, shape: shape)
    },
    Form(key: "shares", example: "{\"shares\": {\"0\": 0.7, \"5\": 0.3}}") { node in
      guard let members = node.members else { return nil }
      var shares: [CountDistribution.Share] = []
      for member in members {
        guard let count = Int(member.key), let share = member.value.number else { return nil }
        shares.append(.init(count: count, share: share))
      }
      return .shares(shares.sorted { $0.count < $1.count })
    },
  ]

  /// The form whose value is a chance for every contact.
  static let each = "each"
  /// The share of people who tell nobody.
  static let silent = "silent"
  /// The telling counts that are one word.
  static let words: [(word: String, form: TellingRule.Form)] = [
    ("weightedCascade", .weightedCascade), ("everyone", .everyone), ("nobody", .nobody),
  ]
  /// The keys of which an object has exactly one.
  static let formKeys =
    distributions.prefix(2).map(\.key) + [each] + distributions.dropFirst(2).map(\.key)

  /// Whose value has a telling count for each layer of the graph.
  static let layers = "layers"
  /// The keys of which a rule has exactly one.
  static let ruleKeys = formKeys + [layers]

  /// The examples of all forms, for messages and documentation.
  static let examples =
    distributions.prefix(2).map(\.example) + ["{\"each\": 0.2}"]
    + distributions.dropFirst(2).map(\.example) + words.map { quoted($0.word) }

  /// The paths inside a count that an override may change.
  static let innerOfCount =
    formKeys + distributions.flatMap { form in form.inner.map { "\(form.key).\($0)" } } + [silent]
  /// The paths inside a telling rule that an override may change; ``Group/anyName`` is in place of the
  /// name of a layer.
  static let inner =
    innerOfCount + ["\(layers).\(Group.anyName)"]
    + innerOfCount.map { "\(layers).\(Group.anyName).\($0)" }

  /// What overrides may change inside a value whose telling count is at these paths.
  static func inside(_ paths: [String]) -> ValueInside {
    ValueInside(paths: paths, exclusive: ruleKeys, whole: [distributions[0].key])
  }
}

extension ValueKind where Value == TellingRule {
  /// Whom a teller tells.
  static let tellingRule = ValueKind(
    allowed: "a telling count such as {\"exactly\": 9} or \"everyone\"",
    standIn: TellingRule(.nobody), inside: TellingCounts.inside(TellingCounts.inner)
  ) { node, reporter in
    if let layers = node[TellingCounts.layers] {
      return readLayers(layers, beside: node.members ?? [], reporter)
    }
    return readRule(node, reporter)
  }

  /// A rule for each layer.
  private static func readLayers(
    _ layers: JSONValue.Member, beside members: [JSONValue.Member], _ reporter: Reporter?
  ) -> TellingRule? {
    var isGood = true
    for other in members where other.key != TellingCounts.layers {
      reporter?.report(
        other.keyPlace, "\(quoted(other.key)) is beside \"layers\" in \(reporter?.path ?? "")",
        ["write it in the telling counts of the layers"])
      isGood = false
    }
    guard let named = layers.value.members else {
      reporter?.complain(
        layers.value, "\"layers\" must be an object, not \(layers.value.described)",
        ["write { \"circle\": \"everyone\", … } with the names of the graph's layers"])
      return nil
    }
    var rules: [TellingRule.LayerRule] = []
    for layer in named {
      let inner = reporter?.inside(".\(TellingCounts.layers).\(layer.key)")
      if let rule = readRule(layer.value, inner) {
        rules.append(TellingRule.LayerRule(layer.key, rule))
      } else {
        isGood = false
      }
    }
    return isGood ? TellingRule(.layers(rules)) : nil
  }

  /// A rule that does not tell layers apart.
  private static func readRule(_ node: JSONValue, _ reporter: Reporter?) -> TellingRule? {
    if let word = node.text {
      if let rule = TellingCounts.words.first(where: { $0.word == word }) {
        return TellingRule(rule.form)
      }
      let words = TellingCounts.words.map(\.word)
      reporter?.refuse(
        node, Suggestion.hint(word, among: words) + ["words: " + words.joined(separator: ", ")])
      return nil
    }
    guard let form = formMember(node, others: [TellingCounts.silent], reporter) else { return nil }
    var silence = 0.0
    if let member = node[TellingCounts.silent] {
      guard let share = member.value.number, (0...1).contains(share) else {
        reporter?.complain(
          member.value, "\"silent\" must be a share in 0...1, not \(member.value.described)")
        return nil
      }
      silence = share
    }
    if form.key == TellingCounts.each {
      guard let chance = form.value.number, (0...1).contains(chance) else {
        reporter?.complain(
          form.value, "\"each\" must be a chance in 0...1, not \(form.value.described)")
        return nil
      }
      return TellingRule(.each(chance), silent: silence)
    }
    return readDistribution(form, reporter).map { TellingRule(.count($0), silent: silence) }
  }
}

extension ValueKind where Value == CountDistribution {
  /// A distribution of a count, written as a telling count.
  static let distribution = ValueKind(
    allowed: "a distribution written as a telling count, such as {\"poisson\": 9}",
    standIn: .exactly(0),
    inside: TellingCounts.inside(
      TellingCounts.innerOfCount.filter { $0 != TellingCounts.each && $0 != TellingCounts.silent })
  ) { node, reporter in
    guard let form = formMember(node, others: [], reporter) else { return nil }
    if form.key == TellingCounts.each {
      reporter?.report(
        form.keyPlace, "\(reporter?.path ?? "") must be a distribution of a count, not a chance",
        ["allowed: " + TellingCounts.distributions.map(\.key).joined(separator: ", ")])
      return nil
    }
    return readDistribution(form, reporter)
  }
}

/// The one member of an object that says how many; what else is in it must be among `others`.
private func formMember(
  _ node: JSONValue, others: [String], _ reporter: Reporter?
) -> JSONValue.Member? {
  guard let members = node.members else {
    reporter?.refuse(node, ["forms: " + TellingCounts.examples.joined(separator: ", ")])
    return nil
  }
  let allowed = TellingCounts.formKeys + others
  var form: JSONValue.Member?
  var isGood = true
  for member in members {
    if TellingCounts.formKeys.contains(member.key) {
      if let form {
        reporter?.report(
          member.keyPlace,
          "\(reporter?.path ?? "") has both \(quoted(form.key)) and \(quoted(member.key))",
          ["keep one of the two"])
        isGood = false
      } else {
        form = member
      }
    } else if !others.contains(member.key) {
      reporter?.refuse(unknown: member, allowed: allowed)
      isGood = false
    }
  }
  if form == nil, isGood {
    reporter?.complain(
      node, "it is not said how many",
      ["one of: " + TellingCounts.formKeys.joined(separator: ", ")])
  }
  return isGood ? form : nil
}

private func readDistribution(
  _ member: JSONValue.Member, _ reporter: Reporter?
) -> CountDistribution? {
  guard let form = TellingCounts.distributions.first(where: { $0.key == member.key }) else {
    return nil
  }
  guard let distribution = form.distribution(member.value) else {
    reporter?.complain(
      member.value,
      "\(quoted(member.key)) is written \(form.example), not \(member.value.described)")
    return nil
  }
  if let problem = distribution.problem {
    reporter?.complain(member.value, "\(quoted(member.key)): \(problem)")
    return nil
  }
  return distribution
}
