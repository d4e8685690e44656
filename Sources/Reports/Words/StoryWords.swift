package import Experiments
import Statistics
package import WordOfMouth

/// What becomes of a story, in a sentence: whether it dies out or takes off, and how many new hearers each
/// hearer brings.
package struct StoryWords {
  private let opinion: Opinion
  /// What the story is called: `the negative story`.
  private let story: String
  private let setting: SettingResult
  private let growth: StoryGrowth

  /// Describes an opinion's story in a setting.
  ///
  /// - Parameters:
  ///   - opinion: The opinion.
  ///   - setting: The setting.
  ///   - story: What the story is called; nil for `the negative story`.
  package init(_ opinion: Opinion, in setting: SettingResult, called story: String? = nil) {
    self.opinion = opinion
    self.story = story ?? "the \(opinion) story"
    self.setting = setting
    growth = setting.growth[opinion]
  }

  /// The story at the start of a sentence.
  private var begin: Prose { Prose(story).capitalized }
  private var hasPeriods: Bool { !setting.periods.isEmpty }
  private var reach: MetricSummary? {
    setting.summary(ShownMetric.reach(opinion, hasPeriods: hasPeriods).name)
  }
  private var replicates: Prose { "\(growth.replicates, "replicate")" }

  /// The sentence; nil of a story that has nobody to tell it.
  package var sentence: Prose? {
    let hasHolders = (setting.summary("first_hand_\(opinion)")?.mean ?? 0) > 0
    if growth.state != .nobodyTold, (reach?.mean ?? 0) == 0 { return nil }
    switch growth.state {
    case .repeats: return undefined("whoever tells goes on telling")
    case .outside: return undefined("people are told from outside in every round")
    case .oneRound: return undefined("talk stops after the first round")
    case .filledAtOnce:
      return undefined("by the first telling more than half of all people know")
    case .notRetold:
      return "Nobody tells \(story) on: R = 0."
    case .nobodyTold:
      return hasHolders ? "Nobody was told \(story) in \(replicates)." : nil
    case .late:
      let share: Prose =
        "\(.percent(growth.knowingAtFirst)) of people already know after the first telling"
      return growth.diesOut
        ? "\(begin) dies out: each hearer brings \(number) new ones (\(share))."
        : "Each hearer of \(story) brings \(number) new ones (\(share))."
    case .noneBrought:
      let hearers: Prose = "\(Int(growth.hearers.rounded()), "hearer")"
      return growth.mayTakeOff
        ? "None of \(hearers) of \(story) told it on in \(replicates)."
        : "\(begin) dies out: none of \(hearers) told it on in \(replicates)."
    case .estimated: return "\(begin) \(estimated)."
    }
  }

  private func undefined(_ reason: Prose) -> Prose {
    "New hearers per hearer of \(story): not defined, as \(reason)."
  }

  // MARK: Where the number was estimated

  private var estimated: Prose {
    guard growth.mayTakeOff else {
      return "dies out: each hearer brings \(number) new ones\(interval)"
    }
    if growth.split != nil { return split }
    let isHigh = 2 * growth.far > growth.replicates
    if !isHigh, (1..<Split.fewest).contains(growth.far) {
      let largest = reach?.quantiles?.max ?? 0
      let style = FigureStyle(kind: .amount, decimals: 0).inSentence(about: largest)
      return """
        went much further in \(.count(growth.far)) of \(replicates) (the largest \
        \(style.value(largest))): too few to say how often
        """
    }
    guard let found = growth.interval?.interval else {
      return "was told on in one replicate only: each hearer brings \(number) new ones"
    }
    if found.low <= 1 {
      return """
        is at the threshold: each hearer brings \(range(found)) new ones\
        \(growth.fades ? ", and fewer from hop to hop" : "")\(widely)
        """
    }
    if growth.fades, isHigh {
      return "grows at first (\(number) new hearers per hearer), then fades"
    }
    let brings: Prose = "each hearer brings \(number) new ones\(interval)"
    if growth.far == growth.replicates { return "takes off in every market seen: \(brings)" }
    if isHigh {
      let failed = growth.replicates - growth.far
      return failed < Split.fewest
        ? "takes off in all but \(.count(failed)) of \(replicates): \(brings)"
        : "grows: \(brings)\(widely)"
    }
    return growth.far == 0
      ? "may take off (\(brings)), but did not in \(replicates)" : "grows: \(brings)\(widely)"
  }

  /// How often it takes off, and how far it goes then and else.
  private var split: Prose {
    let chance = ShownMetric.takeOff(opinion).figure(setting)
    let conditional = ShownMetric.reachGivenTakeOff(opinion, hasPeriods: hasPeriods)
    let given = conditional.figure(setting)
    let share = setting.summary(ShownMetric.takeOff(opinion).name)?.mean ?? 0
    let high = setting.summary(conditional.name)?.mean ?? 0
    let low = share < 1 ? max(0, ((reach?.mean ?? 0) - share * high) / (1 - share)) : 0
    let rest = FigureStyle(kind: .amount, decimals: low < 10 ? 1 : 0).inSentence(about: low)
    return """
      takes off in \(chance.said) of markets\(chance.brackets(nil)); then it \
      \(hasPeriods ? "is heard \(given.said, "time")" : "reaches \(given.said, "person", "people")" as Prose), \
      else \(rest.value(low))
      """
  }

  private var widely: Prose {
    guard let found = reach?.quantiles, found.p95 > 2 * max(1, found.p05) else { return "" }
    return "; reach differs widely from market to market"
  }

  // MARK: Its number

  private var figure: ShownFigure { ShownMetric.reproduction(opinion).figure(setting) }
  private var number: Prose {
    growth.state == .late ? "about \(figure.said)" : "\(figure.said)"
  }
  private var interval: Prose { figure.brackets(nil) }

  private func range(_ found: Interval) -> Value {
    FigureStyle(of: growth.number ?? 1, standardError: growth.standardError).range(found)
  }
}
