import Experiments
import Statistics
import PlainText
import Randomness
import Scenarios
import SocialGraph
import WordOfMouth

/// What theory says of one opinion's story.
struct StoryTheory {
  private let scenario: Scenario
  private let profile: GraphProfile
  private let opinion: Opinion
  private let size: CustomerCount
  /// The share of customers who hold each opinion.
  private let holding: ByOpinion<Double>
  private let talk: TalkOnContacts
  private let voice: Voice

  /// If at least this many stories are expected to take off, some practically always does.
  private static let surelyTakesOff = 20.0
  /// The largest complete graph for which the exact chain is computed.
  private static let largestChain = 200

  /// The theory of an opinion's story, or nil where nobody tells it or no theory is known.
  init?(_ scenario: Scenario, _ profile: GraphProfile, _ opinion: Opinion) {
    guard !scenario.rules.goesBeyondPlain, !profile.isDirected, profile.people > 1,
      case .drawn(let size, .random, let satisfied, let dissatisfied) = scenario.customers,
      let talk = TalkOnContacts(people: profile.contacts, voice: scenario.voices[opinion])
    else { return nil }
    self.scenario = scenario
    self.profile = profile
    self.opinion = opinion
    self.size = size
    holding = ByOpinion(positive: satisfied, negative: dissatisfied)
    self.talk = talk
    voice = scenario.voices[opinion]
    if firstHand <= 0 { return nil }
  }

  private var people: Double { Double(profile.people) }

  /// The share of people who hold an opinion first-hand.
  private func firstHand(_ opinion: Opinion) -> Double {
    switch size {
    case .share(let share): share * holding[opinion]
    case .count(let count): min(1, Double(count) / people) * holding[opinion]
    }
  }

  /// Whether everybody knows everybody.
  private var isComplete: Bool {
    profile.contacts.count == 1 && profile.contacts[0].contacts == profile.people - 1
  }

  /// The predictions.
  var predictions: [Prediction] {
    if let exact = reedFrost { return reach(exact, .reedFrost, []) }
    if !retells { return firstHandTalk }
    if voice.fade < 1 || scenario.roundLimit != nil || talk.reproduction < 1 {
      return dyingTalk
    }
    if let mixing = twoLevelMixing { return mixing }
    let expected = people * firstHand * talk.takeOffChance
    return expected >= Self.surelyTakesOff ? manyCustomers : fewCustomers
  }

