import Foundation
import PlainText
import WordOfMouth

/// What somebody may have meant by a value that is refused: 0.6 by `60 %`, `{"between": [8, 10]}` by `8-10`.
///
/// Nothing is guessed: the value stays refused, and the hint is a question.
enum ValueHint {
  /// A number as somebody wrote it.
  private struct Amount {
    var value: Double
    /// Whether it can only be a share: a percentage, or one in so many.
    var isShare = false
  }

  /// What may be meant where a number should be.
  static func number(_ value: JSONValue, _ numbers: Numbers) -> [String] {
    let text = value.numberOrText
    let question = question(amounts(text), numbers)
    guard question.isEmpty, let (low, high) = range(text) else { return question }
    return [
      "write one number; what is not known exactly is \"uncertain\", as { \"from\": \(low), \"to\": \(high) }"
    ]
  }

  /// What may be meant where a telling count should be.
  static func tellingCount(_ value: JSONValue) -> [String] {
    let written = value.items.map { $0.map(\.line).joined(separator: "-") } ?? value.text
    if let (low, high) = written.flatMap(range) {
      return ["did you mean {\"between\": [\(low), \(high)]}?"]
    }
    return ask(
      amounts(value.numberOrText).compactMap { amount in
        let number = NumberText.shortest(amount.value)
        if amount.isShare || (amount.value > 0 && amount.value < 1) {
          return (0...1).contains(amount.value) ? "{\"each\": \(number)}" : nil
        }
        if amount.value < 0 { return nil }
        return amount.value == amount.value.rounded()
          ? "{\"exactly\": \(number)}" : "{\"poisson\": \(number)}"
      })
  }

  /// What may be meant inside a telling count, by the form that it is of.
  static func part(_ value: JSONValue, of form: TellingCounts.Form) -> [String] {
    guard let numbers = form.numbers else {
      if let (low, high) = value.text.flatMap(range) { return ["did you mean [\(low), \(high)]?"] }
      return tellingCount(value).map {
        $0.replacing("?", with: " in place of {\(quoted(form.key)): …}?")
      }
    }
    let hints = number(value, numbers)
    guard numbers.isWhole, let amount = amounts(value.numberOrText).first, amount.value > 0,
      amount.value != amount.value.rounded()
    else { return hints }
    let shown = NumberText.shortest(amount.value)
    return hints
      + [
        amount.value < 1
          ? "a share of the contacts is {\"each\": \(shown)}"
          : "a number that is \(shown) on average is {\"poisson\": \(shown)}"
      ]
  }

  /// What may be meant by a word without quotes that is no JSON.
  ///
  /// - Parameters:
  ///   - text: The word.
  ///   - keys: The keys of the objects around it, from the outermost: the parameter may be named by all of them, or
  ///     in a what-if by one.
  /// - Returns: What may be meant, each a line.
  static func word(_ text: String, below keys: [String]) -> [String] {
    let value = JSONValue(.text(text), at: .code)
    let paths = keys.indices.map { keys[$0...].joined(separator: ".") } + keys.reversed()
    for path in paths where Schema.group.target(of: path) != nil {
      if TellingRule.isTellingCount(at: path) { return tellingCount(value) }
      if let numbers = Schema.group.numbers(at: path) { return number(value, numbers) }
      if path.hasSuffix(".between"), let (low, high) = range(text) {
        return ["did you mean [\(low), \(high)]?"]
      }
    }
    return number(value, Numbers(range: -Double.infinity...Double.infinity))
  }

  // MARK: Questions

