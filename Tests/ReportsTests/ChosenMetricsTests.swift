import Experiments
@testable import Reports
import Testing

@Suite struct ChosenMetricsTests {
  private func document(_ result: ExperimentResult, _ words: String...) throws -> Document {
    Document.of(result, only: try MetricChoice(words, of: result.plan))
  }

  @Test func `of one setting each metric has a row with its interval and spread`() throws {
    let rows = try document(try Example.run(), "reach_negative", "took_off").blocks.tables[0].texts
    #expect(rows.map { $0[0] } == ["reach_negative", "took_off_positive", "took_off_negative"])
    let reach = try #require(try Example.run().settings[0].summary("reach_negative"))
    let figure = ShownFigure(reach, .amount)
    #expect(
      rows[0] == [
        "reach_negative", figure.value.text, figure.interval.text, figure.spread.text,
      ])
    #expect(rows[1][1].hasSuffix("%"))
  }

  @Test func `of several settings each metric has a row for each`() throws {
    let table = try document(try Example.sweep(), "rounds", "took_off").blocks.tables[0]
    #expect(
      table.texts.map { Array($0.prefix(2)) } == [
        ["rounds, rounds"], ["0.1", "0.02"], ["0.2", "0.02"],
        ["took_off_positive, share of replicates"], ["0.1", "0.02"], ["0.2", "0.02"],
        ["took_off_negative, share of replicates"], ["0.1", "0.02"], ["0.2", "0.02"],
      ])
    #expect(table.columns[0].heading == "customers.\ndissatisfied")
  }

  @Test func `of a comparison each metric has its difference`() throws {
    let result = try Example.compare()
    let rows = try document(result, "reach_negative").blocks.tables[0].texts
    let row = try #require(result.comparisons[0].row("reach_negative"))
    let shown = ShownDifference(row, .amount)
    #expect(
      rows == [
        ["half-as-many-unhappy"],
        [
          "reach_negative", shown.baseline.text, shown.value.text,
          shown.difference.text, shown.interval.text, shown.higher.text,
        ],
      ])
  }

  @Test(arguments: [80, 100])
  func `the text keeps to the width, and says what is incomplete`(width: Int) throws {
    var result = try Example.compare()
    try result.drop(7)
    let text = printed(try document(result, "reach"), width: width)
    #expect(text.hasPrefix("INCOMPLETE"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= width })
  }
}
