import PlainText
import Scenarios
import SocialGraph
import WordOfMouth

/// Which chance to retell gives this mean reach? It holds all that the answer depends on, and nothing
/// else.
struct CalibrationQuestion: Sendable, Hashable {
  /// Whose stories are told.
  enum Tellers: Sendable, Hashable {
    /// Those of anybody: customers are drawn at random.
    case anybody
    /// Those of the people with the most contacts.
    case mostContacts(CustomerCount)
    /// Those of listed people.
    case listed(Customers<CustomerListing>)
  }

  /// Who knows whom.
  let graph: GraphSource
  /// The number of draws of the graph that are used.
  let graphsUsed: Int
  /// The random seed.
  let seed: UInt64
  /// Whose stories are told.
  let tellers: Tellers
  /// The opinion.
  let opinion: Opinion
  /// How it is told; its chance to retell is 0.
  let voice: Voice
  /// The last round in which anybody tells, or nil.
  let roundLimit: Int?
  /// The mean number of people to reach.
  let target: Double

  /// The question of a setting and an opinion, or nil if it has none.
  init?(_ scenario: Scenario, _ opinion: Opinion) {
    guard let target = scenario.targetReach[opinion] else { return nil }
    graph = scenario.graph
    graphsUsed = scenario.graphsUsed
    seed = scenario.seed
    tellers =
      switch scenario.customers {
      case .drawn(let size, .mostContacts, _, _), .atStart(let size, .mostContacts):
        .mostContacts(size)
      case .drawn, .atStart: .anybody
      case .listed: .listed(scenario.customers)
      }
    self.opinion = opinion
    voice = scenario.voices[opinion]
    roundLimit = scenario.roundLimit
    self.target = target
  }

  /// The questions of a plan, each once: in order of settings, but those of one graph together.
  static func all(of plan: Plan) -> [CalibrationQuestion] {
    var seen: Set<CalibrationQuestion> = []
    let found = plan.settings.flatMap { setting in
      Opinion.allCases.compactMap { CalibrationQuestion(setting.scenario, $0) }
    }.filter { seen.insert($0).inserted }
    let firsts = found.map { question in
      found.firstIndex { $0.sharesGraphs(with: question) } ?? 0
    }
    return found.indices.sorted { (firsts[$0], $0) < (firsts[$1], $1) }.map { found[$0] }
  }

  /// Whether two questions are of the same graphs.
  func sharesGraphs(with other: CalibrationQuestion) -> Bool {
    graph == other.graph && graphsUsed == other.graphsUsed && seed == other.seed
  }

  // MARK: Words

  /// An error at the parameter, with the first setting that has the question.
  func problem(_ message: String, _ remedies: [String] = [], in plan: Plan) -> Diagnostics {
    let setting =
      plan.settings.firstIndex { CalibrationQuestion($0.scenario, opinion) == self } ?? 0
    let asking = plan.settings[setting]
    var remedies = remedies
    if plan.settings.count > 1 {
      let isVariant = !plan.options.isEmpty
      remedies.append(
        !isVariant
          ? "at point \(asking.point)"
          : asking.variant == "baseline" ? "in the baseline" : "in variant \"\(asking.variant)\"")
    }
    return plan.document(of: setting).placed(
      Diagnostics(file: "voices.\(opinion).retell", message, remedies: remedies))
  }

  /// The error where retelling by everybody would not reach as many.
  func outOfReach(_ most: Double, on graph: Graph, in plan: Plan) -> Diagnostics {
    var remedies: [String] = []
    if target > Double(max(0, graph.people - 1)) {
      remedies.append(
        "there are only \(NumberText.count(graph.people, "person", "people")) in the graph")
    } else if 2 * most > Double(graph.people) {
      remedies.append(
        "that is most of the graph's \(NumberText.whole(graph.people)) people: take a larger graph")
    }
    if voice.fade < 1 {
      remedies.append(
        "the story fades: the chance is multiplied by \(voice.fade) at each further hop")
    }
    if let roundLimit {
      remedies.append("it ends after \(NumberText.count(roundLimit, "round"))")
    }
    if let mean = voice.retells.meanCount, mean <= 1 {
      remedies.append(
        "people who retell it tell \(NumberText.rounded(mean)) contacts, too few for it to grow")
    }
    let known = GraphProfile(graph).meanContacts
    remedies.append("people know \(NumberText.rounded(known)) others on average")
    return problem(
      "no chance gives a reach of \(NumberText.rounded(target)) people: if everybody retold it, the "
        + "story of one customer would reach \(NumberText.rounded(most)) on average",
      remedies, in: plan)
  }

  /// The error where first-hand telling alone reaches more.
  func exceeded(_ least: Double, in plan: Plan) -> Diagnostics {
    problem(
      "no chance gives a reach of only \(NumberText.rounded(target)) people: if nobody retold it, the "
        + "story of one customer reaches \(NumberText.rounded(least)) on average",
      ["ask for more, or let customers tell fewer (voices.\(opinion).tells)"], in: plan)
  }
}
