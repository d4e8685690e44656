import Experiments
import Statistics

/// What one unhappy customer costs, and what of that is word of mouth and why, in sentences.
struct TalkCostWords {
  /// The setting, rerun with something left out.
  let setting: SettingResult
  /// What periods and money are called.
  let terms: ServiceTerms

  /// The sentences; none where nobody was unhappy or nothing was rerun.
  var sentences: [Prose] {
    guard let total = said("cost_per_unhappy"), let leaving = said("cost_per_unhappy_own_leaving"),
      let recovery = said("cost_per_unhappy_recovery"),
      let customers = mean("cost_per_unhappy_customers_lost_by_talk"),
      let prospects = mean("cost_per_unhappy_prospects_lost_by_talk")
    else { return [] }
    let talk = customers + prospects
    return [
      """
      Compared with a firm that makes nobody unhappy, one unhappy customer costs \
      \(terms.money(total.said))\(total.brackets()): \(leaving.said) for leaving, also after the \
      last \(terms.period), \(amount(talk)) through word of mouth and \(recovery.said) for recovery \
      and answers.
      """,
      why(talk),
    ]
  }

  /// What word of mouth costs follows from how often bad news is heard, how often that loses somebody, and
  /// what they are worth.
  private func why(_ talk: Double) -> Prose {
    let lost = (mean("lost_by_talk") ?? 0) + (mean("prospects_lost_by_talk") ?? 0)
    guard let hearings = mean("hearings_negative"), hearings > 0,
      let each = mean("hearings_per_unhappy")
    else { return "Nobody hears bad news, so that word of mouth costs nothing." }
    let heard: Prose = "Bad news is heard \(amount(each)) times for each unhappy customer"
    guard lost > 0 else {
      return "\(heard), but it keeps nobody from joining or staying, so that it costs nothing."
    }
    let worth: Prose =
      mean("customer_lifetime_value").map {
        "; as things are a customer is worth \(terms.money(amount($0)))"
      } ?? ""
    return """
      \(heard), and of \(.count(1_000)) hearings \(amount(1_000 * lost / hearings)) lose \
      a customer or a prospect\(worth).
      """
  }

  private func mean(_ metric: String) -> Double? { setting.summary(metric)?.mean }

  private func said(_ metric: String) -> ShownFigure? {
    mean(metric) == nil ? nil : ShownFigure(setting.summary(metric), .amount)
  }

  /// A figure with three digits.
  private func amount(_ number: Double) -> Value {
    FigureStyle(of: number, standardError: nil).inSentence(about: number).value(number)
  }
}
