@testable import Reports
import Testing

@Suite struct LabelPlacesTests {
  private func spread(_ wishes: [Double], in range: ClosedRange<Double> = 0...200) -> [Double] {
    LabelPlaces.spread(wishes, apart: 15, within: range)
  }

  @Test func `labels with room stand where they wish`() {
    #expect(spread([100, 20, 60]) == [100, 20, 60])
    #expect(spread([]) == [])
  }

  @Test func `labels that would meet part evenly`() {
    #expect(spread([100, 100]) == [92.5, 107.5])
    #expect(spread([100, 90, 150]) == [102.5, 87.5, 150])
  }

  @Test func `labels stay within the range`() {
    #expect(spread([198, 199]) == [185, 200])
    #expect(spread([1, 2, 3]) == [0, 15, 30])
    // Not enough room: the least holds.
    #expect(spread([5, 5, 5], in: 0...20) == [0, 15, 30])
  }

  @Test func `neighbours are apart wherever they wish to be`() {
    for seed in 0..<200 {
      let wishes = (0..<7).map { Double((seed * 37 + $0 * $0 * 53) % 200) }
      let places = spread(wishes).sorted()
      #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 15 - 1e-9 })
      #expect(places.allSatisfy { (-1e-9...200 + 1e-9).contains($0) })
    }
  }
}
