import PlainText
public import Experiments
import Statistics
public import WordOfMouth

/// Chances to retell that were solved for, in words.
public enum CalibrationWords {
  /// What explains the chances of a setting: for each opinion that has one a sentence or two.
  public static func sentences(_ found: CalibratedRetelling, of opinion: Opinion) -> String {
    let doubt = doubt(found, of: opinion).map { " \($0)" } ?? ""
    return "Here: \(retell(found, of: opinion).text); \(meaning(found).text).\(doubt)"
  }

  /// The chance, its interval and what it was solved for, as a clause.
  package static func retell(_ found: CalibratedRetelling, of opinion: Opinion) -> Prose {
    // Two digits of the interval's half-width.
    let half = (found.interval.high - found.interval.low) / 2
    let digits = min(7, max(4, NumberText.decimals(for: found.chance, standardError: half)))
    let interval: Prose =
      found.interval.low == found.interval.high
      ? ""
      : " (95 % interval \(FigureStyle(kind: .amount, decimals: digits).range(found.interval)))"
    return """
      retell \(.number(found.chance, decimals: digits))\(interval), calibrated so that the story \
      of one \(opinion.customers) customer reaches \(.exact(found.target), "person", "people") on average
      """
  }

  /// What the chance means: the reproduction number, and how sensitive the reach is to it.
  package static func meaning(_ found: CalibratedRetelling) -> Prose {
    guard found.chance > 0 else { return "first-hand tellings alone reach as many" }
    let sensitivity: Prose =
      found.steepness.isFinite
      ? """
      ; changing the chance by 1 % changes the reach by about \
      \(.number(found.steepness, decimals: found.steepness < 10 ? 1 : 0)) %
      """ : ""
    return """
      each hearer brings \(.number(found.reproduction, decimals: 3)) new hearers (the \
      reproduction number)\(sensitivity)
      """
  }

  /// Why the chance says little, or nil: a sentence.
  package static func doubt(_ found: CalibratedRetelling, of opinion: Opinion) -> String? {
    let start = "The chance to retell the \(opinion) story is at its critical point: "
    switch found.doubt {
    case nil: return nil
    case .steep:
      return start
        + "changing it by 1 % changes the reach by more than half, so nobody who does not know it to "
        + "a fraction of 1 % can say how far the story goes. Treat the result as an exercise."
    case .fewStories:
      let error = found.standardError / max(found.reach, 1e-300)
      return start
        + "of \(NumberText.whole(found.stories)) stories simulated one by one, a few account for nearly "
        + "all of the reach, so the mean is known only to within "
        + "\(NumberText.plainPercent((100 * error).rounded() / 100)) (one standard error). No single "
        + "story is like the mean."
    case .twoKinds:
      return start
        + "some stories sweep the graph, many others end early, and the target is the mean of the two. "
        + "No single story is like it; on a larger graph the same chance would give another mean."
    }
  }
}
