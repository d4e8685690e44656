extension LedgerExample {
  /// L5: market damage where the problems are minor.
  static let marketDamageMinor = marketDamage(
    id: "L5", name: "market-damage-minor", problems: "minor problems",
    silent: 0.37, unresolved: 0.46, satisfied: 0.70, quick: 0.95)

  /// L6: market damage where the problems are major.
  static let marketDamageMajor = marketDamage(
    id: "L6", name: "market-damage-major", problems: "major problems",
    silent: 0.09, unresolved: 0.19, satisfied: 0.54, quick: 0.82)

  /// Customers lost through problems: each class beside the loyalty of those without one.
  private static func marketDamage(
    id: String, name: String, problems: String, silent: Double, unresolved: Double,
    satisfied: Double,
    quick: Double
  ) -> LedgerExample {
    let survey =
      "TARP, Consumer Complaint Handling in America, 1979, \(problems), as later texts quote it"
    let example = "the example"
    func loyalty(_ name: String, _ value: Double, _ who: String) -> Ledger.Input {
      .init(name, value, unit: "share", .share, "loyalty of \(who)", source: survey)
    }
    return LedgerExample(
      id: id, name: name,
      title: "What problems cost in customers: market damage, \(problems)",
      kind: .survey, source: survey,
      remarks: [
        "The loyalty shares are intentions people told a survey, not what they did.",
        "The firm and its shares of problems and complaints are made up for the example.",
        "Nobody is lost or won by talk here: it counts the customers' own leaving alone.",
      ],
      inputs: [
        .init("customers", 100_000, unit: "people", .count, "customers", source: example),
        .init(
          "problem", 0.30, unit: "share", .share, "share of these with a problem", source: example),
        .init(
          "complain", 0.25, unit: "share", .share, "share of those who complain", source: example),
        .init(
          "pleased", 0.60, unit: "share", .share, "share of complainants who are satisfied",
          source: example),
        .init(
          "quickly", 0.50, unit: "share", .share, "share of those satisfied quickly",
          source: example),
        loyalty("loyaltySilent", silent, "those who do not complain"),
        loyalty("loyaltyInVain", unresolved, "those whose complaint is not resolved"),
        loyalty("loyaltySatisfied", satisfied, "those satisfied, but not quickly"),
        loyalty("loyaltyQuick", quick, "those satisfied quickly"),
        .init(
          "loyaltyBase", 1, unit: "share", .share, "loyalty of those without a problem",
          source: example),
      ]
    ) { ledger in
      ledger.add(
        "unhappy", "customers with a problem", unit: "people", "customers" * "problem")
      ledger.add(
        "silent", "do not complain", unit: "people", "unhappy" * (1 - "complain"))
      ledger.add("complainants", "complain", unit: "people", "unhappy" * "complain")
      ledger.add(
        "inVain", "complaint not resolved", unit: "people", "complainants" * (1 - "pleased"))
      ledger.add(
        "satisfied", "satisfied, but not quickly", unit: "people",
        "complainants" * "pleased" * (1 - "quickly"))
      ledger.add(
        "quick", "satisfied quickly", unit: "people", "complainants" * "pleased" * "quickly")
      ledger.add(
        "lostSilent", "lost: no complaint", unit: "people",
        "silent" * ("loyaltyBase" - "loyaltySilent"))
      ledger.add(
        "lostInVain", "lost: complaint not resolved", unit: "people",
        "inVain" * ("loyaltyBase" - "loyaltyInVain"))
      ledger.add(
        "lostSatisfied", "lost: satisfied, but not quickly", unit: "people",
        "satisfied" * ("loyaltyBase" - "loyaltySatisfied"))
      ledger.add(
        "lostQuick", "lost: satisfied quickly", unit: "people",
        "quick" * ("loyaltyBase" - "loyaltyQuick"))
      ledger.add(
        "lost", "customers lost", unit: "people",
        "lostSilent" + "lostInVain" + "lostSatisfied" + "lostQuick")
    }
  }
}
