import SocialGraph
import WordOfMouth

/// All parameters of a scenario, each described once, in the order in which they are explained.
///
/// To add one: a row here, and the field of ``Draft`` it is read into.
enum ParameterTable {
  /// All rows; one path may have several, for different graph models.
  ///
  /// Those of layers and levers have ``NamedGroup/anyName`` in place of a name.
  static let rows =
    beforeLayers + layer(NamedGroup.anyName) + betweenLayersAndLevers + lever(NamedGroup.anyName)
    + afterLevers

  /// The rows up to those of the layers.
  static let beforeLayers: [Parameter] =
    [
      Parameter(
        "title", ValueKind<String>.text.orNull("no title"), .none("no title"),
        "The question the scenario asks; printed above results."
      ) { $0.title = $1 },
      Parameter(
        "seed", .seed, .value("42"),
        "The random seed: the same seed, scenario and version give the same results."
      ) { $0.seed = $1 },
      Parameter(
        "replicates", .wholeNumber(in: 1...1_000_000_000), unit: "runs", .value("200"),
        "How often each setting is simulated with fresh luck."
      ) { $0.replicates = $1 },
    ] + graph
  /// The rows between those of the layers and those of the levers.
  static let betweenLayersAndLevers =
    customers + Opinion.allCases.flatMap(voice) + rules + slogan + experience + voiced
  /// The rows after those of the levers.
  static let afterLevers = recovery + consequences + market + money + uncertainty

  private static let ids = 0...4_294_967_295
  private static let graph: [Parameter] =
    [
      Parameter(
        "graph.model", .word(GraphForm.all.map(\.name)), .required, when: .anyModel,
        "The model that generates the graph."
      ) { $0.graph.model = $1 },
      Parameter(
        "graph.people", .wholeNumber(in: ids), unit: "people", .required,
        when: .models(GraphForm.all.map(\.name).filter { $0 != "stochastic-block" }),
        "The number of people."
      ) { $0.graph.people = $1 },
      Parameter(
        "graph.people", .wholeNumber(in: ids), unit: "people", .required, when: .layersWithoutFile,
        "The number of people of every layer."
      ) { $0.graph.people = $1 },
    ] + model("graph", of: nil) { .models($0) } + [
      Parameter(
        "graph.draws", .wholeNumber(in: 1...1_000_000), unit: "graphs", .value("1"),
        when: .generated,
        "The number of independently generated graphs; replicate r uses graph r mod draws. With 1, results are conditional on that graph."
      ) { $0.graph.draws = $1 },
      Parameter(
        "graph.file", .file, .required, when: .graphFile,
        "A file of ties: an edge list, Matrix Market, GraphML, GML, Pajek or METIS, plain or gzip; relative to the file that names it."
      ) { $0.graph.file = $1 },
      Parameter(
        "graph.directed", .flag, .value("false"), when: .anyFile,
        "Whether a line A B of the file says only that A tells B; the same for the files of all layers."
      ) { $0.graph.isDirected = $1 },
      Parameter(
        "graph.project", ValueKind<Projection>.choice().orNull("no projection"),
        .none("no projection"), when: .graphFile,
        "Which side of a two-mode file (women and events, say) the people are: two of them are tied if they share at least one of the other side."
      ) { $0.graph.projection = $1 },
      Parameter(
        "graph.layerColumn", ValueKind<String>.text.orNull("one kind of ties"),
        .none("one kind of ties"), when: .graphFile,
        "The column of the file whose words part its ties into layers: a header of an edge list, a key of GraphML or GML edges, or relation for those of a Pajek file."
      ) { $0.graph.layerColumn = $1 },
    ]

  /// The rows of a layer: ties of one kind.
  static func layer(_ name: String) -> [Parameter] {
    let layer = NamedGroup.layers.path(of: name)
    func of(_ source: Forms.LayerSource, _ models: [String] = []) -> Parameter.Condition {
      .layer(name, source, models: models)
    }
    return [
      Parameter(
        "\(layer).model", .word(GraphForm.ofLayers), .required, when: of(.model),
        "The model that generates the layer's ties."
      ) { $0[graph: name].model = $1 }
    ] + model(layer, of: name) { of(.model, $0) } + [
      Parameter(
        "\(layer).file", .file, .required, when: of(.file),
        "A file of the layer's ties, of the formats of graph.file; people of the same label in several files are the same."
      ) { $0[graph: name].file = $1 },
      Parameter(
        "\(layer).meets", .wholeNumber(in: ids), unit: "people", .required, when: of(.meets),
        "How many people everybody who tells meets then: any people, afresh each time, as in complete mixing. Telling rules choose among them."
      ) { $0[graph: name].meets = $1 },
    ]
  }

