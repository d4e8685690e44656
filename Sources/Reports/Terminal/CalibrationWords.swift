package import Experiments
import Statistics
package import WordOfMouth

/// Chances to retell that were solved for, in words.
package enum CalibrationWords {
  /// The chance, its interval and what it was solved for, as a clause.
  package static func retell(_ found: CalibratedRetelling, of opinion: Opinion) -> String {
    let digits = decimals(of: found)
    let interval =
      found.interval.low == found.interval.high
      ? ""
      : " (\(NumberText.fixed(found.interval.low, decimals: digits)) to "
        + "\(NumberText.fixed(found.interval.high, decimals: digits)))"
    return
      "retell \(NumberText.fixed(found.chance, decimals: digits))\(interval), calibrated so that the "
      + "story of one \(opinion == .positive ? "satisfied" : "dissatisfied") customer reaches "
      + "\(NumberText.plain(found.target)) people on average"
  }

  /// What the chance means: the reproduction number, and how steep it is.
  package static func meaning(_ found: CalibratedRetelling) -> String {
    guard found.chance > 0 else { return "first-hand talk alone reaches as many" }
    var text =
      "each hearer brings \(NumberText.fixed(found.reproduction, decimals: 3)) new hearers (the "
      + "reproduction number)"
    if found.steepness.isFinite {
      text +=
        "; one per cent more or less of the chance changes the reach by about "
        + "\(NumberText.fixed(found.steepness, decimals: found.steepness < 10 ? 1 : 0)) %"
    }
    return text
  }

  /// Why the chance says little, or nil: a sentence.
  package static func doubt(_ found: CalibratedRetelling, of opinion: Opinion) -> String? {
    let start = "The chance to retell the \(opinion) story was calibrated at its critical point: "
    switch found.doubt {
    case nil: return nil
    case .steep:
      return start
        + "one per cent of it changes the reach by more than half, so that nobody who does not know the "
        + "chance to a fraction of a per cent can say how far the story goes. Take the number for an "
        + "exercise."
    case .fewStories:
      return start
        + "of \(NumberText.whole(found.stories)) stories told alone a few reach nearly everybody who is "
        + "reached, so that the mean is known to "
        + "\(NumberText.plainPercent((100 * found.standardError / max(found.reach, 1e-300)).rounded() / 100)) "
        + "only (one standard error). No story is like the mean."
    case .twoKinds:
      return start
        + "some stories sweep the graph and many others hardly begin, and the reach asked for is the mean of "
        + "the two. No story is like it; on a larger graph the same chance would give another mean."
    }
  }

  /// As many decimals as the interval deserves: two digits of its half-width.
  private static func decimals(of found: CalibratedRetelling) -> Int {
    let half = (found.interval.high - found.interval.low) / 2
    return min(7, max(4, NumberText.decimals(for: found.chance, standardError: half)))
  }
}
