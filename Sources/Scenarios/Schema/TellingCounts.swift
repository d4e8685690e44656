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
    /// What its value must be, where the example does not show it.
    var requirement: String?
    /// What overrides may change of it.
    var part = Group.Member.part(nil)
    /// The form, nil if the shape of the value is wrong.
    let read: @Sendable (JSONValue) -> TellingRule.Form?
    /// Which numbers its value may be; nil where it is none.
    var numbers: Numbers? { if case .part(let numbers) = part { numbers } else { nil } }
  }

  /// The counts there may be, and the means.
  private static let counts = Numbers(
    range: 0...Double(CountDistribution.largestCount), isWhole: true)
  private static let means = Numbers(range: 0...CountDistribution.largestMean)
  private static let factors = Numbers(range: 0...1e30)

  /// The forms: the keys of which an object has exactly one.
  static let forms: [Form] = [
    Form(
      key: "exactly", example: "{\"exactly\": 9}", requirement: "must be a whole number",
      part: .part(counts)
    ) { node in
      node.wholeNumber.map { .count(.exactly($0)) }
    },
    Form(key: "between", example: "{\"between\": [8, 10]}") { node in
      guard case .list(let ends) = node.content, ends.count == 2,
        let low = ends[0].wholeNumber, let high = ends[1].wholeNumber
      else { return nil }
      return .count(.between(low, high))
    },
    Form(
      key: each, example: "{\"each\": 0.2}", requirement: "must be a chance in 0...1",
      part: .part(.share)
    ) { node in
      node.number.flatMap { (0...1).contains($0) ? .each($0) : nil }
    },
    Form(
      key: byWeight, example: "{\"byWeight\": 1}",
      requirement: "must be a factor above 0, at most 1e30", part: .part(factors)
    ) { node in
      node.number.flatMap { $0 > 0 && factors.range.contains($0) ? .byWeight($0) : nil }
    },
    Form(
      key: "poisson", example: "{\"poisson\": 9}", requirement: "must be a number",
      part: .part(means)
    ) { node in
      node.number.map { .count(.poisson(mean: $0)) }
    },
    Form(
      key: "negativeBinomial", example: "{\"negativeBinomial\": {\"mean\": 9, \"shape\": 0.5}}",
      part: .group(Group(parts: ["mean": means, "shape": Numbers(range: 0...1e12)]))
    ) { node in
      guard let members = node.members, members.count == 2, let mean = node["mean"]?.value.number,
        let shape = node["shape"]?.value.number
      else { return nil }
      return .count(.negativeBinomial(mean: mean, shape: shape))
    },
    Form(key: "shares", example: "{\"shares\": {\"0\": 0.7, \"5\": 0.3}}") { node in
      guard let members = node.members else { return nil }
      var shares: [CountDistribution.Share] = []
      for member in members {
        guard let count = Int(member.key), let share = member.value.number else { return nil }
        shares.append(.init(count: count, share: share))
      }
      return .count(.shares(shares.sorted { $0.count < $1.count }))
    },
  ]

  /// The form whose value is a chance for every contact; the others draw a number.
  static let each = "each"
  /// The form whose value is a factor on the weight of every tie, which makes it a chance.
  static let byWeight = "byWeight"
  /// The share of people who tell nobody.
  static let silent = "silent"
  /// Whose value has a telling count for each layer of the graph.
  static let layers = "layers"
  /// The telling counts that are one word.
  static let words: [(word: String, form: TellingRule.Form)] = [
    ("weightedCascade", .weightedCascade), ("everyone", .everyone), ("nobody", .nobody),
  ]

  /// Every way to write a telling count, each as an example.
  static let examples =
    forms.map(\.example) + words.map { quoted($0.word) } + [
      "{\"exactly\": 9, \"silent\": 0.5}", "{\"layers\": {\"circle\": \"everyone\"}}",
    ]

  /// The forms of a distribution of a count.
  static let distributions = forms.filter { $0.key != each && $0.key != byWeight }

  /// What overrides may change inside a distribution.
  static let insideDistribution = inside(distributions)
  /// What overrides may change inside a telling count of one kind of ties.
  private static let insideCount = inside(forms, [silent])
  /// What overrides may change inside a telling rule.
  static let insideRule: Group = {
    var named = Group(parts: [:])
    named.named = .group(insideCount)
    named.noun = "layer"
    var rule = insideCount
    rule.add(.group(named), at: layers)
    rule.alternatives.append((layers, [silent]))
    return rule
  }()

  /// What overrides may change inside a count of some forms, and keys beside them; to set one form takes
  /// the others away.
  private static func inside(_ forms: [Form], _ others: [String] = []) -> Group {
    var count = Group(parts: [:])
    for form in forms { count.add(form.part, at: form.key) }
    for key in others { count.add(.part(.share), at: key) }
    count.alternatives = forms.map { ($0.key, [silent]) }
    return count
  }
}

