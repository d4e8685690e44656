public import PlainText
public import SocialGraph
import WordOfMouth

/// The rows of `graph`.
extension Schema {
  private static let generated: Scope = "all models, and layers if none is from a file"
  private static let fromFiles: Scope = "a graph or layers from files"

  /// The most layers of a graph.
  static let mostLayers = 64

  /// Who knows whom, and the number of generated graphs.
  static func graph(_ root: Block) -> (source: GraphSource, draws: Int) {
    root.block(
      "graph",
      required: (
        "who knows whom",
        [
          "for example \"graph\": { \"model\": \"watts-strogatz\", \"people\": 100000, \"contacts\": 20, \"rewire\": 0.1 }",
          "or \"graph\": { \"file\": \"ties.csv\" }",
        ]
      )
    ) { graph in
      graph.oneOf(
        [
          .init(key: "model", scope: "all models", owner: "a graph model", read: generatedGraph),
          .init(
            key: "file", scope: "a graph from a file", owner: "a graph from a file",
            read: { (file($0), 1) }),
          .init(
            key: "layers", scope: "layers if none is from a file",
            owner: "a graph of layers", read: layers),
        ],
        none: (
          "graph has neither \"model\" nor \"file\" nor \"layers\"",
          ["models: " + GraphForm.all.map(\.name).joined(separator: ", ")]
        ))
    }
  }

  private static func generatedGraph(_ graph: Block) -> (source: GraphSource, draws: Int) {
    let model = model(
      graph, GraphForm.all, "The model that generates the graph.", scope: "", within: graph
    ) { graph in
      graph.value("people", .people, "people", unit: "people", "The number of people.")
    }
    return (.model(model), draws(graph))
  }

  private static func draws(_ graph: Block) -> Int {
    graph.scope = generated
    return graph.value(
      "draws", .wholeNumber(in: 1...1_000_000), "networks drawn", unit: "graphs", default: 1,
      "The number of independently generated graphs; replicate r uses graph r mod draws. With 1, results are conditional on that graph."
    )
  }

  private static func isDirected(_ graph: Block) -> Bool {
    graph.scope = fromFiles
    return graph.value(
      "directed", .flag, "direction of ties", default: false,
      "Whether a line A B of the file means only that A tells B; the same for the files of all layers."
    )
  }

  private static func file(_ graph: Block) -> GraphSource {
    let path = graph.value(
      "file", .file, "file of ties",
      "A file of ties: an edge list, Matrix Market, GraphML, GML, Pajek or METIS, plain or gzip; relative to the file that names it."
    )
    let isDirected = isDirected(graph)
    graph.scope = "a graph from a file"
    let projection = graph.optional(
      "project", .choice(Projection.first), "side of the file that people are",
      none: "no projection",
      "Which side of a two-mode file (women and events, say) the people are: two of them are tied if they share at least one of the other side."
    )
    let column = graph.optional(
      "layerColumn", .text, "column that names kinds of ties", none: "one kind of ties",
      "The column of the file whose values divide its ties into layers: a header of an edge list, a key of GraphML or GML edges, or relation for those of a Pajek file."
    )
    let weights = weights(graph)
    if weights != nil, projection != nil {
      graph.check { problems in
        problems.report(
          graph.place(of: "weightColumn"), "graph.weightColumn does not apply with graph.project",
          ["projected ties have no weights: keep one of the two"])
      }
    }
    guard let column else {
      return .file(
        path: path, isDirected: isDirected, projection: projection, weights: weights)
    }
    if projection != nil {
      graph.check { problems in
        problems.report(
          graph.place(of: "layerColumn"), "graph.layerColumn does not apply with graph.project",
          ["projected ties are of one kind: keep one of the two"])
      }
    }
    return .layeredFile(path: path, isDirected: isDirected, column: column, weights: weights)
  }

  /// The column with the weights of ties, and what becomes of ties with several.
  private static func weights(_ block: Block) -> WeightColumn? {
    let name = block.optional(
      "weightColumn", .text, "column with the weights of ties\(ofName(block))", none: "no weights",
      "The column of the file with the weights of ties, for the telling count byWeight: a header of an edge list or the number of its column from 1, a key of GraphML, GML or JSON edges, or weight for the values of Pajek, UCINET DL, matrices and lists of neighbours."
    )
    let repeated = block.optional(
      "repeatedWeights", .choice(RepeatedWeights.sum),
      "what becomes of repeated weights\(ofName(block))",
      none: "an error",
      "What a tie weighs to which rows of the file give several weights: their sum, the largest, or, of weights that are chances, the chance that either succeeds, 1 - (1 - a)(1 - b)."
    )
    guard let name else {
      if repeated != nil {
        block.check { problems in
          problems.report(
            block.place(of: "repeatedWeights"),
            "\(block.path).repeatedWeights needs \(block.path).weightColumn",
            ["name the column with the weights, or remove \"repeatedWeights\""])
        }
      }
      return nil
    }
    return WeightColumn(name, repeated: repeated)
  }

