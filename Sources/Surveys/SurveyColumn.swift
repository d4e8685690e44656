import DelimitedText
import PlainText

/// A column of a survey, counted as answers on a scale: numbers, blanks and the rest.
///
/// It keeps no text of a cell.
struct SurveyColumn {
  /// Cells of one kind: how many, and the first line of them.
  struct Cells: Hashable {
    var count = 0
    var firstLine = 0

    mutating func add(line: Int) {
      if count == 0 { firstLine = line }
      count += 1
    }
  }

  /// The column, from 0.
  let index: Int
  /// Its name, or `column 3` if it has none.
  let name: String
  /// What the words above it say.
  let heading: SurveyHeading
  /// The header rows above it, title lines not counted.
  let headerRows: Int
  /// The numbers in it, off the scale or on it, in rising order; except those declared as blank.
  let numbers: [(number: Int, cells: Cells)]
  /// The codes and words for no answer in it, in order of text; empty cells as `""`.
  let blanks: [SurveyTally.Blank]
  /// Cells that are neither.
  let others: Cells
  /// Those of them that are dates.
  let dates: Cells
  /// The first of them as messages may show it, or nil.
  let firstOther: String?
  /// The numbers between scores, such as 9.5, each once, where all other cells are such.
  let halves: [String]
  /// Whether all of them are the same text.
  let othersAreAlike: Bool
  /// The number in each row below the header, nil where there is none that counts.
  let numberOfRow: [Int?]
  /// Whether it numbers the rows: each cell is one more than the cell above.
  let isRunning: Bool

  /// Counts a column.
  ///
  /// - Parameters:
  ///   - index: The column, from 0.
  ///   - export: The survey.
  ///   - declared: Texts and numbers that are declared as blank.
  ///   - scale: The scale its numbers are on.
  ///   - words: What its words stand for, if they are answers.
  /// - Complexity: O(rows).
  init(
    _ index: Int, of export: SurveyExport, blanks declared: [String], scale: SurveyScale,
    words: AnswerWords? = nil
  ) {
    self.index = index
    let top = scale.scores.upperBound
    let rows = export.headerRows(of: index, blanks: declared, top: top)
    headerRows = rows
    let headings = export.headings(of: index, rows: rows)
    name = headings.first ?? "column \(index + 1)"
    heading = SurveyHeading(headings)

    var cells = CellCounts(scale: scale, words: words, declared: declared)
    for record in export.records.dropFirst(rows) {
      cells.add(record.fields[index], line: record.line)
    }
    cells.settleLabels()
    numbers = cells.numbers.sorted { $0.key < $1.key }.map { (number: $0.key, cells: $0.value) }
    blanks = cells.blanks.sorted { $0.key < $1.key }
      .map { SurveyTally.Blank(code: $0.key, count: $0.value) }
    others = cells.others
    dates = cells.dates
    firstOther = cells.otherTexts.first.map(SurveyCell.shown)
    halves = Self.halves(cells.otherTexts, scale)
    othersAreAlike = cells.otherTexts.allSatisfy { $0 == cells.otherTexts[0] }
    numberOfRow = cells.numberOfRow
    isRunning = cells.isRunning && numberOfRow.count > 1
  }

  // MARK: Whether it is on a scale

  /// The number of cells with a score.
  func valid(on scale: SurveyScale) -> Int {
    numbers.reduce(0) { $0 + (scale.scores.contains($1.number) ? $1.cells.count : 0) }
  }

  /// The numbers that are no scores.
  func numbersOff(_ scale: SurveyScale) -> [(number: Int, cells: Cells)] {
    numbers.filter { !scale.scores.contains($0.number) }
  }

  /// The different texts, in their order, if all are numbers between scores.
  private static func halves(_ texts: [String], _ scale: SurveyScale) -> [String] {
    let range = Double(scale.scores.lowerBound)...Double(scale.scores.upperBound)
    var seen: Set<String> = []
    let areBetween = texts.allSatisfy { text in
      Double(text.replacing(",", with: ".")).map { range.contains($0) } ?? false
    }
    return areBetween ? texts.filter { seen.insert($0).inserted } : []
  }

  /// Whether most of its cells, except blank ones, are numbers.
  var isNumeric: Bool { numbers.reduce(0) { $0 + $1.cells.count } > others.count }

  /// The one number off the scale, if it is alone there, occurs more than once and looks like a code:
  /// that for no answer.
  func blankCode(on scale: SurveyScale) -> (number: Int, cells: Cells)? {
    let off = numbersOff(scale)
    guard off.count == 1, off[0].cells.count > 1, SurveyCell.couldBeCode(off[0].number) else {
      return nil
    }
    return off[0]
  }

  /// Whether it may be the score that its name says it is: most of it is on the scale, no answers
  /// apart.
  func fitsMostly(_ scale: SurveyScale) -> Bool {
    let off =
      blankCode(on: scale) == nil ? numbersOff(scale).reduce(0) { $0 + $1.cells.count } : 0
    return valid(on: scale) > off + others.count
  }

  /// Whether it is a score by its cells alone: all are on the scale, except blank ones, and reach its
  /// upper part.
  func fitsWholly(_ scale: SurveyScale) -> Bool {
    others.count == 0 && numbersOff(scale).isEmpty && numbers.count >= 3 && !isRunning
      && (numbers.last?.number ?? 0) >= scale.scores(of: .promoter).lowerBound - 1
  }

  /// Whether it is a yes or no, coded as a number.
  func isYesOrNo(on scale: SurveyScale) -> Bool {
    numbers.allSatisfy { !scale.scores.contains($0.number) || $0.number <= 1 }
      || numbers.allSatisfy { (1...2).contains($0.number) }
  }

  /// Whether its numbers off the scale may all be dates, in days.
  func isOfDays(_ scale: SurveyScale) -> Bool {
    let off = numbersOff(scale)
    return !off.isEmpty && off.allSatisfy { SurveyCell.couldBeDay($0.number) }
  }

  /// Whether somebody gave a 1 and nobody a 0, so that the scale may have begun at 1.
  var beginsAtOne: Bool {
    (numbers.first { (0...10).contains($0.number) }?.number).map { $0 == 1 } ?? false
  }

  /// Why it is hardly on the default scale, or nil: a sentence without its
  /// full stop.
  ///
  /// A 1-5 scale read as 0-10 would make everybody a detractor.
  var doubt: String? {
    let scale = SurveyScale.zeroToTen
    let scores = numbers.filter { scale.scores.contains($0.number) }
    guard let lowest = scores.first?.number, let highest = scores.last?.number,
      highest <= scale.scores(of: .detractor).upperBound
    else { return nil }
    let isShort = (1...5).contains(lowest) && highest <= 5
    guard isShort || highest <= 1 || valid(on: scale) >= 10 else { return nil }
    return "its answers go from \(lowest) to \(highest), which on the scale 0-10 would make all of "
      + "them detractors"
  }

  /// Its name as lists and messages have it, with its number.
  var described: String { "\(index + 1): \(quoted(shortened(name)))" }

  /// Its numbers, as lists of columns have them.
  var range: String {
    guard let lowest = numbers.first?.number, let highest = numbers.last?.number else {
      return "no numbers"
    }
    guard SurveyCell.couldBeCode(lowest), SurveyCell.couldBeCode(highest) else {
      return "numbers beyond any scale"
    }
    return lowest == highest ? "always \(lowest)" : "\(lowest) to \(highest)"
  }
}
