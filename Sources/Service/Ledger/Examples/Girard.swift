extension LedgerExample {
  /// L1: two customers turned away a week, each of whom knows 250 people.
  static let girard: LedgerExample = {
    let source = "Girard, How to Sell Anything to Anybody, 1977"
    return LedgerExample(
      id: "L1", name: "girard-250",
      title: "Two unhappy customers a week, and each knows 250 people",
      kind: .folklore, source: source,
      remarks: [
        "The 250 are the guests of funerals and weddings: people whom somebody knows, not people whom a customer tells.",
        "It counts everybody again for each customer: in a town of 20,000 it turns 26,000 people away.",
      ],
      inputs: [
        .init("perWeek", 2, unit: "people", .count, "unhappy customers per week", source: source),
        .init("weeks", 52, unit: "weeks", .count, "weeks", source: "a year"),
        .init("told", 250, unit: "people", .count, "people each of these tells", source: source),
      ]
    ) { ledger in
      ledger.add("unhappy", "unhappy customers", unit: "people", "perWeek" * "weeks")
      ledger.add("hearers", "people told", unit: "people", "unhappy" * "told")
    }
  }()
}
