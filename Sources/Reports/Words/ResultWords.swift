public import Experiments
import Scenarios

extension Document {
  /// What an experiment found: what is missing, the question, the setting, the answer, tables, theory,
  /// how to read it all, cautions, and what it takes to get the same again.
  public static func of(_ result: ExperimentResult) -> Document {
    let plan = result.plan
    let replicates: Prose =
      plan.shares(\.replicates)
      ? "\(plan.replicates, "replicate") per setting" : "replicates as varied"
    return Document(
      result.alerts.map { .alert($0) } + [
        .title(Prose(plan.document.baseline.title ?? plan.document.name)),
        .facts(result.facts),
      ]
        + (result.conclusion + [PrecisionWords(result).stopped].compactMap(\.self))
        .map { .paragraph($0) } + tables(result)
        + result.theory
        + section("How to read it", result.explanations)
        + section("Cautions", result.cautions)
        + [provenance(plan, replicates)])
  }

  /// What it takes to get the same again.
  static func provenance(_ plan: Plan, _ replicates: Prose) -> Block {
    let seed =
      plan.shares(\.seed) ? "Random seed \(plan.document.baseline.seed)" : "Random seeds as varied"
    return .paragraph(
      """
      \(seed), \(replicates); plan \(plan.hash), hearsay \(Version.current). The same input gives \
      the same figures.
      """)
  }

  private static func tables(_ result: ExperimentResult) -> [Block] {
    guard let first = result.settings.first else { return [.paragraph("Nothing was run.")] }
    let plan = result.plan
    if let uncertainty = result.uncertainty {
      return (DecisionWords(result)?.tables ?? [])
        + UncertaintyWords(found: uncertainty, metrics: plan.metrics, terms: result.terms).tables
    }
    if plan.settings.count == 1 {
      let slogan = plan.settings[0].scenario.slogan
      return [
        .table(
          SettingTables.one(first, slogan: slogan, metrics: plan.metrics, terms: result.terms))
      ] + segments(result)
    }
    var blocks: [Block] = plan.metrics.hasPeriods ? [.table(SettingTables.service(result))] : []
    blocks.append(.table(SettingTables.stories(result)))
    let hidden = result.settings.count - SettingTables.limit
    if hidden > 0 {
      blocks.append(.paragraph("… and \(hidden, "more setting"), which result files list."))
    }
    if !result.comparisons.isEmpty { blocks.append(.table(result.whatIfTable())) }
    return blocks + segments(result)
  }

  /// What there is of each segment.
  private static func segments(_ result: ExperimentResult) -> [Block] {
    if result.plan.metrics.segments.isEmpty { return [] }
    return [.heading("By segment"), .table(SegmentWords(result).table)]
  }
}

extension ExperimentResult {
  /// What is incomplete, before anything else.
  var alerts: [Prose] {
    let isOpen = missing > 0 && !plan.goals.isEmpty
    let all: Prose = "\(isOpen ? "at most " : "")\(plan.runs, "replicate")"
    var alerts: [Prose] = []
    if wasCancelled {
      alerts.append(
        "STOPPED EARLY: \(.count(ok)) of \(all) completed; the figures are based on those.")
    } else if missing > 0 {
      alerts.append(
        "INCOMPLETE: \(.count(missing)) of \(all) missing; the figures are based on the rest.")
    }
    if missing > 0, let unstarted { alerts.append(unstarted) }
    if failed > 0 {
      alerts.append("FAILED: \(.count(failed)) of \(all); the figures are based on the rest.")
    }
    return alerts
  }

  /// Which settings have no replicate yet; nil if all have some.
  private var unstarted: Prose? {
    let without = settings.indices.filter { !settings[$0].isStarted }
    if without.isEmpty { return nil }
    let rest = settings.count - without.count
    switch plan.scope {
    case .run: return nil
    case .compare:
      let names = without.map { plan.settings[$0].variant }
      return "No replicate yet of \(names.joined(separator: ", "))."
    case .sweep:
      return
        "\(.count(rest)) of \(settings.count, "point") \(rest == 1 ? "has" : "have") replicates; the others are left out."
    case .uncertain where !plan.options.isEmpty:
      return """
        \(.count(rest)) of \(settings.count, "setting") (samples, ends of inputs and what-ifs) \
        \(rest == 1 ? "has" : "have") replicates; the others are left out.
        """
    case .uncertain:
      return
        "\(.count(rest)) of \(settings.count, "sample") \(rest == 1 ? "has" : "have") replicates; the others are left out."
    }
  }
}
