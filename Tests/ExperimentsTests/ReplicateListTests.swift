@testable import Experiments
import Testing

@Suite struct ReplicateListTests {
  @Test(arguments: [
    [], [5], [0, 1, 2, 3], [2, 5, 8, 9, 10], [9, 3, 4, 5], [0, 1000, 2000, 1, 1001], [4, 4, 4],
  ])
  func `a list gives its numbers in their order`(numbers: [Int]) {
    let list = ReplicateList(numbers)
    #expect(Array(list) == numbers && list.count == numbers.count)
    #expect(list.least == numbers.min() && list.greatest == numbers.max())
    for range in [0..<0, 0..<1, 3..<6, 9..<1001, 0..<2000] {
      let places = numbers.indices.filter { range.contains(numbers[$0]) }
      let found = list.places(in: range)
      #expect(places.isEmpty ? found.isEmpty : found == places[0]..<places[places.count - 1] + 1)
    }
  }

  @Test func `equal steps are one run`() {
    #expect(ReplicateList(0..<1_000).runs.count == 1)
    #expect(ReplicateList(stride(from: 3, to: 900, by: 7)).runs.count == 1)
    #expect(ReplicateList([0, 1, 2, 10, 20, 30]).runs.count == 2)
  }
}
