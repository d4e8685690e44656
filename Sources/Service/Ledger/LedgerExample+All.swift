extension LedgerExample {
  /// All examples, in the order of their numbers.
  public static let all: [LedgerExample] = [
    LedgerExample(
      id: "L1", name: "girard-250",
      title: "Two unhappy customers a week, and each knows 250 people",
      kind: .folklore, source: "Girard, How to Sell Anything to Anybody, 1977",
      remarks: [
        "The 250 are the guests of funerals and weddings: people a person knows, not people a customer tells.",
        "It counts everybody again for each customer: in a town of 20,000 it turns 26,000 people away.",
      ],
      stated: [
        .count("perWeek", 2, "unhappy customers per week"),
        .count("weeks", 52, "weeks", unit: "weeks", source: "a year"),
        .count("told", 250, "people each of these tells"),
      ]
    ) { ledger in
      ledger.add("unhappy", "unhappy customers", "perWeek" * "weeks")
      ledger.add("hearers", "people told", "unhappy" * "told")
    },
    LedgerExample(
      id: "L2", name: "ripple",
      title: "One unhappy customer tells 11 people, and each of those tells 5",
      kind: .folklore, source: unknownText,
      remarks: [
        "Everybody is counted, the customer included, as if no two of the 55 were the same and nobody knew already.",
        "That a share of the hearers acts on it is a guess.",
      ],
      stated: [
        .count("customers", 1, "unhappy customers"),
        .count("tells", 11, "people each of these tells"),
        .count("retells", 5, "people each of those tells in turn"),
        .share("act", 0.25, "share of all who stay away"),
        .count("worth", 1000, "value of a customer", unit: "money"),
      ]
    ) { ledger in
      ledger.add("told", "told by the customer", "customers" * "tells")
      ledger.add("retold", "told by those", "told" * "retells")
      ledger.add(
        "know", "people who know, customers included", "customers" + "told" + "retold")
      ledger.add("atStake", "value of all of them", unit: "money", "know" * "worth")
      ledger.add("lost", "customers lost", "know" * "act")
      ledger.add("loss", "value of customers lost", unit: "money", "lost" * "worth")
    },
    LedgerExample(
      id: "L3", name: "behind-one-complaint",
      title: "One complaint stands for seven unhappy customers, and each tells 9 people",
      kind: .folklore, source: unknownText,
      remarks: [
        "How many keep silent for one who complains differs by trade and by how bad it was; texts have other numbers too.",
        "That a share of the hearers acts on it is a guess.",
      ],
      stated: [
        .count("complaints", 1, "customers who complain"),
        .count("silent", 6, "unhappy customers who do not complain, per complaint"),
        .count("tells", 9, "people each of these tells"),
        .share("act", 0.25, "share of hearers who stay away"),
        .count("worth", 1000, "value of a customer", unit: "money"),
      ]
    ) { ledger in
      ledger.add("unhappy", "unhappy customers", "complaints" * (1 + "silent"))
      ledger.add("hearers", "people told", "unhappy" * "tells")
      ledger.add("lost", "customers lost", "hearers" * "act")
      ledger.add("loss", "value of customers lost", unit: "money", "lost" * "worth")
    },
    LedgerExample(
      id: "L4", name: "dealer",
      title: "A dealer's 72 unhappy customers a year tell 10 people, a fifth of them 20 more",
      kind: .folklore, source: unknownText,
      remarks: [
        "It takes every hearer for a sale lost: nobody hears twice, nobody would have bought elsewhere, nobody buys all the same."
      ],
      stated: [
        .count("unhappy", 72, "unhappy customers per year"),
        .count("tells", 10, "people each of these tells"),
        .share("talkers", 0.2, "share of these who tell more"),
        .count("more", 20, "further people these tell"),
        .count("worth", 30_000, "value of a sale", unit: "money"),
      ]
    ) { ledger in
      ledger.add("told", "told by all", "unhappy" * "tells")
      ledger.add("toldMore", "further people told by the talkers", "unhappy" * "talkers" * "more")
      ledger.add("hearers", "people told", "told" + "toldMore")
      ledger.add("loss", "value of sales lost", unit: "money", "hearers" * "worth")
    },
    marketDamage(
      id: "L5", name: "market-damage-minor", problems: "minor problems",
      silent: 0.37, unresolved: 0.46, resolved: 0.70, resolvedQuickly: 0.95),
    marketDamage(
      id: "L6", name: "market-damage-major", problems: "major problems",
      silent: 0.09, unresolved: 0.19, resolved: 0.54, resolvedQuickly: 0.82),
    LedgerExample(
      id: "L7", name: "three-tell-three",
      title: "One tells three, each of those tells three, and so on for six levels",
      kind: .folklore, source: unknownText,
      remarks: [
        "A published text says 2,217: it is wrong. 1 + 3 + 9 + 27 + 81 + 243 + 729 is 1,093.",
        "A tree in which nobody knows two of the tellers: people's circles overlap, and levels run dry.",
      ],
      stated: [
        .count("first", 1, "people who begin"),
        .count("tells", 3, "people each of these tells"),
        .count("levels", 6, "levels of telling", unit: "levels", .whole(upTo: 30)),
      ]
    ) { ledger in
      let names = (0..<Int(ledger.value(of: "levels") ?? 0)).map { "level\($0 + 1)" }
      for (level, (last, name)) in zip(["first"] + names, names).enumerated() {
        ledger.add(name, "told at level \(level + 1)", .term(last) * "tells")
      }
      ledger.add(
        "know", "people who know, the first included",
        .sum((["first"] + names).map(LedgerFormula.term)))
    },
  ]

  private static let unknownText = "trade texts; original source unknown to us"

  /// Customers lost through problems: each class beside the loyalty of those without one.
  private static func marketDamage(
    id: String, name: String, problems: String, silent: Double, unresolved: Double,
    resolved: Double, resolvedQuickly: Double
  ) -> LedgerExample {
    let survey =
      "TARP, Consumer Complaint Handling in America, 1979, \(problems), as later texts quote it"
    let example = "the example"
    return LedgerExample(
      id: id, name: name,
      title: "What problems cost in customers: market damage, \(problems)",
      kind: .survey, source: survey,
      remarks: [
        "The loyalty shares are intentions people told a survey, not what they did.",
        "The firm and its shares of problems and complaints are made up for the example.",
        "Word of mouth is not included: only customers who leave by their own experience are counted.",
      ],
      stated: [
        .count("customers", 100_000, "customers", source: example),
        .share("problem", 0.30, "share of these with a problem", source: example),
        .share("complain", 0.25, "share of those who complain", source: example),
        .share("resolve", 0.60, "share of these whose case is resolved", source: example),
        .share("quickly", 0.50, "share of these cases resolved quickly", source: example),
        .share("loyaltySilent", silent, "loyalty of those who do not complain"),
        .share("loyaltyUnresolved", unresolved, "loyalty of those whose complaint is not resolved"),
        .share("loyaltyResolved", resolved, "loyalty of those whose case is resolved slowly"),
        .share(
          "loyaltyResolvedQuickly", resolvedQuickly,
          "loyalty of those whose case is resolved quickly"),
        .share("loyaltyBase", 1, "loyalty of those without a problem", source: example),
      ]
    ) { ledger in
      ledger.add("unhappy", "customers with a problem", "customers" * "problem")
      ledger.add("silent", "do not complain", "unhappy" * (1 - "complain"))
      ledger.add("complainants", "complain", "unhappy" * "complain")
      ledger.add("unresolved", "complaint not resolved", "complainants" * (1 - "resolve"))
      ledger.add("resolved", "resolved slowly", "complainants" * "resolve" * (1 - "quickly"))
      ledger.add("resolvedQuickly", "resolved quickly", "complainants" * "resolve" * "quickly")
      let classes = [
        ("silent", "Silent", "no complaint"),
        ("unresolved", "Unresolved", "complaint not resolved"),
        ("resolved", "Resolved", "resolved slowly"),
        ("resolvedQuickly", "ResolvedQuickly", "resolved quickly"),
      ]
      for (name, suffix, words) in classes {
        ledger.add(
          "lost\(suffix)", "lost: \(words)",
          .term(name) * ("loyaltyBase" - .term("loyalty\(suffix)")))
      }
      ledger.add(
        "lost", "customers lost", of: "customers", .sum(classes.map { .term("lost\($0.1)") }))
    }
  }
}
