import DelimitedText
import PlainText

/// Which column of a survey holds the score.
///
/// Nothing is guessed: a column is used if it is named for recommending and no other is, or if no
/// column is and only one could be the score. Everything else is for the user to say.
extension SurveyExport {
  /// The column with the score, counted.
  ///
  /// - Parameters:
  ///   - wanted: Its name or number as the user gave it, or nil to find it.
  ///   - blanks: Texts and numbers that are declared as blank.
  ///   - scale: The scale that was given, or nil for 0 to 10.
  /// - Returns: The column, and a remark for the user if its name does not say that it is the one.
  /// - Throws: `Diagnostics` with the columns to choose from if it is none, or more than one.
  /// - Complexity: O(cells); O(rows) if the column is given.
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
    let named = columns.filter { $0.heading == .score && couldBe($0) }
    // A column that says it is a score, on another scale, is nothing to pass over in silence.
    let elsewhere = columns.filter {
      ($0.heading == .recommendation || $0.heading == .score) && $0.isNumeric
        && !$0.isYesOrNo(on: scale) && !couldBe($0)
    }
    var candidates = recommending
    if recommending.isEmpty, !named.isEmpty || elsewhere.isEmpty {
      candidates = columns.filter {
        ($0.heading == .score || $0.heading == .unknown && $0.fitsWholly(scale)) && couldBe($0)
      }
    }
    if candidates.count > 1 { throw choice(among: candidates, scale: scale) }
    guard let only = candidates.first else { throw notFound(columns, elsewhere, scale: scale) }
    let note =
      only.heading != .unknown || columnCount == 1
      ? nil
      : "The column \(quoted(shortened(only.name))) is used because no other column could be a score on "
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
        file, "\(found.count) columns are called \(quoted(shortened(wantedName)))",
        asksFor: .column(found.map { "\($0 + 1)" }))
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
      file,
      "\(columns.count) columns could hold the score on \(scale.rawValue), and nothing says which",
      lines(columns), asksFor: .column([argument(columns[0])]))
  }

  private func notFound(
    _ columns: [SurveyColumn], _ elsewhere: [SurveyColumn], scale: SurveyScale
  ) -> Diagnostics {
    var remedies: [String] = []
    var cause = SurveyCause.columnOrScale
    if let first = elsewhere.first {
      remedies = ["these say that they are scores, but on another scale:"] + lines(elsewhere)
      let other = [SurveyScale.oneToFive, .zeroToTen, .eightOrHigher].first {
        $0 != scale && first.fitsMostly($0)
      }
      cause = .scale(other ?? scale, column: argument(first))
    } else {
      if records.count == 1 {
        remedies.append("there are no answers: the file has a single row")
      } else if columnCount == 1 {
        remedies.append(
          "the file has one column: columns are separated by commas, semicolons or tabs")
      }
      let names = columns.filter { $0.headerRows > 0 }.map(\.name)
      if !names.isEmpty { remedies.append(columnList(names)) }
    }
    return Diagnostics(
      file, "no column could be a score on \(scale.rawValue)", remedies, asksFor: cause)
  }

  /// How many columns are listed at most.
  private static let mostListed = 30

  private func lines(_ columns: [SurveyColumn]) -> [String] {
    Self.listed(columns.map { "\($0.described), \($0.range)" }).map { "  " + $0 }
  }

  private func columnList(_ names: [String]) -> String {
    "columns: " + Self.listed(names.map(shortened)).joined(separator: ", ")
  }

  /// The first of some items, and how many more there are.
  private static func listed(_ items: [String]) -> [String] {
    let more = items.count - mostListed
    return items.prefix(mostListed) + (more > 0 ? ["… and \(more) more"] : [])
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
