@testable import Reports
import Testing

@Suite struct LineFrameTests {
  private func frame(_ ys: [Double], labels: [LineFrame.EndLabel] = []) -> LineFrame {
    LineFrame(0...10, ys, .people, label: "people", labels: labels)
  }

  @Test func `numbers upwards begin at 0`() {
    let frame = frame([30, 70])
    #expect(frame.y(0) == 196)
    #expect(frame.y(80) == 26)
  }

  @Test func `a line has gaps where a number is missing`() {
    let frame = frame([10])
    let lines = frame.line([0, 1, 2, 3, 4], [1, 2, nil, .nan, 5])
    #expect(lines.map(\.count) == [2, 1])
    #expect(frame.line([0], [nil]) == [])
  }

  @Test func `labels of lines that end together are apart`() {
    let labels = (0..<4).map { LineFrame.EndLabel(name: "line \($0)", ink: .best, number: 50) }
    let marks = frame([50], labels: labels).endLabels
    let heights = marks.compactMap { mark in
      if case .text(_, let point, _, _) = mark { point.y } else { nil }
    }
    #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 >= 15 })
  }

  @Test func `a long name leaves room for lines`() {
    let name = String(repeating: "a long name ", count: 10)
    let frame = frame([50], labels: [.init(name: name, ink: .best, number: 5)])
    #expect(frame.x.end - frame.x.start > 180)
  }

  @Test func `long lines keep their first and last point`() {
    #expect(LineFrame.places(of: 5) == [0, 1, 2, 3, 4])
    let places = LineFrame.places(of: 365)
    #expect(places.count <= 42)
    #expect(places.first == 0 && places.last == 364)
    #expect(LineFrame.places(of: 0) == [])
    #expect(LineFrame.places(of: 1) == [0])
  }

  @Test func `periods are counted in round steps`() {
    func ticks(_ range: ClosedRange<Int>) -> [Int] {
      LineFrame.ticks(range, room: 240).map { Int($0.number) }
    }
    #expect(ticks(1...12) == [1, 3, 6, 9, 12])
    #expect(ticks(0...6) == [0, 1, 2, 3, 4, 5, 6])
    #expect(ticks(1...4) == [1, 2, 3, 4])
    #expect(ticks(0...52) == [0, 10, 20, 30, 40, 50])
    #expect(ticks(1...365) == [1, 100, 200, 300])
    #expect(ticks(7...7) == [7])
  }
}
