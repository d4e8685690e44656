/// What the colour of a mark means.
///
/// A renderer has for each ink a colour of marks and one of text, in light and in dark, so that marks have
/// a contrast of 3:1 and text one of 4.5:1 with the page.
public enum Ink: String, Sendable, Hashable, CaseIterable {
  /// Words and what is as strong as they are: the line at zero.
  case text
  /// Words that explain.
  case muted
  /// Lines to compare by, which may be overlooked.
  case grid
  /// The line that marks stand on.
  case axis
  /// The scenario without a what-if.
  case baseline
  /// The best what-if.
  case best
  /// The second what-if.
  case second
  /// Bad news, and what is worse than the baseline.
  case bad
  /// Good news.
  case good
  /// A part that is neither good nor bad.
  case neutral
  /// The range in which a difference does not matter.
  case band
}
