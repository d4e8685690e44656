import PlainText
import Scenarios

/// Keys of a scenario in words.
enum KeyWords {
  /// A key in words, or the key itself where it has none.
  static func said(_ path: String) -> Prose { Prose(words(path) ?? path) }

  /// A key in words; nil where it is that of no parameter.
  static func words(_ path: String) -> String? { ParameterDescription.at(path)?.words }

  /// A value of a key in words: shares and chances as per cent, periods with their name; nil of a block.
  static func value(_ value: JSONValue, of path: String, _ terms: ServiceTerms) -> String? {
    let row = ParameterDescription.at(path)
    if value == .null { return row?.fallback ?? "none" }
    guard let number = Double(value.line), let row else { return self.value(value.line) }
    if row.isShare { return Value.share(number).text }
    if row.unit.hasPrefix("money") { return ChartNumbers.money(terms.currency).exact(number) }
    if ["people", "contacts", "customers"].contains(where: row.unit.hasPrefix) {
      return ChartNumbers.people.exact(number)
    }
    if path == "money.discount" { return ChartNumbers.shares.exact(number) }
    if row.unit == "periods" {
      return "\(NumberText.shortest(number)) \(number == 1 ? terms.period : terms.plural)"
    }
    return value.line
  }

  /// What a change of a key is about: its own words, or those of the block that it is in.
  static func subject(_ path: String) -> String {
    let parts = path.split(separator: ".")
    if parts.starts(with: ["service", "listening"]), parts.count > 2 {
      return "listening by \(parts[2])"
    }
    if parts.starts(with: ["customers", "segments"]), parts.count > 2 {
      return "the segment \(parts[2])"
    }
    return (1...max(1, parts.count)).reversed().lazy.compactMap { count in
      let start = parts.prefix(count).joined(separator: ".")
      return words(start) ?? blocks[start]
    }.first ?? path
  }

  /// A value in words: a number, a name, or how many people somebody tells; nil of any other.
  static func value(_ line: String) -> String? {
    let value = JSONValue(reading: line)
    return switch value.content {
    case .object(let members): tellingCount(members)
    case .list: nil
    case .text(let text): choices[text] ?? text
    case .null, .boolean, .number: line
    }
  }

  /// A value in words, and where it has none its parts: `model random-regular, contacts 20`.
  static func parts(_ line: String) -> String { value(line) ?? parts(JSONValue(reading: line)) }

  private static func parts(_ value: JSONValue) -> String {
    switch value.content {
    case .object(let members):
      members.map { "\($0.key) \(parts($0.value.line))" }.joined(separator: ", ")
    case .list(let values): values.map { parts($0.line) }.joined(separator: ", ")
    case .text(let text): choices[text] ?? value.line
    case .null, .boolean, .number: value.line
    }
  }

  /// How many people somebody tells; nil where an object says something else.
  private static func tellingCount(_ members: [JSONValue.Member]) -> String? {
    let (silent, forms) = (
      members.filter { $0.key == "silent" }, members.filter { $0.key != "silent" }
    )
    guard forms.count == 1, let form = forms.first, let told = tellingCount(form) else {
      return nil
    }
    let rest = number(silent.first?.value).map { ", but \(Value.share($0)) tell nobody" } ?? ""
    return told + rest
  }

  private static func number(_ value: JSONValue?) -> Double? {
    if case .number(let text)? = value?.content { Double(text) } else { nil }
  }

  private static func tellingCount(_ form: JSONValue.Member) -> String? {
    let value = form.value
    func exact(_ value: JSONValue?) -> Value? { number(value).map { .exact($0) } }
    switch form.key {
    case "layers":
      let layers = value.members?.map { layer in
        self.value(layer.value.line).map { "\($0) in \(layer.key)" }
      }
      guard let layers, !layers.contains(nil) else { return nil }
      return layers.compactMap(\.self).joined(separator: "; ")
    case "exactly": return exact(value).map(\.text)
    case "between":
      guard case .list(let ends) = value.content, ends.count == 2, let low = exact(ends[0]),
        let high = exact(ends[1])
      else { return nil }
      return "\(low) to \(high)"
    case "each": return exact(value).map { "each contact with chance \($0)" }
    case "byWeight":
      return exact(value).map { "each contact with a chance of the tie's weight times \($0)" }
    case "poisson": return exact(value).map { "\($0) on average (Poisson)" }
    case "negativeBinomial":
      guard let mean = exact(value["mean"]?.value), let shape = exact(value["shape"]?.value)
      else { return nil }
      return "\(mean) on average (negative binomial, shape \(shape))"
    case "shares":
      guard let members = value.members else { return nil }
      let shares = members.compactMap { member in
        number(member.value).map { "\(member.key) (\(Value.share($0)))" }
      }
      return shares.count == members.count && !shares.isEmpty
        ? shares.joined(separator: " or ") : nil
    default: return nil
    }
  }

  /// Values that a file writes as code, and kinds of network whose names are those of their authors.
  private static let choices = [
    "complete": "everybody knows everybody", "ring-lattice": "ring of neighbours",
    "watts-strogatz": "small world (Watts and Strogatz)",
    "barabasi-albert": "few with many contacts (Barabási and Albert)",
    "erdos-renyi": "ties at random (Erdős and Rényi)",
    "random-regular": "random (as many contacts each)",
    "configuration": "random (contacts as given)",
    "stochastic-block": "groups (stochastic block model)",
    "random": "at random", "mostContacts": "those with most contacts first",
    "weightedCascade": "each contact with chance 1 over how many can tell it",
    "negativeWins": "bad news", "positiveWins": "good news", "coin": "either, by a coin",
    "sum": "their sum", "largest": "the largest", "either": "the chance that either succeeds",
    "positive": "good news", "negative": "bad news", "buyingLess": "customers who buy less",
  ]

  private static let blocks = [
    "graph": "the network of people", "customers": "who the customers are",
    "voices.positive": "how good news is told", "voices.negative": "how bad news is told",
    "service": "service", "service.answer": "answers to complaints",
    "service.invite": "inviting complaints", "service.learning": "learning from causes",
    "service.experience": "what customers experience",
    "service.experience.employees": "engaged employees", "service.recovery": "recovery",
    "service.listening": "listening", "service.stories": "what customers tell",
    "service.loyalty": "how many customers stay", "service.spends": "what customers still buy",
    "service.broadcast": "what customers broadcast", "customers.segments": "segments of customers",
    "market": "what word of mouth does to the market",
    "market.joining": "what word of mouth does to prospects",
    "market.staying": "what word of mouth does to customers", "money": "margin and costs",
  ]
}