  /// The rows of a model's numbers, of the graph or of a layer.
  private static func model(
    _ group: String, of layer: String?, when: ([String]) -> Parameter.Condition
  ) -> [Parameter] {
    [
      Parameter(
        "\(group).contacts", .wholeNumber(in: ids), unit: "people", .required,
        when: when(["ring-lattice", "watts-strogatz", "random-regular"]),
        "The number of contacts of each person (watts-strogatz: before rewiring)."
      ) { $0[graph: layer].contacts = $1 },
      Parameter(
        "\(group).contacts", .number(in: 0...4_294_967_295, "a number"), unit: "people", .required,
        when: when(["erdos-renyi"]),
        "The mean number of contacts."
      ) { $0[graph: layer].meanContacts = $1 },
      Parameter(
        "\(group).contacts", .matrix, unit: "people", .required, when: when(["stochastic-block"]),
        "The mean number of contacts that a person of the row's group has in the column's group."
      ) { $0[graph: layer].contactTable = $1 },
      Parameter(
        "\(group).rewire", .share("a chance"), .required, when: when(["watts-strogatz"]),
        "The chance that a tie of the ring is rewired to anybody."
      ) { $0[graph: layer].rewire = $1 },
      Parameter(
        "\(group).attach", .wholeNumber(in: ids), unit: "people", .required,
        when: when(["barabasi-albert"]),
        "How many people each newcomer attaches to."
      ) { $0[graph: layer].attach = $1 },
      Parameter(
        "\(group).degrees", .distribution, unit: "people", .required,
        when: when(["configuration"]),
        "The distribution of the number of contacts."
      ) { $0[graph: layer].degrees = $1 },
      Parameter(
        "\(group).size", .wholeNumber(in: ids), unit: "people", .required, when: when(["circles"]),
        "The number of people in each closed circle of friends."
      ) { $0[graph: layer].size = $1 },
      Parameter(
        "\(group).weak", .number(in: 0...4_294_967_295, "a number"), unit: "ties", .required,
        when: when(["circles"]),
        "The mean number of random ties of a person outside the own circle."
      ) { $0[graph: layer].weak = $1 },
      Parameter(
        "\(group).sizes", .wholeNumbers(in: ids), unit: "people", .required,
        when: when(["stochastic-block"]),
        "The number of people in each group."
      ) { $0[graph: layer].sizes = $1 },
    ]
  }

  private static let customers: [Parameter] = [
    Parameter(
      "customers.share", .share(), unit: "share of people", .required, when: .share,
      "The share of people who are customers, drawn anew in each replicate."
    ) { $0.customers.share = $1 },
    Parameter(
      "customers.count", .wholeNumber(in: ids), unit: "people", .required, when: .count,
      "The number of customers, drawn anew in each replicate."
    ) { $0.customers.count = $1 },
    Parameter(
      "customers.choose", .choice(), .value("\"random\""), when: .drawn,
      "Who becomes a customer first: anybody, or those with the most contacts."
    ) { $0.customers.order = $1 },
    Parameter(
      "customers.satisfied", .share(), unit: "share of customers", .required, when: .opinionsDrawn,
      "The share of customers who hold the positive opinion first-hand; those who are neither satisfied nor dissatisfied have nothing to tell."
    ) { $0.customers.satisfied = $1 },
    Parameter(
      "customers.dissatisfied", .share(), unit: "share of customers", .required,
      when: .opinionsDrawn,
      "The share of customers who hold the negative opinion first-hand."
    ) { $0.customers.dissatisfied = $1 },
    Parameter(
      "customers.listed.satisfied", .labels, unit: "people", .value("[]"), when: .listed,
      "The satisfied customers by the labels of the graph file; 0, 1, … in a generated graph."
    ) { $0.customers.listed.positive = $1 },
    Parameter(
      "customers.listed.dissatisfied", .labels, unit: "people", .value("[]"), when: .listed,
      "The dissatisfied customers by the labels of the graph file; 0, 1, … in a generated graph."
    ) { $0.customers.listed.negative = $1 },
    Parameter(
      "customers.file", .file, .required, when: .customerFile,
      "A customer list: CSV with a header line; relative to the file that names it."
    ) { $0.customers.file = $1 },
    Parameter(
      "customers.person", .text, .value("\"person\""), when: .customerFile,
      "The column of the customer list that holds people's labels."
    ) { $0.customers.person = $1 },
    Parameter(
      "customers.opinion", .text, .value("\"opinion\""), when: .customerFile,
      "The column of the customer list that says satisfied or dissatisfied; any other word says nothing."
    ) { $0.customers.opinion = $1 },
  ]

