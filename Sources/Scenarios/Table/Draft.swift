import Randomness
import SocialGraph
import WordOfMouth

/// A scenario in the making: what has been read so far, each value with its place.
struct Draft: Sendable {
  var title: Placed<String?>?
  var seed: Placed<UInt64>?
  var replicates: Placed<Int>?
  var graph = GraphDraft()
  var customers = CustomersDraft()
  var voices = ByOpinion(positive: VoiceDraft(), negative: VoiceDraft())
  var conflict: Placed<ConflictRule>?
  var rounds: Placed<Int?>?
  var takeOff: Placed<Double>?
  var slogan = SloganDraft()
  var service = ServiceDraft()
  var uncertainty = UncertaintyDraft()
  /// The layers of the graph by name; their order is that of the file.
  var layers: [String: GraphDraft] = [:]

  /// The graph, or what there is of a layer.
  subscript(graph layer: String?) -> GraphDraft {
    get { layer.map { layers[$0, default: GraphDraft()] } ?? graph }
    set {
      if let layer { layers[layer] = newValue } else { graph = newValue }
    }
  }
}

/// How uncertain inputs of a draft are sampled.
struct UncertaintyDraft: Sendable {
  var samples: Placed<Int>?
  var sampling: Placed<UncertainInputs.Sampling>?
}

/// The graph of a draft.
struct GraphDraft: Sendable {
  var model: Placed<String>?
  var file: Placed<String>?
  var isDirected: Placed<Bool>?
  var projection: Placed<Projection?>?
  var layerColumn: Placed<String?>?
  var draws: Placed<Int>?
  var people: Placed<Int>?
  var contacts: Placed<Int>?
  var meanContacts: Placed<Double>?
  var contactTable: Placed<[[Double]]>?
  var rewire: Placed<Double>?
  var attach: Placed<Int>?
  var degrees: Placed<CountDistribution>?
  var size: Placed<Int>?
  var weak: Placed<Double>?
  var sizes: Placed<[Int]>?
  var meets: Placed<Int>?
}

/// The customers of a draft.
struct CustomersDraft: Sendable {
  var share: Placed<Double>?
  var count: Placed<Int>?
  var order: Placed<CustomerOrder>?
  var satisfied: Placed<Double>?
  var dissatisfied: Placed<Double>?
  var listed: ByOpinion<Placed<[Placed<String>]>?> = ByOpinion(positive: nil, negative: nil)
  var file: Placed<String>?
  var person: Placed<String>?
  var opinion: Placed<String>?
}

/// How an opinion of a draft is told.
struct VoiceDraft: Sendable {
  var tells: Placed<TellingRule>?
  var retell: Placed<Retelling>?
  var fade: Placed<Double>?
  var retells: Placed<TellingRule?>?
  var repeats: Placed<Bool>?
  var outside: Placed<Double>?
  var quality: Placed<Double>?
}

/// The slogan of a draft.
struct SloganDraft: Sendable {
  var reach: ByOpinion<Placed<Double>?> = ByOpinion(positive: nil, negative: nil)
  var source: Placed<String>?
  var year: Placed<Int?>?
  var kind: Placed<Slogan.Kind>?
}
