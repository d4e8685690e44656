import SocialGraph
import Service
@testable import Experiments
import Parallelism
import PlainText
import Scenarios
import TestSupport
import Testing

/// Every numeric parameter of the schema at its ends, outside of them and at numbers that are hard to hold:
/// each is refused with a place, or runs to its end.
@Suite struct ExtremeValuesTests {
  private static let head = #"{ "format": 1, "replicates": 2, "#
  private static let voices = """
    "voices": {
      "positive": { "tells": { "between": [1, 2] }, "retell": 0.2 },
      "negative": { "tells": { "exactly": 3 }, "retell": 0.2, "fade": 0.5 }
    }
    """
  private static let customers = """
    "customers": { "share": 0.2, "satisfied": 0.5, "dissatisfied": 0.3 }
    """

  private static func scenario(graph: String, _ more: String = "") -> String {
    head + "\"graph\": \(graph), \(customers), \(voices)\(more) }"
  }

  private static let service =
    head + """
      "graph": { "model": "ring-lattice", "people": 40, "contacts": 6 },
      "customers": { "count": 30 },
      \(voices),
      "service": {
        "periods": 2, "visits": 0.9,
        "experience": { "misery": 0.2, "magic": 0.05, "ownFault": 0.1 },
        "complain": 0.25, "invite": { "complain": 0.4, "cost": 0.1 },
        "answer": { "cost": 2, "analysed": 0.3 },
        "listening": {
          "survey": { "finds": "unhappy", "asks": 0.2, "chance": 0.5, "pleases": 0.01,
            "cost": { "perPeriod": 3, "perContact": 1 } },
          "shoppers": { "finds": "causes", "calls": 20, "cost": { "perContact": 15 } },
          "exit": { "finds": "leavers", "chance": 0.3, "winBack": 0.1 }
        },
        "recovery": { "attempt": 0.7, "capacity": 40, "resolvedQuickly": 0.3, "resolved": 0.6,
          "within": { "mean": 2 }, "helpsOwnFault": 0.5, "cost": 20, "boost": 0.02 },
        "loyalty": { "ordinary": 0.99, "magic": 0.98, "silent": 0.37, "unresolved": 0.46,
          "resolved": 0.7, "resolvedQuickly": 0.95 },
        "spends": { "silent": 0.6, "resolvedQuickly": 1.1 },
        "learning": 0.001
      },
      "market": { "joining": { "chance": 0.002, "heardGood": 3, "heardBad": 0.4 },
        "staying": { "heardGood": 1.5, "heardBad": 0 }, "remembers": 2.5 },
      "money": { "margin": 100, "acquisitionCost": 7, "replacementCost": 9, "replace": 0.2,
        "discount": 0.01, "retention": 0.8 }
      }
      """

  /// Scenarios that have, or may have, every parameter.
  private static let scenarios: [String] =
    graphs.map { scenario(graph: $0, #", "limits": { "rounds": 10, "takeOff": 0.02 }"#) } + [
      service
    ]

  /// Graphs of every model that has numbers; only those of the last are tried with other parameters.
  private static let graphs = [
    #"{ "model": "complete", "people": 40 }"#,
    #"{ "model": "barabasi-albert", "people": 40, "attach": 2 }"#,
    #"{ "model": "erdos-renyi", "people": 40, "contacts": 5 }"#,
    #"{ "model": "random-regular", "people": 40, "contacts": 6 }"#,
    #"{ "model": "configuration", "people": 40, "degrees": { "between": [2, 6] } }"#,
    #"{ "model": "circles", "people": 40, "size": 4, "weak": 2 }"#,
    #"{ "model": "watts-strogatz", "people": 40, "contacts": 6, "rewire": 0.1, "draws": 1 }"#,
  ]

  /// What each parameter is set to, as it is written.
  private static func values(_ path: String) -> [String] {
    let always = [
      "0", "-0", "-1", "1", "1e-300", "1e300", "-1e300", "0.30000000000000004", "4294967295",
      "4294967296", "9007199254740992", "9007199254740993", "9223372036854775807",
      "18446744073709551615", "18446744073709551616",
    ]
    guard let range = ParameterDescription.limits(of: path) else { return always }
    let ends = [range.lowerBound, range.upperBound].flatMap { end in
      ParameterDescription.isWhole(path)
        ? [end - 1, end, end + 1] : [end.nextDown, end, end.nextUp]
    }
    return always + ends.filter(\.isFinite).map { NumberText.shortest($0) }
  }

  /// The paths of numbers, with names of this file's levers in place of any.
  private static let paths: [String] = {
    var paths = ["exactly", "each", "poisson", "silent", "negativeBinomial.mean"].map {
      "voices.negative.tells.\($0)"
    }
    for row in ParameterDescription.all
    where ParameterDescription.limits(of: row.path) != nil || row.path == "seed" {
      let all =
        row.path.contains("<name>")
        ? ["survey", "shoppers", "exit", "few"].map { row.path.replacing("<name>", with: $0) }
        : [row.path]
      paths += all.filter { !paths.contains($0) }
    }
    return paths
  }()

  /// How long one run may take, unoptimised and beside other tests.
  private static let patience = Duration.seconds(20)

  private enum Fate { case refused, valid, ran, tooLong }

  private func fate(_ text: String, _ setting: String) throws -> Fate {
    let document: ScenarioDocument
    do {
      document = try ScenarioDocument.read(
        .text(text, name: "x.json"), settings: [setting], replicates: 2, settingName: "--set")
    } catch {
      for problem in error.items {
        #expect(!problem.message.isEmpty && !problem.file.isEmpty, "\(setting): \(problem)")
      }
      #expect(!error.items.isEmpty)
      return .refused
    }
    let cancellation = Cancellation(after: Self.patience)
    do {
      let plan = try Plan(document, scope: .run)
      // Many people, periods or replicates are valid; what is asked here is whether few run.
      if setting.hasPrefix("precision") || plan.settings.contains(where: { isLarge($0.scenario) }) {
        return .valid
      }
      _ = try Experiment(plan).run(workers: .single, cancellation: cancellation) { _ in }
      return cancellation.isCancelled ? .tooLong : .ran
    } catch let error as ExperimentError {
      #expect(!"\(error)".isEmpty, "\(setting)")
      return .refused
    } catch let error as PlanError {
      #expect(!"\(error)".isEmpty, "\(setting)")
      return .refused
    }
  }

  private func isLarge(_ scenario: Scenario) -> Bool {
    let isCostly = Double(scenario.service?.periods ?? 1) > 1000
    guard case .model(let model) = scenario.graph else { return isCostly }
    return isCostly || model.people > 1000
  }

  @Test(arguments: scenarios.indices)
  func `every number is refused with a place, or runs in time`(scenario: Int) throws {
    var (ran, refused) = (0, 0)
    let isGraph = scenario < Self.graphs.count - 1
    for path in Self.paths where !isGraph || path.hasPrefix("graph.") {
      let values = Set(Self.values(path)).sorted()
      for value in TestExtent.cases(values, reduced: 6) {
        switch try fate(Self.scenarios[scenario], "\(path)=\(value)") {
        case .ran: ran += 1
        case .refused: refused += 1
        case .valid: break
        case .tooLong: Issue.record("\(path)=\(value) takes too long")
        }
      }
    }
    #expect(ran > 0 && refused > 0)
  }
}
