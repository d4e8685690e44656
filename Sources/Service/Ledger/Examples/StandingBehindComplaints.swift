extension LedgerExample {
  /// L3: behind one complaint stand six who keep silent, and each of the seven tells nine.
  static let standingBehindComplaints: LedgerExample = {
    let source = "trade texts; first text unknown to us"
    return LedgerExample(
      id: "L3", name: "behind-one-complaint",
      title: "One complaint stands for seven unhappy customers, and each tells 9 people",
      kind: .folklore, source: source,
      remarks: [
        "How many keep silent for one who complains differs by trade and by how bad it was; texts have other numbers too.",
        "That a share of the hearers acts on it is a guess.",
      ],
      inputs: [
        .init("complaints", 1, unit: "people", .count, "customers who complain", source: source),
        .init(
          "silent", 6, unit: "people", .count,
          "unhappy customers who do not complain, per complaint",
          source: source),
        .init("tells", 9, unit: "people", .count, "people each of these tells", source: source),
        .init(
          "act", 0.25, unit: "share", .share, "share of hearers who stay away", source: source),
        .init("worth", 1000, unit: "money", .count, "value of a customer", source: source),
      ]
    ) { ledger in
      ledger.add(
        "unhappy", "unhappy customers", unit: "people", "complaints" * (1 + "silent"))
      ledger.add("hearers", "people told", unit: "people", "unhappy" * "tells")
      ledger.add("lost", "customers lost", unit: "people", "hearers" * "act")
      ledger.add("loss", "cost of that", unit: "money", "lost" * "worth")
    }
  }()
}
