import PlainText
import Randomness
import Scenarios
import Service
import WordOfMouth

/// Where a telling rule asks for more contacts than people have: fifty people to tell where everybody
/// knows twenty.
struct ContactsShortfall {
  /// The smallest share of people with too few contacts that is worth a remark.
  static let leastShare = 0.05

  /// Who knows how many.
  let graph: GraphProfile

  /// Adds the remarks on a scenario to the notes.
  ///
  /// Remarks on one topic differ only in the figures of their graphs; the share of people who know too
  /// few is their weight.
  ///
  /// - Complexity: O(different numbers of contacts).
  func note(_ scenario: Scenario, setting: Int, in notes: inout SettingNotes) {
    noteBroadcasts(scenario, setting: setting, in: &notes)
    for opinion in Opinion.allCases {
      for ask in Self.asks(scenario, opinion) {
        let short = graph.contacts.prefix { $0.contacts < ask.number }.reduce(0) { $0 + $1.count }
        let share = Double(short) / Double(max(1, graph.people))
        guard short > 0, Double(short) >= Self.leastShare * Double(graph.people) else { continue }
        let topic =
          "Too few contacts for the \(opinion) story: \(ask.who) should tell "
          + "\(ask.isMean ? "about " : "")"
          + NumberText.count(ask.number, "other person", "other people")
        let most = graph.contacts.last?.contacts ?? 0
        let text =
          topic + ", but \(whom(short, share)) in this graph know fewer "
          + "(\(NumberText.rounded(graph.meanContacts)) on average, \(NumberText.whole(most)) at "
          + "most). Nobody tells more people than they know, so this story is told less often than the "
          + "rule asks; use a graph whose people know at least "
          + NumberText.count(ask.number, "other person", "other people")
          + ", or take it as a finding: there are not enough people to tell."
        notes.add(text, setting: setting, topic: topic, weight: share)
      }
    }
  }

  /// Adds a remark on each broadcast that is to reach more people than there are.
  private func noteBroadcasts(_ scenario: Scenario, setting: Int, in notes: inout SettingNotes) {
    guard let model = scenario.service else { return }
    for kind in CustomerClass.allCases {
      guard model.broadcast(of: kind) != nil, let reaches = model.classes[kind].broadcast?.reaches,
        reaches.mean > Double(graph.people)
      else { continue }
      let people = NumberText.whole(graph.people)
      notes.add(
        "A broadcast is to reach \(NumberText.rounded(reaches.mean)) people, but there are "
          + "\(people) (service.broadcast.\(kind).reaches).", setting: setting)
    }
  }

  private func whom(_ short: Int, _ share: Double) -> String {
    if short == graph.people {
      return "all of the \(NumberText.count(short, "person", "people"))"
    }
    return "\(NumberText.whole(short)) of the \(NumberText.whole(graph.people)) people "
      + "(\(NumberText.plainPercent((share * 1000).rounded() / 1000)))"
  }

  /// Who is to tell how many, where that is a number.
  private static func asks(
    _ scenario: Scenario, _ opinion: Opinion
  ) -> [(who: String, number: Int, isMean: Bool)] {
    func number(_ rule: TellingRule) -> Int? {
      guard case .count(let distribution) = rule.form, rule.silent < 1 else { return nil }
      return Int(distribution.mean.rounded(.up))
    }
    func isMean(_ rule: TellingRule) -> Bool {
      if case .count(.exactly) = rule.form { false } else { true }
    }
    let voice = scenario.voices[opinion]
    let later = voice.retell > 0 ? number(voice.retells) : nil
    var found: [(who: String, number: Int, isMean: Bool)] = []
    func add(_ who: String, _ number: Int?, isMean: Bool) {
      guard let number, !found.contains(where: { $0.number == number }) else { return }
      found.append((who, number, isMean))
    }
    for rule in firstHandRules(scenario, opinion) {
      let first = number(rule)
      let isBoth = first == later
      add(
        isBoth ? "everybody who tells it" : "a first-hand customer", first,
        isMean: isMean(rule) || (isBoth && isMean(voice.retells)))
      add("somebody who retells it", later, isMean: isMean(voice.retells))
    }
    return found
  }

  /// How first-hand customers tell: with a service model each class by the rule of its own story.
  private static func firstHandRules(_ scenario: Scenario, _ opinion: Opinion) -> [TellingRule] {
    guard let model = scenario.service else { return [scenario.voices[opinion].tells] }
    return model.stories.filter { $0.opinion == opinion }.map(\.tells)
  }
}
