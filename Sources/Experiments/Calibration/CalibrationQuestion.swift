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
  /// The first setting with this question.
  private let setting: FirstSetting

  /// A setting, which is no part of the question's identity.
  private struct FirstSetting: Hashable {
    let index: Int
    static func == (one: Self, other: Self) -> Bool { true }
    func hash(into hasher: inout Hasher) {}
  }

  /// The question of a setting and an opinion, or nil if it has none.
  private init?(_ scenario: Scenario, _ opinion: Opinion, setting: Int) {
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
    self.setting = FirstSetting(index: setting)
  }

  /// The questions of a plan, each once, and for each setting which ones are its own.
  ///
  /// They are in order of settings, but those of one graph are neighbours.
  static func all(
    of plan: Plan
  ) -> (questions: [CalibrationQuestion], ofSetting: [ByOpinion<Int?>]) {
    var questions: [CalibrationQuestion] = []
    var places: [CalibrationQuestion: Int] = [:]
    let found = plan.settings.enumerated().map { index, setting in
      ByOpinion { opinion -> Int? in
        guard let question = CalibrationQuestion(setting.scenario, opinion, setting: index) else {
          return nil
        }
        if let place = places[question] { return place }
        places[question] = questions.count
        questions.append(question)
        return questions.count - 1
      }
    }
    // Sorted by the first question of their graph.
    let unordered = questions
    let first = unordered.map { question in
      unordered.firstIndex { $0.sharesGraphs(with: question) } ?? 0
    }
    let order = unordered.indices.sorted { (first[$0], $0) < (first[$1], $1) }
    var newPlace = [Int](repeating: 0, count: order.count)
    for (place, old) in order.enumerated() { newPlace[old] = place }
    return (
      order.map { unordered[$0] },
      found.map { pair in ByOpinion { opinion in pair[opinion].map { newPlace[$0] } } }
    )
  }

  /// Whether two questions are of the same graphs.
  func sharesGraphs(with other: CalibrationQuestion) -> Bool {
    graph == other.graph && graphsUsed == other.graphsUsed && seed == other.seed
  }

  // MARK: Words

  /// The parameter.
  var path: String { "voices.\(opinion).retell" }

  /// Errors at the parameter, with the setting that has the question.
  func errors(_ words: (message: String, notes: [String]), in plan: Plan) -> [Diagnostic] {
    let asking = plan.settings[setting.index]
    var notes = words.notes
    if plan.settings.count > 1 {
      notes.append(
        asking.variant == "baseline" && plan.scope == .compare
          ? "in the baseline"
          : plan.scope == .compare
            ? "in variant \"\(asking.variant)\"" : "at point \(asking.point)")
    }
    let errors = Diagnostics(file: path, words.message, remedies: notes)
    return plan.document(of: setting.index).placed(errors).items
  }

  /// The message where retelling by everybody would not reach as many.
  func tooLittle(_ most: Double, on graph: Graph) -> (message: String, notes: [String]) {
    let message =
      "no chance gives a reach of \(NumberText.rounded(target)) people: if everybody retold it, the story of one "
      + "customer would reach \(NumberText.rounded(most)) on average"
    var notes: [String] = []
    if target > Double(max(0, graph.people - 1)) {
      notes.append(
        "there are only \(NumberText.count(graph.people, "person", "people")) in the graph")
    } else if 2 * most > Double(graph.people) {
      notes.append(
        "that is most of the graph's \(NumberText.whole(graph.people)) people: take a larger graph")
    }
    if voice.fade < 1 {
      notes.append("the story fades: the chance is multiplied by \(voice.fade) at each further hop")
    }
    if let roundLimit { notes.append("it ends after \(NumberText.count(roundLimit, "round"))") }
    if let mean = voice.retells.meanCount, mean <= 1 {
      notes.append(
        "people who retell it tell \(NumberText.rounded(mean)) contacts, too few for it to grow")
    }
    let directions = graph.isDirected ? 1.0 : 2.0
    let contacts =
      graph.people == 0 ? 0 : directions * Double(graph.ties) / Double(graph.people)
    notes.append("people know \(NumberText.rounded(contacts)) others on average")
    return (message, notes)
  }

  /// The message where first-hand telling alone reaches more.
  func tooMuch(_ least: Double) -> (message: String, notes: [String]) {
    (
      "no chance gives a reach of only \(NumberText.rounded(target)) people: if nobody retold it, the story of "
        + "one customer reaches \(NumberText.rounded(least)) on average",
      ["ask for more, or let customers tell fewer (voices.\(opinion).tells)"]
    )
  }

  /// The message where nobody has this story to tell.
  func nobodyTells() -> (message: String, notes: [String]) {
    (
      "\"forReach\" needs a customer with this story, and there is none",
      ["list a customer with the \(opinion) opinion, or write a chance"]
    )
  }
}
