import PlainText

/// The cells of a column while they are counted.
struct CellCounts {
  let scale: SurveyScale
  /// What words stand for, if they are answers.
  let words: AnswerWords?
  /// What is declared as no answer: as a text in lower case, and as the number that it begins with.
  private let codes: [(text: String, lower: String, number: Int?)]

  private(set) var numbers: [Int: SurveyColumn.Cells] = [:]
  private(set) var blanks: [String: Int] = [:]
  private(set) var others = SurveyColumn.Cells()
  private(set) var dates = SurveyColumn.Cells()
  private(set) var otherTexts: [String] = []
  private(set) var numberOfRow: [Int?] = []
  /// Whether each cell so far is one more than the cell above.
  private(set) var isRunning = true
  /// Cells that are neither numbers nor blank, until it is known whether labels are scores.
  private var texts: [(cell: SurveyCell, text: String, line: Int, row: Int)] = []

  init(scale: SurveyScale, words: AnswerWords?, declared: [String]) {
    self.scale = scale
    self.words = words
    codes = declared.map { code in
      let text = trimmed(code)
      return (
        text, text.lowercased(), SurveyCell(text, top: scale.scores.upperBound).anyNumber
      )
    }
  }

  /// Counts a cell.
  mutating func add(_ field: String, line: Int) {
    let text = trimmed(field)
    let cell =
      words?.score(of: text).map(SurveyCell.number)
      ?? SurveyCell(text, top: scale.scores.upperBound)
    let number = cell.anyNumber
    if number == nil { isRunning = false }
    if let last = numberOfRow.last, number != last.map({ $0 + 1 }) { isRunning = false }
    numberOfRow.append(nil)
    if let code = codes.first(where: { code in
      code.lower == text.lowercased() || (number != nil && code.number == number)
    }) {
      blanks[code.text, default: 0] += 1
      return
    }
    switch cell {
    case .blank(let word): blanks[word, default: 0] += 1
    case .number(let number): count(number, line: line, row: numberOfRow.count - 1)
    case .labelled, .date, .other: texts.append((cell, text, line, numberOfRow.count - 1))
    }
  }

  private mutating func count(_ number: Int, line: Int, row: Int) {
    numbers[number, default: SurveyColumn.Cells()].add(line: line)
    numberOfRow[row] = number
  }

  /// Counts the texts with a number before them, when all cells have been added.
  ///
  /// `10 Extremely likely` is a score if every 10 is written so; `10 minutes late` is a comment, and
  /// `10-Sep` with other tens is a date in some language, as is `09-Okt` with the same word after other
  /// numbers.
  mutating func settleLabels() {
    let plain = Set(numbers.keys)
    var labels: [Int: String] = [:]
    var numberOfLabel: [String: Int] = [:]
    let areScores = texts.allSatisfy { text in
      guard case .labelled(let number, let label) = text.cell else { return true }
      let isAlone = labels.updateValue(label, forKey: number).map { $0 == label } ?? true
      let isOwn =
        !label.hasPrefix("-") || Self.isUnit(label)
        || numberOfLabel.updateValue(number, forKey: label).map { $0 == number } ?? true
      return !plain.contains(number) && isAlone && isOwn
    }
    for (cell, text, line, row) in texts {
      if areScores, case .labelled(let number, _) = cell, scale.scores.contains(number) {
        count(number, line: line, row: row)
      } else {
        if cell == .date { dates.add(line: line) }
        others.add(line: line)
        otherTexts.append(text)
      }
    }
    texts = []
  }

  /// Whether a label is what a score is counted in: `5-star`.
  private static func isUnit(_ label: String) -> Bool {
    ["star", "stern", "point", "punkt", "étoile", "estrella", "stell"].contains {
      label.dropFirst().hasPrefix($0)
    }
  }
}
