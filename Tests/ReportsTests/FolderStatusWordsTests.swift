import Testing

@testable import Reports

@Suite struct FolderStatusWordsTests {
  @Test(
    arguments: [
      ([], ""), ([3], "3"), ([3, 7, 8, 9], "3,7-9"), ([0, 1, 3, 5, 6], "0-1,3,5-6"),
    ] as [([Int], String)])
  func `numbers are listed as ranges`(numbers: [Int], text: String) {
    #expect(Document.ranges(numbers) == text)
  }
}
