import SocialGraph
import WordOfMouth

/// One market in several pictures: who knows which story when, everybody at their place.
struct MarketFrames: Sendable, Hashable {
  /// A tie, whichever way it goes.
  struct Tie: Sendable, Hashable {
    /// Who has the smaller number.
    let one: Int
    /// Who has the larger number.
    let other: Int

    /// Makes a tie.
    init(_ one: Int, _ other: Int) {
      self.one = min(one, other)
      self.other = max(one, other)
    }
  }

  /// A picture.
  struct Frame: Sendable, Hashable {
    /// When: `round 1`.
    var label: String
    /// For each opinion, who knows it then, by number.
    var knows: ByOpinion<[Int]>
    /// Who knows one by an experience of their own.
    var firstHand: [Int]
    /// For each opinion, how many were told it for the first time since the picture before.
    var newlyTold: ByOpinion<Int>
    /// For each opinion, ties between who told it since the picture before and who knows it since then.
    var told: ByOpinion<[Tie]>
  }

  /// Where everybody is drawn.
  var places: [NetworkLayout.Place]
  /// All ties, each once.
  var ties: [Tie]
  /// The pictures, in order of time.
  var frames: [Frame]
  /// What a period is called, if each picture is one, whose stories begin anew.
  var period: String?

  /// The width of a picture.
  static let width = 240.0
  /// Its height.
  static let height = 224.0
  /// More ties than this make a page too large, and are not seen anyway.
  static let mostTies = 1500
  private static let margin = 6.0

  /// Draws it.
  func chart(id: String, title: Prose, note: Prose? = nil) -> Chart {
    var chart = Chart(
      id: id, title: title, note: note ?? defaultNote, description: description, numbers: table)
    let ties = Drawing.Mark.group(
      id: "ties", [.lines(Self.trails(shownTies).map { $0.map(point) }, Self.tie)])
    let people = Drawing.Mark.group(
      id: "people", [.dots(places.indices.map(point), diameter: 4.4 * size, .baseline)])
    chart.drawings = frames.indices.map { place in
      let isFirst = place == 0
      return drawing(
        frames[place], ties: isFirst ? ties : .reuse(id: "ties"),
        people: isFirst ? people : .reuse(id: "people"))
    }
    return chart
  }

  private static let tie = Stroke(.grid, width: 0.6)

  // MARK: Drawing

  private func drawing(_ frame: Frame, ties: Drawing.Mark, people: Drawing.Mark) -> Drawing {
    var marks = [ties]
    for opinion in [Opinion.positive, .negative] where !frame.told[opinion].isEmpty {
      marks.append(.lines(frame.told[opinion].map(line), Stroke(Self.ink(opinion), width: 1.4)))
    }
    marks.append(people)
    func dots(_ people: some Sequence<Int>, _ diameter: Double, _ ink: Ink) {
      let points = people.map(point)
      if !points.isEmpty { marks.append(.dots(points, diameter: diameter * size, ink)) }
    }
    func squares(_ people: [Int], _ side: Double) {
      let points = people.map(point)
      if !points.isEmpty {
        marks.append(.squares(points, side: side * size, Self.ink(.positive)))
      }
    }
    let both = Set(frame.knows.positive).intersection(frame.knows.negative)
    dots(frame.firstHand, 10.4, .text)
    squares(frame.knows.positive.filter { !both.contains($0) }, 6.6)
    dots(frame.knows.negative, 7.6, Self.ink(.negative))
    squares(frame.knows.positive.filter(both.contains), 3.4)
    marks.append(.text(frame.label, at: .init(2, 203), .start, TextStyle(isBold: true)))
    if isTold(.negative) {
      marks.append(
        .text(
          "\(frame.knows.negative.count) know bad", at: .init(2, 218), .start,
          TextStyle(Self.ink(.negative))))
    }
    if isTold(.positive) {
      marks.append(
        .text(
          "\(frame.knows.positive.count) know good", at: .init(Self.width - 2, 218), .end,
          TextStyle(Self.ink(.positive))))
    }
    return Drawing(width: Self.width, height: Self.height, label: words(frame), marks)
  }

  private static func ink(_ opinion: Opinion) -> Ink { opinion == .positive ? .good : .bad }

  /// Whether anybody ever knows a story.
  private func isTold(_ opinion: Opinion) -> Bool { frames.contains { !$0.knows[opinion].isEmpty } }

  /// How large people are drawn: smaller where many leave each little room.
  private var size: Double {
    NetworkLayout.leastDistance(people: places.count) / NetworkLayout.leastDistance(people: 1)
  }

