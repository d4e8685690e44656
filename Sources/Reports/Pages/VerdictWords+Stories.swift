import Experiments
import WordOfMouth

/// What a what-if does to how many people hear a story, or to how long that takes.
extension VerdictWords {
  private var hasPeriods: Bool { result.plan.metrics.hasPeriods }

  private var news: String {
    switch figure.kind {
    case .money: "bad news"
    case .hearers(let opinion), .rounds(let opinion): opinion.news
    }
  }

  /// What happens where a difference is of this sign.
  private func clause(_ difference: Double) -> Prose {
    switch figure.kind {
    case .rounds: "half of all people know \(figure.word(difference))"
    case .money, .hearers:
      hasPeriods
        ? "\(news) is heard \(difference < 0 ? "less" : "more") often"
        : "\(figure.word(difference)) people hear \(news)"
    }
  }

  /// The first words: what happens, since fewer hearers are not the answer to every question.
  func storyLead(_ verdict: Verdict) -> Prose {
    let what: Prose = "\(clause(best.difference)) with \(best.name)"
    return switch verdict {
    case .tooFew: "Not known yet."
    case .same: "It makes no difference."
    case .noDifference: "It makes no difference that matters."
    case .mostlySame: "It usually makes no difference."
    case .eitherWay: "It could go either way."
    case .yes, .no: "\(what.capitalized):"
    case .probably, .probablyNot: "Probably \(what):"
    }
  }

  /// By how much, and in how many simulated markets.
  var storySentence: Prose {
    let (pairs, difference) = (best.pairs, best.difference)
    let all: Prose = "\(pairs.count, "simulated market")"
    let today = figure.numbers.value(best.baseline)
    let hearings = hasPeriods ? " hearings" : ""
    let amount: Prose = "\(figure.said(difference))\(hearings) than today's \(today)"
    switch best.verdict {
    case .tooFew: return Verdict.tooFew(pairs.count)
    case .same:
      return "With \(best.name) it is the same in all \(all)."
    case .noDifference:
      let share = abs(difference) / max(abs(best.baseline), .leastNormalMagnitude)
      let sure: Prose =
        DifferenceVerdict(best.row, pairs) == .sure
        ? "the direction is sure, the size is nothing"
        : "\(figure.higher) in \(.count(pairs.higher)) of \(all), \(figure.lower) in \(.count(pairs.lower))"
      return "With \(best.name) it is on average \(amount) (\(oneIn(share))): \(sure)."
    case .mostlySame:
      return """
        With \(best.name) it is the same in \(.count(pairs.same)) of \(all), \(figure.lower) in \
        \(.count(pairs.lower)) and \(figure.higher) in \(.count(pairs.higher)).
        """
    case .yes, .no: return "\(amount), \(best.markets)."
    case .probably, .probablyNot: return "on average \(amount), \(best.markets)."
    case .eitherWay:
      return """
        With \(best.name), \(clause(-1)) in \(.count(pairs.lower)) of \(all), and \(figure.higher) in \
        \(.count(pairs.higher)); on average it is \(amount).
        """
    }
  }

  /// A small share in words: `1 in 1,000`, `less than 1 %`.
  private func oneIn(_ share: Double) -> Prose {
    let count = share > 0 ? 1 / share : .infinity
    guard count.isFinite, count < 1e6, count >= 100 else { return "less than 1 %" }
    let digits = ChartNumbers.people.value(count)
    return "1 in \(digits)"
  }

  /// What the next two what-ifs do.
  var otherStories: Prose? {
    let parts = whatIfs.dropFirst().prefix(2).map { whatIf -> Prose in
      switch whatIf.verdict {
      case .same, .noDifference: "with \(whatIf.name) about the same"
      default: "with \(whatIf.name) \(figure.said(whatIf.difference))"
      }
    }
    return parts.isEmpty ? nil : "\(Prose.list(parts).capitalized)."
  }
}
