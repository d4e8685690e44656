import Experiments
import PlainText
import Scenarios

/// How the values of an uncertain input are written where the input is moved alone: with their unit, and so that
/// no two of them read alike.
struct EndWords {
  let bar: DecisionResult.Bar
  let terms: ServiceTerms

  /// A value of it.
  func said(_ end: DecisionResult.End) -> String {
    guard let number = end.number else { return alternative(end.text) }
    let short = said(number)
    let isAmbiguous = bar.ends.contains { other in
      other.number.map { $0 != number && said($0) == short } ?? false
    }
    return isAmbiguous ? AssumptionWords.value(.number(number), of: bar.input, terms) : short
  }

  /// A number to three digits.
  func said(_ number: Double) -> String {
    AssumptionWords.value(AssumptionWords.rounded(number), of: bar.input, terms)
  }

  /// An alternative: of a block the part by which it differs from all others.
  func alternative(_ text: String) -> String {
    let value = AssumptionWords.parameter(text)
    if let words = KeyWords.value(value, of: bar.input, terms) {
      return TextWidth.printable(words)
    }
    let all = bar.ends.map { AssumptionWords.parameter($0.text) }
    let key = value.members?.map(\.key).first { key in
      Set(all.map { $0[key]?.value.line ?? "" }).count == all.count
    }
    guard let key, let part = value[key]?.value else {
      return TextWidth.printable(KeyWords.parts(text))
    }
    return AssumptionWords.value(part, of: "\(bar.input).\(key)", terms)
  }
}
