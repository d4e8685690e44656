import Evidence
import Testing

@Suite struct AcquaintancesTests {
  @Test func `three counts, each with its source`() {
    #expect(Acquaintances.all.map(\.mean) == [150, 290, 611])
    #expect(Acquaintances.all.map { $0.source.prefix(6) } == ["Dunbar", "McCart", "McCorm"])
  }
}
