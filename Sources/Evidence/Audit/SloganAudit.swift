public import Scenarios
import WordOfMouth

/// What would have to be true for a slogan to hold.
///
/// Anybody can multiply ten by ten. A slogan such as "tells 9, and 250 hear of it" implies how many
/// hearers retell, how long that takes, and what share of one's acquaintances is told. This computes it,
/// and gives how far stories went where that was measured (``MeasuredCascades``).
public struct SloganAudit: Sendable, Hashable {
  /// One story, or that of satisfied customers and that of dissatisfied ones.
  public let stories: [SloganStory]
  /// The source, where a preset is audited.
  public let source: String?

  /// Audits stories; at least one, and of two the satisfied one first.
  public init(_ stories: [SloganStory], source: String? = nil) {
    precondition(!stories.isEmpty, "a slogan has a story")
    self.stories = stories
    self.source = source
  }

  /// Audits a preset: how many its customers tell, and how many hear of it by its slogan; nil for one that
  /// does not give how many are told.
  ///
  /// A story that its customers do not tell is left out.
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
      let reach = preset.slogan?.reach[opinion] ?? told
      return told == 0 && reach == 0
        ? nil : SloganStory(opinion: opinion, told: told, reach: reach, contacts: contacts)
    }
    guard !stories.isEmpty else { return nil }
    self.init(stories, source: preset.source)
  }

  /// The presets that can be audited: all that are complete scenarios.
  public static let presets = Preset.all.filter { !$0.isFragment }

  /// The least plausible story: an impossible one, else the one whose hearers would have to bring the most
  /// new hearers, else the one told to the most.
  public var hardest: SloganStory {
    func isHarder(_ a: SloganStory, than b: SloganStory) -> Bool {
      if a.verdict.isImpossible != b.verdict.isImpossible { return a.verdict.isImpossible }
      let (m, n) = (a.reproduction ?? 0, b.reproduction ?? 0)
      return m == n ? a.told > b.told : m > n
    }
    return stories.dropFirst().reduce(stories[0]) { isHarder($1, than: $0) ? $1 : $0 }
  }

  /// Whether a story needs hearers who pass it on.
  public var needsRetelling: Bool { stories.contains { ($0.reproduction ?? 0) > 0 } }

  /// The share of dissatisfied customers, among those with something to tell, above which more people hear
  /// the negative story than the positive one; nil if the slogan does not have both.
  public var breakEvenDissatisfied: Double? { breakEven(\.reach) }

  /// The same, counting only people told by customers themselves.
  public var breakEvenDissatisfiedFirstHand: Double? { breakEven(\.told) }

  private func breakEven(_ figure: KeyPath<SloganStory, Double>) -> Double? {
    guard let good = stories.first(where: { $0.opinion == .positive }),
      let bad = stories.first(where: { $0.opinion == .negative })
    else { return nil }
    return Branching.breakEvenDissatisfied(good: good[keyPath: figure], bad: bad[keyPath: figure])
  }
}
