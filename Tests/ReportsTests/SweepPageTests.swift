import Experiments
import Testing

@testable import Reports

@Suite struct SweepPageTests {
  @Test func `points that vary one input have a line, and the answer says where it is least`()
    throws
  {
    let page = SweepPage(try Example.sweep(points: 3))
    #expect(page.charts.map(\.id) == ["lines"])
    let answer = page.answer.map(\.text).joined()
    #expect(answer.contains("least") && answer.contains("most"))
  }
}
