import PlainText
import WordOfMouth

/// A named part of a scenario from the literature, to extend: `"extends": "preset:NAME"`.
///
/// A preset of telling counts is a whole scenario with an illustrative graph and customers, so that it
/// also runs by itself; what it takes from the literature is its telling counts. A preset of loyalties, of
/// ties or of what customers do is a fragment: a part of a scenario, to extend beside others.
public struct Preset: Sendable, Hashable {
  /// What kind of source a preset has.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Repeated in trade texts without a study to support it.
    case folklore
    /// A survey, or several.
    case survey
    /// A randomised experiment.
    case experiment
  }

  /// Who was asked what, as far as a source says so.
  public struct Respondents: Sendable, Hashable {
    /// How many people, in words.
    public var count: String?
    /// The country or countries.
    public var country: String?
    /// The question.
    public var question: String?
  }

  /// Its name.
  public let name: String
  /// What it says, in a sentence.
  public let summary: String
  /// Who says so.
  public let source: String
  /// The year of the text, where one is known.
  public let year: Int?
  /// What kind of source that is.
  public let kind: Kind
  /// How good the evidence is.
  public let grade: EvidenceGrade
  /// Who was asked what, where that is known.
  public let respondents: Respondents?
  /// What had to be assumed to make parameters of the figures; nil where nothing was, which grade D excludes.
  public let assumption: String?
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
      ccmc2013, yankelovich1993, verdeWharton2006, xmInstitute2023,
    ]
    + [tarp1979Minor, tarp1979Major, ccmc2020] + habits + ties

  /// The preset of a name, or nil.
  public static func named(_ name: String) -> Preset? { all.first { $0.name == name } }
}

extension Preset {
  /// A part of a scenario.
  ///
  /// - Parameters:
  ///   - name: Its name.
  ///   - summary: What it says, in a sentence.
  ///   - source: Who says so.
  ///   - year: The year of the text.
  ///   - kind: What kind of source that is.
  ///   - grade: How good the evidence is.
  ///   - respondents: Who was asked what, where that is known.
  ///   - assumption: What had to be assumed.
  ///   - cautions: What to know before using it; how it is built upon is added.
  ///   - sets: What it sets and what a scenario has to bring, after "A fragment: it sets".
  ///   - json: Its members but for the format, indented by two blanks.
  /// - Returns: The preset.
  static func fragment(
    _ name: String, _ summary: String, source: String, year: Int, kind: Kind = .survey,
    grade: EvidenceGrade, respondents: Respondents? = nil, assumption: String? = nil,
    cautions: [String], sets: String, json: String
  ) -> Preset {
    Preset(
      name: name, summary: summary, source: source, year: year, kind: kind, grade: grade,
      respondents: respondents, assumption: assumption, slogan: nil, isFragment: true,
      cautions: cautions + ["A fragment: it sets \(sets)."],
      text: """
        {
          "format": 1,
        \(json)
        }

        """)
  }

  /// What every preset with a graph and customers says of them.
  static let illustration =
    "Graph and customers of the preset are an illustration and not part of the saying: put your own in their place."
}
