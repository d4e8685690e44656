/// A block of a scenario file as `explain` describes it: what it is, its keys, and a file that has it.
public struct BlockDescription: Sendable, Hashable {
  /// Its key.
  public let key: String
  /// What it is, in sentences.
  public let meaning: String
  /// The keys in it, or what may be in their place; each a phrase.
  public let keys: [String]
  /// A whole scenario file that has it, line by line.
  public let example: [String]

  /// The block of a key; nil if there is none of that name.
  public static func of(_ key: String) -> BlockDescription? { all.first { $0.key == key } }

  /// A block, with the keys of the schema where it has any.
  private init(_ key: String, _ meaning: String, keys: [String] = [], _ lines: [String]) {
    self.key = key
    self.meaning = meaning
    if case .group(let group)? = Schema.group[key] {
      self.keys = group.keys
    } else {
      self.keys = keys
    }
    example =
      ["{", "  \"format\": 1, \"extends\": \"preset:two-three-eight-ten\","]
      + lines.map { "  " + $0 } + ["}"]
  }

  /// A service model with what must be in it.
  private static let service = [
    "\"service\": {",
    "  \"periodName\": \"month\", \"experience\": { \"misery\": 0.1, \"magic\": 0.05 }, \"complain\": 0.3,",
    "  \"loyalty\": {",
    "    \"silent\": 0.9, \"unresolved\": 0.7, \"resolved\": 0.95, \"resolvedQuickly\": 0.97",
    "  }",
    "}",
  ]

  private static func withService(_ line: String) -> [String] {
    service.dropLast() + ["},", line]
  }

  /// All blocks, in the order of a file.
  public static let all: [BlockDescription] = [
    BlockDescription(
      "format", "The version of the format that the file is written in.", keys: ["1, and no other"],
      ["\"seed\": 7"]),
    BlockDescription(
      "extends",
      "The scenario or preset that this file builds on: what the file says itself wins. Objects merge key by key; lists and values replace.",
      keys: ["a preset's name, the path of a file, or a list of these, of which the later wins"],
      ["\"customers\": { \"share\": 0.1 }"]),
    BlockDescription(
      "graph",
      "Who knows whom: a model that generates a network, a file of ties, or layers of ties.",
      [
        "\"graph\": { \"model\": \"watts-strogatz\", \"people\": 10000, \"contacts\": 20, \"rewire\": 0.1 }"
      ]),
    BlockDescription(
      "customers",
      "Who is a customer, and how many of them are satisfied or dissatisfied: drawn at random, listed, or from a file.",
      ["\"customers\": { \"share\": 0.1, \"satisfied\": 0.6, \"dissatisfied\": 0.2 }"]),
    BlockDescription(
      "voices",
      "How people talk, for good and for bad news: how many contacts they tell, and how likely hearers tell it on.",
      [
        "\"voices\": { \"negative\": { \"tells\": { \"between\": [8, 10] }, \"retell\": 0.1 } }"
      ]),
    BlockDescription(
      "limits",
      "When talk ends at the latest, and from which share of people on a story has taken off.",
      ["\"limits\": { \"rounds\": 5 }"]),
    BlockDescription(
      "service",
      "What customers experience in each period, who complains, and what the firm does about it. With it, opinions follow from experience.",
      service),
    BlockDescription(
      "market",
      "What hearing does to customers and prospects: factors on the odds that somebody joins, and that a customer stays. It needs service.",
      withService(
        "\"market\": { \"joining\": { \"chance\": 0.002, \"heardGood\": 2, \"heardBad\": 0.5 } }")),
    BlockDescription(
      "money",
      "What customers are worth and what it costs to win or replace one. It needs service, and gives results in money.",
      withService("\"money\": { \"currency\": \"EUR\", \"margin\": 30, \"discount\": 0.01 }")),
    BlockDescription(
      "variants",
      "What-ifs beside the baseline: each has a name, and the values that differ from the scenario's own. All have common random numbers, so that differences are exact pairs.",
      keys: ["NAME: { PATH: value, … } for each what-if; a PATH joins keys by dots"],
      ["\"variants\": { \"fewer-unhappy\": { \"customers.dissatisfied\": 0.05 } }"]),
    BlockDescription(
      "sweep", "Points at which the scenario is run: values of one or several parameters.",
      keys: [
        "grid: { PATH: values, … }, every combination of the values",
        "zip: { PATH: values, … }, the first values together, then the second ones",
        "points: [{ PATH: value, … }, …], each point by itself",
        "values are a list, or { \"from\": 0, \"to\": 0.3, \"count\": 7 }",
      ],
      [
        "\"sweep\": { \"grid\": { \"customers.share\": { \"from\": 0.05, \"to\": 0.2, \"count\": 4 } } }"
      ]),
    BlockDescription(
      "uncertain",
      "Inputs that nobody knows exactly, and what is known of each. Settings are drawn from them to see which what-if is better, and which input decides that.",
      keys: [
        "PATH: { \"from\": 0, \"to\": 0.1 }, perhaps with \"mode\": 0.02, a range",
        "PATH: { \"p05\": 0.02, \"p95\": 0.1 }, perhaps with \"p50\": 0.04",
        "PATH: { \"normal\": … }, { \"lognormal\": … } or { \"beta\": … }, with \"mean\" and \"sd\"",
        "PATH: [0, 0.05, 0.1], values that are equally likely",
      ],
      ["\"uncertain\": { \"voices.negative.retell\": { \"from\": 0, \"to\": 0.1 } }"]),
    BlockDescription(
      "uncertainty", "How many settings are drawn from uncertain inputs, and how.",
      [
        "\"uncertain\": { \"voices.negative.retell\": { \"from\": 0, \"to\": 0.1 } },",
        "\"uncertainty\": { \"samples\": 32 }",
      ]),
    BlockDescription(
      "precision",
      "How closely a figure is to be known: replicates are added until its interval is this narrow.",
      ["\"precision\": { \"relative\": 0.02 }"]),
    BlockDescription(
      "slogan",
      "A saying about how many people a story reaches, printed beside the simulated figures. It has no effect on them.",
      [
        "\"slogan\": { \"positive\": 3, \"negative\": 10, \"source\": \"a survey\", \"kind\": \"survey\" }"
      ]),
    BlockDescription(
      "sources",
      "Where values come from, and how good that is: shown beside the values, without an effect on figures.",
      keys: [
        "PATH: { \"source\": text, \"grade\": \"A\" to \"D\" }; A is a meta-analysis, B a published survey, C a trade text, D assumed"
      ],
      [
        "\"customers\": { \"share\": 0.1 },",
        "\"sources\": { \"customers.share\": { \"source\": \"our records\", \"grade\": \"B\" } }",
      ]),
  ]
}
