import GraphFiles
import Parallelism
import PlainText
import Scenarios
import Service
import SocialGraph
import WordOfMouth

/// What an experiment reads before anything runs: graph files and customer lists.
///
/// Every error in an input is found here, not after an hour.
struct ExperimentInputs: Sendable {
  /// For each setting, its first-hand opinions.
  private(set) var firstHand: [KnownCustomers] = []
  /// The bytes of each family's graphs.
  private(set) var bytes: [Double]
  /// What was read from each graph file.
  private(set) var reports: [ReadingReport] = []
  /// Digests of all files, each once.
  private(set) var files: [FileDigest] = []
  /// Remarks on the customers.
  private(set) var notes = SettingNotes()
  /// The graphs of files that fit into the budget together, by family.
  private var kept: [Int: Graph] = [:]

  /// Reads the files of a plan and looks its customers up.
  init(
    _ plan: Plan, _ families: GraphFamilies, workers: Workers, budget: Double
  ) throws(ExperimentError) {
    bytes = families.all.map(\.residentBytes)
    let lookup = CustomerLookup(plan, families)
    var found: [CustomerLookup.Key: (firstHand: KnownCustomers, notes: [String])] = [:]
    var room = budget
    for (place, family) in families.all.enumerated() {
      var labels = PersonLabels.numbered(family.people ?? 0)
      let document = plan.documents.first { $0.baseline.graph == family.source }
      if let file = try Self.read(
        family, workers: workers, origin: document?.origin(of: family.source.fileKey))
      {
        labels = file.labels
        reports += file.reports
        bytes[place] = Double(file.graph.byteCount)
        try Self.checkLayers(of: file.graph, plan, families, family: place)
        // Standard input cannot be read a second time.
        if bytes[place] <= room || family.source.isStandardInput {
          kept[place] = file.graph
          room -= bytes[place]
        }
      }
      for key in lookup.keys(of: place) {
        do throws(Diagnostics) {
          found[key] = try CustomerList.firstHand(
            key.customers, labels: labels, people: labels.count)
        } catch {
          let document = plan.documents.first { $0.baseline.customers == key.customers }
          throw .scenario(document?.placed(error) ?? error)
        }
      }
    }
    var paths = reports.map(\.path)
    for case .listed(.file(let path, _, _)) in lookup.ofSetting.map(\.customers) {
      paths.append(path)
    }
    var seen: Set<String> = []
    files = paths.filter { seen.insert($0).inserted }.compactMap(FileDigest.init(of:))
    for (setting, key) in lookup.ofSetting.enumerated() {
      guard let customers = found[key] else { continue }
      firstHand.append(customers.firstHand)
      for note in customers.notes { notes.add(note, setting: setting) }
    }
  }

  /// The graph of a file.
  func graph(
    of family: Int, _ families: GraphFamilies, workers: Workers
  ) throws(ExperimentError) -> Graph? {
    if let graph = kept[family] { return graph }
    return try Self.read(families.all[family], workers: workers)?.graph
  }

  /// The graph of a family that is read from files; nil for any other.
  private static func read(
    _ family: GraphFamily, workers: Workers, origin: String? = nil
  ) throws(ExperimentError) -> SourceGraph? {
    guard family.source.isFromFiles else { return nil }
    do throws(GraphFailure) {
      return try family.graph(workers: workers)
    } catch .file(var problem) {
      if let origin { problem.remedies.append("\(family.source.fileKey) is set in \(origin)") }
      throw .graph(.file(problem))
    } catch {
      throw .graph(error)
    }
  }

  /// Refuses telling rules that name layers which a file does not have.
  private static func checkLayers(
    of graph: Graph, _ plan: Plan, _ families: GraphFamilies, family: Int
  ) throws(ExperimentError) {
    let names = graph.layers.map(\.name)
    if names.isEmpty { return }
    for (place, setting) in plan.settings.enumerated() where families.ofSetting[place] == family {
      let scenario = setting.scenario
      let stories = scenario.service?.classes
      let rules =
        Opinion.allCases.flatMap { [scenario.voices[$0].tells, scenario.voices[$0].retells] }
        + CustomerClass.allCases.compactMap { stories?[$0].story?.tells }
      for name in rules.flatMap({ $0.layerNames ?? [] }) where !names.contains(name) {
        throw .scenario(
          Diagnostics(
            file: plan.document.name,
            "a telling rule names the layer \"\(name)\", which the graph file does not have; its layers: "
              + names.joined(separator: ", ")))
      }
    }
  }
}

/// Which customers to look up in which graphs: each distinct pair once.
private struct CustomerLookup {
  struct Key: Hashable {
    let family: Int
    let customers: Customers<CustomerListing>
  }

  let ofSetting: [Key]
  private var ofFamily: [[Key]]

  init(_ plan: Plan, _ families: GraphFamilies) {
    var seen: Set<Key> = []
    var lists = Array(repeating: [Key](), count: families.all.count)
    ofSetting = plan.settings.enumerated().map { index, setting in
      let key = Key(family: families.ofSetting[index], customers: setting.scenario.customers)
      if seen.insert(key).inserted { lists[key.family].append(key) }
      return key
    }
    ofFamily = lists
  }

  func keys(of family: Int) -> [Key] { ofFamily[family] }
}
