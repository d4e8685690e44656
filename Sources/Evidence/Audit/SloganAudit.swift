public import Scenarios
import WordOfMouth

/// What would have to be true for a slogan to hold.
///
/// Anybody can multiply ten by ten. A slogan such as "tells 9, and 250 hear of it" implies how much hearers
/// tell on, how long that takes, and how much of everybody one knows is told; this works it out, and says
/// how far stories were seen to go where somebody counted (``MeasuredCascades``).
public struct SloganAudit: Sendable, Hashable {
  /// One story, or that of satisfied customers and that of dissatisfied ones.
  public let stories: [SloganStory]
  /// Who says so, where a preset is audited.
  public let source: String?

  /// Takes stories; at least one, and of two the satisfied one first.
  public init(_ stories: [SloganStory], source: String? = nil) {
    precondition(!stories.isEmpty, "a slogan has a story")
    self.stories = stories
    self.source = source
  }

  /// The audit of a preset: whom its customers tell, and how many its slogan says hear of it; nil for one
  /// that says nothing of how many are told.
  ///
  /// - Parameters:
  ///   - preset: The preset.
  ///   - contacts: The number of contacts of everybody, at least 2, or nil.
  public init?(_ preset: Preset, contacts: Int? = nil) {
    guard !preset.isFragment,
      let scenario = try? ScenarioDocument.read(.preset(preset.name), settings: []).baseline
    else { return nil }
    let stories = Opinion.allCases.compactMap { opinion -> SloganStory? in
      guard let mean = scenario.voices[opinion].tells.meanCount else { return nil }
      // Sums of shares are not quite what was published.
      let told = (mean * 1e9).rounded() / 1e9
      return SloganStory(
        opinion: opinion, told: told, reach: preset.slogan?.reach[opinion] ?? told,
        contacts: contacts)
    }
    guard !stories.isEmpty else { return nil }
    self.init(stories, source: preset.source)
  }

  /// The presets that can be audited: all that are whole scenarios.
  public static let presets = Preset.all.filter { !$0.isFragment }

  /// The story that asks for the most: one that cannot be, else the one whose hearers would have to bring
  /// the most new hearers, else the one told to the most.
  public var hardest: SloganStory {
    func isHarder(_ a: SloganStory, than b: SloganStory) -> Bool {
      if a.verdict.isImpossible != b.verdict.isImpossible { return a.verdict.isImpossible }
      let (m, n) = (a.reproduction ?? 0, b.reproduction ?? 0)
      return m == n ? a.told > b.told : m > n
    }
    return stories.dropFirst().reduce(stories[0]) { isHarder($1, than: $0) ? $1 : $0 }
  }

  /// The share of dissatisfied among customers with something to tell from which more hear bad than good,
  /// or nil where the slogan has not both.
  public var breakEvenDissatisfied: Double? { breakEven(\.reach) }

  /// The same of those told by customers themselves.
  public var breakEvenDissatisfiedFirstHand: Double? { breakEven(\.told) }

  private func breakEven(_ figure: KeyPath<SloganStory, Double>) -> Double? {
    guard let good = stories.first(where: { $0.opinion == .positive }),
      let bad = stories.first(where: { $0.opinion == .negative })
    else { return nil }
    return Branching.breakEvenDissatisfied(good: good[keyPath: figure], bad: bad[keyPath: figure])
  }
}