  private static func question(_ amounts: [Amount], _ numbers: Numbers) -> [String] {
    let answers = ask(
      amounts.compactMap { amount in
        let number = amount.value
        if numbers.range.contains(number), !numbers.isWhole || number == number.rounded() {
          return NumberText.shortest(number)
        }
        // 60 for a share of 60 %; 7 / 100 is the nearest to 0.07, and 7 x 0.01 is not.
        let isPercent = numbers.areShares && !amount.isShare && number > 1 && number <= 100
        return isPercent ? NumberText.shortest(number / 100) : nil
      })
    guard answers.isEmpty, numbers.isWhole, let amount = amounts.first, amount.value >= 0 else {
      return answers
    }
    let percent = (amount.value * 1e6).rounded() / 1e4
    if amount.isShare, percent == percent.rounded(), numbers.range.contains(percent) {
      return ask([NumberText.shortest(percent)])
    }
    if amount.isShare || amount.value < 1 { return ["it is a whole number, not a share"] }
    let near = [amount.value.rounded(.down), amount.value.rounded(.up)]
    return ask(near.filter { numbers.range.contains($0) }.map { NumberText.shortest($0) })
  }

  private static func ask(_ answers: [String]) -> [String] {
    let answers = answers.uniqued
    return answers.isEmpty ? [] : ["did you mean \(answers.joined(separator: " or "))?"]
  }

  // MARK: Reading

  /// The longest text that somebody writes for a number.
  private static let longest = 40

  /// Two numbers of which a text says that it is between them, as JSON; nil where it does not.
  private static func range(_ text: String) -> (String, String)? {
    guard text.utf8.count <= longest else { return nil }
    for separator in ["–", "—", "..", " to ", "-"] {
      let parts = text.components(separatedBy: separator)
      guard parts.count == 2, let low = plain(parts[0]), let high = plain(parts[1]), low < high
      else { continue }
      return (NumberText.shortest(low), NumberText.shortest(high))
    }
    return nil
  }

  private static func plain(_ text: String) -> Double? {
    let text = text.trimmingCharacters(in: .whitespaces)
    guard text.first?.isNumber == true, !JSONValue.hasThousandsPoint(text) else { return nil }
    return Double(text)
  }

  /// The numbers that a text may be; two where a point or a comma may stand before decimals or between
  /// thousands.
  private static func amounts(_ text: String) -> [Amount] {
    guard text.utf8.count <= longest else { return [] }
    var text = text.trimmingCharacters(in: .whitespaces)
    for word in [" percent", " per cent"] where text.hasSuffix(word) {
      text = text.dropLast(word.count) + "%"
    }
    if let share = ratio(text) { return [Amount(value: share, isShare: true)] }
    let pointed = text.replacing(",", with: ".")
    if JSONValue.hasThousandsPoint(pointed), let number = Double(pointed) {
      return [Amount(value: number), Amount(value: number * 1000)]
    }
    let groups = pointed.split(separator: ".", omittingEmptySubsequences: false)
    if groups.count > 2, groups[0].count <= 3, groups.dropFirst().allSatisfy({ $0.count == 3 }),
      let number = Double(groups.joined())
    {
      return [Amount(value: number)]
    }
    let isDecimalComma = groups.count == 2 && text.contains(",")
    guard let number = WrittenNumber(isDecimalComma ? pointed : text) else { return [] }
    // A zero without its sign, where somebody wrote one.
    return [Amount(value: number.value + 0, isShare: number.isPercent)]
  }

  /// One in so many, with three digits: `1 in 26`, `1 of 26`, `1/26`.
  private static func ratio(_ text: String) -> Double? {
    for separator in [" in ", " out of ", " of ", "/"] {
      let parts = text.components(separatedBy: separator)
      guard parts.count == 2, let part = plain(parts[0]), let whole = plain(parts[1]), whole > 0,
        part <= whole
      else { continue }
      let share = part / whole
      guard share > 0 else { return 0 }
      let scale = DecimalPlaces.power(2 - DecimalPlaces.magnitude(share))
      return (share * scale).rounded() / scale
    }
    return nil
  }
}

extension JSONValue {
  /// What is written of a number or a text; empty of another value.
  fileprivate var numberOrText: String {
    switch content {
    case .number(let text), .text(let text): text
    default: ""
    }
  }
}