  private func point(_ person: Int) -> Drawing.Point {
    let place = places[person]
    let scale = Self.width - 2 * Self.margin
    let top = (1 + NetworkLayout.height) / 2
    return Drawing.Point(Self.margin + place.x * scale, Self.margin + 2 + (top - place.y) * scale)
  }

  private func line(_ tie: Tie) -> [Drawing.Point] { [point(tie.one), point(tie.other)] }

  /// All ties; of too many those between people who ever know a story, and of too many of these those along
  /// which stories went.
  private var shownTies: [Tie] {
    if ties.count <= Self.mostTies { return ties }
    let told = Set(frames.flatMap { $0.knows.positive + $0.knows.negative })
    let shown = ties.filter { told.contains($0.one) && told.contains($0.other) }
    if shown.count <= Self.mostTies { return shown }
    let used = Set(frames.flatMap { $0.told.positive + $0.told.negative })
    return ties.filter(used.contains)
  }

  /// Ties as lines through many people, each tie once: a step of a line is shorter to write than a line.
  private static func trails(_ ties: [Tie]) -> [[Int]] {
    var contacts: [Int: [Int]] = [:]
    for tie in ties.reversed() {
      contacts[tie.one, default: []].append(tie.other)
      contacts[tie.other, default: []].append(tie.one)
    }
    var left = Set(ties)
    /// The next contact of somebody to whom the tie is not drawn yet.
    func next(_ person: Int) -> Int? {
      while let contact = contacts[person]?.popLast() {
        if left.remove(Tie(person, contact)) != nil { return contact }
      }
      return nil
    }
    // A line that starts where an odd number of ties end leaves fewer ends for others.
    let people = Set(ties.flatMap { [$0.one, $0.other] }).sorted()
    let odd = people.filter { contacts[$0]?.count.isMultiple(of: 2) == false }
    var trails: [[Int]] = []
    for start in odd + people {
      while var person = next(start) {
        var trail = [start, person]
        while let contact = next(person) {
          trail.append(contact)
          person = contact
        }
        trails.append(trail)
      }
    }
    return trails
  }

  // MARK: Words

  private func words(_ frame: Frame) -> String {
    let known = [Opinion.negative, .positive].filter(isTold).map { opinion in
      "\(frame.knows[opinion].count) know \(opinion == .negative ? "bad" : "good") news"
    }
    let told = frame.newlyTold.positive + frame.newlyTold.negative
    return "\(frame.label): of \(places.count) people "
      + (known + ["\(told) told for the first time"]).joined(separator: ", ")
  }

  private var defaultNote: Prose {
    var text = "One simulated market. "
    if isTold(.negative) { text += "Circle: knows bad news. " }
    if isTold(.positive) { text += "Square: knows good news. " }
    if isTold(.negative), isTold(.positive) { text += "Square in a circle: both. " }
    text += "Ring: had the experience. "
    if let period {
      text += "Lines: from who told in the \(period) to contacts whom it reached. "
      text += "Stories begin anew in each \(period)."
    } else {
      text += "Lines: from who told since the picture before to contacts who know it since."
    }
    if shownTies.count < ties.count {
      text += " Of \(ties.count) ties only \(shownTies.count) are drawn."
    }
    return Prose(text)
  }

  private var description: Prose {
    var text = "One simulated market of \(places.count) people with \(ties.count) ties, in "
    text += frames.count == 1 ? "one picture. " : "\(frames.count) pictures. "
    text += frames.map(words).joined(separator: "; ") + "."
    if period == nil, let first = frames.first, let last = frames.last {
      for opinion in [Opinion.negative, .positive] where isTold(opinion) {
        let (before, after) = (first.knows[opinion].count, last.knows[opinion].count)
        text += " Those who know \(opinion == .negative ? "bad" : "good") news "
        text += before == after ? "stay \(after)." : "rise from \(before) to \(after)."
      }
    }
    return Prose(text)
  }

  private var table: Table {
    Table(
      [
        .init("picture", .text), .init("know\nbad news"), .init("know\ngood news"),
        .init("know\nboth"), .init("newly told\nbad news"), .init("newly told\ngood news"),
      ],
      rows: frames.map { frame in
        .cells([
          .text(frame.label), .count(frame.knows.negative.count),
          .count(frame.knows.positive.count),
          .count(Set(frame.knows.negative).intersection(frame.knows.positive).count),
          .count(frame.newlyTold.negative), .count(frame.newlyTold.positive),
        ])
      })
  }
}
