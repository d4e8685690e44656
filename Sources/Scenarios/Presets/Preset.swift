import WordOfMouth

/// A named fragment of a scenario from the literature, to extend: `"extends": "preset:NAME"`.
///
/// A preset is a whole scenario with an illustrative graph and customers, so that it also runs by
/// itself; what it takes from the literature is its telling counts.
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
  public static let all: [Preset] = [.twoThreeEightTen, .fiftyTwoFifty]

  /// The preset of a name, or nil.
  public static func named(_ name: String) -> Preset? { all.first { $0.name == name } }
}

extension Slogan {
  /// The slogan as a member of a scenario file.
  var member: String {
    func number(_ value: Double) -> String { ScenarioValue.number(value).json }
    return """
      "slogan": {
          "positive": \(number(reach.positive)),
          "negative": \(number(reach.negative)),
          "source": \(quoted(source)),
          "year": \(year.map { "\($0)" } ?? "null"),
          "kind": \(quoted(kind.rawValue))
        }
      """
  }
}
