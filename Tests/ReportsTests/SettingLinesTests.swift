import Experiments
import Reports
import SocialGraph
import Testing

@Suite struct SettingLinesTests {
  @Test func `SettingLines aligns texts and sets their further lines in`() throws {
    let lines = SettingLines(result: try Example.run(), width: 60).lines
    #expect(
      lines.prefix(5) == [
        "  scenario   example: the baseline, 4 replicates",
        "  graph      watts-strogatz, 20 contacts each, 10 % of ties",
        "             rewired: 1,000 people, 10,000 ties",
        "  customers  5 % of people, drawn anew in each replicate:",
        "             60 % satisfied, 10 % dissatisfied",
      ])
  }

  @Test func `what varies is named, and that the lines above do not hold for it`() throws {
    let sweep = SettingLines(result: try Example.sweep(), width: 200).lines
    #expect(
      sweep.last
        == "  varied     customers.dissatisfied, voices.negative.retell; for these the lines above do "
        + "not hold")
    let compare = SettingLines(result: try Example.compare(), width: 200).lines
    #expect(compare.last == "  what if    half-as-many-unhappy: customers.dissatisfied = 0.05")
  }

  @Test func `graphs of different sizes are given from the smallest to the largest`() throws {
    var result = try Example.sweep()
    result.settings[1].people = 2000
    result.settings[1].ties = 20_000
    let lines = SettingLines(result: result, width: 200).lines
    #expect(lines[1].hasSuffix(": 1,000 to 2,000 people, 10,000 to 20,000 ties"))
  }

  @Test func `what was read from a file is told`() throws {
    var result = try Example.run()
    result.graphReports = [
      ReadingReport(
        path: "ties.tsv", format: "edge list", isCompressed: true, rows: 1234, selfLoopsDropped: 1,
        repeatsDropped: 2, reversedRepeats: 0, notes: [])
    ]
    #expect(
      SettingLines(result: result, width: 200).lines.contains(
        "  read       ties.tsv: edge list, gzip, 1,234 rows, 1 self-loop and 2 repeats dropped"))
  }
}
