import PlainText
import Randomness
package import Scenarios
package import SocialGraph
package import WordOfMouth

/// The parts of a scenario in words.
package enum ScenarioWords {
  /// Where the graph comes from.
  package static func graph(_ source: GraphSource) -> Prose {
    switch source {
    case .file(let path, let isDirected, let projection, let weights):
      Prose(
        path + (projection.map { ", projected onto its \($0.rawValue) side" } ?? "")
          + directed(isDirected) + weighted(weights))
    case .layeredFile(let path, let isDirected, let column, let weights):
      Prose("\(path), layers by column \(column)" + directed(isDirected) + weighted(weights))
    case .model(let model): self.model(model)
    case .layers(let layers, _):
      layers.map { "\($0.name): \(ties($0.ties))" }.joined(separator: "; ")
    }
  }

  private static func directed(_ isDirected: Bool) -> String {
    isDirected ? ", directed ties" : ""
  }

  private static func weighted(_ weights: WeightColumn?) -> String {
    guard let weights else { return "" }
    let rule =
      switch weights.repeated {
      case .sum: " (of a tie with several, their sum)"
      case .largest: " (of a tie with several, the largest)"
      case .either: " (of a tie with several, the chance that either succeeds)"
      case nil: ""
      }
    return ", weights from column \(weights.name)\(rule)"
  }

  private static func ties(_ ties: LayerSource.Ties) -> Prose {
    switch ties {
    case .model(let model): self.model(model)
    case .file(let path, let isDirected, let weights):
      Prose(path + directed(isDirected) + weighted(weights))
    case .meetings(let count): "each teller meets \(count, "random person", "random people")"
    }
  }

  /// A graph model with its parameters beside the number of people.
  package static func model(_ model: GraphModel) -> Prose {
    switch model {
    case .complete: "complete (everybody knows everybody)"
    case .ringLattice(_, let contacts): "ring-lattice, \(contacts, "contact") each"
    case .wattsStrogatz(let people, let contacts, _) where contacts >= max(1, people - 1):
      // There is nobody to whom a tie could move.
      "watts-strogatz, \(contacts, "contact") each (everybody knows everybody)"
    case .wattsStrogatz(_, let contacts, let rewire):
      """
      watts-strogatz, \(contacts, "contact") \(rewire > 0 ? "on average" : "each"), \
      \(.share(rewire)) of ties rewired
      """
    case .barabasiAlbert(_, let attach):
      "barabasi-albert, each newcomer attaches to \(attach, "person", "people")"
    case .erdosRenyi(_, let contacts): "erdos-renyi, \(.exact(contacts), "contact") on average"
    case .randomRegular(_, let contacts): "random-regular, \(contacts, "contact") each"
    case .configuration(let people, let degrees):
      "configuration, \(number(degrees)) each\(cutOff(degrees, most: people - 1))"
    case .circles(let people, let size, let weak):
      """
      \(circles(of: size, people: people)), \(.exact(weak), "random tie") each on average
      """
    case .stochasticBlock(let sizes, _): "stochastic-block, \(sizes.count, "group")"
    }
  }

  /// That nobody knows more than everybody else, where this lowers the mean noticeably.
  private static func cutOff(_ degrees: CountDistribution, most: Int) -> Prose {
    degrees.mean(upTo: max(0, most)) < 0.995 * degrees.mean
      ? ", but at most \(.count(most)): \(.number(degrees.mean(upTo: most), decimals: 1)) on average"
      : ""
  }

  /// The sizes of circles of friends, of whom the last may be fewer.
  private static func circles(of size: Int, people: Int) -> Prose {
    if size >= people { return "one circle of \(people, "friend")" }
    let rest = people % max(1, size)
    return rest == 0
      ? "circles of \(size, "friend")" : "circles of \(size, "friend"), the last of \(.count(rest))"
  }

  /// Who the customers are.
  package static func customers(_ customers: Customers<CustomerListing>) -> Prose {
    switch customers {
    case .atStart(let size, let order):
      return "\(people(size)) at the start, \(chosen(order))"
    case .drawn(let size, let order, let satisfied, let dissatisfied):
      return """
        \(people(size)), \(chosen(order)): \(.share(satisfied)) satisfied, \
        \(.share(dissatisfied)) dissatisfied
        """
    case .listed(.labels(let labels)):
      return """
        listed by name: \(.count(labels.positive.count)) satisfied, \
        \(.count(labels.negative.count)) dissatisfied
        """
    case .listed(.file(let path, let person, let opinion)):
      return "listed in \(path) (columns \(person) and \(opinion))"
    }
  }

  private static func people(_ size: CustomerCount) -> Prose {
    switch size {
    case .share(let share): "\(.share(share)) of people"
    case .count(let count): "\(count, "person", "people")"
    }
  }

  private static func chosen(_ order: CustomerOrder) -> String {
    order == .mostContacts ? "those with the most contacts" : "drawn at random in each replicate"
  }

  /// How an opinion is told.
  package static func voice(_ voice: Voice, of opinion: Opinion) -> Prose {
    var words: Prose =
      "\(opinion.customers) customers tell \(rule(voice.tells))\(retelling(voice))"
    if voice.repeats { words += "; tellers tell again in every round" }
    if voice.outside > 0 {
      words += "; everybody hears it from outside with chance \(.exact(voice.outside)) per round"
    }
    if voice.quality < 1 {
      words += """
        ; those who adopt it keep it with chance \(.exact(voice.quality)) and turn negative \
        otherwise
        """
    }
    return words
  }

  /// Whether hearers pass it on, as the end of a sentence.
  package static func retelling(_ voice: Voice) -> Prose {
    if voice.retell == 0 { return "; hearers do not pass it on" }
    var words: Prose = "; \(.share(voice.retell)) of those who adopt it pass it on"
    if voice.retells != voice.tells { words += ", to \(rule(voice.retells))" }
    if voice.fade < 1 { words += ", times \(.exact(voice.fade)) at each further hop" }
    return words
  }

  /// A telling rule as the object of "tell".
  package static func rule(_ rule: TellingRule) -> Prose {
    let told: Prose =
      switch rule.form {
      case .count(let distribution): number(distribution)
      case .each(let chance): "each contact with chance \(.exact(chance))"
      case .weightedCascade: "each contact with chance 1 / (that contact's number of contacts)"
      case .byWeight(1): "each contact with a chance of the tie's weight"
      case .byWeight(let factor):
        "each contact with a chance of the tie's weight times \(.exact(factor))"
      case .everyone: "all contacts"
      case .nobody: "nobody"
      case .layers(let rules):
        rules.isEmpty
          ? "nobody"
          : rules.map { "\(self.rule($0.rule)) in \($0.layer)" }.joined(separator: ", ")
      }
    return rule.silent > 0 ? "\(told), but \(.share(rule.silent)) tell nobody" : told
  }

  /// A number of contacts, or of others.
  static func number(
    _ distribution: CountDistribution, of noun: String = "contact", _ nouns: String = "contacts"
  ) -> Prose {
    switch distribution {
    case .exactly(let count): "\(count, noun, nouns)"
    case .between(let low, let high): "\(.count(low)) to \(.count(high)) \(nouns)"
    case .poisson(let mean): "a Poisson number of \(nouns) (mean \(.exact(mean)))"
    case .negativeBinomial(let mean, let shape):
      "a negative binomial number of \(nouns) (mean \(.exact(mean)), shape \(.exact(shape)))"
    case .shares(let shares):
      if let first = shares.first, let last = shares.last {
        """
        \(.count(first.count)) to \(.count(last.count)) \(nouns) by given shares \
        (mean \(.number(distribution.mean, decimals: 2)))
        """
      } else {
        "a number of \(nouns) by given shares"
      }
    }
  }

  /// What is known of an uncertain input.
  package static func uncertain(_ distribution: UncertainInput.Distribution) -> Prose {
    switch distribution {
    case .range(let from, let to, nil, _): "\(.exact(from)) to \(.exact(to)), uniform"
    case .range(let from, let to, let mode?, _):
      "\(.exact(from)) to \(.exact(to)), most likely \(.exact(mode))"
    case .values(let values): Prose("one of " + values.map(\.line).joined(separator: ", "))
    case .shaped(let shape, _, _): shaped(shape, distribution)
    }
  }

  /// What is known of a number without sharp ends: its median and 5th and 95th percentiles.
  private static func shaped(
    _ shape: UncertainShape, _ distribution: UncertainInput.Distribution
  ) -> Prose {
    let input = UncertainInput(path: "", distribution: distribution)
    func quantile(_ level: Double) -> Value {
      let number = Double(input.value(at: level).line) ?? .nan
      return .exact(PeopleNumbers(number).rounded(number))
    }
    return """
      nine in ten \(quantile(0.05)) to \(quantile(0.95)), median \(quantile(0.5)) (\(shape.name))
      """
  }

  /// A slogan's source and year.
  package static func source(_ slogan: Slogan) -> String {
    slogan.source + (slogan.year.map { ", \($0)" } ?? "")
  }
}
