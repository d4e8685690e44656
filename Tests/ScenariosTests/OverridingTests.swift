import PlainText
import Foundation
import Randomness
import Scenarios
import Service
import SocialGraph
import Testing
import WordOfMouth

/// Of `Overriding`, of `Group` that merges, and of `Loading`: parents, settings, variants.
@Suite struct OverridingTests {
  /// Reads a child whose parent is a good file.
  static func child(_ members: String, of parent: String = GoodFiles.drawn) throws
    -> ScenarioDocument
  {
    let folder = try Folder()
    defer { folder.remove() }
    try folder.write("parent.json", parent)
    let path = try folder.write(
      "child.json",
      "{ \"format\": 1, \"extends\": \"parent.json\"\(members.isEmpty ? "" : ", ")\(members) }")
    return try ScenarioDocument.read(.file(path))
  }

  /// A good file without variants and sweep.
  static let withoutDesign =
    GoodFiles.drawn.split(separator: "\n")
    .filter { !$0.contains("\"variants\"") && !$0.contains("\"sweep\"") }.joined(separator: "\n")

  @Test func `a child that says nothing is its parent`() throws {
    for file in [GoodFiles.drawn, GoodFiles.blocks.replacing("customers.csv", with: "/c.csv")] {
      #expect(try Self.child("", of: file).baseline == GoodFiles.read(file).baseline)
    }
  }

  @Test func `of a telling count and a change inside it the later one wins`() throws {
    func tells(_ settings: [String]) throws -> TellingRule {
      try GoodFiles.read(GoodFiles.drawn, settings: settings).baseline.voices.positive.tells
    }
    let inside = "voices.positive.tells.exactly=9"
    let whole = "voices.positive.tells={\"poisson\": 4}"
    #expect(try tells([inside, whole]) == TellingRule(.count(.poisson(mean: 4))))
    #expect(try tells([whole, inside]) == .exactly(9))
  }

  @Test func `objects merge`() throws {
    let child = try Self.child(
      "\"voices\": { \"negative\": { \"retell\": 0.5 } }, \"limits\": { \"rounds\": null }"
    ).baseline
    let parent = try GoodFiles.read(GoodFiles.drawn).baseline
    #expect(child.voices.negative.retell == 0.5)
    #expect(child.voices.negative.tells == parent.voices.negative.tells)
    #expect(child.voices.positive == parent.voices.positive)
    #expect(child.roundLimit == nil && child.takeOff == 0.02)
  }

  @Test func `telling counts replace whole`() throws {
    let child = try Self.child(
      "\"voices\": { \"positive\": { \"retells\": { \"exactly\": 4 } } }")
    #expect(child.baseline.voices.positive.retells == .exactly(4))
  }

