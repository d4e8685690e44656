import Experiments
import Scenarios
import Service
import Statistics

/// What one unhappy customer costs, and what of that is word of mouth and why, in sentences.
struct TalkCostWords {
  /// The setting, rerun with something left out.
  let setting: SettingResult
  /// What periods and money are called.
  let terms: ServiceTerms
  /// Whether some customers buy less after misery.
  var buysLess = false

  /// The sentences; none where nobody was unhappy or nothing was rerun.
  var sentences: [Prose] {
    guard let total = mean("cost_per_unhappy"), let leaving = mean("cost_per_unhappy_own_leaving"),
      let recovery = mean("cost_per_unhappy_recovery"),
      let customers = mean("cost_per_unhappy_customers_lost_by_talk"),
      let prospects = mean("cost_per_unhappy_prospects_lost_by_talk")
    else { return [] }
    // A part of the other direction than the total says which it has.
    func part(_ cost: Double) -> Prose {
      let isOther = cost != 0 && (cost < 0) != (total < 0)
      return "\(isOther ? (cost < 0 ? "a gain of " : "a cost of ") : "")\(amount(abs(cost)))"
    }
    let shown = setting.summary("cost_per_unhappy").map { total < 0 ? $0.scaled(by: -1) : $0 }
    let figure = ShownFigure(shown, .amount)
    let verb = total < 0 ? "brings" : "costs"
    return [
      """
      Compared with a firm that makes nobody unhappy in \(terms.theseAll), one unhappy customer \(verb) \
      \(terms.money(figure.said))\(figure.brackets()): \(part(leaving)) for leaving\(buysLess ? " or buying less" : ""), \
      \(part(customers + prospects)) through word of mouth and \(part(recovery)) for recovery and \
      answers.
      """,
      talk,
    ]
  }

  /// What word of mouth costs follows from how many people are told, how many of them are lost, and what
  /// a customer is worth.
  private var talk: Prose {
    guard let hearers = mean("ever_heard_negative"), hearers > 0 else {
      return "Nobody hears bad news, so that word of mouth costs nothing."
    }
    let numbers = PeopleNumbers(hearers)
    let heard: Prose = "Bad news is told to \(numbers.counted(hearers, "person", "people"))"
    let lost = [
      (mean("lost_by_talk") ?? 0, "customer leaves", "customers leave"),
      (mean("prospects_lost_by_talk") ?? 0, "prospect does not join", "prospects do not join"),
    ].filter { $0.0 > 0 }.map { number, one, several in
      PeopleNumbers(number).counted(number, one, several)
    }
    if lost.isEmpty { return "\(heard); it makes nobody leave or stay away." }
    let worth: Prose =
      mean("customer_lifetime_value").map {
        "; as things are a customer is worth \(terms.money(amount($0)))"
      } ?? ""
    return "\(heard); because of it \(lost.joined(separator: " and "))\(worth)."
  }

  private func mean(_ metric: String) -> Double? { setting.summary(metric)?.mean }

  /// A figure with three digits.
  private func amount(_ number: Double) -> Value {
    FigureStyle(of: number, standardError: nil).inSentence(about: number).value(number)
  }
}

extension Plan {
  /// Whether some customers of its baseline buy less after misery.
  var buysLess: Bool { document.baseline.service?.buysLess ?? false }
}
