import DelimitedText
import PlainText

/// Which column of a survey holds the score.
///
/// Nothing is guessed: a column is used if it is named for recommending and no other is, or if no
/// column is and only one could be the score. Everything else is for the user to say.
extension SurveyExport {
  /// The column that holds the score, and how it is read.
  struct ScoreColumn {
    var column: SurveyColumn
    var scale: SurveyScale
    /// What its words stand for, if it holds words.
    var words: AnswerWords?
    /// Remarks for the user.
    var notes: [String] = []
  }

  /// The column with the score, counted.
  ///
  /// - Parameter question: What the user says: its name or number, blanks, the scale.
  /// - Returns: The column, and a remark for the user if its name does not say that it is the one.
  /// - Throws: `Diagnostics` with the columns to choose from if it is none, or more than one.
  /// - Complexity: O(cells); O(rows) if the column is given.
  func scoreColumn(_ question: SurveyQuestion) throws(Diagnostics) -> ScoreColumn {
    let blanks = question.blanks
    let scale = question.scale ?? .zeroToTen
    if let wanted = question.column {
      let index = try self.index(ofColumn: wanted, blanks: blanks, top: scale.scores.upperBound)
      if let worded = wordedColumn(index, question) { return worded }
      return ScoreColumn(
        column: SurveyColumn(index, of: self, blanks: blanks, scale: scale), scale: scale)
    }
    let columns = (0..<columnCount).map {
      SurveyColumn($0, of: self, blanks: blanks, scale: scale)
    }
    func couldBe(_ column: SurveyColumn) -> Bool {
      column.fitsMostly(scale) && !column.isYesOrNo(on: scale)
        && (question.scale != nil || column.doubt == nil)
    }
    let named = columns.filter { $0.heading == .recommendation || $0.heading == .score }
    let recommending = named.filter { $0.heading == .recommendation && couldBe($0) }
    if recommending.isEmpty {
      // It is the one, and what is wrong with its cells is said with their lines.
      let isOther = named.contains(where: couldBe)
      let unreadable = named.first { column in
        column.dates.count > 0 || column.isOfDays(scale)
          || !isOther && column.heading == .recommendation && column.valid(on: scale) > 0
            && column.others.count > 0
      }
      if let unreadable { return ScoreColumn(column: unreadable, scale: scale) }
    }
    // A column that says it is a score, on another scale, is nothing to pass over in silence.
    let elsewhere = named.filter {
      $0.isNumeric && !$0.isYesOrNo(on: scale) && !couldBe($0)
    }
    var candidates = recommending
    if recommending.isEmpty, elsewhere.isEmpty || named.contains(where: couldBe) {
      candidates = columns.filter {
        ($0.heading == .score || $0.heading == .unknown && $0.fitsWholly(scale)) && couldBe($0)
      }
      let worded = columns.filter { $0.heading == .recommendation || $0.heading == .otherNumber }
        .compactMap { wordedColumn($0.index, question) }
        .filter { $0.words == .groups || $0.column.heading == .recommendation }
      if candidates.isEmpty, let first = worded.first {
        if worded.count > 1 { throw choice(among: worded.map(\.column), scale: first.scale) }
        return first
      }
      let others = columns.filter {
        $0.heading == .otherQuestion && $0.fitsWholly(scale) && couldBe($0)
      }
      if !others.isEmpty {
        let all = (others + candidates).sorted { $0.index < $1.index }
        throw candidates.count > 1
          ? choice(among: all, scale: scale)
          : otherQuestions(all, areAll: candidates.isEmpty, scale: scale)
      }
    }
    if candidates.count > 1 { throw choice(among: candidates, scale: scale) }
    guard let only = candidates.first else { throw notFound(columns, elsewhere, scale: scale) }
    if question.weight == nil, let counts = countColumn(beside: only, among: columns) {
      throw Diagnostics(
        file: file,
        "this is a table of how many gave each score, in the column \(quoted(shortened(counts.name))), and not a row for each answer",
        remedies: [
          "write each score in as many rows as it was given",
          "if each row is one answer, name the column with the score",
        ])
    }
    let note =
      only.heading != .unknown || columnCount == 1
      ? nil
      : "The column \(quoted(shortened(only.name))) is used because no other column could be a score on "
        + "\(scale.rawValue); its name does not say so."
    return ScoreColumn(column: only, scale: scale, notes: note.map { [$0] } ?? [])
  }

  /// A column of words that are answers, counted, if it is one and the scale that was given allows it.
  private func wordedColumn(_ index: Int, _ question: SurveyQuestion) -> ScoreColumn? {
    let rows = headerRows(of: index, blanks: question.blanks, top: 10)
    let declared = Set(question.blanks.map { trimmed($0).lowercased() })
    let cells = records.dropFirst(rows).lazy.map { trimmed($0.fields[index]) }
      .filter { !declared.contains($0.lowercased()) }
    guard let found = AnswerWords.found(in: cells),
      question.scale == nil || question.scale == found.kind.scale
    else { return nil }
    let scale = found.kind.scale
    let meanings = found.words.sorted { $0.key > $1.key }
      .map { "\(quoted($0.value)) is \($0.key)" }.joined(separator: ", ")
    let note =
      found.kind == .groups
      ? "The column holds groups and no scores: they are counted as they are."
      : "The answers are words, read on the scale 1-5: \(meanings)."
    return ScoreColumn(
      column: SurveyColumn(
        index, of: self, blanks: question.blanks, scale: scale, words: found.kind),
      scale: scale, words: found.kind, notes: [note])
  }