  // MARK: Layers

  private static func layers(_ graph: Block) -> (source: GraphSource, draws: Int) {
    let members = graph.value?["layers"]?.value.members ?? []
    let files = members.filter { $0.value.given("file") != nil }
    var (people, drawn, directed): (Int?, Int, Bool) = (nil, 1, false)
    if files.isEmpty {
      people = graph.value(
        "people", .people, "people", unit: "people", "The number of people of every layer.")
      drawn = draws(graph)
    }
    if graph.mayGive("file") || !files.isEmpty { directed = isDirected(graph) }
    let most = (mostLayers, "put kinds of ties together that are told alike")
    let layers = graph.named("layers", "layer", most: most) { name, layer in
      LayerSource(name: name, ties: ties(layer, of: graph, people ?? 0, isDirected: directed))
    }
    .sorted { $0.name < $1.name }
    if layers.isEmpty {
      graph.report(
        graph.place(of: "layers"), "graph.layers names no layer",
        [
          "for example \"layers\": { \"circle\": { \"model\": \"circles\", \"size\": 5, \"weak\": 0 } }"
        ])
    }
    if !files.isEmpty, let model = members.first(where: { $0.value.given("model") != nil }) {
      graph.report(
        model.keyPlace, "graph.layers.\(model.key) is generated, while other layers are from files",
        ["the files define who the people are: name a file for this layer as well"])
    }
    return (.layers(layers, people: people), drawn)
  }

  private static func ties(
    _ layer: Block, of graph: Block, _ people: Int, isDirected: Bool
  ) -> LayerSource.Ties {
    layer.oneOf(
      [
        .init(key: "model", scope: "layers from a model", owner: "a graph model") { layer in
          let model = model(
            layer, GraphForm.ofLayers, "The model that generates the layer's ties.",
            scope: "layers: ", within: graph
          ) { _ in people }
          layer.check { problems in
            guard model.people != people else { return }
            problems.report(
              layer.place(of: "sizes"),
              "\(layer.path).sizes are \(model.people) people together, and graph.people is \(people)",
              ["every layer has the same people"])
          }
          return .model(model)
        },
        .init(key: "file", scope: "layers from a file", owner: "a layer from a file") { layer in
          let path = layer.value(
            "file", .file, "file of ties\(ofName(layer))",
            "A file of the layer's ties, in a format of graph.file; the same label in several files is the same person."
          )
          return .file(path: path, isDirected: isDirected, weights: weights(layer))
        },
        .init(
          key: "meets", scope: "layers of people who meet at random",
          owner: "a layer of people who meet at random"
        ) { layer in
          .meetings(
            layer.value(
              "meets", .people, "people met at random\(ofName(layer))", unit: "people",
              "The number of people that a teller meets in the round, at most everybody else: anybody, at random each time, as in complete mixing. Telling rules choose among them."
            ))
        },
      ],
      none: (
        "\(layer.path) does not say which people know each other in it",
        [
          "one of: model, file, meets",
          "models: " + GraphForm.ofLayers.map(\.name).joined(separator: ", "),
        ]
      ))
  }

  /// What the labels of a layer's values end with; empty for those of a whole graph.
  fileprivate static func ofName(_ block: Block) -> String {
    let keys = block.path.split(separator: ".")
    return keys.count > 1 ? " in \(keys[keys.count - 1])" : ""
  }

  // MARK: Models

  /// A graph model by its name.
  private static func model(
    _ block: Block, _ forms: [GraphForm], _ meaning: String, scope: String, within graph: Block,
    people: @escaping (Block) -> Int
  ) -> GraphModel {
    let names = forms.map(\.name)
    let name = block.value("model", .word(names), "kind of network\(ofName(block))", meaning)
    let model = block.oneOf(
      named: "model", name,
      forms.map { form in
        .init(
          key: form.name, scope: Scope(words: scope, names: [form.name], models: names),
          owner: "graph model \(quoted(form.name))"
        ) { block in
          form.model(GraphParameters(block: block, readPeople: people))
        }
      })
    block.check { problems in
      guard let problem = model.problem, !problem.isResourceLimit else { return }
      // What a layer does not give the graph does.
      let owner = block.gives(problem.parameter) || !graph.gives(problem.parameter) ? block : graph
      problems.report(
        owner.place(of: problem.parameter),
        "\(owner.path).\(problem.parameter): \(problem.message)", ["model \(quoted(name))"])
    }
    return model
  }
}