  private static func voice(_ opinion: Opinion) -> [Parameter] {
    let voice = "voices.\(opinion)"
    return [
      Parameter(
        "\(voice).tells", .tellingRule, unit: "people", .required,
        "How many contacts somebody tells who holds the \(opinion) opinion first-hand."
      ) { $0.voices[opinion].tells = $1 },
      Parameter(
        "\(voice).retell", .retelling, .value("0"),
        "The chance that somebody who took the \(opinion) opinion up by hearsay tells it on; of {\"forReach\": n} the chance with which the story of one such customer reaches n people on average on the scenario's graph."
      ) { $0.voices[opinion].retell = $1 },
      Parameter(
        "\(voice).fade", .number(in: 0...1, "a factor"), .value("1"),
        "The factor on the chance to retell at each further hop."
      ) { $0.voices[opinion].fade = $1 },
      Parameter(
        "\(voice).retells", ValueKind<TellingRule>.tellingRule.orNull("the same as tells"),
        unit: "people",
        .none("the same as tells"),
        "How many contacts somebody tells who took the \(opinion) opinion up by hearsay."
      ) { $0.voices[opinion].retells = $1 },
      Parameter(
        "\(voice).repeat", .flag, .value("false"),
        "Whether whoever tells the \(opinion) opinion does so in every round from then on, anew each time; fade then counts hops. It needs limits.rounds."
      ) { $0.voices[opinion].repeats = $1 },
      Parameter(
        "\(voice).outside", .share("a chance"), .value("0"),
        "The chance of everybody to be told the \(opinion) opinion in a round from outside, by an advertisement for instance. It needs limits.rounds."
      ) { $0.voices[opinion].outside = $1 },
    ] + (opinion == .positive ? quality : [])
  }

  private static let quality: [Parameter] = [
    Parameter(
      "voices.positive.quality", .share("a chance"), .value("1"),
      "The chance that whoever holds the positive opinion, first-hand or by hearsay, keeps it; others have a bad experience of their own and hold the negative one."
    ) { $0.voices.positive.quality = $1 }
  ]

  private static let rules: [Parameter] = [
    Parameter(
      "conflict", .choice(), .value("\"negativeWins\""),
      "Which opinion somebody takes up who is first told both in the same round."
    ) { $0.conflict = $1 },
    Parameter(
      "limits.rounds", ValueKind<Int>.wholeNumber(in: 0...1_000_000_000).orNull("no limit"),
      unit: "rounds",
      .none("no limit"),
      "The last round in which anybody tells."
    ) { $0.rounds = $1 },
    Parameter(
      "limits.takeOff", .share(), unit: "share of people", .value("0.01"),
      "A story has taken off if at least this share of all people is first reached after round 1."
    ) { $0.takeOff = $1 },
  ]

  private static let slogan: [Parameter] = [
    Parameter(
      "slogan.positive", .number(in: 0...1e12, "a number"), unit: "people", .required,
      when: .slogan,
      "How many people the story of a satisfied customer reaches, as the saying has it; printed beside simulated figures, without effect on them."
    ) { $0.slogan.reach.positive = $1 },
    Parameter(
      "slogan.negative", .number(in: 0...1e12, "a number"), unit: "people", .required,
      when: .slogan,
      "How many people the story of a dissatisfied customer reaches, as the saying has it."
    ) { $0.slogan.reach.negative = $1 },
    Parameter(
      "slogan.source", .text, .required, when: .slogan,
      "Who says so."
    ) { $0.slogan.source = $1 },
    Parameter(
      "slogan.year", ValueKind<Int>.wholeNumber(in: 1...9999).orNull("unknown"), .none("unknown"),
      when: .slogan,
      "The year of the text that says so."
    ) { $0.slogan.year = $1 },
    Parameter(
      "slogan.kind", .choice(), .required, when: .slogan,
      "How far the saying can be trusted."
    ) { $0.slogan.kind = $1 },
  ]

  private static let uncertainty: [Parameter] = [
    Parameter(
      "uncertainty.samples", .wholeNumber(in: 2...100_000), unit: "settings", .value("64"),
      when: .uncertain,
      "How many settings are drawn from the uncertain inputs; each is run with all replicates."
    ) { $0.uncertainty.samples = $1 },
    Parameter(
      "uncertainty.sampling", .choice(), .value("\"latin-hypercube\""), when: .uncertain,
      "How they are drawn: latin-hypercube takes one value from each of as many equally likely parts of an input as there are samples, plain draws each by itself."
    ) { $0.uncertainty.sampling = $1 },
  ]
}

/// Keys of a scenario file that are about the file and its design rather than the setting.
enum DocumentKey: String, CaseIterable, Sendable {
  /// The version of the schema.
  case format
  /// The parent.
  case extends
  /// The what-ifs.
  case variants
  /// The design.
  case sweep
  /// The inputs that nobody knows exactly.
  case uncertain

  /// What it is, in a sentence.
  var meaning: String {
    switch self {
    case .format: "The version of the schema: 1. Every file says it."
    case .extends:
      "The parent, \"preset:NAME\" or the path of a scenario file, or a list of parents; of two that say the same the later one stands."
    case .variants:
      "What-ifs by name, each an object of paths and values; each is paired with the baseline."
    case .sweep: "The points to run: exactly one of grid, zip and points."
    case .uncertain:
      "Inputs that nobody knows exactly, by path: a range with from and to, with its likeliest value as mode if one is known, or a list of values that are equally likely; `hearsay uncertain` samples them."
    }
  }
}
