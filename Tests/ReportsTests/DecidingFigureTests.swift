import Experiments
import Testing

@testable import Reports

@Suite struct DecidingFigureTests {
  @Test func `money decides where there is any, and a loss has a word and no sign`() throws {
    let figure = try #require(DecidingFigure(try Example.service(.compare)))
    #expect(figure.metric == "net_present_value" && figure.isHigherBetter)
    #expect(figure.said(-22_000) == "22,000 worse")
    #expect(figure.said(152_000) == "152,000 better")
    #expect(figure.range(22_000, 54_000) == "22,000 to 54,000 better")
    #expect(figure.range(-22_000, 54_000) == "22,000 worse to 54,000 better")
    #expect(figure.range(-54_000, -22_000) == "54,000 to 22,000 worse")
    #expect(figure.range(5, 5) == "5 better")
  }

  @Test func `else how many hear bad news`() throws {
    let figure = try #require(DecidingFigure(try Example.compare()))
    #expect(figure.metric == "reach_negative" && !figure.isHigherBetter)
    #expect(figure.said(-522) == "522 fewer")
    #expect(figure.said(5) == "5 more")
  }
}
