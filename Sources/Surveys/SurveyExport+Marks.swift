import DelimitedText
import PlainText

/// Why a survey tool marks a row as no answer.
enum RowMark: String, CaseIterable {
  case preview
  case test
  case spam
  case unfinished
  case disqualified
}

/// Rows that a survey tool marks as no answers, in columns of its own.
///
/// Names and values are those of exports by Qualtrics, LimeSurvey, Typeform, Alchemer, SurveyMonkey,
/// QuestionPro, Zoho, Formbricks, REDCap and their like.
extension SurveyExport {
  /// Leaves out the rows that the tool marks.
  ///
  /// - Returns: Remarks: how many there are of each kind, and which columns say so.
  /// - Throws: `Diagnostics` if no row would be left.
  /// - Complexity: O(cells).
  mutating func leaveOutMarked() throws(Diagnostics) -> [String] {
    guard knownHeaderRows != 0, !records[0].fields.contains(where: SurveyCell.looksAnswered) else {
      return []
    }
    let header = records[0].fields.map(Self.columnKey)
    let tool = Tool(header, hasMark: knownHeaderRows == 3)
    let columns = header.indices.compactMap { index in
      tool.test(of: header[index]).map { (index: index, test: $0) }
    }
    let headerRows = knownHeaderRows ?? 1
    var counts: [RowMark: Int] = [:]
    var names: [Int] = []
    var kept = Array(records.prefix(headerRows))
    for record in records.dropFirst(headerRows) {
      guard
        let found = columns.lazy.compactMap({ column in
          column.test(trimmed(record.fields[column.index])).map { (column.index, $0) }
        }).first
      else {
        kept.append(record)
        continue
      }
      counts[found.1, default: 0] += 1
      if !names.contains(found.0) { names.append(found.0) }
    }
    let total = counts.values.reduce(0, +)
    let listed = names.sorted().map { quoted(shortened(trimmed(records[0].fields[$0]))) }
      .joined(separator: ", ")
    let kinds = RowMark.allCases.compactMap { mark in
      counts[mark].map { "\(mark.rawValue) \($0)" }
    }.joined(separator: ", ")
    guard kept.count > headerRows || total == 0 else {
      throw Diagnostics(
        file, "no row is an answer, as the survey tool marks them (\(listed): \(kinds))",
        asksFor: .rows)
    }
    if total > 0 {
      records = kept
      lookAtTop()
    }
    return total == 0
      ? unknownMarks(header, tool)
      : [
        "\(total) row\(total == 1 ? " is" : "s are") left out, as the survey tool marks "
          + "\(total == 1 ? "it" : "them") as no answer\(total == 1 ? "" : "s") in \(listed): \(kinds)."
      ]
  }

  /// A remark on a column that may mark rows in numbers of its own.
  private func unknownMarks(_ header: [String], _ tool: Tool) -> [String] {
    guard let index = header.firstIndex(of: "status"), !tool.isQualtrics else { return [] }
    let codes = Set(records.dropFirst(knownHeaderRows ?? 1).map { trimmed($0.fields[index]) })
      .subtracting([""])
    guard codes.count > 1, codes.allSatisfy({ code in code.allSatisfy(\.isNumber) }) else {
      return []
    }
    return [
      "The codes in \(quoted(shortened(trimmed(records[0].fields[index])))) may mark rows that are no "
        + "answers; what they mean is not in the file, and all rows are counted."
    ]
  }

  /// A name of a column without case, blanks and signs, by which columns of tools are known.
  static func columnKey(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// What is known of the tool that wrote a file.
  private struct Tool {
    let isQualtrics: Bool
    private let isLimeSurvey: Bool
    private let saysFinished: Bool
    private let isREDCap: Bool

    init(_ header: [String], hasMark: Bool) {
      isQualtrics =
        hasMark || header.contains("distributionchannel") || header.contains("recordeddate")
      isLimeSurvey = header.contains {
        $0.hasPrefix("lastpage") || $0.hasPrefix("startlanguage") || $0 == "seed"
      }
      saysFinished = header.contains("finished")
      isREDCap = header.contains("recordid")
    }

    /// What tells rows that are no answers in a column, or nil if the column is none of a tool's.
    func test(of name: String) -> ((String) -> RowMark?)? {
      func flag(_ mark: RowMark) -> (String) -> RowMark? {
        { ["true", "yes", "1"].contains($0.lowercased()) ? mark : nil }
      }
      switch name {
      case "status", "responsestatus", "surveystatus", "responsetype", "completionstatus",
        "submissionstatus":
        return { RowMark(status: $0, isQualtrics: isQualtrics) }
      case "distributionchannel":
        return { RowMark(status: $0, isQualtrics: false) }
      case "finished", "completed", "complete", "iscomplete", "iscompleted", "isfinished":
        return { ["false", "no", "0", "incomplete"].contains($0.lowercased()) ? .unfinished : nil }
      case "progress" where isQualtrics && !saysFinished:
        return { Int($0).map { $0 < 100 } == true ? .unfinished : nil }
      case _ where name.hasPrefix("submitdate") || name == "datesubmitted" && isLimeSurvey:
        return isLimeSurvey || name == "submitdate" ? { $0.isEmpty ? .unfinished : nil } : nil
      case _ where name.hasSuffix("complete") && isREDCap:
        return { ["0", "incomplete"].contains($0.lowercased()) ? .unfinished : nil }
      case "preview", "ispreview": return flag(.preview)
      case "istest", "testresponse", "testdata", "istestdata": return flag(.test)
      case "spam", "isspam": return flag(.spam)
      case "disqualified", "isdisqualified", "screenedout": return flag(.disqualified)
      case "qterminateflag": return { $0.isEmpty ? nil : .disqualified }
      default: return nil
      }
    }
  }
}

extension RowMark {
  /// What a word in a column for the state of an answer says, or nil for an answer.
  ///
  /// Qualtrics writes words or a sum of codes: 1 for a preview, 2 for a test, 8 for spam.
  init?(status text: String, isQualtrics: Bool) {
    let word = text.lowercased().split { $0.isWhitespace || "_-".contains($0) }
      .joined(separator: " ")
    if isQualtrics, let code = Int(word) {
      guard
        let mark: RowMark = code & 8 != 0
          ? .spam : code & 2 != 0 ? .test : code & 1 != 0 ? .preview : nil
      else { return nil }
      self = mark
    } else if word.hasSuffix("spam") {
      self = .spam
    } else if word.hasSuffix("preview") {
      self = .preview
    } else if ["test", "survey test", "test response", "test data"].contains(word) {
      self = .test
    } else if Self.unfinishedWords.contains(word) {
      self = .unfinished
    } else if Self.disqualifiedWords.contains(word) {
      self = .disqualified
    } else {
      return nil
    }
  }

  private static let unfinishedWords: Set<String> = [
    "partial", "partially complete", "partially completed", "partial response", "incomplete",
    "in progress", "started", "not completed", "not complete", "unfinished", "not finished",
    "abandoned", "interrupted", "dropped out", "drop out", "draft", "saved", "viewed", "opened",
    "not started",
    "teilweise", "unvollständig", "abgebrochen", "partiel", "incomplet", "parcial", "incompleta",
    "incompleto", "parziale",
  ]

  private static let disqualifiedWords: Set<String> = [
    "disqualified", "disqualify", "screened out", "screen out", "screenout", "screened",
    "terminated",
    "terminate", "quota full", "quotafull", "over quota", "overquota", "quota met", "rejected",
    "deleted", "disqualifiziert", "ausgescreent", "disqualifié", "descalificado",
  ]
}
