import Service
import Testing

@Suite struct LedgerTests {
  private var ledger: Ledger {
    var ledger = Ledger(
      inputs: [
        .count("unhappy", 104, "turned away"), .count("told", 250, "told by each"),
      ], source: "a test")
    ledger.add("hearers", "people told", "unhappy" * "told")
    ledger.add("twice", "twice as many", 2 * "hearers")
    return ledger
  }

  @Test func `lines follow from inputs and earlier lines`() {
    #expect(ledger.lines.map(\.value) == [26_000, 52_000])
    #expect(ledger.lines.map(\.words) == ["unhappy x told", "2 x hearers"])
    #expect(ledger.result.label == "twice as many")
    #expect(ledger.value(of: "told") == 250 && ledger.value(of: "twice") == 52_000)
    #expect(ledger.value(of: "nobody") == nil)
  }

  @Test func `ranges are closed and know no NaN`() {
    #expect(Ledger.Quantity.share.allows(0) && Ledger.Quantity.share.allows(1))
    #expect(!Ledger.Quantity.share.allows(1.01) && !Ledger.Quantity.share.allows(-0.01))
    #expect(Ledger.Quantity.count.allows(0) && !Ledger.Quantity.count.allows(-1))
    #expect(!Ledger.Quantity.count.allows(.infinity) && !Ledger.Quantity.count.allows(.nan))
    #expect(Ledger.Quantity.whole(upTo: 3).allows(3) && !Ledger.Quantity.whole(upTo: 3).allows(4))
    #expect(!Ledger.Quantity.whole(upTo: 3).allows(1.5))
  }

  @Test func `what is not known cannot be used`() async {
    await #expect(processExitsWith: .failure) {
      var ledger = Ledger(inputs: [], source: "a test")
      ledger.add("hearers", "people told", "nobody")
    }
  }
}
