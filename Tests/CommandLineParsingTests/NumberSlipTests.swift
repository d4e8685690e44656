import Testing

@testable import CommandLineParsing

@Suite struct NumberSlipTests {
  @Test(
    arguments: zip(
      [
        "60 %", "60%", "0,6", "10.000", "10,000", "1.000.000", "1e3", "1_000", "1 000", "1'000",
        "+5", "2.0",
        "1.5", "-3", "abc", "", "%", "1 in 26", "8-10", "1.2.3", "１２",
      ] as [String],
      [
        ["0.6"], ["0.6"], ["0.6"], ["10", "10000"], ["10", "10000"], ["1000000"], ["1000"],
        ["1000"],
        ["1000"], ["1000"], ["5"], ["2"], [], [], [], [], [], [], [], [], [],
      ] as [[String]]))
  func `a number as people write it has one plain reading, or two to choose from`(
    text: String, readings: [String]
  ) {
    #expect(NumberSlip.readings(of: text) == readings)
  }

  @Test func `only what the flag takes is offered`() {
    let hints = NumberSlip.hints(for: "10.000") { $0 != "10000" }
    #expect(hints == ["did you mean 10?"])
    #expect(NumberSlip.hints(for: "60 %", accepts: { _ in false }).isEmpty)
    let error = SampleTool.error("run", "--chance", "0,5")
    #expect(error?.hints == ["did you mean 0.5?"])
    #expect(SampleTool.error("run", "--seed", "1.000")?.hints == ["did you mean 1 or 1000?"])
  }
}
