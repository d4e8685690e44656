@testable import Reports
import Testing

@Suite struct AxisTests {
  @Test func `numbers side by side have room`() {
    for domain in [0.0...1, -3e6...8e6, 2700...3830, 0...0.001] {
      let axis = Axis(across: Scale(domain, from: 20, to: 340), .money("EUR"), label: "value")
      let ends = axis.ticks.map { tick in
        let half = TextStyle().width(of: tick.text) / 2
        return axis.scale(tick.number) - half...axis.scale(tick.number) + half
      }
      #expect(!axis.ticks.isEmpty)
      #expect(zip(ends, ends.dropFirst()).allSatisfy { $1.lowerBound - $0.upperBound >= 6 })
      #expect(axis.label == "value, EUR")
    }
  }

  @Test func `numbers below 0 have a minus sign`() {
    let axis = Axis(across: Scale(-100...100, from: 0, to: 300), .people, label: "")
    #expect(axis.ticks.first == Axis.Tick(-100, "−100"))
  }

  @Test func `an axis below has lines, numbers and a label`() {
    let axis = Axis(
      Scale(0...10, from: 0, to: 100), ticks: [.init(0, "0"), .init(10, "ten")], label: "people")
    let chart = Chart(
      id: "a", title: "", note: "", description: "",
      Drawing(height: 100, axis.marksBelow(top: 10, bottom: 60)), numbers: Table([]))
    #expect(chart.texts == ["0", "ten", "people"])
    #expect(
      chart.marks.first
        == .lines([[.init(0, 10), .init(0, 60)], [.init(100, 10), .init(100, 60)]], .grid))
  }

  @Test func `a long label is cut`() {
    let label = String(repeating: "a long label ", count: 9)
    let axis = Axis(Scale(0...1, from: 60, to: 200), ticks: [], label: label)
    for marks in [axis.marksBelow(top: 0, bottom: 9), axis.marksLeft(left: 60, right: 200)] {
      checkPlaces(
        Chart(
          id: "a", title: "", note: "", description: "", Drawing(height: 250, marks),
          numbers: Table([])))
    }
  }

  @Test func `the line at 0 of an axis on the left is as strong as text`() {
    let axis = Axis(upwards: Scale(-10...10, from: 100, to: 0), .people, label: "people", atMost: 5)
    let marks = axis.marksLeft(left: 40, right: 300)
    #expect(marks.contains(.line([.init(40, 50), .init(300, 50)], .zero)))
  }
}
