import Experiments
import Parallelism
import PlainText
import Reports
import Scenarios
import Service
import SocialGraph

/// Reads a scenario, explains it, plans all that it can be asked, and runs what is small.
struct ScenarioCheck {
  let input: FuzzInput
  /// The file it is read as; its folder has the files that it may name.
  let path: String
  private var random: FuzzRandom
  private let settings: [String]

  /// The most people, times replicates and periods, that are run.
  private static let mostWork = 20_000.0
  /// The most people of a graph that is built.
  private static let mostPeople = 1_000
  /// How long a run may take before it is stopped.
  private static let patience = Duration.milliseconds(200)

  init(input: FuzzInput, path: String, random: FuzzRandom, _ corpus: Corpus) {
    self.input = input
    self.path = path
    self.random = random
    var tree = TreeMutator(random: random, corpus: corpus)
    settings =
      tree.random.chance(0.15) ? (0..<tree.random.small(3)).map { _ in tree.setting() } : []
    self.random = tree.random
  }

  /// What was wrong; the refusal where the scenario was refused.
  mutating func run() -> Result<[Fault], Diagnostics> {
    let replicates = random.chance(0.5) ? random.small(4) : nil
    let document: ScenarioDocument
    do throws(Diagnostics) {
      document = try ScenarioDocument.read(
        .file(path), settings: settings, replicates: replicates, settingName: "--set")
    } catch {
      return .failure(error)
    }
    var faults = explained(document)
    for scope in [Plan.Scope.run, .compare, .sweep, .uncertain] {
      do throws(PlanError) {
        faults += ran(try Plan(document, scope: scope))
      } catch {
        faults += RefusalRules.faults(of: error, input)
      }
    }
    return .success(faults)
  }

  /// A scenario that the program prints must be one.
  static func faults(ofPrinted text: String, _ input: FuzzInput) -> [Fault] {
    do {
      _ = try ScenarioDocument.read(.text(text, name: "printed.json"))
      return []
    } catch {
      return [Fault("printed scenario refused", "\(error)")]
    }
  }

  private func explained(_ document: ScenarioDocument) -> [Fault] {
    for row in document.explained() where row.path.isEmpty { return [Fault("explain", "no path")] }
    do {
      let again = try ScenarioDocument.read(.text(document.resolvedJSON(), name: path))
      // A file that a setting names is looked for elsewhere than one that the scenario names.
      if again.baseline != document.baseline, !settings.contains(where: { $0.contains("file") }) {
        return [
          Fault(
            rule: "resolved differs", shape: "",
            detail: "the resolved scenario is another one, with \(settings)")
        ]
      }
    } catch {
      return [Fault("resolved refused", error.items.first?.message ?? "")]
    }
    return []
  }

  /// Runs a plan if it is small, for a short time, and prints what came of it.
  private func ran(_ plan: Plan) -> [Fault] {
    guard work(of: plan) <= Self.mostWork else { return [] }
    do throws(ExperimentError) {
      let result = try Experiment(plan).run(
        workers: .single, cancellation: Cancellation(after: Self.patience)
      ) { _ in }
      if result.done == 0 { return [] }
      let text = TerminalRenderer(isColoured: false, width: 80).text(
        Answer(result).document(more: "more"))
      return RefusalRules.faults(inText: text, of: input)
    } catch {
      // In memory nothing can happen to the runs.
      if case .journal(let problem) = error { return [Fault("journal", "\(problem)")] }
      return RefusalRules.faults(of: error, input)
    }
  }

  private func work(of plan: Plan) -> Double {
    plan.settings.reduce(0) { sum, setting in
      let scenario = setting.scenario
      let people =
        switch scenario.graph {
        case .model(let model): model.people
        case .layers(_, let people): people ?? 10
        case .file, .layeredFile: 10
        }
      // A graph of many people takes its time before anybody asks whether to stop.
      if people > Self.mostPeople { return .infinity }
      return sum + Double(people) * Double(scenario.replicates)
        * Double(scenario.service?.periods ?? 1)
    }
  }
}
