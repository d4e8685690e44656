import TestSupport
import Testing

import Statistics

@Suite struct WholeNumberSortTests {
  @Test func `numbers of every size are sorted as the standard library does`() {
    var random = UniformNumbers(seed: 31)
    var sort = WholeNumberSort()
    for count in [0, 1, 2, 3, 64, 255, 256, 257, 1000] {
      for bits in [0, 1, 7, 8, 9, 16, 31, 40, 62] {
        let numbers = (0..<count).map { _ in Int(random.next() * 0x1p62) >> (62 - bits) }
        sort.take(numbers)
        #expect(sort.sorted == numbers.sorted(), "\(count) numbers of \(bits) bits")
      }
    }
  }

  @Test func `the ends of bytes and the largest number`() {
    let numbers = [
      .max, 0, 1, 255, 256, 257, 65_535, 65_536, 1 << 32, (1 << 32) - 1, 255, 0, .max - 1, 1 << 56,
    ]
    var sort = WholeNumberSort()
    sort.take(numbers)
    #expect(sort.sorted == numbers.sorted())
    #expect(numbers[0] == .max, "what was taken is left as it is")
  }

  @Test func `a list leaves nothing behind for the next`() {
    var sort = WholeNumberSort()
    sort.take([900, 70_000, 3])
    sort.take([5, 4])
    #expect(sort.sorted == [4, 5])
    sort.take([0, 0, 0])
    #expect(sort.sorted == [0, 0, 0])
    sort.take([])
    #expect(sort.sorted.isEmpty)
  }

  @Test func `a negative number is rejected`() async {
    await #expect(processExitsWith: .failure) {
      var sort = WholeNumberSort()
      sort.take([3, -1])
    }
  }
}
