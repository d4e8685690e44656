import Experiments
import Statistics
import PlainText
import Randomness
import Scenarios
import SocialGraph
import WordOfMouth

/// What theory says of an opinion's story in two layers: closed circles, and random meetings.
struct TwoLayerTheory {
  private let scenario: Scenario
  private let opinion: Opinion
  private let circle: Int
  /// The most people somebody meets.
  private let meetings: Int
  private let inCircle: TellingRule
  private let met: TellingRule

  /// The theory of an opinion's story, or nil for other layers.
  init?(_ scenario: Scenario, _ opinion: Opinion) {
    guard case .layers(let layers, _) = scenario.graph, layers.count == 2 else { return nil }
    let voice = scenario.voices[opinion]
    guard voice.retell == 1, voice.fade == 1, voice.tells == voice.retells, voice.quality == 1,
      scenario.voices.positive.quality == 1
    else { return nil }
    var (size, count): (Int?, Int?)
    var (strong, weak) = (TellingRule.nobody, TellingRule.nobody)
    for layer in layers {
      switch layer.ties {
      case .model(.circles(_, let people, 0)):
        (size, strong) = (people, voice.tells.rule(in: layer.name))
      case .meetings(let people): (count, weak) = (people, voice.tells.rule(in: layer.name))
      case .model, .file: return nil
      }
    }
    guard let size, let count else { return nil }
    self.scenario = scenario
    self.opinion = opinion
    (circle, meetings, inCircle, met) = (size, count, strong, weak)
  }

  /// The predictions for a graph of this many people.
  func predictions(people: Int) -> [Prediction] {
    let voice = scenario.voices[opinion]
    if voice.repeats { return times(people: people) }
    return voice.goesOn ? [] : mixing(people: people)
  }

  /// The chance with which a rule tells each contact, or nil for other rules.
  private func coin(_ rule: TellingRule) -> Double? {
    guard rule.silent == 0 else { return nil }
    return switch rule.form {
    case .each(let chance): chance
    case .nobody: 0
    case .count, .weightedCascade, .byWeight, .everyone, .layers: nil
    }
  }

  /// Told once: two-level mixing, if the number told in meetings is Poisson and hardly ever limited by
  /// their number.
  private func mixing(people: Int) -> [Prediction] {
    guard let coin = coin(inCircle), circle <= 200, met.silent == 0, scenario.roundLimit == nil,
      case .count(.poisson(let mean)) = met.form,
      Double(meetings) >= mean + 10 * mean.squareRoot() + 10,
      case .drawn(.count(let count), _, let satisfied, let dissatisfied) = scenario.customers
    else { return [] }
    let holding = opinion == .positive ? satisfied : dissatisfied
    let mixing = TwoLevelMixing(circle: circle, chance: coin, outside: mean)
    let reach = mixing.reach
    let isRare = Double(count) < 0.01 * Double(people)
    guard holding > 0, isRare, reach == 0 || reach > 1.5 * scenario.takeOff else { return [] }
    let chance = 1 - Elementary.pow(1 - holding * reach, count)
    let theory = Theory.twoLevelMixing
    let tookOff = theory.prediction("took_off", opinion, chance, otherStory)
    if reach == 0 { return [tookOff] }
    let given = Double(people) * reach
    return [tookOff, theory.prediction("reach_given_take_off", opinion, given, otherStory)]
  }

  /// Told in every round, from outside: how long it takes.
  private func times(people: Int) -> [Prediction] {
    guard let strong = coin(inCircle), let weak = coin(met), let last = scenario.roundLimit,
      circle <= 200, scenario.voices[opinion.opposite].outside == 0,
      case .drawn(.count(0), _, _, _) = scenario.customers
    else { return [] }
    let model = StrongAndWeakTies(
      circle: circle, meetings: meetings, strong: strong, weak: weak,
      outside: scenario.voices[opinion].outside)
    return MetricTable.percentsOfInterest.compactMap { percent in
      model.round(reaching: Double(percent) / 100, last: min(last, 100_000)).map {
        Theory.strongAndWeakTies.prediction(
          "round_\(percent)", opinion, Double($0),
          ["finite size: among \(NumberText.count(people, "person", "people")) the round is random"]
            + otherStory)
      }
    }
  }

  private var otherStory: [String] {
    let other = scenario.voices[opinion.opposite]
    return other.tells == .nobody && other.outside == 0
      ? []
      : ["the \(opinion.opposite) story: people who have adopted it do not pass the other one on"]
  }
}
