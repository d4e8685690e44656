@testable import Experiments
import Testing

@Suite struct ColumnBytesTests {
  private func bytes(_ numbers: [Double]) -> [UInt8] {
    var bytes: [UInt8] = []
    // Two columns, of which the first has other numbers.
    let rows: [Double] = numbers.flatMap { [-1.0, $0] as [Double] }
    ColumnBytes.append(1, of: rows, width: 2, to: &bytes)
    return bytes
  }

  @Test func `no number is changed, and the narrowest width is taken`() {
    let expected: [([Double], size: Int)] = [
      ([], 0), ([3, 3, 3], 9), ([.nan, .nan], 9), ([0, 255], 3), ([0, 256, 65_535], 7),
      ([1, 65_536, 4_294_967_295], 13), ([1, 4_294_967_296], 17), ([0.5, 1], 17), ([-1, 2], 17),
      ([0, -0.0], 17), ([.nan, 1, .infinity], 25), ([-0.0, -0.0], 9),
    ]
    for (numbers, size) in expected {
      let bytes = bytes(numbers)
      #expect(bytes.count == size, "\(numbers)")
      var found = Array(repeating: 7.0, count: numbers.count)
      let run = ReplicateList.Run(first: 0, stride: 1, count: numbers.count)
      #expect(ColumnBytes.read(bytes, to: [run], in: &found))
      #expect(found.map(\.bitPattern) == numbers.map(\.bitPattern))
    }
  }

  @Test func `numbers go where they belong, and others are left alone`() {
    var found = Array(repeating: 7.0, count: 8)
    let runs = [
      ReplicateList.Run(first: 1, stride: 3, count: 3), .init(first: 2, stride: 1, count: 1),
    ]
    #expect(ColumnBytes.read(bytes([10, 20, 30, 40]), to: runs, in: &found))
    #expect(found == [7, 10, 40, 7, 20, 7, 7, 30])
  }

  @Test func `bytes of another number of numbers are refused`() {
    let three = ReplicateList.Run(first: 0, stride: 1, count: 3)
    for numbers in [[1.0, 2], [1, 2, 3, 4]] {
      var found = [0.0, 0, 0, 0]
      #expect(!ColumnBytes.read(bytes(numbers), to: [three], in: &found))
    }
    var few = [0.0]
    #expect(!ColumnBytes.read(bytes([1, 2, 3]), to: [three], in: &few))
    #expect(!ColumnBytes.read([], to: [three], in: &few))
    #expect(!ColumnBytes.read([3, 1, 2, 3], to: [three], in: &few))
  }
}
