/// What a column of a survey is, by the words above it.
package enum SurveyHeading: Hashable, Sendable {
  /// Whether one would recommend: the question that the score is made of.
  case recommendation
  /// A score, and no word says of what.
  case score
  /// Something that may have a score as well: ease, satisfaction, the food.
  case otherQuestion
  /// A number of another kind: an id, a date, an age, a group.
  case otherNumber
  /// The words do not say: there are none, or a code such as `q1`.
  case unknown

  /// Reads the words above a column.
  ///
  /// - Parameter texts: Its name, then its question and whatever else is above the answers.
  /// - Complexity: O(length of the texts).
  package init(_ texts: [String]) {
    let texts = texts.filter { !$0.contains("ImportId") }
    let words = texts.map(Self.words)
    let name = words.first ?? []
    let all = words.flatMap { $0 }
    // A question may hold any word; a name says at one of its ends what it is.
    let isDerived = [name.first, name.last].contains { $0.map(Self.isDerived) == true }
    let isNumbering =
      name.count <= Self.longestName && name.contains(where: Self.numbering.contains)
    let names = all.filter { word in !Self.neutral.contains(word) && !Self.isScore(word) }
    self =
      if isDerived {
        .otherNumber
      } else if Self.recommends(words) {
        Self.isOfOthers(all) ? .otherQuestion : .recommendation
      } else if isNumbering {
        .otherNumber
      } else if !names.isEmpty, !(texts.count == 1 && Self.isCode(texts[0], names)) {
        .otherQuestion
      } else {
        all.contains(where: Self.isScore) ? .score : .unknown
      }
  }

  // MARK: Recommending

  private static func recommends(_ texts: [[String]]) -> Bool {
    texts.contains { words in
      words.contains { word in
        word == "ltr" || recommending.contains { word.hasPrefix($0) }
          || recommendingInside.contains { word.contains($0) }
      }
        || zip(words, words.dropFirst()).contains { $0 == "net" && $1.hasPrefix("promot") }
    }
  }

  /// Beginnings of words that ask for a recommendation, in languages that surveys are often in.
  private static let recommending = [
    "nps", "netpro", "recommend", "recommand", "recomend", "recomiend", "recoman", "weiterempf",
    "empfehl", "empfiehl", "aanbevel", "aanraden", "rekommend", "anbefal", "consigli", "raccomand",
    "suosit", "polec", "doporuč", "odporuč", "ajánl", "preporuč", "recomand", "tavsiye", "рекоменд",
    "порекоменд", "συστή", "συνιστ",
  ]

  /// The same where words are written without blanks or with articles before them.
  private static let recommendingInside = [
    "推荐", "推薦", "お勧め", "おすすめ", "勧め", "薦め", "추천", "توصي", "המלצ", "ממליצ", "แนะนำ",
  ]

  /// Whether who recommends is not a customer, or a recommendation is what one is asked about.
  private static func isOfOthers(_ words: [String]) -> Bool {
    words.contains { word in
      ["enps", "employer", "workplace", "arbeitgeber", "employeur", "empleador"].contains(word)
    }
      || zip(words, words.dropFirst(2)).contains { $0 == "place" && $1 == "work" }
      || zip(words, words.dropFirst()).contains { $0 == "e" && $1 == "nps" }
      || words.contains { ["recommendations", "recommended", "empfehlungen"].contains($0) }
        && words.contains { word in topics.contains { word.hasPrefix($0) } }
  }

  /// Beginnings of words for what else is asked on the same scale.
  private static let topics = [
    "ease", "easy", "easi", "effort", "useful", "helpful", "quality", "satisf", "happy", "happi",
    "relevan", "accura", "good", "nützlich", "hilfreich",
  ]

  // MARK: Scores

  private static func isScore(_ word: String) -> Bool {
    ["score", "rating", "bewert", "punkt", "punt", "pont"].contains { word.hasPrefix($0) }
      || [
        "star", "stars", "sterne", "points", "note", "nota", "cijfer", "voto", "оценка", "评分", "分数",
        "点数", "평점", "スコア",
      ]
      .contains(word)
  }

  /// Words that say nothing of what is asked.
  private static let neutral: Set<String> = [
    "a", "an", "the", "of", "out", "on", "to", "from", "our", "us", "your", "you", "give", "would",
    "scale",
    "answer", "answers", "response", "value", "result", "question", "q", "survey", "customer",
    "overall", "final", "likelihood", "antwort", "wert", "frage", "réponse", "respuesta",
    "risposta",
    "open", "ended", "column", "col", "field", "var", "variable", "item", "x", "y", "bis", "von",
    "à",
  ]

  /// Whether a name is a code: letters and digits, such as `CUSL3`, or a letter or two.
  private static func isCode(_ text: String, _ words: [String]) -> Bool {
    let isShort = words.allSatisfy { $0.count <= 2 }
    let isCoded =
      !text.contains(where: \.isWhitespace) && text.contains(where: \.isNumber)
      && words.allSatisfy { $0.count <= 4 }
    return (isShort || isCoded)
      && !words.contains { word in topics.contains { word.hasPrefix($0) } }
  }

  // MARK: Other numbers

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
    var parted = ""
    var isAfterSmall = false
    for letter in text {
      if isAfterSmall && letter.isUppercase { parted += " " }
      parted.append(letter)
      isAfterSmall = letter.isLowercase
    }
    return parted.lowercased().split { !$0.isLetter }.map { String($0) }
  }
}
