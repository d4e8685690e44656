public import Scenarios

/// How many people somebody knows, by those who counted: what a slogan's numbers are set against.
///
/// The figures are those of the presets `acquaintances-150`, `-290` and `-611`, which name their sources.
public struct Acquaintances: Sendable, Hashable {
  /// The mean number of people somebody knows.
  public let mean: Int
  /// The preset that has it, with its source.
  public let preset: Preset

  /// Who says so.
  public var source: String { preset.source }

  /// All figures, the least first.
  public static let all: [Acquaintances] = [150, 290, 611].compactMap { mean in
    Preset.named("acquaintances-\(mean)").map { Acquaintances(mean: mean, preset: $0) }
  }
}
