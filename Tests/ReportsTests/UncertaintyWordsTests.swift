import Experiments
@testable import Reports
import Testing

@Suite struct UncertaintyWordsTests {
  private func text(width: Int = 100) throws -> String {
    printed(.of(try Example.uncertain()), width: width)
  }

  @Test func `spread, simulation error and input uncertainty are beside each other`() throws {
    let found = try #require(try Example.uncertain().uncertainty)
    let words = UncertaintyWords(found: found, metrics: .wave, terms: ServiceTerms(nil))
    let rows = words.tables.tables[0].texts
    #expect(
      rows.contains([
        "reach", "1,045", "1,006 to 1,083", "25", "12", "150", "900 to 1,200",
      ]))
    #expect(rows.contains(["reach", "70", "-", "5", "2", "0", "66 to 75"]))
    #expect(rows.contains(["know both stories", "-", "-", "-", "-", "-", "-"]))
  }

  @Test func `inputs are ranked, or the reason is given why not`() throws {
    let found = try #require(try Example.uncertain().uncertainty)
    let words = UncertaintyWords(found: found, metrics: .wave, terms: ServiceTerms(nil))
    let rows = words.tables.tables[1].texts
    #expect(
      rows.prefix(4) == [
        ["negative reach"],
        ["customers.dissatisfied", "1", "75.0 %", "60.0 to 90.0 %"],
        ["voices.negative.retell", "2", "20.0 %", "10.0 to 30.0 %"],
        ["the rest", "", "5.0 %", ""],
      ])
    #expect(
      rows[4...5] == [
        ["positive reach"],
        [
          "hidden by the spread across replicates; about 90 replicates would show it"
        ],
      ])
  }

  @Test func `the sentences say what moves the figure, and which input`() throws {
    let text = flat(try text())
    let sentence = """
      Averaged over the inputs, negative reach is 1,040 (95 % interval 1,010 to 1,080; simulation error \
      12). Its standard deviation is 25 across simulated markets and 150 because the inputs are uncertain: the \
      inputs matter more than chance. Share of the input uncertainty explained by each input alone: \
      customers.dissatisfied 75.0 % (60.0 to 90.0 %), voices.negative.retell 20.0 % (10.0 to 30.0 %).
      """
    #expect(text.contains(sentence))
    #expect(
      text.contains(
        "chance matters more than the inputs. Share of each input: hidden by the spread"
      ))
    #expect(text.contains("uncertain voices.negative.retell: 0 to 0.1, uniform"))
    #expect(
      text.contains("uncertain customers.dissatisfied: 0.05 to 0.2, most likely 0.1"))
    #expect(text.contains("2 samples of uncertain inputs, 4 replicates each"))
    for words in [
      "Spread:", "Simulation error:", "Input uncertainty:", "Share:", "Latin hypercube",
    ] {
      #expect(text.contains(words))
    }
  }

  @Test func `it keeps to the width`() throws {
    for line in try text(width: 60).split(separator: "\n") { #expect(line.count <= 60, "\(line)") }
  }
}