/// What the parameters of graph models are read from.
struct GraphParameters {
  fileprivate let block: Block
  /// What labels end with: of a layer its name.
  fileprivate var suffix: String { Schema.ofName(block) }
  fileprivate let readPeople: (Block) -> Int

  var people: Int { readPeople(block) }

  var contacts: Int {
    block.value(
      "contacts", .people, "contacts of each person\(suffix)", unit: "people",
      "The number of contacts of each person (watts-strogatz: before rewiring).")
  }
}

/// A graph model as scenario files name it, and what it needs.
struct GraphForm: Sendable {
  /// Its name.
  let name: String
  /// Reads its parameters.
  let model: @Sendable (GraphParameters) -> GraphModel

  /// All models.
  static let all: [GraphForm] = [
    GraphForm(name: "complete") { .complete(people: $0.people) },
    GraphForm(name: "ring-lattice") { .ringLattice(people: $0.people, contacts: $0.contacts) },
    GraphForm(name: "watts-strogatz") {
      .wattsStrogatz(
        people: $0.people, contacts: $0.contacts,
        rewire: $0.block.value(
          "rewire", .chance, "ties rewired at random\($0.suffix)",
          "The chance that a tie of the ring is rewired to anybody."))
    },
    GraphForm(name: "barabasi-albert") {
      .barabasiAlbert(
        people: $0.people,
        attach: $0.block.value(
          "attach", .people, "people each newcomer attaches to\($0.suffix)", unit: "people",
          "How many people each newcomer attaches to."))
    },
    GraphForm(name: "erdos-renyi") {
      .erdosRenyi(
        people: $0.people,
        contacts: $0.block.value(
          "contacts", .number(in: 0...4_294_967_295), "contacts of each person\($0.suffix)",
          unit: "people",
          "The mean number of contacts."))
    },
    GraphForm(name: "random-regular") { .randomRegular(people: $0.people, contacts: $0.contacts) },
    GraphForm(name: "configuration") {
      .configuration(
        people: $0.people,
        degrees: $0.block.value(
          "degrees", .distribution, "contacts a person has\($0.suffix)", unit: "people",
          "The distribution of the number of contacts."))
    },
    GraphForm(name: "circles") {
      .circles(
        people: $0.people,
        size: $0.block.value(
          "size", .people, "people in each circle\($0.suffix)", unit: "people",
          "The number of people in each closed circle of friends."),
        weak: $0.block.value(
          "weak", .number(in: 0...4_294_967_295), "random ties of each person\($0.suffix)",
          unit: "ties",
          "The mean number of random ties of a person outside their circle."))
    },
    GraphForm(name: "stochastic-block") { parameters in
      let contacts = parameters.block.value(
        "contacts", .matrix, "contacts of each person\(parameters.suffix)", unit: "people",
        "The mean number of contacts that a person of the row's group has in the column's group.")
      return .stochasticBlock(
        sizes: parameters.block.value(
          "sizes", .groupSizes, "people in each group\(parameters.suffix)", unit: "people",
          "The number of people in each group."),
        contacts: contacts)
    },
  ]

  /// The models that a layer of ties may have: all that are stored.
  static let ofLayers = all.filter { $0.name != "complete" }
}

extension GraphSource {
  /// The models as scenario files and the command line name them.
  public static var modelNames: [String] { GraphForm.all.map(\.name) }
}

extension GraphModel {
  /// Reads a model as the `graph` of a scenario file has it.
  ///
  /// - Parameter graph: An object with the name of the model and its parameters.
  /// - Throws: `Diagnostics` with everything that is wrong, where the values were written.
  public init(scenarioGraph graph: JSONValue) throws(Diagnostics) {
    let (read, walk) = SchemaWalk.read(["graph": graph], Schema.group, keeping: .nothing) {
      Schema.graph($0)
    }
    guard walk.problems.isEmpty, case .model(let model) = read.source else {
      throw Diagnostics(walk.problems)
    }
    self = model
  }
}
