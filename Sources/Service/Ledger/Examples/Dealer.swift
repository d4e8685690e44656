extension LedgerExample {
  /// L4: a car dealer's unhappy customers of a year.
  static let dealer: LedgerExample = {
    let source = "trade texts; first text unknown to us"
    return LedgerExample(
      id: "L4", name: "dealer",
      title: "A dealer's 72 unhappy customers a year tell 10 people, a fifth of them 20 more",
      kind: .folklore, source: source,
      remarks: [
        "It takes every hearer for a sale lost: nobody hears twice, nobody would have bought elsewhere, nobody buys all the same."
      ],
      inputs: [
        .init("unhappy", 72, unit: "people", .count, "unhappy customers per year", source: source),
        .init("tells", 10, unit: "people", .count, "people each of these tells", source: source),
        .init(
          "talkers", 0.2, unit: "share", .share, "share of these who tell more", source: source),
        .init("more", 20, unit: "people", .count, "further people these tell", source: source),
        .init("worth", 30_000, unit: "money", .count, "value of a sale", source: source),
      ]
    ) { ledger in
      ledger.add("told", "told by all", unit: "people", "unhappy" * "tells")
      ledger.add(
        "toldMore", "further people told by the talkers", unit: "people",
        "unhappy" * "talkers" * "more")
      ledger.add("hearers", "people told", unit: "people", "told" + "toldMore")
      ledger.add("loss", "cost of that", unit: "money", "hearers" * "worth")
    }
  }()
}
