@testable import Reports
import Testing

@Suite struct DotStacksTests {
  @Test func `few numbers have a dot each, many have quantiles`() {
    #expect(DotStacks.dots(of: [3, 1, .nan, 2], atMost: 5) == [1, 2, 3])
    let many = DotStacks.dots(of: (0...100).map(Double.init), atMost: 50)
    #expect(many.count == 50)
    #expect(many.first == 1)
    #expect(many.last == 99)
  }

  @Test func `a dot says what it stands for`() {
    func meaning(_ count: Int) -> String {
      let values = (0..<count).map(Double.init)
      let scale = Scale(around: values, from: 26, to: 334)
      return DotStacks([values], atMost: 50, scale, largest: 12, room: 96)
        .meaning("combination of inputs").text
    }
    #expect(meaning(40) == "Each dot is one combination of inputs")
    #expect(meaning(200) == "Each dot is 4 of 200 combinations of inputs")
    #expect(meaning(64) == "Each dot is 1 in 50 of 64 combinations of inputs")
  }

  private func overlaps(_ points: [Drawing.Point], _ diameter: Double) -> Bool {
    points.indices.contains { first in
      points.indices.contains { second in
        let (x, y) = (points[first].x - points[second].x, points[first].y - points[second].y)
        return first < second && x * x + y * y < diameter * diameter - 1e-6
      }
    }
  }

  @Test(arguments: [0.1, 1, 7, 60, 1000])
  func `dots never overlap and are as near to their numbers as they are wide`(_ spread: Double) {
    let numbers = (0..<100).map { Double(($0 * 37) % 101 - 50) * spread }
    let scale = Scale(around: numbers + [-100, 100], from: 26, to: 334)
    for zero in [false, true] {
      let stacks = DotStacks([numbers], atMost: 100, scale, largest: 8, room: 64, zero: zero)
      let points = stacks.points(0, bottom: 100)
      #expect(!overlaps(points, stacks.diameter))
      for (point, number) in zip(points, stacks.numbers[0]) {
        #expect(abs(point.x - scale(number)) <= stacks.diameter + 1e-9)
        #expect(point.y < 100 && point.y >= 100 - stacks.heights[0])
        #expect((14...346).contains(point.x))
      }
    }
  }

  @Test func `only what is 0 stands at 0`() {
    let numbers = [-1e-6, 0, 0, 1e-6, 1]
    let scale = Scale(-1...1, from: 0, to: 300)
    let points = DotStacks([numbers], atMost: 100, scale, largest: 8, room: 64, zero: true)
      .points(0, bottom: 0)
    let sides = points.map { point in point.x < 150 ? -1 : point.x > 150 ? 1 : 0 }
    #expect(sides == [-1, 0, 0, 1, 1])
  }

  @Test func `the largest dots that fit are drawn`() {
    let scale = Scale(0...100, from: 0, to: 300)
    let low = DotStacks([[10, 50, 90]], atMost: 50, scale, largest: 12, room: 64)
    #expect(low.diameter == 12)
    let heap = [Double](repeating: 50, count: 20)
    let high = DotStacks([heap], atMost: 50, scale, largest: 12, room: 64)
    #expect(high.heights[0] <= 64)
    #expect(high.heights[0] > 58)
  }

  @Test func `dots too small to be seen are fewer`() {
    let scale = Scale(0...100, from: 0, to: 300)
    let tower = DotStacks(
      [[Double](repeating: 50, count: 100)], atMost: 100, scale, largest: 12, room: 64)
    #expect(tower.count == 20)
    #expect(tower.heights[0] <= 64)
    #expect(tower.diameter >= 2.9)
    #expect(tower.meaning("simulated market").text == "Each dot is 5 of 100 simulated markets")
  }
}
