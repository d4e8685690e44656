import Experiments
import Reports
import Testing

/// Of `UncertaintyTables` and `UncertaintyWords`.
@Suite struct UncertaintyTablesTests {
  private func text(width: Int = 100) throws -> String {
    TerminalReport(isColoured: false, width: width).text(try Example.uncertain())
  }

  private func flat(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `luck, simulation error and doubt stand beside each other`() throws {
    let found = try #require(try Example.uncertain().uncertainty)
    let rows = UncertaintyTables(found, metrics: .wave).spreads.rows
    #expect(
      rows.contains([
        "  reach", "1,045", "1,006 to 1,083", "25", "12", "150", "900 to 1,200",
      ]))
    #expect(rows.contains(["  reach", "70", "-", "5", "2", "0", "66 to 75"]))
    #expect(rows.contains(["  know both stories", "-", "-", "-", "-", "-", "-"]))
  }

  @Test func `inputs are ranked, or it is said why not`() throws {
    let found = try #require(try Example.uncertain().uncertainty)
    let rows = UncertaintyTables(found, metrics: .wave).ranking.rows
    #expect(
      rows.prefix(4) == [
        ["negative reach"],
        ["  customers.dissatisfied", "1", "75.0 %", "60.0 to 90.0 %"],
        ["  voices.negative.retell", "2", "20.0 %", "10.0 to 30.0 %"],
        ["  the rest", "", "5.0 %", ""],
      ])
    #expect(
      rows[4...5] == [["positive reach"], ["  lost in luck; about 90 replicates would tell"]])
  }

  @Test func `the sentences say what moves the figure, and which input`() throws {
    let text = flat(try text())
    let sentence = """
      The negative reach is 1,045 on average over the inputs (95 % interval 1,006 to 1,083; simulation \
      error 12). From one market to the next luck moves it by 25, and what is not known of the inputs by \
      150 (standard deviations): not knowing the inputs moves it more than luck does. Of that doubt each \
      input alone explains: customers.dissatisfied 75.0 % (60.0 to 90.0 %), voices.negative.retell \
      20.0 % (10.0 to 30.0 %).
      """
    #expect(text.contains(sentence))
    #expect(
      text.contains(
        "luck moves it more than not knowing the inputs does. Which input is behind it: lost in luck"
      ))
    #expect(text.contains("uncertain voices.negative.retell: 0 to 0.1, all alike likely"))
    #expect(
      text.contains("uncertain customers.dissatisfied: 0.05 to 0.2, most likely 0.1"))
    #expect(text.contains("2 samples of uncertain inputs, 4 replicates each"))
    for words in ["Luck:", "Simulation error:", "Input uncertainty:", "Share:", "Latin hypercube"] {
      #expect(text.contains(words))
    }
  }

  @Test func `it keeps to the width`() throws {
    for line in try text(width: 60).split(separator: "\n") { #expect(line.count <= 60, "\(line)") }
  }
}
