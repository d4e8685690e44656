import PlainText
import Randomness
package import Scenarios
import Service
package import SocialGraph
import WordOfMouth

/// Where a telling rule asks for more contacts than people have: fifty people to tell where everybody
/// knows twenty.
package struct ContactsShortfall: Sendable {
  /// The smallest share of people with too few contacts that is worth a remark.
  static let leastShare = 0.05

  private let people: Int
  private let mean: Double
  private let most: Int
  /// For each number asked for, how many people have fewer contacts.
  private let below: [Int: Int]

  /// Counts the people of a graph who have fewer contacts than each of some numbers.
  ///
  /// - Complexity: O(people x numbers).
  package init(_ graph: Graph, asked numbers: some Sequence<Int>) {
    people = graph.people
    most = graph.largestContactCount
    mean = graph.meanContacts
    var below: [Int: Int] = [:]
    for number in numbers where below[number] == nil && number > 0 {
      below[number] =
        number > most
        ? people : (0..<people).count { graph.contactCount(of: PersonID($0)) < number }
    }
    self.below = below
  }

  /// The mean numbers of contacts that a scenario's rules ask for, not counting silent people.
  package static func numbersAsked(_ scenario: Scenario) -> [Int] {
    Opinion.allCases.flatMap { opinion in asks(scenario, opinion).map(\.number) }
  }

  /// A remark on one story.
  package struct Remark: Sendable {
    /// What it is about; remarks on one topic differ only in the figures of their graphs.
    package let topic: String
    /// The share of people who know too few.
    package let share: Double
    /// The remark: whole sentences.
    package let text: String
  }

  /// The remarks on a scenario.
  package func remarks(_ scenario: Scenario) -> [Remark] {
    Opinion.allCases.flatMap { opinion in
      Self.asks(scenario, opinion).compactMap { ask in
        remark(opinion, ask.who, ask.number, isMean: ask.isMean)
      }
    }
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
    return CustomerClass.allCases.compactMap { model.classes[$0].story }
      .filter { $0.opinion == opinion }.map(\.tells)
  }

  private func remark(
    _ opinion: Opinion, _ who: String, _ number: Int, isMean: Bool
  ) -> Remark? {
    guard let short = below[number], people > 0, short > 0,
      Double(short) >= Self.leastShare * Double(people)
    else { return nil }
    let share = Double(short) / Double(people)
    let whom =
      short == people
      ? "all of the \(NumberText.count(people, "person", "people"))"
      : "\(NumberText.whole(short)) of the \(NumberText.whole(people)) people "
        + "(\(NumberText.plainPercent((share * 1000).rounded() / 1000)))"
    let topic =
      "Too few contacts for the \(opinion) story: \(who) should tell "
      + "\(isMean ? "about " : "")"
      + NumberText.count(number, "other person", "other people")
    let text =
      topic + ", but \(whom) in this graph know fewer (\(NumberText.rounded(mean)) on average, "
      + "\(NumberText.whole(most)) at most). Nobody tells more people than they know, so this story is "
      + "told less often than the rule asks; use a graph whose people know at least "
      + NumberText.count(number, "other person.", "other people.")
    return Remark(topic: topic, share: share, text: text)
  }
}
