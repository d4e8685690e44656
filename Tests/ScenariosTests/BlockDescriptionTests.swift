import Scenarios
import Testing

@Suite struct BlockDescriptionTests {
  @Test(arguments: BlockDescription.all)
  func `the example of a block is a scenario that has it`(block: BlockDescription) throws {
    let text = block.example.joined(separator: "\n")
    #expect(text.contains("\"\(block.key)\":"))
    let document = try GoodFiles.read(text)
    #expect(document.name == "x" || !document.name.isEmpty)
    #expect(!block.keys.isEmpty && block.meaning.hasSuffix("."))
    #expect(block.example.allSatisfy { $0.count <= 100 }, "\(block.key)")
  }

  @Test func `every block of parameters is described`() {
    let blocks = Set(
      ParameterDescription.all.map(\.path).filter { $0.contains(".") }
        .map { String($0.prefix { $0 != "." }) })
    #expect(blocks.subtracting(BlockDescription.all.map(\.key)).isEmpty)
    #expect(BlockDescription.of("sweep")?.keys.count == 4)
    #expect(BlockDescription.of("customers.share") == nil)
  }
}
