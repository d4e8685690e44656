extension LedgerExample {
  /// L7: three tell three tell three.
  static let threeTellThree: LedgerExample = {
    let source = "trade texts; first text unknown to us"
    return LedgerExample(
      id: "L7", name: "three-tell-three",
      title: "One tells three, each of those tells three, and so on for six levels",
      kind: .folklore, source: source,
      remarks: [
        "A published text says 2,217: it is wrong. 1 + 3 + 9 + 27 + 81 + 243 + 729 is 1,093.",
        "A tree in which nobody knows two of the tellers: people's circles overlap, and levels run dry.",
      ],
      inputs: [
        .init("first", 1, unit: "people", .count, "people who begin", source: source),
        .init("tells", 3, unit: "people", .count, "people each of these tells", source: source),
        .init(
          "levels", 6, unit: "levels", .whole(upTo: 30), "levels of telling", source: source),
      ]
    ) { ledger in
      let levels = Int(ledger.value(of: "levels") ?? 0)
      var last = "first"
      var all: [LedgerFormula] = [.term(last)]
      for level in 0..<levels {
        let name = "level\(level + 1)"
        ledger.add(name, "told at level \(level + 1)", unit: "people", .term(last) * "tells")
        all.append(.term(name))
        last = name
      }
      ledger.add("know", "people who know, the first included", unit: "people", .sum(all))
    }
  }()
}
