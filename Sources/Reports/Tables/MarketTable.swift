package import Experiments
import PlainText
import SocialGraph
import WordOfMouth

/// Small networks, person by person.
extension DataTable {
  /// What a row says.
  fileprivate enum MarketRow: Sendable {
    case person(Int, String, NetworkLayout.Place)
    case tie(SmallMarket.Tie)
    case event(SmallMarket.Event)
  }

  /// `market.csv`: people and their ties, where to draw them, and who tells and who knows what when: of
  /// replicate 0, for settings on small stored graphs.
  package static func market(_ result: ExperimentResult) -> DataTable {
    let fields: [DataField<MarketRow>] = [
      .init(
        "record",
        """
        What the row is: person (where to draw somebody), tie (who can tell whom), tells (somebody tells \
        a story in the round), knows (somebody knows a story from the round on).
        """
      ) { row -> String in
        switch row {
        case .person: "person"
        case .tie: "tie"
        case .event(let event): event.kind.rawValue
        }
      },
      .init("period", "The period, from 1; empty without periods.") { $0.event?.period },
      .init("round", "The round, from 1; in round 0 somebody knows by their own experience.") {
        $0.event?.round
      },
      .init("opinion", "The opinion: positive or negative.") { $0.event?.opinion.description },
      .init("person", "The number of the person, from 0; of a tie, of who tells.") { row -> Int in
        switch row {
        case .person(let person, _, _): person
        case .tie(let tie): Int(tie.person)
        case .event(let event): Int(event.person)
        }
      },
      .init(
        "contact", "Of a tie, the number of who is told; ties that go both ways are there once."
      ) { $0.tie.map { Int($0.contact) } },
      .init("layer", "Of a tie, the name of its layer, where the graph has layers.") {
        $0.tie?.layer
      },
      .init("label", "Of a person, the name in the graph file; else the number.") {
        $0.drawn?.label
      },
      .init("x", "Of a person, the place from left to right, in 0 to 1.") { $0.drawn?.place.x },
      .init("y", "Of a person, the place from bottom to top, in 0 to 1.") { $0.drawn?.place.y },
    ]
    let lists = result.markets.map { market in
      let people = market.places.indices.map {
        MarketRow.person($0, market.labels[$0], market.places[$0])
      }
      return (
        setting: market.setting,
        rows: people + market.ties.map(MarketRow.tie) + market.events.map(MarketRow.event)
      )
    }
    return ofSettings("market.csv", fields, result.plan, lists)
  }
}

extension DataTable.MarketRow {
  /// What happened, if the row says that.
  fileprivate var event: SmallMarket.Event? {
    if case .event(let event) = self { event } else { nil }
  }

  /// The tie, if the row says that.
  fileprivate var tie: SmallMarket.Tie? {
    if case .tie(let tie) = self { tie } else { nil }
  }

  /// What somebody is called and where to draw them, if the row says that.
  fileprivate var drawn: (label: String, place: NetworkLayout.Place)? {
    if case .person(_, let label, let place) = self { (label, place) } else { nil }
  }
}
