package import Randomness
package import Scenarios
package import SocialGraph
package import WordOfMouth

/// The parts of a scenario in words.
package enum ScenarioWords {
  /// Where the graph comes from.
  package static func graph(_ source: GraphSource) -> String {
    switch source {
    case .file(let path, let isDirected, let projection):
      path + (projection.map { ", projected on its \($0.rawValue) side" } ?? "")
        + (isDirected ? ", ties go one way" : "")
    case .layeredFile(let path, let isDirected, let column):
      "\(path), ties parted by \(column)" + (isDirected ? ", and they go one way" : "")
    case .model(let model): self.model(model)
    case .layers(let layers, _):
      layers.map { "\($0.name): \(ties($0.ties))" }.joined(separator: "; ")
    }
  }

  private static func ties(_ ties: LayerSource.Ties) -> String {
    switch ties {
    case .model(let model): self.model(model)
    case .file(let path, let isDirected): path + (isDirected ? ", ties go one way" : "")
    case .meetings(let count): "\(NumberText.count(count, "person", "people")) met afresh"
    }
  }

  /// A graph model with its parameters beside the number of people.
  package static func model(_ model: GraphModel) -> String {
    switch model {
    case .complete: "complete (everybody knows everybody)"
    case .ringLattice(_, let contacts): "ring-lattice, \(number(contacts)) contacts each"
    case .wattsStrogatz(_, let contacts, let rewire):
      "watts-strogatz, \(number(contacts)) contacts each, \(share(rewire)) of ties rewired"
    case .barabasiAlbert(_, let attach): "barabasi-albert, newcomers attach to \(number(attach))"
    case .erdosRenyi(_, let contacts):
      "erdos-renyi, \(NumberText.plain(contacts)) contacts on average"
    case .randomRegular(_, let contacts): "random-regular, \(number(contacts)) contacts each"
    case .configuration(_, let degrees): "configuration, contacts \(count(degrees))"
    case .circles(_, let size, let weak):
      "circles of \(number(size)) friends, \(NumberText.plain(weak)) random ties each on average"
    case .stochasticBlock(let sizes, _):
      "stochastic-block, \(NumberText.count(sizes.count, "group"))"
    }
  }

  /// Who the customers are.
  package static func customers(_ customers: Scenarios.Customers) -> String {
    switch customers {
    case .atStart(let size, let order):
      return "\(drawn(size, order)), at the start"
    case .drawn(let size, let order, let satisfied, let dissatisfied):
      return "\(drawn(size, order)): \(share(satisfied)) satisfied, "
        + "\(share(dissatisfied)) dissatisfied"
    case .listed(let labels):
      return "listed by name: \(number(labels.positive.count)) satisfied, "
        + "\(number(labels.negative.count)) dissatisfied"
    case .file(let path, let person, let opinion):
      return "listed in \(path) (columns \(person) and \(opinion))"
    }
  }

  private static func drawn(_ size: FirstHand.Size, _ order: FirstHand.Order) -> String {
    let who =
      switch size {
      case .share(let share): "\(self.share(share)) of people"
      case .count(let count): NumberText.count(count, "person", "people")
      }
    let how =
      order == .mostContacts ? "those with the most contacts" : "drawn anew in each replicate"
    return "\(who), \(how)"
  }

  /// How an opinion is told.
  package static func voice(_ voice: Voice, of opinion: Opinion) -> String {
    var text = "the \(opinion.customers) tell \(rule(voice.tells))" + retelling(voice)
    if voice.repeats { text += "; whoever tells does so in every round" }
    if voice.outside > 0 {
      text +=
        "; everybody is told from outside with chance \(NumberText.plain(voice.outside)) a round"
    }
    if voice.quality < 1 {
      text +=
        "; whoever holds it keeps it with chance \(NumberText.plain(voice.quality)), and "
        + "turns negative otherwise"
    }
    return text
  }

  /// Whether hearers tell it on, as the end of a sentence.
  package static func retelling(_ voice: Voice) -> String {
    if voice.retell == 0 { return "; hearers do not tell it on" }
    var text = "; \(share(voice.retell)) of those who take it up tell it on"
    if voice.fade < 1 { text += ", times \(NumberText.plain(voice.fade)) at each further hop" }
    if voice.retells != voice.tells { text += ", to \(rule(voice.retells))" }
    return text
  }

  /// A telling rule as the object of "tell".
  package static func rule(_ rule: TellingRule) -> String {
    let told =
      switch rule.form {
      case .count(.exactly(1)): "1 contact"
      case .count(let distribution): "\(count(distribution)) contacts"
      case .each(let chance): "each contact with chance \(NumberText.plain(chance))"
      case .weightedCascade: "each contact with chance 1 over the contact's contacts"
      case .everyone: "all contacts"
      case .nobody: "nobody"
      case .layers(let rules):
        rules.isEmpty
          ? "nobody"
          : rules.map { "\(self.rule($0.rule)) in \($0.layer)" }.joined(separator: ", ")
      }
    return rule.silent > 0 ? "\(told), but \(share(rule.silent)) tell nobody" : told
  }

  /// A distribution of a count.
  package static func count(_ distribution: CountDistribution) -> String {
    switch distribution {
    case .exactly(let count): number(count)
    case .between(let low, let high): "\(number(low)) to \(number(high))"
    case .poisson(let mean): "Poisson of mean \(NumberText.plain(mean))"
    case .negativeBinomial(let mean, let shape):
      "negative binomial of mean \(NumberText.plain(mean)) and shape \(NumberText.plain(shape))"
    case .shares(let shares):
      if let first = shares.first, let last = shares.last {
        "\(number(first.count)) to \(number(last.count)) by given shares "
          + "(mean \(NumberText.fixed(distribution.mean, decimals: 2)))"
      } else {
        "by given shares"
      }
    }
  }

  /// What is known of an uncertain input.
  package static func uncertain(_ distribution: UncertainInput.Distribution) -> String {
    switch distribution {
    case .range(let from, let to, nil, _):
      "\(NumberText.plain(from)) to \(NumberText.plain(to)), all alike likely"
    case .range(let from, let to, let mode?, _):
      "\(NumberText.plain(from)) to \(NumberText.plain(to)), most likely \(NumberText.plain(mode))"
    case .values(let values):
      "one of " + values.map(\.json).joined(separator: ", ")
    }
  }

  /// A slogan's source, year and kind.
  package static func source(_ slogan: Slogan) -> String {
    let year = slogan.year.map { ", \($0)" } ?? ""
    return "\(slogan.source)\(year)"
  }

  private static func number(_ value: Int) -> String { NumberText.whole(value) }

  private static func share(_ value: Double) -> String { NumberText.plainPercent(value) }
}
