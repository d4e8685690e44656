import DelimitedText
import PlainText

/// Rows of one respondent, who answers once.
extension SurveyExport {
  /// Merges the rows of one respondent: the last answer counts.
  ///
  /// Respondents are told apart by columns that are named so: a respondent, an e-mail address, a
  /// response. The last row is that of the latest date where a column has dates as ISO 8601 writes
  /// them in every row, else the one furthest down.
  ///
  /// - Parameter column: The column with the score.
  /// - Returns: Remarks; none if nobody has two rows.
  /// - Throws: `Diagnostics` if more than half of the answers would be left out.
  /// - Complexity: O(cells + rows log rows).
  mutating func mergeRespondents(_ column: SurveyColumn) throws(Diagnostics) -> [String] {
    let rows = column.headerRows
    let header = rows > 0 ? records[0].fields.map(Self.columnKey) : []
    let columns = header.indices.filter {
      $0 != column.index && Self.respondentNames.contains(header[$0])
    }
    let answers = records.dropFirst(rows)
    guard !columns.isEmpty, !answers.isEmpty else { return [] }
    let dates = dateColumn(header, answers)
    var order = Array(answers.indices)
    if let dates {
      order.sort { (answers[$0].fields[dates], $0) < (answers[$1].fields[dates], $1) }
    }
    var merging = Merging(columns)
    // An answer counts rather than a row without one, however late that is.
    let scored = order.filter { column.numberOfRow[$0 - rows] != nil }
    for index in scored.reversed() { merging.visit(index, answers[index].fields, scored: true) }
    for index in order where column.numberOfRow[index - rows] == nil {
      merging.visit(index, answers[index].fields, scored: false)
    }
    guard !merging.dropped.isEmpty else { return [] }
    let names = merging.deciding.sorted().map { quoted(shortened(trimmed(records[0].fields[$0]))) }
      .joined(separator: ", ")
    guard merging.droppedAnswers * 2 <= scored.count else {
      throw Diagnostics(
        file,
        "\(merging.droppedAnswers) of \(scored.count) answers are from respondents who answered before, by \(names)",
        ["if each respondent counts once, keep one row of each in the file"], asksFor: .rows)
    }
    let kept = merging.dropped
    let by =
      dates.map { "by \(quoted(shortened(trimmed(records[0].fields[$0]))))" }
      ?? "the lowest in the file"
    records = records.indices.filter { !kept.contains($0) }.map { records[$0] }
    lookAtTop()
    return [
      "\(kept.count) row\(kept.count == 1 ? " repeats" : "s repeat") a respondent (\(names)) and "
        + "\(kept.count == 1 ? "is" : "are") merged: of each respondent the last answer counts, \(by)."
    ]
  }

  /// Which rows repeat a respondent, in the order of visits.
  private struct Merging {
    private let columns: [Int]
    private var seen: [Set<String>]
    private(set) var dropped: Set<Int> = []
    private(set) var droppedAnswers = 0
    /// The columns that told so.
    private(set) var deciding: Set<Int> = []

    init(_ columns: [Int]) {
      self.columns = columns
      seen = columns.map { _ in [] }
    }

    mutating func visit(_ index: Int, _ fields: [String], scored: Bool) {
      var repeats = false
      for (place, column) in columns.enumerated() {
        let key = trimmed(fields[column]).lowercased()
        if SurveyCell.blankWords.contains(key) || key.hasPrefix("anonym") { continue }
        if !seen[place].insert(key).inserted {
          repeats = true
          deciding.insert(column)
        }
      }
      if repeats {
        dropped.insert(index)
        if scored { droppedAnswers += 1 }
      }
    }
  }

  /// The first column of dates in ISO 8601, by which rows can be ordered.
  private func dateColumn(
    _ header: [String], _ answers: ArraySlice<DelimitedReader.Record>
  ) -> Int? {
    header.indices.first { index in
      Self.dateWords.contains { header[index].contains($0) }
        && answers.allSatisfy {
          Self.isDate(trimmed($0.fields[index]))
        }
    }
  }

  /// Whether a text begins with year, month and day.
  private static func isDate(_ text: String) -> Bool {
    let signs = text.utf8.prefix(10)
    return signs.count == 10
      && signs.enumerated().allSatisfy { place, sign in
        place == 4 || place == 7
          ? sign == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(sign)
      }
  }

  private static let dateWords = [
    "date", "time", "submitted", "recorded", "created", "responded", "datum", "zeit", "fecha",
    "horodat",
  ]

  /// Names of columns that tell respondents apart, without blanks and signs.
  private static let respondentNames: Set<String> = [
    "respondent", "respondentid", "respondentnumber", "respid", "response", "responseid",
    "surveyresponseid", "responsenumber", "submissionid", "participant", "participantid",
    "personid",
    "contactid", "customerid", "userid", "memberid", "clientid", "id", "uuid", "token", "email",
    "emailaddress",
    "mail", "recipientemail", "respondentemail", "customeremail", "useremail", "contactemail",
    "personemail", "emailadresse", "mailadresse", "adressemail", "adresseemail",
    "adressedemessagerie", "courriel",
    "correo", "correoelectrónico", "direccióndecorreoelectrónico", "indirizzoemail",
    "endereçodeemail", "emailadres", "eposta", "epost", "username", "teilnehmerid", "befragtenid",
  ]
}
