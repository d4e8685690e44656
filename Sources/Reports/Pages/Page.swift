public import Experiments
import PlainText
import Scenarios

extension Document {
  /// The answer on one page: the question, the verdict, what it rests on in numbers and charts, how sure it is,
  /// and how to get it again.
  ///
  /// What a scenario lacks leaves its part out. Every number and title is computed from the result; the same
  /// result and source give the same page.
  ///
  /// - Parameters:
  ///   - result: What was found.
  ///   - source: Where it comes from.
  /// - Complexity: O(replicates x periods + points).
  public init(page result: ExperimentResult, source: PageSource) {
    var result = result
    // What-ifs of which no replicate is there yet have nothing to say.
    result.comparisons.removeAll { !result.settings[$0.setting].isStarted }
    let page = Page(result)
    self.init(
      [.note("Hearsay · scenario \(TextWidth.printable(result.plan.document.name))")]
        + [.title(Prose(Answer.question(of: result)))] + result.alerts.map { .alert($0) }
        + page.answer.map { .paragraph($0) } + (page.tiles.isEmpty ? [] : [.tiles(page.tiles)])
        + page.sections + AssumptionWords(result).blocks
        + EstimatePart(result).blocks(hasChart: !page.hasBridge)
        + ProvenanceWords(result: result, source: source).blocks)
  }
}

/// The answer, tiles and charts of a result.
struct Page {
  /// The verdict.
  private(set) var answer: [Prose] = []
  /// Figures that stand for the result.
  private(set) var tiles: [Tile] = []
  /// The charts, and how sure the answer is.
  private(set) var sections: [Document.Block] = []
  /// Whether the bridge from the estimate to the simulation is among the charts.
  private(set) var hasBridge = false

  /// Chooses what a result has.
  init(_ result: ExperimentResult) {
    guard result.settings.contains(where: \.isStarted) else {
      answer = ["Nothing was run yet."]
      return
    }
    if let whole = result.comparison,
      let words = DecidingFigure(whole).flatMap({ VerdictWords(whole, $0) })
    {
      compare(whole, words)
    } else if result.plan.scope == .compare
      || result.plan.scope == .uncertain && !result.plan.options.isEmpty
    {
      run(result)
      answer.insert(
        """
        \(Prose("No what-if can be compared yet.").strong) Runs of the baseline, of what-ifs or of \
        combinations of inputs are missing.
        """, at: 0)
    } else if result.plan.scope == .sweep, result.settings.count > 1 {
      sweep(result)
    } else if let found = result.uncertainty {
      uncertain(result, found)
    } else {
      run(result)
    }
  }

  /// The chart that stands for the answer: how a what-if differs from the baseline, or how many hear.
  static func firstChart(of result: ExperimentResult) -> Chart? {
    if let whole = result.comparison,
      let words = DecidingFigure(whole).flatMap({ VerdictWords(whole, $0) })
    {
      return DoubtCharts(words)?.worlds ?? ComparisonCharts(words: words).differences
    }
    let isBaseline = result.plan.scope == .run && result.settings.contains(where: \.isStarted)
    return isBaseline ? StoryCharts(result).hearers : nil
  }

  // MARK: Kinds of page

  private mutating func compare(_ result: ExperimentResult, _ words: VerdictWords) {
    let charts = ComparisonCharts(words: words)
    let stories = StoryCharts(result)
    let sure = SureWords(result, best: words.best)
    if words.figure.kind == .money {
      answer = [words.paragraph]
      tiles = MoneyTiles(words).all
      add(
        "Does it pay, and when?", [charts.differences, charts.money, charts.hearings], charts.table)
      let bridge = EstimatePart(result).chart
      hasBridge = bridge != nil
      add("Who hears what?", [stories.frames, charts.spread, charts.funnel, bridge])
    } else {
      let run = RunWords(result)
      answer =
        [run?.paragraph].compactMap(\.self) + result.calibrationSentences + [words.paragraph]
      tiles = run?.tiles ?? []
      add("One simulated market, step by step", [stories.frames])
      add(
        "How many hear, when, and what if?",
        [stories.hearers, stories.course, charts.differences], charts.table)
    }
    let doubt = DoubtCharts(words)
    sections +=
      [.heading("How sure are we, and what would change the answer?")]
      + [doubt?.worlds, doubt?.tornado].compactMap(\.self).map { .chart($0) } + sure.blocks
  }

  private mutating func run(_ result: ExperimentResult) {
    guard result.settings[result.baselineSetting].isStarted else {
      answer = ["Nothing of the baseline was run yet."]
      return
    }
    let run = RunWords(result)
    let stories = StoryCharts(result)
    answer = [run?.paragraph].compactMap(\.self) + result.calibrationSentences
    tiles = run?.tiles ?? []
    add("One simulated market, step by step", [stories.frames])
    add("How many hear, and when?", [stories.worth, stories.hearers, stories.course])
    sections += [.heading("How sure are we?")] + SureWords(result).blocks
  }

  private mutating func sweep(_ result: ExperimentResult) {
    let page = SweepPage(result)
    answer = page.answer
    add("The sweep", page.charts, page.table)
    sections += [.heading("How sure are we?")] + SureWords(result).blocks
  }

  private mutating func uncertain(_ result: ExperimentResult, _ found: UncertaintyResult) {
    let page = UncertainPage(result, found)
    answer = page.answer
    add("What the inputs leave open", page.charts, page.table)
    sections += [.heading("How sure are we?")] + SureWords(result).blocks
  }

  /// Adds a section of the charts and the table that there are.
  private mutating func add(_ heading: String, _ charts: [Chart?], _ table: Table? = nil) {
    let blocks =
      charts.compactMap(\.self).map(Document.Block.chart) + (table.map { [.table($0)] } ?? [])
    if !blocks.isEmpty { sections += [.heading(Prose(heading))] + blocks }
  }
}
