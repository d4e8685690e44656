import PlainText
import WordOfMouth

/// A named part of a scenario from the literature, to extend: `"extends": "preset:NAME"`.
///
/// A preset of telling counts is a whole scenario with an illustrative graph and customers, so that it
/// also runs by itself; what it takes from the literature is its telling counts. A preset of loyalties
/// is a fragment: a part of a service model, to extend beside others.
public struct Preset: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// What it says, in a sentence.
  public let summary: String
  /// Who says so.
  public let source: String
  /// The year of the text, where one is known.
  public let year: Int?
  /// Whether it is folklore or a survey.
  public let kind: Slogan.Kind
  /// How good the evidence is.
  public let grade: EvidenceGrade
  /// What it says of both stories in one figure each, where it does.
  public let slogan: Slogan?
  /// Whether it is a part of a scenario and none by itself.
  public let isFragment: Bool
  /// What to know before believing or using it; each a sentence.
  public let cautions: [String]
  /// The part of a scenario, as a scenario file would have it.
  public let text: String

  /// All presets, in the order they are listed.
  public static let all: [Preset] =
    [twoThreeEightTen, fiftyTwoFifty, fiftyTwoFiftyHears, tarp1979] + americanExpress + [
      verdeWharton2006
    ]
    + [tarp1979Minor, tarp1979Major, ccmc2020] + ties

  /// The preset of a name, or nil.
  public static func named(_ name: String) -> Preset? { all.first { $0.name == name } }
}

extension Preset {
  /// What every preset with a graph and customers says of them.
  static let illustration =
    "Graph and customers of the preset are an illustration and not part of the saying: put your own in their place."
}