  private var firstHand: Double { firstHand(opinion) }
  private var rounds: Int? { scenario.roundLimit }
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
    guard let coin, isComplete, profile.people <= Self.largestChain,
      case .count(1) = size, holding[opinion] == 1
    else { return nil }
    return CompleteMixing.meanOutbreak(people: profile.people, chance: coin) - 1
  }

  private var firstHandTalk: [Prediction] {
    if isComplete, case .count(let count) = size, holding[opinion] == 1,
      count <= profile.people, case .count(.exactly(let told)) = voice.tells.form,
      voice.tells.silent == 0
    {
      return reach(
        Occupancy.distinctHearers(
          people: profile.people, tellers: count, told: min(told, profile.people - 1)),
        .occupancy, [])
    }
    return reach(
      people * talk.reach(firstHand: firstHand, rounds: 1),
      isComplete ? .occupancy : .firstHandTalk, unequalContacts)
  }

  /// Word of mouth that dies out.
  private var dyingTalk: [Prediction] {
    let share = talk.reach(firstHand: firstHand, rounds: rounds)
    var differences = structure + otherStory + criticality
    if people * firstHand < Self.surelyTakesOff, share > 0.05 {
      differences.append(
        "few customers start stories that reach many: some die early, which lowers the mean")
    }
    // If stories do not overlap, the total of one times their number is the same figure.
    let lone = firstHand * talk.loneReach(rounds: rounds)
    let isSeparate = abs(lone - share) < 0.01 * share
    return reach(people * share, isSeparate ? .branching : .overlappingTalk, differences)
  }

  /// Word of mouth that certainly takes off.
  private var manyCustomers: [Prediction] {
    reach(
      people * talk.reach(firstHand: firstHand),
      isComplete ? .completeMixing : .overlappingTalk,
      structure + otherStory + criticality)
  }

  /// Word of mouth that may take off or die out.
  private var fewCustomers: [Prediction] {
    let theory: Theory =
      isComplete ? .completeMixing : coin != nil ? .percolation : .countedTalk
    return takeOff(
      chance: talk.takeOffChance, share: talk.reach(firstHand: firstHand), theory,
      structure + otherStory + criticality)
  }

  private var twoLevelMixing: [Prediction]? {
    guard let coin, case .model(.circles(let inAll, let circle, let weak)) = scenario.graph,
      circle >= 1, circle <= Self.largestChain, inAll >= circle
    else { return nil }
    let mixing = TwoLevelMixing(circle: circle, chance: coin, outside: coin * weak)
    let expected = people * firstHand * mixing.reach
    guard expected < Self.surelyTakesOff else { return nil }
    guard mixing.reach > 0 else {
      // Only few are reached; of the summary, only the chance of take-off says so.
      return [
        Theory.twoLevelMixing.prediction(
          "took_off", opinion, 0,
          otherStory + smallTakeOff(people * scenario.takeOff < 1000))
      ]
    }
    return takeOff(
      chance: mixing.reach, share: mixing.reach * (1 - firstHand), .twoLevelMixing, otherStory)
  }

  // MARK: Figures

  private func reach(_ reach: Double, _ theory: Theory, _ differences: [String]) -> [Prediction] {
    [
      theory.prediction("reach", opinion, reach, differences),
      theory.prediction(
        "reach_per_customer", opinion, reach / (people * firstHand), differences),
    ]
  }

  /// The chance that one of the customers' stories takes off, and the reach then; none if a take-off
  /// would be below the threshold.
  private func takeOff(
    chance: Double, share: Double, _ theory: Theory, _ differences: [String]
  ) -> [Prediction] {
    guard share > 1.5 * scenario.takeOff else { return [] }
    let fails =
      switch size {
      case .share(let customers):
        Elementary.pow(1 - customers * holding[opinion] * chance, people)
      case .count(let count): Elementary.pow(1 - holding[opinion] * chance, count)
      }
    // A story that dies out reaches a few dozen people, more near the critical point.
    let dying = 30 * max(1, talk.told) / max(0.02, abs(talk.reproduction - 1))
    let small = smallTakeOff(people * scenario.takeOff < dying)
    return [
      theory.prediction("took_off", opinion, 1 - fails, differences + small),
      theory.prediction("reach_given_take_off", opinion, people * share, differences + small),
    ]
  }

  // MARK: Why they may differ

  private func smallTakeOff(_ isSmall: Bool) -> [String] {
    isSmall
      ? [
        "finite size: stories that die out can also pass the take-off threshold among "
          + NumberText.count(profile.people, "person", "people")
      ] : []
  }

  /// Contacts that know each other, and who knows whom.
  private var structure: [String] {
    if isComplete { return [] }
    var reasons: [String] = []
    if profile.clustering > 0.03 + profile.clusteringByChance {
      let share = (profile.clustering * 100).rounded() / 100
      reasons.append(
        "clustering: \(NumberText.plainPercent(share)) of the pairs of a person's contacts know "
          + "each other, so stories often meet people who have heard, and usually travel less far")
    } else if 30 * profile.meanContacts > people {
      reasons.append(
        "finite size: with \(NumberText.rounded(profile.meanContacts)) contacts among "
          + "\(NumberText.count(profile.people, "person", "people")) stories soon meet people who "
          + "have heard")
    }
    return reasons + unequalContacts
  }

  /// Numbers of contacts that differ and are not those of a random graph.
  private var unequalContacts: [String] {
    guard profile.contacts.count > 1 else { return [] }
    switch scenario.graph {
    case .model(.erdosRenyi), .model(.configuration), .model(.randomRegular), .model(.circles),
      .model(.wattsStrogatz):
      return []
    default:
      return [
        "mixing by contacts: people with many contacts may know each other more or less often than by "
          + "chance"
      ]
    }
  }

  /// A second story, which takes hearers away.
  private var otherStory: [String] {
    let other = opinion.opposite
    let firstHand = firstHand(other)
    guard firstHand > 0 else { return [] }
    let talk = TalkOnContacts(people: profile.contacts, voice: scenario.voices[other])
    let share = talk.map { firstHand + $0.reach(firstHand: firstHand, rounds: rounds) } ?? 1
    guard share > 0.005 else { return [] }
    return [
      "the \(other) story: people who have adopted it do not pass the other one on (about "
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
