import Experiments

/// What a what-if comes to over the combinations of inputs that are plausible.
struct Doubt: Sendable, Hashable {
  /// How the combinations divide: what simulation error leaves open counts as the same.
  let cases: Verdict.Cases
  /// What it comes to over them.
  let verdict: Verdict

  /// That it is better or worse, or neither, in so many of them, and what it comes to on average.
  ///
  /// - Parameters:
  ///   - isBut: Whether it leads to another verdict than chance does.
  ///   - figure: The figure that decides.
  /// - Returns: The sentence.
  func sentence(isBut: Bool, _ figure: DecidingFigure) -> Prose {
    let start: Prose = "\(isBut ? "But allowing" : "Allowing") for what we do not know, it is"
    let sign = figure.isHigherBetter ? 1.0 : -1.0
    let nine = figure.range(sign * cases.ninety.lowerBound, sign * cases.ninety.upperBound)
    return """
      \(start) \(counts) of \(cases.count, "combination") of inputs; on average over these \
      \(figure.said(sign * cases.mean)) (nine of ten: \(nine)).
      """
  }

  /// In how many of them it is what: `better in 57, worse in 3 and too close to tell in 4`.
  var counts: Prose {
    let parts = [
      ("better", cases.better), ("worse", cases.worse), ("too close to tell", cases.same),
    ].filter { $0.1 > 0 }.map { word, count -> Prose in "\(word) in \(.count(count))" }
    return Prose.list(parts)
  }
}

extension WhatIf {
  /// What it comes to over the combinations of inputs; nil where none were run.
  ///
  /// - Parameter result: The comparison at the scenario's own values.
  /// - Returns: What it comes to.
  func doubt(in result: ExperimentResult) -> Doubt? {
    guard let decision = result.decision, decision.metric == figure.metric,
      let whatIf = decision.whatIf(result.plan.settings[comparison.setting].variant),
      let cases = Verdict.Cases(whatIf, isHigherBetter: decision.isHigherBetter)
    else { return nil }
    let verdict = Verdict(cases, least: Self.importance * abs(baseline))
    // What is too close to tell need not be the same.
    return Doubt(
      cases: cases, verdict: [.mostlySame, .tooFew].contains(verdict) ? .eitherWay : verdict)
  }
}

extension Verdict.Cases {
  /// How combinations of inputs divide; nil where there are none.
  init?(_ whatIf: DecisionResult.WhatIf, isHigherBetter: Bool) {
    guard let mean = whatIf.mean, let found = whatIf.quantiles else { return nil }
    self.init(
      better: whatIf.count(.better), worse: whatIf.count(.worse), same: whatIf.count(.tooClose),
      mean: isHigherBetter ? mean : -mean,
      ninety: isHigherBetter ? found.p05...found.p95 : -found.p95 ... -found.p05,
      all: isHigherBetter ? found.min...found.max : -found.max ... -found.min)
  }
}
