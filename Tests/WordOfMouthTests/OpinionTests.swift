import Testing
import WordOfMouth

@Suite struct OpinionTests {
  @Test func `opinions have their words and each other`() {
    #expect(Opinion.allCases.map(\.description) == ["positive", "negative"])
    #expect(Opinion.positive.opposite == .negative && Opinion.negative.opposite == .positive)
  }

  @Test func `a value for each opinion is read and changed in place`() {
    // A value that is read out and written back is held twice meanwhile.
    var values = ByOpinion { _ in Held() }
    #expect(values[.positive].isHeldOnce() && values[.negative].isHeldOnce())
    var lists = ByOpinion { _ in [Int]() }
    for number in 0..<2_000 { lists[.positive].append(number) }
    lists[.negative] = [7]
    #expect(lists == ByOpinion(positive: Array(0..<2_000), negative: [7]))
  }

  private struct Held {
    private final class Box {}
    private var box = Box()

    mutating func isHeldOnce() -> Bool { isKnownUniquelyReferenced(&box) }
  }
}
