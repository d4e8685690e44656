import Randomness
import PlainText
import Scenarios
import SocialGraph
import Testing

/// Of `Schema+Graph`.
@Suite struct SchemaGraphTests {
  static let models: [(String, GraphModel)] = [
    ("\"complete\", \"people\": 10", .complete(people: 10)),
    ("\"ring-lattice\", \"people\": 10, \"contacts\": 4", .ringLattice(people: 10, contacts: 4)),
    (
      "\"watts-strogatz\", \"people\": 10, \"contacts\": 4, \"rewire\": 1",
      .wattsStrogatz(people: 10, contacts: 4, rewire: 1)
    ),
    ("\"barabasi-albert\", \"people\": 10, \"attach\": 2", .barabasiAlbert(people: 10, attach: 2)),
    ("\"erdos-renyi\", \"people\": 10, \"contacts\": 2.5", .erdosRenyi(people: 10, contacts: 2.5)),
    (
      "\"random-regular\", \"people\": 10, \"contacts\": 3", .randomRegular(people: 10, contacts: 3)
    ),
    (
      "\"configuration\", \"people\": 10, \"degrees\": { \"between\": [1, 3] }",
      .configuration(people: 10, degrees: .between(1, 3))
    ),
    (
      "\"circles\", \"people\": 10, \"size\": 5, \"weak\": 0.5",
      .circles(people: 10, size: 5, weak: 0.5)
    ),
    (
      "\"stochastic-block\", \"sizes\": [6, 4], \"contacts\": [[2, 1], [1.5, 2]]",
      .stochasticBlock(sizes: [6, 4], contacts: [[2, 1], [1.5, 2]])
    ),
  ]

  static func text(_ model: (String, GraphModel)) -> String {
    """
    { "format": 1, "graph": { "model": \(model.0) },
      "customers": { "count": 1, "satisfied": 0.5, "dissatisfied": 0.5 },
      "voices": { "positive": { "tells": "nobody" }, "negative": { "tells": "everyone" } } }
    """
  }

  @Test(arguments: models)
  func `every model reads`(model: (String, GraphModel)) throws {
    #expect(try GoodFiles.read(Self.text(model)).baseline.graph == .model(model.1))
  }

  @Test(arguments: models)
  func `every parameter of a model is needed and no other is taken`(model: (String, GraphModel))
    throws
  {
    let parts = model.0.split(separator: "\"").map(String.init)
    for key in parts
    where ["people", "contacts", "rewire", "attach", "degrees", "size", "weak", "sizes"].contains(
      key)
    {
      let text = Self.text(model).replacing(
        "\"\(key)\":", with: "\"draws\": 1, \"file\": \"x\", \"\(key)s\":")
      #expect(!GoodFiles.errors(text).isEmpty)
    }
    let other = model.0.contains("attach") ? "weak" : "attach"
    let items = GoodFiles.errors(Self.text((model.0 + ", \"\(other)\": 2", model.1)))
    #expect(
      items.map(\.message).first?.hasPrefix("\"\(other)\" does not apply to graph model") == true)
  }
}
