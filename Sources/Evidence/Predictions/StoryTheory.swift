import Experiments
import Foundation
import PlainText
import Randomness
import Scenarios
import SocialGraph
import WordOfMouth

/// What theory says of one opinion's story.
struct StoryTheory {
  private let setting: Predictions.Setting
  private let opinion: Opinion
  private let talk: TalkOnContacts
  private let voice: Voice

  /// If at least this many stories are expected to take off, some practically always does.
  private static let surelyTakesOff = 20.0
  /// The largest complete graph for which the exact chain is computed.
  private static let largestChain = 200

  /// The theory of an opinion's story, or nil where nobody tells it or no theory is known.
  init?(_ setting: Predictions.Setting, _ opinion: Opinion) {
    guard setting.firstHand(opinion) > 0, let talk = setting.talk(opinion) else { return nil }
    self.setting = setting
    self.opinion = opinion
    self.talk = talk
    voice = setting.scenario.voices[opinion]
  }

  /// The predictions.
  var predictions: [Prediction] {
    if let exact = reedFrost { return reach(exact, .reedFrost, []) }
    if !retells { return firstHandTalk }
    if voice.fade < 1 || setting.scenario.roundLimit != nil || talk.reproduction < 1 {
      return dyingTalk
    }
    if let mixing = twoLevelMixing { return mixing }
    let expected = setting.people * firstHand * talk.takeOffChance
    return expected >= Self.surelyTakesOff ? manyCustomers : fewCustomers
  }

  private var firstHand: Double { setting.firstHand(opinion) }
  private var rounds: Int? { setting.scenario.roundLimit }
  private var retells: Bool { talk.reproduction > 0 && (rounds ?? 2) > 1 }

  /// The chance with which hearers, like customers, tell each contact, which makes it percolation; or nil.
  private var coin: Double? {
    guard voice.tells == voice.retells, voice.tells.silent == 0, voice.retell == 1, voice.fade == 1,
      rounds == nil
    else { return nil }
    if case .each(let chance) = voice.tells.form { return chance }
    return nil
  }

  // MARK: The cases

  /// The mean outbreak of a single customer who certainly holds the opinion, on a small complete graph.
  private var reedFrost: Double? {
    guard let coin, setting.isComplete, setting.profile.people <= Self.largestChain,
      case .count(1) = setting.size, setting.holding[opinion] == 1
    else { return nil }
    return CompleteMixing.meanOutbreak(people: setting.profile.people, chance: coin) - 1
  }

  private var firstHandTalk: [Prediction] {
    let people = setting.profile.people
    if setting.isComplete, case .count(let count) = setting.size, setting.holding[opinion] == 1,
      count <= people, case .count(.exactly(let told)) = voice.tells.form, voice.tells.silent == 0
    {
      return reach(
        Occupancy.distinctHearers(people: people, tellers: count, told: min(told, people - 1)),
        .occupancy, [])
    }
    return reach(
      setting.people * talk.reach(firstHand: firstHand, rounds: 1),
      setting.isComplete ? .occupancy : .firstHandTalk, unequalContacts)
  }

  /// Word of mouth that dies out.
  private var dyingTalk: [Prediction] {
    let share = talk.reach(firstHand: firstHand, rounds: rounds)
    var differences = structure + otherStory + criticality
    if setting.people * firstHand < Self.surelyTakesOff, share > 0.05 {
      differences.append(
        "few customers start stories that reach many: some die early, which lowers the mean")
    }
    // If stories do not overlap, the total of one times their number is the same figure.
    let lone = firstHand * talk.loneReach(rounds: rounds)
    let isSeparate = abs(lone - share) < 0.01 * share
    return reach(setting.people * share, isSeparate ? .branching : .overlappingTalk, differences)
  }

  /// Word of mouth that certainly takes off.
  private var manyCustomers: [Prediction] {
    reach(
      setting.people * talk.reach(firstHand: firstHand),
      setting.isComplete ? .completeMixing : .overlappingTalk,
      structure + otherStory + criticality)
  }

  /// Word of mouth that may take off or die out.
  private var fewCustomers: [Prediction] {
    let theory: Theory =
      setting.isComplete ? .completeMixing : coin != nil ? .percolation : .countedTalk
    return takeOff(
      chance: talk.takeOffChance, share: talk.reach(firstHand: firstHand), theory,
      structure + otherStory + criticality)
  }

