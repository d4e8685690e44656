public import Service
public import SocialGraph
public import WordOfMouth

/// One setting to simulate, with every value decided: what a scenario file, its parents, the
/// settings of the command line, a variant and a design point come to.
public struct Scenario: Sendable, Hashable {
  /// The question the scenario asks.
  public var title: String?
  /// The random seed.
  public var seed: UInt64
  /// The number of replicates, at least 1; it has no effect where a precision says how many there may be.
  public var replicates: Int
  /// How precisely figures are to be known, where that decides how many replicates there are.
  public var precision: Precision?
  /// Who knows whom.
  public var graph: GraphSource
  /// The number of independently generated graphs; replicate r uses graph r mod this.
  public var graphDraws: Int
  /// Where first-hand opinions come from.
  public var customers: Customers<CustomerListing>
  /// How each opinion is told.
  public var voices: ByOpinion<Voice>
  /// What decides between opposite stories that arrive together.
  public var conflict: ConflictRule
  /// The last round in which anybody tells, or nil for no limit.
  public var roundLimit: Int?
  /// The share of all people that must be first reached after round 1 for a take-off.
  public var takeOff: Double
  /// What a slogan says of the same thing, where the scenario takes one up.
  public var slogan: Slogan?
  /// What customers experience and what that is worth, or nil for one wave of opinions given.
  ///
  /// With it, customers are those `atStart`.
  public var service: ServiceModel?
  /// For each opinion the people whom the story of one customer is to reach on average, where the
  /// chance to retell is to be solved for; until then that chance is 0.
  ///
  /// Whoever puts a chance into ``voices`` takes the target away.
  public var targetReach = ByOpinion<Double?>(positive: nil, negative: nil)

  /// Whether a chance to retell is still to be solved for.
  public var awaitsCalibration: Bool {
    Opinion.allCases.contains { targetReach[$0] != nil }
  }

  /// The number of different graphs its replicates run on, at least 1.
  public var graphsUsed: Int {
    graph.isRandom ? max(1, min(graphDraws, replicates)) : 1
  }

  /// The rules of its waves.
  public var rules: WaveRules {
    WaveRules(voices: voices, conflict: conflict, roundLimit: roundLimit)
  }
}

/// Where a scenario's graph comes from.
public enum GraphSource: Sendable, Hashable {
  /// It is generated.
  case model(GraphModel)
  /// It is read from a file, resolved against the scenario file that named it, and projected on one of
  /// its sides if it is two-mode.
  case file(
    path: String, isDirected: Bool, projection: Projection? = nil, weights: WeightColumn? = nil)
  /// It is read from a file whose ties are parted into layers by the words of a column.
  case layeredFile(path: String, isDirected: Bool, column: String, weights: WeightColumn? = nil)
  /// It has ties of several kinds; this many people, or those of the layers' files.
  case layers([LayerSource], people: Int?)

  /// Whether the random seed and the number of the draw have a part in the graph.
  public var isRandom: Bool {
    switch self {
    case .file, .layeredFile, .model(.complete), .model(.ringLattice): false
    case .model(.wattsStrogatz(_, _, rewire: 0)), .model(.circles(_, _, weak: 0)): false
    case .model: true
    case .layers(let layers, _):
      layers.contains { layer in
        if case .model(let model) = layer.ties { GraphSource.model(model).isRandom } else { false }
      }
    }
  }

  /// The names of its layers, in file order; empty where ties are of one kind, and where they stand in a
  /// file of ties.
  public var layerNames: [String] {
    if case .layers(let layers, _) = self { layers.map(\.name) } else { [] }
  }

  /// Whether it has ties of several kinds.
  public var hasLayers: Bool {
    switch self {
    case .layers, .layeredFile: true
    case .model, .file: false
    }
  }

  /// Whether ties go one way.
  public var isDirected: Bool {
    switch self {
    case .file(_, let isDirected, _, _), .layeredFile(_, let isDirected, _, _): isDirected
    case .layers(let layers, _):
      layers.contains { if case .file(_, true, _) = $0.ties { true } else { false } }
    case .model: false
    }
  }

  /// The columns with the weights of its ties, by layer; under an empty name where it has none, or where
  /// layers stand in the file.
  public var weights: [String: WeightColumn] {
    switch self {
    case .file(_, _, _, let weights?), .layeredFile(_, _, _, let weights?): ["": weights]
    case .layers(let layers, _):
      Dictionary(
        uniqueKeysWithValues: layers.compactMap { layer in
          if case .file(_, _, let weights?) = layer.ties { (layer.name, weights) } else { nil }
        })
    case .file, .layeredFile, .model: [:]
    }
  }
}

/// Where the ties of one kind come from.
public struct LayerSource: Sendable, Hashable {
  /// Where they come from.
  public enum Ties: Sendable, Hashable {
    /// They are generated.
    case model(GraphModel)
    /// They are read from a file, resolved against the scenario file that named it.
    case file(path: String, isDirected: Bool, weights: WeightColumn? = nil)
    /// Somebody who tells meets this many people at random.
    case meetings(Int)
  }

  /// The name of the layer.
  public var name: String
  /// Where its ties come from.
  public var ties: Ties

  /// Makes a source.
  public init(name: String, ties: Ties) {
    self.name = name
    self.ties = ties
  }
}

/// Listed customers, before a graph says who they are.
public enum CustomerListing: Sendable, Hashable {
  /// The people of these labels.
  case labels(ByOpinion<[String]>)
  /// The rows of a customer list: a CSV file with a column of labels and one of opinions.
  case file(path: String, personColumn: String, opinionColumn: String)
}

/// A saying about word of mouth, to be shown with simulated figures.
public struct Slogan: Sendable, Hashable {
  /// How far the saying can be trusted.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Repeated in trade texts without a study that bears it out.
    case folklore
    /// A published survey.
    case survey
  }

  /// How many people each customer's story reaches, as the saying has it.
  public var reach: ByOpinion<Double>
  /// The source of the saying.
  public var source: String
  /// The year of the text, where one is known.
  public var year: Int?
  /// How far it can be trusted.
  public var kind: Kind

  /// Makes a slogan.
  public init(reach: ByOpinion<Double>, source: String, year: Int?, kind: Kind) {
    self.reach = reach
    self.source = source
    self.year = year
    self.kind = kind
  }
}
