import PlainText

/// What a cell of a survey says, if it is read as an answer on a scale.
///
/// The text itself is not kept: it may be a comment or an address.
package enum SurveyCell: Hashable, Sendable {
  /// A whole number: `9`, `9.0`, `10 - Extremely likely`, `9/10`.
  case number(Int)
  /// A whole number and a text, with a blank or a dash alone between them: a score with its meaning, if
  /// every such score has the same meaning in the whole column, else the beginning of a sentence or a
  /// date. After a dash the text begins with it.
  case labelled(Int, label: String)
  /// A date: a spreadsheet may have made it of `9/10`, so that it is no score.
  case date
  /// Nothing but blanks, as an empty text, or a word that surveys write for no answer, lower case.
  case blank(String)
  /// Anything else.
  case other

  /// Reads a cell.
  ///
  /// - Parameters:
  ///   - text: The cell.
  ///   - top: The highest score: `9/10` is 9 on a scale up to 10.
  package init(_ text: String, top: Int) {
    // Most cells are codes of one or two digits.
    if (1...2).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      self = .number(text.utf8.reduce(0) { $0 * 10 + Int($1) - 0x30 })
      return
    }
    let text = trimmed(text)
    if Self.isDate(text),
      text.filter({ !$0.isWhitespace }) != "\(text.prefix { $0.isNumber })/\(top)"
    {
      self = .date
      return
    }
    let isNegative = text.first == "-" || text.first == "\u{2212}"
    let unsigned = text.dropFirst(isNegative ? 1 : 0)
    let digits = unsigned.prefix { $0.isASCII && $0.isNumber }
    guard (1...9).contains(digits.count), let size = Int(digits) else {
      let word = text.lowercased()
      self = Self.blankWords.contains(word) ? .blank(word) : .other
      return
    }
    self = Self.cell(isNegative ? -size : size, before: unsigned[digits.endIndex...], top: top)
  }

  /// The number, whatever follows it.
  var anyNumber: Int? {
    switch self {
    case .number(let number), .labelled(let number, _): number
    case .date, .blank, .other: nil
    }
  }

  /// What a number is, given what follows it.
  private static func cell(_ number: Int, before rest: Substring, top: Int) -> SurveyCell {
    guard let next = rest.first else { return .number(number) }
    let words = rest.drop { $0.isWhitespace }
    if rest.filter({ !$0.isWhitespace }) == "/\(top)" { return .number(number) }
    if next == "." || next == "," {
      let decimals = rest.dropFirst()
      if !decimals.isEmpty, decimals.allSatisfy({ $0 == "0" }) { return .number(number) }
      let isListed = next == "." && decimals.first?.isWhitespace == true
      return isListed && startsLabel(decimals) ? .number(number) : .other
    }
    if next == "-", words.dropFirst().first?.isWhitespace == false {
      return startsLabel(words.dropFirst()) ? .labelled(number, label: words.lowercased()) : .other
    }
    if let mark = words.first, labelMarks.contains(mark) {
      return startsLabel(words.dropFirst()) ? .number(number) : .other
    }
    guard next.isWhitespace, startsLabel(words) else { return .other }
    return .labelled(number, label: words.lowercased())
  }

  /// Whether a text, except for blanks, begins as a meaning does: not with a digit, as in dates, times
  /// and ranges.
  private static func startsLabel(_ text: Substring) -> Bool {
    text.first { !$0.isWhitespace }.map { !$0.isNumber } ?? false
  }

  /// What separates a score and its meaning.
  private static let labelMarks: Set<Character> = ["-", "\u{2013}", "\u{2014}", ":", "=", ")", "("]

  /// Words that surveys write for no answer.
  static let blankWords: Set<String> = [
    "", "-", "--", "---", ".", "?", "#n/a", "#null!", "blank", "(blank)", "empty", "missing", "n/a",
    "n.a.", "na", "nan", "nil", "none", "null", "no answer", "no response", "no reply",
    "not answered", "not applicable", "not asked", "skipped", "skip", "refused", "declined",
    "don't know", "don\u{2019}t know", "dont know", "do not know", "dk", "dk/na", "unsure",
    "not sure", "no opinion", "prefer not to say", "prefer not to answer", "unknown", "k.a.",
    "k. a.",
    "keine angabe", "wei\u{DF} nicht", "sans r\u{E9}ponse", "ns/nr", "ne sait pas", "no contesta",
    "ns/nc", "no sabe", "sin respuesta",
  ]

  /// Whether a cell is a number, a date, a time or an e-mail address: what lines of answers hold and
  /// header lines do not.
  package static func looksAnswered(_ text: String) -> Bool {
    let text = trimmed(text)
    if text.contains("@"), !text.contains(where: \.isWhitespace) { return true }
    guard let first = text.first, first.isNumber || "+-.\u{2212}".contains(first) else {
      return false
    }
    return text.contains(where: \.isNumber)
      && text.allSatisfy {
        $0.isNumber || $0.isWhitespace || "+-.,:/%\u{2212}AMPTZampz".contains($0)
      }
  }

  /// Whether a number may be a score or the code for no answer, and so be shown: of up to three digits,
  /// or one digit over and over, as 9999; others may be postal codes or years of birth.
  package static func couldBeCode(_ number: Int) -> Bool {
    let digits = String(number.magnitude)
    return digits.count <= 3 || Set(digits).count == 1 && !couldBeDay(number)
  }

  /// Whether a number may be a date as spreadsheets store it, in days since 1900: from 1982 to 2064.
  static func couldBeDay(_ number: Int) -> Bool { (30_000...60_000).contains(number) }

  /// A cell as messages may show it: in quotes if it is a short number or nearly one, else by its
  /// length alone, since it may be a comment, a name or an address.
  package static func shown(_ text: String) -> String {
    let text = trimmed(text)
    let isShort = text.count <= 6 && text.count(where: \.isNumber) <= 3
    if isShort, text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.,/%".contains($0)) }) {
      return quoted(text)
    }
    return "a text of \(NumberText.count(text.count, "character"))"
  }
}
