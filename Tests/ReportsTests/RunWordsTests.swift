import Testing

@testable import Reports

@Suite struct RunWordsTests {
  @Test func `the answer has how many hear each story`() throws {
    let words = try #require(RunWords(try Example.run()))
    #expect(words.paragraph.text.contains("1,040 people hear bad news and 70 hear good news"))
    #expect(words.tiles.count == 3)
    #expect(words.tiles[0].label == "People who hear bad news")
    #expect(words.tiles[0].figure.text == "1,040")
  }

  @Test func `a firm is about what customers are worth`() throws {
    let words = try #require(RunWords(try Example.service()))
    #expect(words.paragraph.text.hasPrefix("As things are, customers are worth"))
    #expect(words.tiles.map(\.label).first == "What customers are worth")
  }
}