  /// The column of a name or number, for whatever it is used.
  func column(named wanted: String, _ question: SurveyQuestion) throws(Diagnostics) -> Int {
    try index(ofColumn: wanted, blanks: question.blanks, top: 10)
  }

  /// The column of a name, else of a number from 1.
  ///
  /// Names are looked for as they are, then without regard to case, then among the further header
  /// rows.
  private func index(
    ofColumn wanted: String, blanks: [String], top: Int
  ) throws(Diagnostics) -> Int {
    let wantedName = trimmed(wanted)
    let headings = (0..<columnCount).map { column in
      self.headings(of: column, rows: headerRows(of: column, blanks: blanks, top: top))
    }
    let indices = headings.indices
    let rounds = [
      indices.filter { headings[$0].first == wantedName },
      indices.filter { headings[$0].first?.lowercased() == wantedName.lowercased() },
      indices.filter { headings[$0].dropFirst().contains(wantedName) },
    ]
    if let found = rounds.first(where: { !$0.isEmpty }) {
      if found.count == 1 { return found[0] }
      throw Diagnostics(
        file, "\(found.count) columns are called \(quoted(shortened(wantedName)))",
        asksFor: .column(found.map { "\($0 + 1)" }))
    }
    let number =
      wantedName.lowercased().hasPrefix("column ") ? wantedName.dropFirst(7) : wantedName[...]
    if let number = Int(number), (1...max(1, columnCount)).contains(number) { return number - 1 }
    let names = headings.compactMap(\.first)
    throw Diagnostics(
      file: file, "there is no column \(quoted(shortened(wantedName)))",
      remedies: Suggestion.hint(wantedName, among: names.filter { shortened($0) == $0 }) + [
        columnList(names)
      ])
  }

  private func choice(among columns: [SurveyColumn], scale: SurveyScale) -> Diagnostics {
    Diagnostics(
      file,
      "\(columns.count) columns could hold the score on \(scale.rawValue), and nothing says which",
      lines(columns), asksFor: .column([argument(columns[0])]))
  }

  /// The error that names columns which have scores, of something else by their names.
  private func otherQuestions(
    _ columns: [SurveyColumn], areAll: Bool, scale: SurveyScale
  ) -> Diagnostics {
    let count = columns.count
    return Diagnostics(
      file,
      "no column is named for recommending; \(count == 1 ? "one holds" : "\(count) hold") scores on "
        + "\(scale.rawValue), and \(count == 1 ? "its name speaks" : areAll ? "their names speak" : "names speak") "
        + "of something else",
      lines(columns), asksFor: .column([argument(columns[0])]))
  }

  private func notFound(
    _ columns: [SurveyColumn], _ elsewhere: [SurveyColumn], scale: SurveyScale
  ) -> Diagnostics {
    var remedies: [String] = []
    var cause = SurveyCause.columnOrScale
    if let first = elsewhere.first {
      remedies = ["these say that they are scores, but on another scale:"] + lines(elsewhere)
      let other = [SurveyScale.oneToFive, .zeroToTen, .oneToTen].first {
        $0 != scale && first.fitsMostly($0)
      }
      cause = .scale(other ?? scale, column: argument(first))
    } else if let first = columns.first(where: isShortScale) {
      remedies =
        ["these may be scores, but on another scale, and of something else by their names:"]
        + lines(columns.filter(isShortScale))
      cause = .scale(.oneToFive, column: argument(first))
    } else {
      if records.count == 1 {
        remedies.append("there are no answers: the file has a single row")
      }
      let names = columns.filter { $0.headerRows > 0 }.map(\.name)
      if !names.isEmpty || columnCount == 1 { remedies.append(columnList(names)) }
    }
    return Diagnostics(
      file, "no column could be a score on \(scale.rawValue)", remedies, asksFor: cause)
  }

  /// Whether a column of another question is wholly on the scale 1-5.
  private func isShortScale(_ column: SurveyColumn) -> Bool {
    column.heading == .otherQuestion && column.fitsWholly(.oneToFive)
  }

  /// How many columns are listed at most.
  private static let mostListed = 30
  /// How many characters they have together at most.
  private static let mostCharacters = 1_000

  private func lines(_ columns: [SurveyColumn]) -> [String] {
    Self.listed(columns.map { "\($0.described), \($0.range)" }).map { "  " + $0 }
  }

  /// The names of columns; of a file of one column none, as that may be no table at all.
  private func columnList(_ names: [String]) -> String {
    columnCount == 1
      ? "the file has one column: columns are separated by commas, semicolons or tabs"
      : "columns: " + Self.listed(names.map(shortened)).joined(separator: ", ")
  }

  /// The first of some items, and how many more there are.
  private static func listed(_ items: [String]) -> [String] {
    var left = mostCharacters
    let shown = items.prefix(mostListed).prefix { item in
      left -= item.count
      return left >= 0
    }
    let more = items.count - shown.count
    return shown + (more > 0 ? ["… and \(more) more"] : [])
  }

  /// A column as a question may name it: its name, or its number where the name is long or not unique.
  private func argument(_ column: SurveyColumn) -> String {
    let name = column.name
    let isShort =
      name.count <= 40
      && !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
    let isAlone = (0..<columnCount).count { trimmed(records[0].fields[$0]) == name } == 1
    return column.headerRows > 0 && isShort && isAlone ? name : "\(column.index + 1)"
  }
}
