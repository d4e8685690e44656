import Foundation
import PlainText
import Scenarios

/// Good inputs of every kind, from which mutated ones are made.
///
/// They are made in code, but for the scenarios that are shipped: these are read from their folder, in the order
/// of their names, if it is there. An input has the same bytes wherever the folder has the same files.
struct Corpus: Sendable {
  /// Scenarios as files.
  let scenarios: [FuzzInput]
  /// The same as trees.
  let trees: [JSONValue]
  /// The values that a key has anywhere in these.
  let values: [String: [JSONValue]]
  /// The paths of all parameters.
  let paths: [String]

  /// Collects the inputs.
  ///
  /// - Parameter folder: The folder of the scenarios that are shipped.
  init(scenarios folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let shipped = names.filter { $0.hasSuffix(".json") }.sorted().compactMap {
      try? String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8)
    }
    let presets = Preset.all.map { preset in
      "{\n  \"format\": 1,\n  \"extends\": \(quoted("preset:" + preset.name)),\n"
        + "  \"graph\": { \"model\": \"watts-strogatz\", \"people\": 100, \"contacts\": 6, \"rewire\": 0.1 },\n"
        + "  \"customers\": { \"count\": 20, \"satisfied\": 0.6, \"dissatisfied\": 0.2 }\n}\n"
    }
    let texts =
      [StarterScenario.text] + Self.smallScenarios + shipped + presets + Preset.all.map(\.text)
    scenarios = texts.map { FuzzInput("scenario.json", $0) }
    trees = texts.compactMap {
      JSONReader.read(SourceText(.code, name: "", bytes: Array($0.utf8))).root?.at(.code)
    }
    var values: [String: [JSONValue]] = [:]
    for tree in trees { Self.collect(tree, into: &values) }
    self.values = values
    paths = ParameterDescription.all.map(\.path)
  }

  /// The inputs of a kind.
  func seeds(_ kind: FuzzKind) -> [FuzzInput] {
    switch kind {
    case .scenario: scenarios
    case .graph: Self.graphs
    case .survey: Self.surveys
    case .customers: Self.customers
    case .folder: FolderTemplate.seeds
    }
  }

  private static func collect(_ tree: JSONValue, into values: inout [String: [JSONValue]]) {
    for member in tree.members ?? [] {
      if values[member.key, default: []].count < 40 {
        values[member.key, default: []].append(member.value)
      }
      collect(member.value, into: &values)
    }
    for item in tree.items ?? [] { collect(item, into: &values) }
  }

  /// Files that scenarios name, in the folder in which they are read.
  static let beside: [FuzzInput] = [
    FuzzInput(
      "ties.csv", "from,to,kind,weight\nann,bob,family,0.5\nbob,cara,work,1\ncara,dan,family,0.25\n"
    ),
    FuzzInput("numbers.txt", "0 1\n1 2\n2 3\n3 0\n0 2\n"),
    FuzzInput("customers.csv", "person,opinion\nann,satisfied\nbob,dissatisfied\ndan,\n"),
    FuzzInput(FolderTemplate.scenarioName, FolderTemplate.scenario),
  ]
}
