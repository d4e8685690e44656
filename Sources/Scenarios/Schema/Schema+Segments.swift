import PlainText
import Service
import WordOfMouth

/// The rows of `customers.segments`.
extension Schema {
  /// The most segments of customers.
  static let mostSegments = 1_000

  /// Classes of customers who differ in value and habit; none where all are alike.
  static func segments(_ customers: Block, _ root: Block) -> [Segment] {
    guard root.mayGive("service") else {
      customers.refuse(
        "segments", "needs service: what customers experience",
        "add \"service\": { … }, or remove \"segments\"")
      return []
    }
    let most = (mostSegments, "put customers of like value and habit together")
    let read = customers.named("segments", "segment", most: most, isOptional: true) {
      name, segment in
      segment.scope = "service with segments"
      return Self.segment(name, segment)
    }
    customers.check { checkShares(read, customers, $0) }
    if read.contains(where: { $0.segment.name == all }) {
      customers.report(
        customers.place(of: "segments.\(all)"),
        "customers.segments.\(all) cannot be told from all customers, who are called \(quoted(all)) in tables",
        ["give the segment another name"])
    }
    let rest = max(0, 1 - read.reduce(0) { $0 + ($1.share ?? 0) })
    return read.map { entry in
      var segment = entry.segment
      segment.share = entry.share ?? rest
      return segment
    }
  }

  /// What tables call the customers of every segment together.
  private static let all = "all"

  /// A segment and its share, nil for the rest.
  private typealias SegmentEntry = (segment: Segment, share: Double?)

  private static func segment(_ name: String, _ segment: Block) -> SegmentEntry {
    let share = segment.optional(
      "share", .share, "people in \(name)", unit: "share of people",
      none: "the rest, which one segment may have",
      "The share of people who are of this segment, customers or not; each keeps to one segment for a whole replicate."
    )
    func factor(_ key: String, _ what: String, upTo most: Double, _ meaning: String) -> Double {
      segment.value(
        key, .number(in: 0...most, "a factor"), "factor on \(what) in \(name)", default: 1, meaning)
    }
    return (
      Segment(
        name, share: 0,
        margin: factor(
          "margin", "the margin", upTo: 1e6,
          "The factor on money.margin for customers of this segment."),
        misery: factor(
          "misery", "odds of a bad experience", upTo: 1e6,
          "The factor on the odds that a customer of this segment who is served has a bad experience, whoever serves. 1 has no effect, 0 makes the chance 0, and any other factor leaves chances of 0 and 1 as they are. Bad experiences take their share first: where the two are more than all, fewer are excellent."
        ),
        complain: factor(
          "complain", "the odds of a complaint", upTo: 1e6,
          "The factor on the odds that an unhappy customer of this segment complains, invited or not. 1 has no effect, 0 makes the chance 0, and any other factor leaves chances of 0 and 1 as they are."
        ),
        tells: factor(
          "tells", "people told", upTo: 1000,
          "The factor on the number of contacts that customers of this segment tell of their own experience; how many hearers tell does not change. Of \"poisson\" and \"negativeBinomial\" it multiplies the mean; with \"weightedCascade\", which has no number, it is 0 or 1."
        )),
      share
    )
  }

  /// Checks that everybody is of one segment.
  private static func checkShares(
    _ read: [SegmentEntry], _ customers: Block, _ problems: Problems
  ) {
    guard let first = read.first else { return }
    let place = customers.place(of: "segments")
    if read.count == 1 {
      problems.report(
        place, "customers.segments has one segment only, \(quoted(first.segment.name))",
        ["name another, or remove \"segments\""])
      return
    }
    let sum = read.reduce(0) { $0 + ($1.share ?? 0) }
    let open = read.filter { $0.share == nil }.map { "customers.segments.\($0.segment.name)" }
    if open.count > 1 {
      problems.report(
        place, "\(open.joined(separator: " and ")) have no share",
        ["one segment may leave it out, and then has the rest"])
    } else if sum > 1 + 1e-9 || open.isEmpty && sum < 1 - 1e-9 {
      problems.report(
        place,
        "the shares of customers.segments sum to \(NumberText.shortest((sum * 1e9).rounded() / 1e9))",
        [
          open.isEmpty
            ? "they sum to 1; one segment may leave its share out, and then has the rest"
            : "they are at most 1; the segment without a share has the rest"
        ])
    }
  }

  /// Checks that the contacts which customers tell can be multiplied.
  static func checkSegments(of model: ServiceModel, _ root: Block) {
    root.check { problems in
      for segment in model.segments {
        let rules = CustomerClass.allCases.compactMap { model.classes[$0].story?.tells }
        guard let problem = rules.lazy.compactMap({ $0.problem(times: segment.tells) }).first
        else { continue }
        let path = "customers.segments.\(segment.name).tells"
        let isWithoutNumber = rules.contains { $0.scaled(by: segment.tells) == nil }
        problems.report(
          root.place(of: path),
          "\(path) is \(NumberText.shortest(segment.tells)), so that what a customer tells is out of range: \(problem)",
          [
            isWithoutNumber
              ? "let it be 0 or 1, or give customers a telling count other than \"weightedCascade\""
              : "let it be smaller, or let customers tell fewer contacts"
          ])
      }
    }
  }
}
