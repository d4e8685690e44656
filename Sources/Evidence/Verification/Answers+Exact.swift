import SocialGraph
import WordOfMouth

extension Verification {
  /// E: one person knows, everyone who knows tells each contact with chance p.
  ///
  /// Some start at a random person, which changes nothing where all people are equivalent, and tests other
  /// code paths.
  static let exactTrials: [Trial] = triangles + rings + [five] + paths + stars + [ten]

  private static let enumeration = "all ties kept or not, counted"
  private static let reedFrost = "Reed-Frost; Abbey 1952"
  private static let ringOfFour = Trial.Ground.model(.ringLattice(people: 4, contacts: 2))

  private static let triangles: [Trial] = [(0.1, 1.218), (0.3, 1.726), (0.5, 2.25)].map { p, mean in
    Trial(
      "E1", "triangle, p = \(p)", enumeration, .model(.ringLattice(people: 3, contacts: 2)),
      .cascade(p), 40_000, .init("mean number who know", mean, .size))
  }

  private static let rings: [Trial] = [
    Trial(
      "E2", "ring of 4, p = 0.3", enumeration, ringOfFour, .cascade(0.3), from: .these(2), 40_000,
      .init("mean number who know", 1.8097, .size)),
    Trial(
      "E2", "ring of 4, p = 0.5", enumeration, ringOfFour, .cascade(0.5), 40_000,
      .init("mean number who know", 2.5625, .size), also: sizes([0.25, 0.25, 0.1875, 0.3125])),
  ]

  private static let five = Trial(
    "E3", "5 who all know each other, p = 0.3", enumeration, .model(.complete(people: 5)),
    .cascade(0.3), from: .these(0), 40_000,
    .init("mean number who know", 3.10112977, within: 5e-9, .size),
    also: sizes([0.2401, 0.141179, 0.152473, 0.209988, 0.256260], within: 5e-7))

  private static let paths: [Trial] = [(0.1, 1.1111), (0.5, 1.9375)].map { p, mean in
    Trial(
      "E4", "path of 5 from an end, p = \(p)", "sum of p^k", .path(5), .cascade(p), from: .these(0),
      40_000, .init("mean number who know", mean, .size))
  }

  private static let stars: [Trial] = [(0.1, 1.5), (0.5, 3.5)].map { p, mean in
    Trial(
      "E5", "star of 5 from its centre, p = \(p)", "1 + 5 p", .star(leaves: 5), .cascade(p),
      from: .these(0), 40_000, .init("mean number who know", mean, .size))
  }

  private static let ten = Trial(
    "E6", "10 who all know each other, p = 0.2", reedFrost, .model(.complete(people: 10)),
    .cascade(0.2), 40_000,
    .init("mean number who know", 6.784458, within: 5e-7, .size),
    .init("variance (3.169541^2)", 10.045990, within: 5e-6, .variance { $0.size }),
    .init("chance that nobody hears", 0.134218, within: 5e-7, .sizeIs(1)))

  /// The chances that 1, 2, … people know at the end.
  static func sizes(
    _ chances: [Double], within allowance: Double = 0, source: String = ""
  ) -> [KnownAnswer] {
    chances.enumerated().map { index, chance in
      KnownAnswer(
        "chance that \(index + 1) know", chance, within: allowance, source: source,
        .sizeIs(index + 1))
    }
  }
}
