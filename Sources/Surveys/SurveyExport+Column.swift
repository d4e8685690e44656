import DelimitedText
import PlainText

/// Which column of a survey holds the score.
///
/// Nothing is guessed: a column is taken if it is named for recommending and no other is, or if no
/// column is and only one could be the score. Everything else is for the user to say.
extension SurveyExport {
  /// The column with the score, counted.
  ///
  /// - Parameters:
  ///   - wanted: Its name or number as the user said it, or nil to find it.
  ///   - blanks: Texts and numbers that were said to be blank.
  ///   - scale: The scale that was said, or nil for 0 to 10.
  /// - Returns: The column, and a remark for the user if its name does not say that it is the one.
  /// - Throws: `Diagnostics` with the columns to choose from if it is none, or more than one.
  /// - Complexity: O(cells); O(rows) if the column is said.
  func scoreColumn(
    _ wanted: String?, blanks: [String], scale: SurveyScale?
  ) throws(Diagnostics) -> (column: SurveyColumn, note: String?) {
    let stated = scale != nil
    let scale = scale ?? .zeroToTen
    if let wanted {
      let index = try self.index(ofColumn: wanted, blanks: blanks, top: scale.scores.upperBound)
      return (SurveyColumn(index, of: self, blanks: blanks, scale: scale), nil)
    }
    let columns = (0..<columnCount).map {
      SurveyColumn($0, of: self, blanks: blanks, scale: scale)
    }
    func couldBe(_ column: SurveyColumn) -> Bool {
      column.fitsMostly(scale) && !column.isYesOrNo(on: scale) && (stated || column.doubt == nil)
    }
    let recommending = columns.filter { $0.heading == .recommendation && couldBe($0) }
    if recommending.count == 1 { return (recommending[0], nil) }
    if recommending.count > 1 { throw choice(among: recommending, scale: scale) }

    // A column that says it is a score, on another scale, is nothing to pass over in silence.
    let elsewhere = columns.filter {
      ($0.heading == .recommendation || $0.heading == .score) && $0.isNumeric
        && !$0.isYesOrNo(on: scale) && !couldBe($0)
    }
    let named = columns.filter { $0.heading == .score && couldBe($0) }
    let unnamed = columns.filter {
      $0.heading == .unknown && $0.fitsWholly(scale) && couldBe($0)
    }
    if named.isEmpty, !elsewhere.isEmpty { throw notFound(columns, elsewhere, scale: scale) }
    let candidates = (named + unnamed).sorted { $0.index < $1.index }
    if candidates.count > 1 { throw choice(among: candidates, scale: scale) }
    guard let only = candidates.first else { throw notFound(columns, elsewhere, scale: scale) }
    let note =
      only.heading == .score || columnCount == 1
      ? nil
      : "The column \(quoted(shortened(only.name))) is taken since it alone could be a score on "
        + "\(scale.rawValue); its name does not say so."
    return (only, note)
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
        file: file,
        "\(found.count) columns are called \(quoted(shortened(wantedName)))",
        remedies: [
          "give one by its number: "
            + found.map { "--column \($0 + 1)" }.joined(separator: ", ")
        ])
    }
    let number =
      wantedName.lowercased().hasPrefix("column ") ? wantedName.dropFirst(7) : wantedName[...]
    if let number = Int(number), (1...max(1, columnCount)).contains(number) { return number - 1 }
    let names = headings.compactMap(\.first)
    throw Diagnostics(
      file: file, "there is no column \(quoted(shortened(wantedName)))",
      remedies: Suggestion.hint(wantedName, among: names) + [columnList(names)])
  }

  private func choice(among columns: [SurveyColumn], scale: SurveyScale) -> Diagnostics {
    Diagnostics(
      file: file,
      "\(columns.count) columns could hold the score on \(scale.rawValue), and nothing says which",
      remedies: lines(columns) + ["say which: --column \(argument(columns[0]))"])
  }

  private func notFound(
    _ columns: [SurveyColumn], _ elsewhere: [SurveyColumn], scale: SurveyScale
  ) -> Diagnostics {
    var remedies: [String] = []
    if let first = elsewhere.first {
      remedies = ["these say that they are scores, but on another scale:"] + lines(elsewhere)
      let other = [SurveyScale.oneToFive, .zeroToTen, .eightOrHigher].first {
        $0 != scale && first.fitsMostly($0)
      }
      remedies.append(
        "to read one: --column \(argument(first)) --scale "
          + (other ?? scale).rawValue)
    } else {
      if records.count == 1 {
        remedies.append("there are no answers: the file has a single row")
      } else if columnCount == 1 {
        remedies.append(
          "the file has one column: columns are told apart by commas, semicolons or tabs")
      }
      let names = columns.filter { $0.headerRows > 0 }.map(\.name)
      if !names.isEmpty { remedies.append(columnList(names)) }
      remedies.append("--column names the column to read as a score, and --scale its scale")
    }
    return Diagnostics(
      file: file, "no column could be a score on \(scale.rawValue)", remedies: remedies)
  }

  /// How many columns are listed at most.
  private static let mostListed = 30

  private func lines(_ columns: [SurveyColumn]) -> [String] {
    let more = columns.count - Self.mostListed
    return columns.prefix(Self.mostListed).map { "  \($0.described), \($0.range)" }
      + (more > 0 ? ["  … and \(more) more"] : [])
  }

  private func columnList(_ names: [String]) -> String {
    let more = names.count - Self.mostListed
    return "columns: " + names.prefix(Self.mostListed).map(shortened).joined(separator: ", ")
      + (more > 0 ? " … and \(more) more" : "")
  }

  /// A column as `--column` takes it on a command line: its name, or its number where the name is long
  /// or given twice.
  private func argument(_ column: SurveyColumn) -> String {
    let name = column.name
    let isShort =
      name.count <= 40
      && !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
    let isAlone = (0..<columnCount).count { trimmed(records[0].fields[$0]) == name } == 1
    guard column.headerRows > 0, isShort, isAlone else { return "\(column.index + 1)" }
    let isPlain = name.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "_-.".contains($0))
    }
    return isPlain ? name : "'" + name.replacing("'", with: "'\\''") + "'"
  }
}
