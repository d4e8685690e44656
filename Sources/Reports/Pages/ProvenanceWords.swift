import Experiments
import PlainText
import Scenarios

/// How to get a page again, and what made it.
struct ProvenanceWords {
  let result: ExperimentResult
  let source: PageSource

  /// The section.
  var blocks: [Document.Block] {
    [
      .heading("How to get this page again"),
      .code([source.command.map(ShellWord.quoted).joined(separator: " ")]), .note(words),
    ]
  }

  private var words: Prose {
    let plan = result.plan
    let replicates = plan.settings.map(\.scenario.replicates)
    let low = replicates.min() ?? 0
    let high = replicates.max() ?? 0
    let each: Prose =
      low == high
      ? "\(high, "replicate") (simulated markets)"
      : "\(.count(low)) to \(high, "replicate") (simulated markets)"
    let settings: Prose =
      plan.settings.count > 1 ? " for each of \(plan.settings.count, "setting")" : ""
    let people = result.settings.map(\.people)
    let network: Prose =
      Set(people).count == 1 && people[0] > 0
      ? ", a network of \(people[0], "person", "people")" : ""
    let paired: Prose =
      result.comparisons.isEmpty
      ? "" : " Differences are paired: both sides use the same random numbers."
    return """
      Hearsay \(result.key.version), plan \(result.key.plan), random seed \
      \(Prose(String(plan.document.baseline.seed))), \(each)\(settings)\(network). The same version, scenario \
      and random seed give the same page.\(paired)
      """
  }
}
