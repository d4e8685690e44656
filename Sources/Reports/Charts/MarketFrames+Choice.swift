import Experiments
import SocialGraph
import WordOfMouth

extension MarketFrames {
  /// The most pictures.
  static let mostFrames = 6

  /// Chooses pictures of a market: the first, the last, and those with most news.
  ///
  /// A picture is a round, from before any telling to the last round in which somebody is told; of a market of
  /// several periods a period at its end.
  ///
  /// - Parameters:
  ///   - market: The market.
  ///   - periodName: What a period is called.
  init(_ market: SmallMarket, periodName: String = "period") {
    places = market.places
    var seen: Set<Tie> = []
    ties = market.ties.map { Tie(Int($0.person), Int($0.contact)) }
      .filter { $0.one != $0.other && seen.insert($0).inserted }
    let steps = Self.steps(market.events)
    let periods = Set(steps.map(\.period))
    period = periods.count > 1 ? periodName : nil
    let contacts = Self.contacts(ties, people: places.count)
    let all =
      periods.count > 1
      ? Self.byPeriod(steps, periodName, contacts) : Self.byRound(steps, contacts)
    frames = Self.chosen(all, isCumulative: period == nil)
  }

  // MARK: What happened

  /// A round of a period.
  private struct Step {
    var period: Int
    var round: Int
    var tells: ByOpinion<[Int]> = ByOpinion { _ in [] }
    var learns: ByOpinion<[Int]> = ByOpinion { _ in [] }
  }

  private static func steps(_ events: [SmallMarket.Event]) -> [Step] {
    var steps: [Step] = []
    for event in events {
      let period = event.period ?? 0
      if steps.last?.period != period || steps.last?.round != event.round {
        steps.append(Step(period: period, round: event.round))
      }
      let last = steps.count - 1
      switch event.kind {
      case .tells: steps[last].tells[event.opinion].append(Int(event.person))
      case .knows: steps[last].learns[event.opinion].append(Int(event.person))
      }
    }
    return steps
  }

  private static func contacts(_ ties: [Tie], people: Int) -> [[Int]] {
    var contacts = [[Int]](repeating: [], count: people)
    for tie in ties {
      contacts[tie.one].append(tie.other)
      contacts[tie.other].append(tie.one)
    }
    return contacts
  }

  /// Ties between who tells a story in a round and who learns it in it.
  private static func told(_ step: Step, _ opinion: Opinion, _ contacts: [[Int]]) -> [Tie] {
    let tellers = Set(step.tells[opinion])
    return step.learns[opinion].flatMap { person in
      contacts[person].filter(tellers.contains).map { Tie($0, person) }
    }
  }

  /// A picture with what happened in a round added; in round 0 people have experiences, later they are told.
  private static func add(_ step: Step, to frame: inout Frame, _ contacts: [[Int]]) {
    for opinion in Opinion.allCases {
      frame.knows[opinion] = (frame.knows[opinion] + step.learns[opinion]).sorted()
      frame.told[opinion] += told(step, opinion, contacts)
      if step.round > 0 {
        frame.newlyTold[opinion] += step.learns[opinion].count
      }
    }
    if step.round == 0 {
      frame.firstHand = Set(step.learns.positive + step.learns.negative).sorted()
    }
  }

  private static let nothing = Frame(
    label: "before any telling", knows: ByOpinion { _ in [] }, firstHand: [],
    newlyTold: ByOpinion { _ in 0 }, told: ByOpinion { _ in [] })

  // MARK: Pictures

  /// A picture for each round, up to the last in which somebody is told.
  private static func byRound(_ steps: [Step], _ contacts: [[Int]]) -> [Frame] {
    var frame = nothing
    var frames: [Frame] = []
    for step in steps {
      frame.label = step.round == 0 ? nothing.label : "round \(step.round)"
      add(step, to: &frame, contacts)
      frames.append(frame)
      frame.newlyTold = nothing.newlyTold
      frame.told = nothing.told
    }
    while frames.count > 1, let last = frames.last, last.news == 0 { frames.removeLast() }
    return frames.isEmpty ? [nothing] : frames
  }

  /// A picture for each period, at its end.
  private static func byPeriod(
    _ steps: [Step], _ name: String, _ contacts: [[Int]]
  ) -> [Frame] {
    var frames: [(period: Int, frame: Frame)] = []
    for step in steps {
      if frames.last?.period != step.period {
        var frame = nothing
        frame.label = "\(name) \(step.period)"
        frames.append((step.period, frame))
      }
      add(step, to: &frames[frames.count - 1].frame, contacts)
    }
    return frames.map(\.frame)
  }

  /// The first, the last, and those with most news; of rounds with what happened since the one before.
  private static func chosen(_ frames: [Frame], isCumulative: Bool) -> [Frame] {
    if frames.count <= mostFrames { return frames }
    let middle = frames.indices.dropFirst().dropLast().sorted {
      frames[$0].news != frames[$1].news ? frames[$0].news > frames[$1].news : $0 < $1
    }
    let places = [0] + middle.prefix(mostFrames - 2).sorted() + [frames.count - 1]
    if !isCumulative { return places.map { frames[$0] } }
    return zip(places, [-1] + places).map { place, before in
      var frame = frames[place]
      for earlier in frames[(before + 1)..<place].reversed() {
        for opinion in Opinion.allCases {
          frame.newlyTold[opinion] += earlier.newlyTold[opinion]
          frame.told[opinion] = earlier.told[opinion] + frame.told[opinion]
        }
      }
      return frame
    }
  }
}

extension MarketFrames.Frame {
  /// How many were told a story for the first time.
  fileprivate var news: Int { newlyTold.positive + newlyTold.negative }
}
