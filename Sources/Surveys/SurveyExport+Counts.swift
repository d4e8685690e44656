import PlainText

/// Tables that say how often each score was given, in place of a row for each answer.
extension SurveyExport {
  /// The column that says how often each score was given; nil where scores are those of single answers.
  ///
  /// - Parameters:
  ///   - scores: The column with the score.
  ///   - columns: All columns.
  /// - Returns: The column, or nil.
  func countColumn(beside scores: SurveyColumn, among columns: [SurveyColumn]) -> SurveyColumn? {
    // Each score once, and more of them than as many people would give by chance.
    guard scores.numbers.count >= 3, scores.numbers.allSatisfy({ $0.cells.count == 1 }),
      columnCount <= 4
    else { return nil }
    return columns.first { column in
      column.index != scores.index && column.others.count == 0 && !column.isRunning
        && column.numbers.count > 0
        && Self.countWords.contains(trimmed(column.name).lowercased())
    }
  }

  /// What a column with counts of answers is called.
  private static let countWords: Set = [
    "count", "counts", "n", "number", "number of answers", "number of responses", "frequency",
    "freq",
    "responses", "answers", "respondents", "anzahl", "häufigkeit", "antworten", "nombre",
    "effectif",
    "réponses", "fréquence", "número", "cantidad", "frecuencia", "respuestas",
  ]
}
