import PlainText
import Service
import Statistics

extension ScenarioDocument {
  /// Values that seem to be of another firm than the rest of the file, a sentence each: those of the scenario that are
  /// outside of what `uncertain` says of them, and a year's discount that is given for a period.
  public var unlikelyValues: [String] {
    (uncertain?.inputs ?? []).compactMap(unlikely) + [unlikelyDiscount].compactMap(\.self)
  }

  /// A plain value that few of the uncertain ones are beyond.
  private func unlikely(_ input: UncertainInput) -> String? {
    guard let entry = entries.first(where: { $0.row.path == input.path }),
      let value = (entry.value ?? entry.row.fallbackValue)?.number
    else { return nil }
    let ends: (low: Double, high: Double)
    let words: String
    switch input.distribution {
    case .values: return nil
    case .range(let from, let to, _, _):
      ends = (from, to)
      words = "in \"uncertain\" it is"
    case .shaped:
      guard let low = input.number(at: 0.05), let high = input.number(at: 0.95) else { return nil }
      ends = (low, high)
      words = "nine in ten of its values in \"uncertain\" are"
    }
    if (ends.low...max(ends.low, ends.high)).contains(value) { return nil }
    let shown = [ends.low, ends.high].map { end in
      let digits = NumberText.fixed(
        end, decimals: NumberText.decimals(for: end, standardError: nil))
      return NumberText.plain(Double(digits.replacing(",", with: "")) ?? end)
    }
    return
      "\(input.path) is \(NumberText.shortest(value)), and \(words) \(shown[0]) to \(shown[1]): is that of the same firm?"
  }

  /// A discount that loses half of a value in a year, or more.
  private var unlikelyDiscount: String? {
    guard let model = baseline.service, let yearly = model.yearlyDiscount, yearly >= 1 else {
      return nil
    }
    let rate = model.money.discount
    return "money.discount is \(NumberText.percent(rate)) a \(model.periodName), which is "
      + "\(NumberText.percent(yearly)) a year: is it the rate of a year?"
  }
}

extension ServiceModel {
  /// The discount a year, where the name of the period says how many make a year.
  var yearlyDiscount: Double? {
    let periods = ["day": 365.0, "week": 52, "month": 12, "quarter": 4]
    return periods[periodName.lowercased()].map { Elementary.pow(1 + money.discount, $0) - 1 }
  }
}
