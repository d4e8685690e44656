import Statistics

/// The answer to a question, before all details: sentences, one table of what matters, and cautions, on one
/// screen.
///
/// A ``Document`` is made of it within a number of lines; what does not fit is left out and, but for the chart,
/// counted.
public struct Answer: Sendable, Hashable {
  /// What must be known before anything else: that results are incomplete.
  var alerts: [Prose] = []
  /// The question.
  var question: Prose
  /// The answer; the first sentence answers the question.
  var sentences: [Prose]
  /// What matters, in four to eight rows.
  var table: Table?
  /// Lines to copy as they are.
  var code: [String] = []
  /// A small chart, where there is room for it.
  var chart: Chart?
  /// What to be careful about, most important first.
  var cautions: [Prose] = []
  /// What is not shown, each a few words.
  var leftOut: [Prose] = []

  /// The most lines of a first screen.
  public static let lines = 40
  /// The columns that these lines have room for.
  static let columns = 80

  /// The answer as a document of few lines.
  ///
  /// Where it is too long, the chart is left out, then cautions from the last to the first, then sentences and
  /// rows of the table; how many is said at the end.
  ///
  /// - Parameter command: The command that prints the details, as it would be typed.
  /// - Returns: The document; at a width of 80 columns at most ``lines`` lines, unless the question and the
  ///   first sentence alone are longer.
  public func document(more command: String) -> Document {
    let renderer = TerminalRenderer(isColoured: false, width: Self.columns)
    var answer = self
    var cut = Cut()
    while true {
      let document = answer.document(cut, command)
      let height = renderer.text(document).count { $0 == "\n" }
      if height <= Self.lines || !answer.shorten(&cut) { return document }
    }
  }

  /// How much was left out because it did not fit.
  private struct Cut {
    var cautions = 0
    var sentences = 0
    var rows = 0

    var words: [Prose] {
      var words: [Prose] = []
      if sentences > 0 { words.append("\(sentences, "more sentence")") }
      if rows > 0 { words.append("\(rows, "more row")") }
      if cautions > 0 { words.append("\(cautions, "more caution")") }
      return words
    }
  }

  /// Leaves out what matters least.
  ///
  /// - Returns: Whether there was anything.
  private mutating func shorten(_ cut: inout Cut) -> Bool {
    if chart != nil {
      chart = nil
    } else if cautions.count > 1 || (!cautions.isEmpty && sentences.count < 2) {
      cautions.removeLast()
      cut.cautions += 1
    } else if sentences.count > 3 {
      sentences.removeLast()
      cut.sentences += 1
    } else if let rows = table?.rows, rows.count > 4 {
      table?.rows.removeLast()
      cut.rows += 1
    } else if sentences.count > 1 {
      sentences.removeLast()
      cut.sentences += 1
    } else {
      return false
    }
    return true
  }

  /// What "~" means, and how many replicates make the intervals firm that it marks on this screen.
  private var rough: Prose? {
    let rows = (table?.rows ?? []).flatMap { row in
      switch row.content {
      case .cells(let cells): cells
      case .span(let words), .note(let words): words.runs
      }
    }
    let marked = (sentences.flatMap(\.runs) + rows).compactMap {
      value -> [SampleInterval.Advice]? in
      if case .rough(_, let advice) = value { [advice].compactMap(\.self) } else { nil }
    }
    if marked.isEmpty { return nil }
    let advice = marked.joined()
    let counts = advice.compactMap { if case .about(let count) = $0 { count } else { nil } }
    let open = advice.compactMap { if case .moreThan(let count) = $0 { count } else { nil } }.max()
    let words: Prose = "\"~\" marks a rough interval"
    let others: Prose = open.map { ", more than \(.count($0)) the others" } ?? ""
    guard let most = counts.max() else {
      return open.map { "\(words); it takes more than \($0, "replicate") to make them firm." }
        ?? "\(words)."
    }
    let isAll = counts.count == marked.count
    return "\(words); about \(most, "replicate") make \(isAll ? "them" : "most") firm\(others)."
  }

  private func document(_ cut: Cut, _ command: String) -> Document {
    let more = cut.words + leftOut
    let cautions = cautions + [rough].compactMap(\.self)
    let last: Prose =
      more.isEmpty ? "More:" : "Not shown: \(more.joined(separator: ", ")). More:"
    return Document(
      alerts.map { .alert($0) } + [.title(question)] + sentences.map { .paragraph($0) }
        + (table.map { [.table($0)] } ?? []) + (chart.map { [.chart($0)] } ?? [])
        + (code.isEmpty ? [] : [.code(code)])
        + Document.section("Cautions", cautions) + [.paragraph(last), .code([command])])
  }
}
