import DelimitedText
import PlainText

extension SurveyExport {
  /// The number of records at the end that are no answers but totals or means of them.
  ///
  /// - Complexity: O(size of these records).
  static func summaryRows(of records: [DelimitedReader.Record]) -> Int {
    let rows = records.reversed().prefix { isSummary($0.fields) }.count
    // A table of nothing but such lines is one of answers that look like them.
    return records.count - rows > 1 ? rows : 0
  }

  /// Whether a record sums others up: its first words say so, and no other word is in it.
  private static func isSummary(_ fields: [String]) -> Bool {
    guard let first = fields.first(where: { !trimmed($0).isEmpty }), first.utf8.count <= 60 else {
      return false
    }
    func words(_ text: String) -> [String] {
      text.lowercased().split { !$0.isLetter }.map(String.init)
    }
    return words(first).contains(where: namesSummary)
      && fields.allSatisfy { field in
        field.utf8.count <= 60
          && words(field).allSatisfy { namesSummary($0) || accompany.contains($0) }
      }
  }

  private static func namesSummary(_ word: String) -> Bool { summaryWords.contains(word) }

  /// Words for sums and means, in languages that surveys are often in.
  private static let summaryWords: Set<String> = [
    "total", "totals", "subtotal", "sum", "average", "averages", "avg", "mean", "median", "count",
    "stdev", "nps", "promoters", "passives", "detractors", "summe", "gesamt", "gesamtsumme",
    "insgesamt", "durchschnitt", "mittelwert", "schnitt", "anzahl", "somme", "moyenne", "suma",
    "promedio", "mediana", "totale", "totali", "totales", "totaux", "totaal", "gemiddelde", "média",
    "soma",
    "итого", "всего", "среднее", "合計", "平均", "总计", "合计", "평균", "합계",
  ]

  /// Words that may stand beside them.
  private static let accompany: Set<String> = [
    "n", "of", "grand", "overall", "score", "scores", "net", "promoter", "answers", "responses",
    "respondents",
    "std", "dev", "all", "x", "e", "general", "generale",
  ]
}
