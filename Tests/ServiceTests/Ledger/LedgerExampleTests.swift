import Service
import Testing

@Suite struct LedgerExampleTests {
  private func ledger(
    _ name: String, _ changes: [(name: String, value: Double)] = []
  ) throws -> Ledger {
    try #require(LedgerExample.named(name)).ledger(setting: changes)
  }

  /// Lines of the known answers, exactly.
  @Test(
    arguments: [
      ("L1", ["unhappy": 104, "hearers": 26_000]),
      (
        "L2",
        ["told": 11, "retold": 55, "know": 67, "atStake": 67_000, "lost": 16.75, "loss": 16_750]
      ),
      ("L3", ["unhappy": 7, "hearers": 63, "lost": 15.75, "loss": 15_750]),
      ("L4", ["told": 720, "toldMore": 288, "hearers": 1008, "loss": 30_240_000]),
      (
        "L5",
        [
          "unhappy": 30_000, "silent": 22_500, "complainants": 7500, "unresolved": 3000,
          "resolved": 2250, "resolvedQuickly": 2250, "lostSilent": 14_175,
          "lostUnresolved": 1620, "lostResolved": 675, "lostResolvedQuickly": 112.5,
          "lost": 16_582.5,
        ]
      ),
      ("L6", ["lostSilent": 20_475, "lost": 24_345]),
      ("L7", ["level1": 3, "level6": 729, "know": 1093]),
    ] as [(String, [String: Double])])
  func `known answers come out exactly`(id: String, answers: [String: Double]) throws {
    let ledger = try ledger(id)
    for (name, answer) in answers { #expect(ledger.value(of: name) == answer, "\(id) \(name)") }
  }

  @Test func `what they come to`() throws {
    let results = try LedgerExample.all.map { try $0.ledger().result.value }
    #expect(results == [26_000, 16_750, 15_750, 30_240_000, 16_582.5, 24_345, 1093])
  }

  @Test func `each has a number, a name, a source and inputs that are in range`() {
    #expect(LedgerExample.all.map(\.id) == (1...7).map { "L\($0)" })
    #expect(Set(LedgerExample.all.map(\.name)).count == 7)
    for example in LedgerExample.all {
      #expect(LedgerExample.named(example.name)?.id == example.id)
      #expect(!example.source.isEmpty && !example.remarks.isEmpty)
      for input in example.inputs {
        #expect(input.quantity.allows(input.value), "\(example.id) \(input.name)")
        #expect(!input.meaning.isEmpty && !input.source.isEmpty)
      }
    }
    #expect(LedgerExample.named("L8") == nil)
  }

  @Test func `L7 says which published number is wrong`() throws {
    let example = try #require(LedgerExample.named("L7"))
    #expect(example.remarks.first?.hasPrefix("A published text says 2,217: it is wrong.") == true)
  }

  @Test func `an input that is changed changes what follows`() throws {
    #expect(try ledger("L1", [("told", 100)]).result.value == 10_400)
    #expect(try ledger("L1", [("told", 1), ("told", 2)]).result.value == 208)
    // Everybody complains, and every case is resolved quickly: 5 % of 30,000 leave.
    let all: [(name: String, value: Double)] = [("complain", 1), ("resolve", 1), ("quickly", 1)]
    #expect(try ledger("L5", all).result.value == 1500)
    #expect(try ledger("L7", [("levels", 0)]).result.value == 1)
    #expect(try ledger("L7", [("levels", 2), ("tells", 2)]).result.value == 7)
    let changed = try ledger("L4", [("worth", 1)])
    #expect(changed.inputs.filter { $0.source == "set" }.map(\.name) == ["worth"])
  }

  @Test func `L5 agrees with the sum over classes, whatever the inputs`() throws {
    for step in 0...10 {
      let x = Double(step) / 10
      let found = try ledger("L5", [("complain", x), ("resolve", 1 - x), ("loyaltyBase", 0.98)])
      let unhappy = 30_000.0
      let complain = unhappy * x
      let lost =
        unhappy * (1 - x) * (0.98 - 0.37) + complain * x * (0.98 - 0.46)
        + complain * (1 - x) / 2 * ((0.98 - 0.70) + (0.98 - 0.95))
      #expect(abs(found.result.value - lost) < 1e-6)
    }
  }

  @Test func `unknown names and values out of range are refused`() throws {
    #expect(throws: LedgerInputError.unknown(name: "tolds", known: ["perWeek", "weeks", "told"])) {
      try ledger("L1", [("tolds", 1)])
    }
    #expect(
      throws: LedgerInputError.outOfRange(name: "act", value: 1.5, allowed: "a share in 0...1")
    ) { try ledger("L2", [("act", 1.5)]) }
    #expect(throws: LedgerInputError.self) { try ledger("L1", [("told", -1)]) }
    #expect(throws: LedgerInputError.self) { try ledger("L7", [("levels", 2.5)]) }
    #expect(throws: LedgerInputError.self) { try ledger("L7", [("levels", 31)]) }
  }
}
