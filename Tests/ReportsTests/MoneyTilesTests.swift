import Experiments
import Testing

@testable import Reports

@Suite struct MoneyTilesTests {
  @Test func `parts are rounded so that they add up`() {
    let (within, later) = MoneyTiles.addingUp(41_960, 109_870)
    #expect(within == 42_000 && later == 110_000)
    let (first, second) = MoneyTiles.addingUp(1_234.4, 1_111.4)
    #expect(first + second == 2_350)
    let (loss, gain) = MoneyTiles.addingUp(-512, 2_048)
    #expect(loss + gain == 1_540)
  }

  @Test func `tiles of a firm have directions in words`() throws {
    let result = try Example.service(.compare)
    let figure = try #require(DecidingFigure(result))
    let words = try #require(VerdictWords(result, figure))
    let tiles = MoneyTiles(words).all
    #expect(tiles.count == 3)
    for tile in tiles {
      #expect(!tile.figure.text.contains("-") && !tile.figure.text.contains("−"), "\(tile.figure)")
    }
    #expect(["better", "worse", "none"].contains { tiles[0].figure.text.hasSuffix($0) })
  }
}
