import GraphFiles
import PlainText
import Scenarios
import Service
import SocialGraph
import WordOfMouth

/// Rejects telling rules by which a weight times the factor is no chance.
struct WeightedChancesCheck {
  /// The weights of the graph or of its layers, by name, and where they were read.
  private var found: [(layer: String, weights: TieWeights, report: ReadingReport)] = []

  /// Looks at the weights of a graph that was read.
  init(_ source: SourceGraph) {
    // One report for each file or layer of a file, in the order of the layers that have weights.
    let reports = source.reports.filter { $0.weights != nil }
    let layers = source.graph.layers.compactMap { layer in
      layer.ties?.weights.map { (layer.name, $0) }
    }
    let all = layers + (source.graph.weights.map { [("", $0)] } ?? [])
    for ((name, weights), report) in zip(all, reports) { found.append((name, weights, report)) }
  }

  /// Checks the rules of all settings on the graph of a family.
  func check(
    _ plan: Plan, _ families: GraphFamilies, family: Int
  ) throws(ExperimentError) {
    if found.isEmpty { return }
    for (place, setting) in plan.settings.enumerated() where families.ofSetting[place] == family {
      let scenario = setting.scenario
      for opinion in Opinion.allCases {
        let voice = scenario.voices[opinion]
        try check(voice.tells, "voices.\(opinion).tells")
        try check(voice.retells, "voices.\(opinion).retells")
      }
      for story in scenario.service?.stories ?? [] {
        try check(story.tells, "what customers of the service tell")
      }
    }
  }

  private func check(_ rule: TellingRule, _ name: String) throws(ExperimentError) {
    for (layer, weights, report) in found {
      guard case .byWeight(let factor) = rule.rule(in: layer).form,
        !weights.areChances(times: factor)
      else { continue }
      let weight = report.weights?.largest ?? weights.largest
      let product = NumberText.shortest(weight * factor)
      var problem = Diagnostic(
        file: report.path,
        "the tie weighs \(NumberText.shortest(weight)): times the factor \(NumberText.shortest(factor)) of"
          + " \"byWeight\" (\(name)) that is \(product), and a chance is at most 1",
        remedies: [
          "let the factor be at most \(NumberText.shortest(most(weight))), or correct the weight"
        ])
      problem.line = report.weights?.line
      throw .graph(.file(problem))
    }
  }

  /// The largest factor, with three digits.
  private func most(_ weight: Double) -> Double {
    var scale = 1.0
    while scale < 100 * weight { scale *= 10 }
    while scale > 1000 * weight { scale /= 10 }
    return (scale / weight).rounded(.down) / scale
  }
}
