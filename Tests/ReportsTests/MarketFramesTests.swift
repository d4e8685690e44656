import SocialGraph
import Testing
import WordOfMouth

@testable import Experiments
@testable import Reports

@Suite struct MarketFramesTests {
  private typealias Event = SmallMarket.Event

  private static func market(
    _ people: Int, ties: [(Int, Int)], _ events: [Event]
  ) -> SmallMarket {
    let ties = ties.map { (PersonID($0.0), PersonID($0.1)) }
    return SmallMarket(
      setting: 0, labels: (0..<people).map(String.init),
      places: NetworkLayout.places(people: people, ties: ties),
      ties: ties.map { .init(person: $0.0, contact: $0.1, layer: nil) }, events: events)
  }

  private static func event(
    _ round: Int, _ kind: Event.Kind, _ opinion: Opinion, _ person: Int, period: Int? = nil
  ) -> Event {
    Event(
      period: period, round: round, kind: kind, opinion: opinion, person: PersonID(person))
  }

  /// A path along which a bad story goes from its start, a step a round; somebody at its end knows a good one.
  private static func path(_ people: Int, rounds: Int) -> SmallMarket {
    var events = [
      event(0, .knows, .positive, people - 1), event(0, .knows, .negative, 0),
    ]
    for round in 1...rounds {
      events += [
        event(round, .tells, .negative, round - 1), event(round, .knows, .negative, round),
      ]
    }
    return market(people, ties: (1..<people).map { ($0 - 1, $0) }, events)
  }

  @Test func `each round has a picture: who knows, and along which ties they were told`() {
    let frames = MarketFrames(Self.path(6, rounds: 3)).frames
    #expect(frames.map(\.label) == ["before any telling", "round 1", "round 2", "round 3"])
    #expect(frames.map(\.knows.negative) == [[0], [0, 1], [0, 1, 2], [0, 1, 2, 3]])
    #expect(frames.allSatisfy { $0.knows.positive == [5] && $0.firstHand == [0, 5] })
    #expect(frames.map(\.told.negative) == [[], [.init(0, 1)], [.init(1, 2)], [.init(2, 3)]])
    #expect(frames.map(\.newlyTold.negative) == [0, 1, 1, 1])
  }

  @Test func `of many rounds the first, the last and those with most news are chosen`() {
    var events = (1...9).map { Self.event($0, .tells, .negative, 0) }
    let news = [1, 5, 2, 1, 7, 1, 1, 6, 1]
    var person = 0
    for (round, count) in news.enumerated() {
      for _ in 0..<count {
        person += 1
        events.append(Self.event(round + 1, .knows, .negative, person))
      }
    }
    events =
      [Self.event(0, .knows, .negative, 0)] + events.sorted { $0.round < $1.round }
      // Rounds without news at the end are not shown.
      + [Self.event(10, .tells, .negative, 3)]
    let frames = MarketFrames(Self.market(30, ties: (1..<30).map { (0, $0) }, events)).frames
    #expect(
      frames.map(\.label) == [
        "before any telling", "round 2", "round 3", "round 5", "round 8", "round 9",
      ])
    // What was between is added to the next: nobody is told without a line.
    #expect(frames.map(\.newlyTold.negative) == [0, 6, 2, 8, 8, 1])
    #expect(frames.map(\.told.negative.count) == [0, 6, 2, 8, 8, 1])
  }

  @Test func `of several periods each is a picture, whose stories begin anew`() {
    let events = [
      Self.event(0, .knows, .negative, 0, period: 1),
      Self.event(1, .tells, .negative, 0, period: 1),
      Self.event(1, .knows, .negative, 1, period: 1),
      Self.event(0, .knows, .negative, 3, period: 4),
    ]
    let market = Self.market(4, ties: [(0, 1), (1, 2), (2, 3)], events)
    let strip = MarketFrames(market, periodName: "month")
    #expect(strip.frames.map(\.label) == ["month 1", "month 4"])
    #expect(strip.frames.map(\.knows.negative) == [[0, 1], [3]])
    #expect(strip.frames.map(\.firstHand) == [[0], [3]])
    let chart = strip.chart(id: "frames", title: "")
    #expect(chart.note.text.contains("Stories begin anew in each month."))
    #expect(!chart.note.text.contains("Square"))
  }

  @Test func `ties and people are drawn once and used again`() {
    let chart = MarketFrames(Self.path(6, rounds: 3)).chart(id: "frames", title: "")
    #expect(chart.drawings.count == 4 && chart.isWide)
    let groups = chart.drawings.map { drawing in
      drawing.marks.compactMap { mark -> String? in
        switch mark {
        case .group(let id, _): "+\(id)"
        case .reuse(let id): id
        default: nil
        }
      }
    }
    #expect(groups == [["+ties", "+people"]] + Array(repeating: ["ties", "people"], count: 3))
    #expect(
      chart.drawings[1].label
        == "round 1: of 6 people 2 know bad news, 1 know good news, 1 told for the first time")
    #expect(
      chart.description.text.hasSuffix(
        "Those who know bad news rise from 1 to 4. Those who know good news stay 1."))
    #expect(
      chart.numbers.rows[1].cells?.map(\.text) == ["round 1", "2", "1", "0", "1", "0"])
  }

  @Test func `every tie is drawn once, in few lines`() {
    var strip = MarketFrames(Self.path(12, rounds: 1))
    strip.ties = (0..<12).flatMap { one in (0..<one).map { .init(one, $0) } }
    let drawing = strip.chart(id: "frames", title: "").drawings[0]
    guard case .group("ties", let marks) = drawing.marks[0], case .lines(let lines, _) = marks[0]
    else {
      Issue.record("no ties")
      return
    }
    let steps = lines.flatMap { line in zip(line, line.dropFirst()).map { Set([$0, $1]) } }
    #expect(steps.count == 66 && Set(steps).count == 66 && lines.count < 10)
  }

  @Test func `ties that go both ways are drawn once, and of very many those between who knows`() {
    let both = Self.market(
      3, ties: [(0, 1), (1, 0), (2, 2)], [Self.event(0, .knows, .negative, 0)])
    #expect(MarketFrames(both).ties == [.init(0, 1)])
    let all = (0..<57).flatMap { one in (0..<one).map { (one, $0) } }
    var market = MarketFrames(
      Self.market(57, ties: all, (0..<10).map { Self.event(0, .knows, .positive, $0) }))
    let chart = market.chart(id: "frames", title: "")
    #expect(chart.note.text.hasSuffix("Of 1596 ties only 45 are drawn."))
    market.ties.removeLast(1000)
    #expect(!market.chart(id: "frames", title: "").note.text.contains("only"))
  }

  private static let markets = [
    path(2, rounds: 1), path(8, rounds: 2), path(30, rounds: 9), path(400, rounds: 399),
    market(1, ties: [], []),
    market(
      400, ties: (0..<400).flatMap { one in (1...10).map { (one, (one + $0 * $0) % 400) } },
      (0..<400).map { event(0, .knows, .negative, $0) }
        + (0..<400).map { event(1, .knows, .positive, $0) }),
    market(
      5, ties: [(0, 1)],
      (1...12).map { event(0, .knows, .negative, $0 % 5, period: 10 * $0) }),
  ]

  @Test(arguments: markets.indices)
  func `it is laid out well`(index: Int) {
    let strip = MarketFrames(Self.markets[index], periodName: "trimestre XII")
    checkPlaces(strip.chart(id: "frames", title: ""))
  }
}