  @Test func `a graph of the same model merges and of another replaces`() throws {
    let same = try Self.child("\"graph\": { \"people\": 500 }").baseline
    #expect(
      same.graph == .model(.wattsStrogatz(people: 500, contacts: 10, rewire: 0.1)))
    #expect(same.graphDraws == 2)
    let named = try Self.child("\"graph\": { \"model\": \"watts-strogatz\", \"people\": 500 }")
    #expect(named.baseline == same)
    let other = try Self.child("\"graph\": { \"model\": \"complete\", \"people\": 50 }").baseline
    #expect(other.graph == .model(.complete(people: 50)))
    #expect(other.graphDraws == 1)
    let file = try Self.child("\"graph\": { \"file\": \"/ties.csv\" }").baseline
    #expect(file.graph == .file(path: "/ties.csv", isDirected: false))
    let twoMode = try Self.child(
      "\"graph\": { \"file\": \"/ties.csv\", \"project\": \"second\" }"
    ).baseline
    #expect(twoMode.graph == .file(path: "/ties.csv", isDirected: false, projection: .second))
  }

  @Test func `the source of customers replaces`() throws {
    let count = try Self.child("\"customers\": { \"count\": 5 }").baseline
    #expect(
      count.customers == .drawn(.count(5), order: .random, satisfied: 0.6, dissatisfied: 0.1))
    let listed = try Self.child(
      "\"customers\": { \"listed\": { \"satisfied\": [\"3\"] } }", of: Self.withoutDesign
    ).baseline
    #expect(listed.customers == .listed(.labels(ByOpinion(positive: ["3"], negative: []))))
    let other = try Self.child(
      "\"customers\": { \"listed\": { \"dissatisfied\": [\"x\"] } }", of: GoodFiles.listed
    ).baseline
    #expect(other.customers == .listed(.labels(ByOpinion(positive: [], negative: ["x"]))))
    let drawn = try Self.child(
      "\"customers\": { \"share\": 0.5, \"satisfied\": 1, \"dissatisfied\": 0 }",
      of: GoodFiles.blocks)
    #expect(
      drawn.baseline.customers
        == .drawn(.share(0.5), order: .random, satisfied: 1, dissatisfied: 0))
    let file = try Self.child("\"customers\": { \"file\": \"/d.csv\" }", of: GoodFiles.blocks)
    #expect(
      file.baseline.customers
        == .listed(
          .file(path: "/d.csv", personColumn: "person", opinionColumn: "opinion")))
  }

  @Test func `variants merge by name and path, and keep the parent's order`() throws {
    let child = try Self.child(
      "\"variants\": { \"new\": { \"seed\": 1 }, \"half\": { \"seed\": 2, \"customers.dissatisfied\": 0 } }"
    )
    #expect(child.variants.map(\.name) == ["half", "loud", "new"])
    #expect(
      child.variants[0].overrides == [
        Override(path: "customers.dissatisfied", value: 0),
        Override(path: "seed", value: 2),
      ])
  }

  @Test func `a sweep of the same kind merges and of another replaces`() throws {
    let same = try Self.child("\"sweep\": { \"grid\": { \"seed\": [1, 2] } }")
    #expect(
      same.design?.paths == ["customers.satisfied", "voices.negative.retell", "seed"])
    #expect(same.design?.count == 16)
    let other = try Self.child("\"sweep\": { \"points\": [{ \"seed\": 1 }] }")
    #expect(other.design == .points([[Override(path: "seed", value: 1)]]))
  }

  @Test func `a slogan stays, and null takes it away`() throws {
    #expect(try Self.child("\"seed\": 1").baseline.slogan?.year == 1981)
    #expect(try Self.child("\"slogan\": null").baseline.slogan == nil)
    #expect(try Self.child("\"slogan\": { \"year\": null }").baseline.slogan?.year == .none)
  }

  @Test func `a service model takes the place of opinions given`() throws {
    let service = """
      "service": { "experience": { "misery": 0.1 }, "complain": 1,
        "loyalty": { "silent": 0, "unresolved": 0, "resolved": 1, "resolvedQuickly": 1 } }
      """
    let child = try Self.child(service, of: Self.withoutDesign).baseline
    #expect(child.customers == .atStart(.share(0.05), order: .random))
    #expect(child.service?.complaints.complain == 1)
    // A setting that adds one does the same; one that changes one hides no mistake.
    let added = try GoodFiles.read(
      Self.withoutDesign,
      settings: ["service={\(service.dropFirst("\"service\": {".count))"])
    #expect(added.baseline.service == child.service)
    #expect(added.baseline.customers == child.customers)
    let wrong = GoodFiles.service.replacing(
      "\"count\": 300", with: "\"count\": 300, \"satisfied\": 1")
    #expect(GoodFiles.errors(wrong, settings: ["service.periods=3"]).count == 1)
    // A child of a model has it, and may do without.
    let grandchild = try Self.child("\"service\": { \"visits\": 0.5 }", of: GoodFiles.service)
    #expect(grandchild.baseline.service?.visits == 0.5)
    #expect(grandchild.baseline.service?.listening.count == 3)
  }

  @Test func `misery given and misery from employees replace each other`() throws {
    let employees =
      "\"employees\": { \"engaged\": 1, \"miseryWhenEngaged\": 0, \"miseryWhenNot\": 0.5 }"
    let child = try Self.child(
      "\"service\": { \"experience\": { \(employees) } }", of: GoodFiles.service)
    #expect(child.baseline.service?.experience.employees?.engaged == 1)
    #expect(child.baseline.service?.experience.magic == 0.05)
    let back = try child.scenario(
      applying: [Override(path: "service.experience.misery", value: 0.3)])
    #expect(back.service?.experience == Experience(misery: 0.3, magic: 0.05, ownFault: 0.1))
  }

  @Test func `a lever that finds something else replaces, another merges, null takes it away`()
    throws
  {
    let child = try Self.child(
      """
      "service": { "listening": {
        "survey": { "finds": "unhappy", "chance": 1 },
        "mystery-shoppers": { "finds": "leavers", "chance": 1 },
        "exit_2": null, "new": { "finds": "causes", "calls": 1 } } }
      """,
      of: GoodFiles.serviceWithoutDesign)
    #expect(
      child.baseline.service?.listening == [
        Lever(
          name: "survey", finds: .unhappy(asks: 0.2, chance: 1, pleases: 0.01), costPerPeriod: 3,
          costPerContact: 1),
        Lever(name: "mystery-shoppers", finds: .leavers(chance: 1, winBack: 0)),
        Lever(name: "new", finds: .causes(calls: 1)),
      ])
  }

  @Test func `settings override everything, later ones override earlier ones`() throws {
    let document = try GoodFiles.read(
      GoodFiles.drawn,
      settings: [
        "seed=0xFF", "replicates=5", "replicates=7", "title=two words", "conflict=positiveWins",
        "voices.positive.tells={\"poisson\": 3}", "graph.people=77", "graph.model=complete",
        "limits.rounds=null", "variants={\"more\": {\"seed\": 3}}",
      ])
    let scenario = document.baseline
    #expect(scenario.seed == 255 && scenario.replicates == 7 && scenario.conflict == .positiveWins)
    #expect(scenario.title == "two words" && scenario.roundLimit == nil)
    #expect(scenario.voices.positive.tells.form == .count(.poisson(mean: 3)))
    // The model is another, whichever of the two settings comes first.
    #expect(scenario.graph == .model(.complete(people: 77)))
    #expect(document.variants.map(\.name) == ["half", "loud", "more"])
  }

  @Test func `an override inside a telling count leaves the rest of it`() throws {
    let document = try GoodFiles.read(GoodFiles.drawn)
    func retells(_ path: String, _ value: Double) throws -> TellingRule {
      try document.scenario(
        applying: [Override(path: "voices.positive.retells.\(path)", value: .number(value))]
      ).voices.positive.retells
    }
    #expect(try retells("silent", 0.5) == TellingRule(.count(.exactly(2)), silent: 0.5))
    #expect(try retells("exactly", 3) == TellingRule(.count(.exactly(3)), silent: 0.1))
    #expect(try retells("poisson", 3) == TellingRule(.count(.poisson(mean: 3)), silent: 0.1))
    let listed = try GoodFiles.read(
      GoodFiles.listed, settings: ["voices.negative.tells.negativeBinomial.shape=2"])
    #expect(
      listed.baseline.voices.negative.tells.form
        == .count(.negativeBinomial(mean: 9, shape: 2)))
  }

  @Test func `an override inside a source leaves the rest of the source`() throws {
    func customers(_ text: String, _ path: String, _ value: JSONValue) throws -> Customers<
      CustomerListing
    > {
      try GoodFiles.read(text).scenario(applying: [Override(path: path, value: value)]).customers
    }
    #expect(
      try customers(GoodFiles.listed, "customers.listed.dissatisfied", ["zoe"])
        == .listed(.labels(ByOpinion(positive: ["ann", "bob"], negative: ["zoe"]))))
    #expect(
      try customers(GoodFiles.listed, "customers.listed.satisfied", [])
        == .listed(.labels(ByOpinion(positive: [], negative: ["7"]))))
    // The value of the source as such replaces it, and another source takes its place.
    #expect(
      try customers(GoodFiles.listed, "customers.listed", ["dissatisfied": ["zoe"]])
        == .listed(.labels(ByOpinion(positive: [], negative: ["zoe"]))))
    #expect(
      try customers(GoodFiles.drawn, "customers.listed", ["dissatisfied": [3]])
        == .listed(.labels(ByOpinion(positive: [], negative: ["3"]))))
    #expect(
      try customers(GoodFiles.drawn, "customers.listed.dissatisfied", [3])
        == .listed(.labels(ByOpinion(positive: [], negative: ["3"]))))
    #expect(
      try customers(GoodFiles.drawn, "customers.satisfied", 0.2)
        == .drawn(.share(0.05), order: .random, satisfied: 0.2, dissatisfied: 0.1))
    #expect(
      try customers(GoodFiles.drawn, "customers.count", 20)
        == .drawn(.count(20), order: .random, satisfied: 0.6, dissatisfied: 0.1))
    #expect(
      try customers(GoodFiles.blocks, "customers.opinion", "mood")
        == .listed(
          .file(path: "scenarios/customers.csv", personColumn: "id", opinionColumn: "mood")))
    let settings = ["customers.listed.dissatisfied=[\"zoe\"]"]
    #expect(
      try GoodFiles.read(GoodFiles.listed, settings: settings).baseline.customers
        == .listed(.labels(ByOpinion(positive: ["ann", "bob"], negative: ["zoe"]))))
  }

  @Test func `an override inside a graph leaves the rest of the graph`() throws {
    func graph(_ text: String, _ path: String, _ value: JSONValue) throws -> GraphSource {
      try GoodFiles.read(text).scenario(applying: [Override(path: path, value: value)]).graph
    }
    #expect(
      try graph(GoodFiles.drawn, "graph.contacts", 4)
        == .model(.wattsStrogatz(people: 1000, contacts: 4, rewire: 0.1)))
    #expect(
      try graph(GoodFiles.listed, "graph.directed", false)
        == .file(path: "scenarios/ties.csv", isDirected: false))
    #expect(
      try graph(GoodFiles.blocks, "graph.sizes", [120, 80])
        == .model(.stochasticBlock(sizes: [120, 80], contacts: [[8, 1], [1.5, 6]])))
  }

  @Test func `an override of a group merges it`() throws {
    let document = try GoodFiles.read(GoodFiles.drawn)
    let graph: JSONValue = ["model": "erdos-renyi", "people": 9, "contacts": 2.5]
    let scenario = try document.scenario(applying: [Override(path: "graph", value: graph)])
    #expect(scenario.graph == .model(.erdosRenyi(people: 9, contacts: 2.5)))
    #expect(scenario.voices == document.baseline.voices)
  }
}

/// A folder for one test.
struct Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "hearsay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  /// Writes a file, folders and all, and gives its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  func remove() { try? FileManager.default.removeItem(at: url) }
}
