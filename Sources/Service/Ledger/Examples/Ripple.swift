extension LedgerExample {
  /// L2: one tells eleven, each of those tells five.
  static let ripple: LedgerExample = {
    let source = "trade texts; first text unknown to us"
    return LedgerExample(
      id: "L2", name: "ripple",
      title: "One unhappy customer tells 11 people, and each of those tells 5",
      kind: .folklore, source: source,
      remarks: [
        "Everybody is counted, the customer included, as if no two of the 55 were the same and nobody knew already.",
        "That a share of the hearers acts on it is a guess.",
      ],
      inputs: [
        .init("customers", 1, unit: "people", .count, "unhappy customers", source: source),
        .init("tells", 11, unit: "people", .count, "people each of these tells", source: source),
        .init(
          "retells", 5, unit: "people", .count, "people each of those tells in turn", source: source
        ),
        .init("act", 0.25, unit: "share", .share, "share of all who stay away", source: source),
        .init("worth", 1000, unit: "money", .count, "value of a customer", source: source),
      ]
    ) { ledger in
      ledger.add("told", "told by the customer", unit: "people", "customers" * "tells")
      ledger.add("retold", "told by those", unit: "people", "told" * "retells")
      ledger.add(
        "know", "people who know, customers included", unit: "people",
        "customers" + "told" + "retold")
      ledger.add("atStake", "value of all of them", unit: "money", "know" * "worth")
      ledger.add("lost", "customers lost", unit: "people", "know" * "act")
      ledger.add("loss", "cost of that", unit: "money", "lost" * "worth")
    }
  }()
}
