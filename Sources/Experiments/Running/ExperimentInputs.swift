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
    _ plan: Plan, _ families: GraphFamilies, workers: Workers, budget: Double,
    known: KnownGraphs? = nil
  ) throws(ExperimentError) {
    bytes = families.all.map(\.residentBytes)
    var labels = families.all.map { PersonLabels.numbered($0.people ?? 0) }
    var room = budget
    for (place, family) in families.all.enumerated() {
      let document = plan.documents.first { $0.baseline.graph == family.source }
      let origin = document?.origin(of: family.source.fileKey)
      var found = known?.source(of: family)
      if found == nil { found = try Self.read(family, workers: workers, origin: origin) }
      guard let file = found else { continue }
      labels[place] = file.labels
      reports += file.reports
      bytes[place] = Double(file.graph.byteCount)
      try Self.checkLayers(of: file.graph, plan, families, family: place)
      try WeightedChancesCheck(file).check(plan, families, family: place)
      // Standard input cannot be read a second time.
      if bytes[place] <= room || family.source.isStandardInput {
        kept[place] = file.graph
        known?.keep(file, of: family)
        room -= bytes[place]
      }
    }
    try lookUpCustomers(plan, families, labels)
    files = plan.fileDigests()
  }

  /// Finds the customers of each setting; those of one list in one graph are looked up once.
  private mutating func lookUpCustomers(
    _ plan: Plan, _ families: GraphFamilies, _ labels: [PersonLabels]
  ) throws(ExperimentError) {
    struct Lookup: Hashable {
      let family: Int
      let customers: Customers<CustomerListing>
    }
    var known: [Lookup: (firstHand: KnownCustomers, notes: [String])] = [:]
    for (setting, family) in families.ofSetting.enumerated() {
      let customers = plan.settings[setting].scenario.customers
      let lookup = Lookup(family: family, customers: customers)
      do throws(Diagnostics) {
        if known[lookup] == nil {
          known[lookup] = try CustomerList.firstHand(
            customers, labels: labels[family], people: labels[family].count)
        }
      } catch {
        throw .scenario(plan.placed(error, of: customers))
      }
      guard let found = known[lookup] else { continue }
      firstHand.append(found.firstHand)
      for note in found.notes { notes.add(note, setting: setting) }
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

  /// Rejects telling rules that name layers which a file does not have.
  private static func checkLayers(
    of graph: Graph, _ plan: Plan, _ families: GraphFamilies, family: Int
  ) throws(ExperimentError) {
    let names = graph.layers.map(\.name)
    if names.isEmpty { return }
    for (place, setting) in plan.settings.enumerated() where families.ofSetting[place] == family {
      let scenario = setting.scenario
      let rules =
        Opinion.allCases.flatMap { [scenario.voices[$0].tells, scenario.voices[$0].retells] }
        + (scenario.service?.stories ?? []).map(\.tells)
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

extension Plan {
  /// The files of graphs and customers that it names, each once.
  package var namedFiles: [String] {
    var paths = GraphFamilies(self).all.flatMap { $0.source.filePaths }
    for setting in settings {
      if case .listed(.file(let path, _, _)) = setting.scenario.customers { paths.append(path) }
    }
    var seen: Set<String> = []
    return paths.filter { seen.insert($0).inserted }
  }

  /// The digests of the files that it names, but for pipes and what cannot be read.
  ///
  /// - Complexity: O(bytes).
  package func fileDigests() -> [FileDigest] { namedFiles.compactMap(FileDigest.init(of:)) }
}