extension ValueKind where Value == TellingRule {
  /// Which contacts a teller tells.
  static let tellingRule = ValueKind(
    "a telling count such as {\"exactly\": 9} or \"everyone\"",
    standIn: TellingRule(.nobody), inside: TellingCounts.insideRule,
    forms: TellingCounts.examples
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
    let others = members.filter { $0.key != TellingCounts.layers }
    for other in others {
      reporter?.problems.report(
        other.keyPlace,
        "\(quoted(other.key)) cannot be given with \"layers\" in \(reporter?.path ?? "")",
        ["write it in the telling counts of the layers"])
    }
    guard let named = layers.value.members else {
      return reporter?.complain(
        layers.value, "\"layers\" must be an object, not \(layers.value.described)",
        ["write { \"circle\": \"everyone\", … } with the names of the graph's layers"])
    }
    // In the order of the graph's layers, which is that of their names.
    let rules = named.sorted { $0.key < $1.key }.compactMap { layer in
      readRule(layer.value, reporter?.inside(".\(TellingCounts.layers).\(layer.key)"))
        .map { TellingRule.LayerRule(layer.key, $0) }
    }
    return others.isEmpty && rules.count == named.count ? TellingRule(.layers(rules)) : nil
  }

  /// A rule that does not distinguish layers.
  private static func readRule(_ node: JSONValue, _ reporter: Reporter?) -> TellingRule? {
    if let word = node.text {
      if let rule = TellingCounts.words.first(where: { $0.word == word }) {
        return TellingRule(rule.form)
      }
      let words = TellingCounts.words.map(\.word)
      func hints() -> [String] {
        if let form = TellingCounts.forms.first(where: { $0.key == word }) {
          return ["write \(form.example)"]
        }
        let meant = ValueHint.tellingCount(node)
        return (meant.isEmpty ? Suggestion.hint(word, among: words) : meant)
          + ["words: " + words.joined(separator: ", ")]
      }
      return reporter?.refuse(node, hints())
    }
    guard
      let member = formMember(
        node, TellingCounts.forms, words: TellingCounts.words.map(\.word),
        others: [TellingCounts.silent], reporter)
    else { return nil }
    var silence = 0.0
    if let member = node[TellingCounts.silent] {
      guard let share = member.value.number, (0...1).contains(share) else {
        return reporter?.complain(
          member.value, "\"silent\" must be a share in 0...1, not \(member.value.described)",
          ValueHint.number(member.value, .share))
      }
      silence = share
    }
    return readForm(member, reporter).map { TellingRule($0, silent: silence) }
  }
}

extension ValueKind where Value == CountDistribution {
  /// A distribution of a count, written as a telling count.
  static let distribution = ValueKind(
    "a distribution written as a telling count, such as {\"poisson\": 9}",
    standIn: .exactly(0), inside: TellingCounts.insideDistribution,
    forms: TellingCounts.distributions.map(\.example)
  ) { node, reporter in
    let distributions = TellingCounts.distributions
    if let chance = node.members?.first(where: {
      $0.key == TellingCounts.each || $0.key == TellingCounts.byWeight
    }) {
      reporter?.problems.report(
        chance.keyPlace, "\(reporter?.path ?? "") must be a distribution of a count, not a chance",
        ["allowed: " + distributions.map(\.key).joined(separator: ", ")])
      return nil
    }
    guard let member = formMember(node, distributions, words: [], others: [], reporter) else {
      return nil
    }
    guard case .count(let distribution)? = readForm(member, reporter) else { return nil }
    return distribution
  }
}

/// The one member of an object that says how many.
///
/// - Parameters:
///   - node: The object.
///   - allowed: The forms, of which it has one.
///   - words: Words that may be in its place.
///   - others: What else may be in it.
///   - reporter: Where to report what is wrong.
/// - Returns: The member, nil if something is wrong.
private func formMember(
  _ node: JSONValue, _ allowed: [TellingCounts.Form], words: [String], others: [String],
  _ reporter: Reporter?
) -> JSONValue.Member? {
  let keys = allowed.map(\.key)
  guard let members = node.members else {
    func forms() -> [String] {
      ValueHint.tellingCount(node)
        + ["forms: " + (allowed.map(\.example) + words.map { quoted($0) }).joined(separator: ", ")]
    }
    return reporter?.refuse(node, forms())
  }
  let forms = members.filter { keys.contains($0.key) }
  let isKnown = node.hasOnly(keys + others, reporter)
  for member in forms.dropFirst() {
    reporter?.problems.report(
      member.keyPlace,
      "\(reporter?.path ?? "") has both \(quoted(forms[0].key)) and \(quoted(member.key))",
      ["keep one of the two"])
  }
  if forms.isEmpty, isKnown {
    return reporter?.complain(
      node, "the number is missing",
      ["one of: " + keys.joined(separator: ", ")])
  }
  return forms.count == 1 && isKnown ? forms[0] : nil
}

private func readForm(_ member: JSONValue.Member, _ reporter: Reporter?) -> TellingRule.Form? {
  guard let form = TellingCounts.forms.first(where: { $0.key == member.key }) else { return nil }
  guard let read = form.read(member.value) else {
    let requirement = form.requirement ?? "is written \(form.example)"
    return reporter?.complain(
      member.value, "\(quoted(member.key)) \(requirement), not \(member.value.described)",
      ValueHint.part(member.value, of: form))
  }
  if case .count(let distribution) = read, let problem = distribution.problem {
    return reporter?.complain(member.value, "\(quoted(member.key)): \(problem)")
  }
  return read
}
