import PlainText
import Scenarios
import SocialGraph
import WordOfMouth

/// Listed customers with a story whom nobody can hear: people without contacts.
enum UnheardCustomers {
  /// The most of them that are named.
  static let mostNamed = 5

  /// The remark on a scenario, or nil if everybody listed can be heard.
  ///
  /// - Complexity: O(listed customers).
  static func remark(
    _ scenario: Scenario, _ firstHand: KnownCustomers, on graph: Graph
  ) -> String? {
    guard case .listed(let people) = firstHand, !graph.hasMeetings else { return nil }
    let tellers = Opinion.allCases.filter { scenario.voices[$0].tells.form != .nobody }
    let listed = tellers.reduce(0) { $0 + people[$1].count }
    var unheard: [String] = []
    for opinion in tellers {
      let names: [String]? =
        if case .listed(.labels(let labels)) = scenario.customers { labels[opinion] } else { nil }
      for (place, person) in people[opinion].enumerated()
      where graph.contactCount(of: person) == 0 {
        unheard.append(names.map { quoted($0[place]) } ?? "")
      }
    }
    if unheard.isEmpty { return nil }
    let named = unheard.filter { !$0.isEmpty }.prefix(mostNamed)
    let more = unheard.count - named.count
    let names =
      named.isEmpty
      ? "" : ": " + named.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    return
      "\(NumberText.whole(unheard.count)) of \(NumberText.count(listed, "listed customer")) "
      + (unheard.count == 1 ? "has" : "have")
      + " no contacts in this graph, so nobody can hear a story from them\(names)."
  }
}

extension Graph {
  /// Whether people are met by chance.
  fileprivate var hasMeetings: Bool {
    layers.contains { if case .meetings(let count) = $0.contacts { count > 0 } else { false } }
  }
}
