import SocialGraph
import Testing

@Suite struct RowSearchTests {
  private func found(_ first: UInt32, _ count: UInt32, in row: [UInt32]) -> Bool {
    holds(row.span, anyOf: first, count: count)
  }

  @Test(arguments: 0...40)
  func `a row is searched from end to end`(length: UInt32) {
    let row = (0..<length).map { 10 * $0 + 5 }
    for first in 0..<10 * length + 20 {
      for count in [0, 1, 3] as [UInt32] {
        let expected = row.contains { $0 >= first && $0 < first + count }
        #expect(found(first, count, in: row) == expected)
      }
    }
  }

  @Test func `the largest ids are found`() {
    let row: [UInt32] = [UInt32.max, 0]
    #expect(found(UInt32.max, 1, in: row))
    #expect(found(UInt32.max - 3, 4, in: row))
    #expect(!found(UInt32.max - 3, 3, in: row))
  }
}