  private var twoLevelMixing: [Prediction]? {
    guard let coin, case .model(.circles(let people, let size, let weak)) = setting.scenario.graph,
      size >= 1, size <= Self.largestChain, people >= size
    else { return nil }
    let mixing = TwoLevelMixing(circle: size, chance: coin, outside: coin * weak)
    let expected = setting.people * firstHand * mixing.reach
    guard expected < Self.surelyTakesOff else { return nil }
    guard mixing.reach > 0 else {
      // Only few are reached; of the summary, only the chance of take-off says so.
      return [
        prediction(
          "took_off", 0, .twoLevelMixing,
          otherStory + smallTakeOff(setting.people * setting.scenario.takeOff < 1000))
      ]
    }
    return takeOff(
      chance: mixing.reach, share: mixing.reach * (1 - firstHand), .twoLevelMixing, otherStory)
  }

  // MARK: Figures

  private func prediction(
    _ metric: String, _ value: Double, _ theory: Theory, _ differences: [String]
  ) -> Prediction {
    Prediction(
      metric: "\(metric)_\(opinion)", value: value, formula: theory.name, source: theory.source,
      differences: differences)
  }

  private func reach(_ reach: Double, _ theory: Theory, _ differences: [String]) -> [Prediction] {
    [
      prediction("reach", reach, theory, differences),
      prediction(
        "reach_per_customer", reach / (setting.people * firstHand), theory, differences),
    ]
  }

  /// The chance that one of the customers' stories takes off, and the reach then; none if a take-off
  /// would be below the threshold.
  private func takeOff(
    chance: Double, share: Double, _ theory: Theory, _ differences: [String]
  ) -> [Prediction] {
    guard share > 1.5 * setting.scenario.takeOff else { return [] }
    let fails =
      switch setting.size {
      case .share(let customers):
        pow(1 - customers * setting.holding[opinion] * chance, setting.people)
      case .count(let count): pow(1 - setting.holding[opinion] * chance, Double(count))
      }
    // A story that dies out reaches a few dozen people, more near the critical point.
    let dying = 30 * max(1, talk.told) / max(0.02, abs(talk.reproduction - 1))
    let small = smallTakeOff(setting.people * setting.scenario.takeOff < dying)
    return [
      prediction("took_off", 1 - fails, theory, differences + small),
      prediction(
        "reach_given_take_off", setting.people * share, theory, differences + small),
    ]
  }

  // MARK: Why they may differ

  private func smallTakeOff(_ isSmall: Bool) -> [String] {
    isSmall
      ? [
        "finite size: stories that die out also reach so small a share of "
          + NumberText.count(setting.profile.people, "person", "people")
      ] : []
  }

  /// Contacts that know each other, and who knows whom.
  private var structure: [String] {
    if setting.isComplete { return [] }
    let profile = setting.profile
    var reasons: [String] = []
    if profile.clustering > 0.03 + profile.clusteringByChance {
      let share = (profile.clustering * 100).rounded() / 100
      reasons.append(
        "clustering: a share of \(share) of the pairs of a person's contacts know each other, so that "
          + "stories meet people who have heard, and mostly go less far")
    } else if 30 * profile.meanContacts > setting.people {
      reasons.append(
        "finite size: with \(NumberText.rounded(profile.meanContacts)) contacts among "
          + "\(NumberText.count(profile.people, "person", "people")) stories soon meet people who "
          + "have heard")
    }
    return reasons + unequalContacts
  }

  /// Numbers of contacts that differ and are not those of a random graph.
  private var unequalContacts: [String] {
    guard setting.profile.contacts.count > 1 else { return [] }
    switch setting.scenario.graph {
    case .model(.erdosRenyi), .model(.configuration), .model(.randomRegular), .model(.circles):
      return []
    case .model(.wattsStrogatz): return []
    default:
      return [
        "who knows whom: people with many contacts may know each other more or less often than by "
          + "chance"
      ]
    }
  }

  /// A second story, which takes hearers away.
  private var otherStory: [String] {
    let other: Opinion = opinion == .positive ? .negative : .positive
    guard setting.firstHand(other) > 0 else { return [] }
    let share: Double
    if let talk = setting.talk(other) {
      share =
        setting.firstHand(other) + talk.reach(firstHand: setting.firstHand(other), rounds: rounds)
    } else {
      share = 1
    }
    guard share > 0.005 else { return [] }
    return [
      "the \(other) story: people who hold it do not pass this one on (about "
        + "\(NumberText.percent(share)) of people by the end)"
    ]
  }

  /// The finite size of any graph near the critical point.
  private var criticality: [String] {
    let number = talk.reproduction
    guard (0.85...1.2).contains(number), voice.fade > 0.95 else { return [] }
    let rounded = (number * 1000).rounded() / 1000
    return [
      "finite size: near the critical point (reproduction number \(rounded)) a few large stories "
        + "determine the mean, and they run out of people"
    ]
  }
}
