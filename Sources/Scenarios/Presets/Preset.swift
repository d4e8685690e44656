/// A named fragment of a scenario from the literature, to extend: `"extends": "preset:NAME"`.
public struct Preset: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// What it says, in a sentence.
  public let summary: String
  /// The slogan with its source, year and kind.
  public let slogan: Slogan
  /// What to know before believing or using it; each a sentence.
  public let cautions: [String]
  /// The fragment, as a scenario file would have it.
  public let text: String

  /// All presets, in the order they are listed.
  public static let all: [Preset] = []

  /// The preset of a name, or nil.
  public static func named(_ name: String) -> Preset? { all.first { $0.name == name } }
}
