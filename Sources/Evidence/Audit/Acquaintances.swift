public import Scenarios

/// Published estimates of how many people somebody knows, to compare slogans with.
///
/// The figures are those of the presets `acquaintances-150`, `-290` and `-611`, which name their sources.
public struct Acquaintances: Sendable, Hashable {
  /// The mean number of people somebody knows.
  public let mean: Int
  /// The preset that has it, with its source.
  public let preset: Preset

  /// The source.
  public var source: String { preset.source }

  /// All estimates, in rising order.
  public static let all: [Acquaintances] = [150, 290, 611].compactMap { mean in
    Preset.named("acquaintances-\(mean)").map { Acquaintances(mean: mean, preset: $0) }
  }
}
