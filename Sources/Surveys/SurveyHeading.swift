/// What a column of a survey is, by the words above it.
package enum SurveyHeading: Hashable, Sendable {
  /// Whether one would recommend: the question that the score is made of.
  case recommendation
  /// A score of something.
  case score
  /// A number of another kind: an id, a date, an age, a group.
  case otherNumber
  /// The words do not say.
  case unknown

  /// Reads the words above a column.
  ///
  /// - Parameter texts: Its name, then its question and whatever else is above the answers.
  package init(_ texts: [String]) {
    let words = texts.map(Self.words)
    let name = words.first ?? []
    func has(_ beginnings: [String], _ whole: Set<String>) -> Bool {
      words.joined().contains { word in
        whole.contains(word) || beginnings.contains { word.hasPrefix($0) }
      }
    }
    // A question may hold any word; a name says at one of its ends what it is.
    let isDerived = [name.first, name.last].contains { $0.map(Self.isDerived) == true }
    let isNumbering =
      name.count <= Self.longestName && name.contains(where: Self.numbering.contains)
    let recommends =
      has(Self.recommending, ["ltr"])
      || words.contains { text in
        zip(text, text.dropFirst()).contains { $0 == "net" && $1.hasPrefix("promot") }
      }
    self =
      if isDerived {
        .otherNumber
      } else if recommends {
        .recommendation
      } else if has(
        ["score", "rating", "satisf", "zufrieden", "bewert"], ["csat", "star", "stars"])
      {
        .score
      } else {
        isNumbering ? .otherNumber : .unknown
      }
  }

  /// Beginnings of words that ask for a recommendation, in languages that surveys are often in.
  private static let recommending = [
    "nps", "netpro", "recommend", "recommand", "recomend", "recomiend", "weiterempf", "empfehl",
    "empfiehl", "aanbevel", "rekommend",
  ]

  /// The most words that a name has; more are a question.
  private static let longestName = 4

  /// Whether a word is for what is made of a score, or a comment on it.
  private static func isDerived(_ word: String) -> Bool {
    ["group", "type", "class", "ind", "flag", "bucket"].contains(word)
      || ["categor", "segment", "reason", "comment"].contains { word.hasPrefix($0) }
  }

  /// Words for numbers that are no scores.
  private static let numbering: Set<String> = [
    "respondent", "duration", "id", "ids", "no", "nr", "number", "count", "index", "row", "key",
    "age", "day", "days", "date", "month", "months", "week", "year", "years", "hour", "hours",
    "minute", "minutes", "seconds", "time", "progress", "finished", "status", "zip", "visits",
    "children", "weight", "tenure",
  ]

  /// The words of a text in lower case: at anything but a letter, and where a capital follows a small
  /// letter.
  private static func words(_ text: String) -> [String] {
    let parted = text.replacing(/(\p{Lowercase})(\p{Uppercase})/) { "\($0.1) \($0.2)" }
    return parted.lowercased().split { !$0.isLetter }.map { String($0) }
  }
}
