import PlainText
import Service
import SocialGraph
import WordOfMouth

/// The rows of `customers`.
extension Schema {
  /// Who has something to tell, and the segments that customers are of.
  static func customers(
    _ root: Block, of graph: GraphSource
  ) -> (Customers<CustomerListing>, segments: [Segment]) {
    let companions = ["choose", "satisfied", "dissatisfied", "segments"]
    return root.block(
      "customers",
      required: (
        "who has something to tell",
        [
          "for example \"customers\": { \"share\": 0.05, \"satisfied\": 0.6, \"dissatisfied\": 0.1 }"
        ]
      )
    ) { customers in
      let who = customers.oneOf(
        [
          .init(
            key: "share", scope: "customers by share", owner: "customers by \"share\"",
            keeps: companions
          ) { customers in
            let share = customers.value(
              "share", .share, "people who are customers", unit: "share of people",
              "The share of people who are customers, drawn in each replicate.")
            return Self.drawn(.share(share), customers, root)
          },
          .init(
            key: "count", scope: "customers by count", owner: "customers by \"count\"",
            keeps: companions
          ) { customers in
            let count = customers.value(
              "count", .people, "customers", unit: "people",
              "The number of customers, drawn in each replicate.")
            customers.check { problems in
              guard let people = graph.generatedPeople, count > people else { return }
              let place = customers.place(of: "count")
              problems.report(
                place.blamed(against: root.value?.descendant("graph.people")?.place ?? place),
                "customers.count is \(count), but there are only \(people) people",
                ["ask for at most \(people) customers, or for more people"])
            }
            return Self.drawn(.count(count), customers, root)
          },
          .init(key: "listed", scope: "listed customers", owner: "customers by \"listed\"") {
            withOpinions("listed", $0, root, listed)
          },
          .init(key: "file", scope: "customers from a file", owner: "customers by \"file\"") {
            withOpinions("file", $0, root, customerFile)
          },
        ],
        none: ("customers does not say who they are", ["one of: share, count, listed, file"]))
      return (who, segments(customers, root))
    }
  }

  /// Customers whose opinions are given, which a service model decides itself.
  private static func withOpinions(
    _ key: String, _ customers: Block, _ root: Block, _ read: (Block) -> Customers<CustomerListing>
  ) -> Customers<CustomerListing> {
    guard root.gives("service") else { return read(customers) }
    customers.refuse(
      key, "does not apply with service",
      "say how many customers there are at the start, by share or count; experience decides what they think"
    )
    return .listed(.labels(ByOpinion(positive: [], negative: [])))
  }

  private static func drawn(_ size: CustomerCount, _ customers: Block, _ root: Block) -> Customers<
    CustomerListing
  > {
    customers.scope = "customers by share or count"
    let order = customers.value(
      "choose", .choice(CustomerOrder.random), "way customers are chosen", default: "random",
      "Who becomes a customer: random people, or those with the most contacts (of equals, random ones)."
    )
    if root.gives("service") {
      for key in ["satisfied", "dissatisfied"] {
        customers.refuse(
          key, "does not apply with service: experience decides",
          "remove it; service.experience and service.stories say who is satisfied and who is not")
      }
      return .atStart(size, order: order)
    }
    customers.scope = "customers by share or count, without service"
    let satisfied = customers.value(
      "satisfied", .share, "satisfied customers", unit: "share of customers",
      "The share of customers who hold the positive opinion first-hand; those who are neither satisfied nor dissatisfied have nothing to tell."
    )
    let dissatisfied = customers.value(
      "dissatisfied", .share, "dissatisfied customers", unit: "share of customers",
      "The share of customers who hold the negative opinion first-hand.")
    customers.check(
      ("satisfied", satisfied), ("dissatisfied", dissatisfied), of: "customers")
    return .drawn(size, order: order, satisfied: satisfied, dissatisfied: dissatisfied)
  }

  private static func listed(_ customers: Block) -> Customers<CustomerListing> {
    customers.block("listed", replaces: true) { listed in
      func labels(_ key: String) -> [String] {
        listed.value(
          key, .labels, "customers listed as \(key)", unit: "people", default: [],
          "The \(key) customers by the labels of the graph file; 0, 1, … in a generated graph.")
      }
      let people = ByOpinion(positive: labels("satisfied"), negative: labels("dissatisfied"))
      listed.check { checkListed(listed, people, $0) }
      return .listed(.labels(people))
    }
  }

  private static func checkListed(
    _ listed: Block, _ people: ByOpinion<[String]>, _ problems: Problems
  ) {
    let items = ["satisfied", "dissatisfied"].flatMap { listed.value?[$0]?.value.items ?? [] }
    var seen: [String: Place] = [:]
    for (label, place) in zip(people.positive + people.negative, items.map(\.place)) {
      if let first = seen[label] {
        problems.report(
          place,
          "customer \(quoted(label)) is listed twice; first in line \(first.source.line(of: first.offset))",
          ["keep one of the two"])
      } else {
        seen[label] = place
      }
    }
  }

  private static func customerFile(_ customers: Block) -> Customers<CustomerListing> {
    let file = CustomerListing.file(
      path: customers.value(
        "file", .file, "list of customers",
        "A customer list: CSV with a header line; relative to the file that names it."),
      personColumn: customers.value(
        "person", .text, "column of people's labels", default: "person",
        "The column of the customer list that holds people's labels."),
      opinionColumn: customers.value(
        "opinion", .text, "column of opinions", default: "opinion",
        "The column of the customer list that says satisfied or dissatisfied; any other word means neither."
      ))
    return .listed(file)
  }
}

extension GraphSource {
  /// The number of people of a generated graph; nil for files.
  fileprivate var generatedPeople: Int? {
    switch self {
    case .model(let model): model.people
    case .layers(_, let people): people
    case .file, .layeredFile: nil
    }
  }
}
