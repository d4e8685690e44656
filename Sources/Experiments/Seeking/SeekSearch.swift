public import Statistics

/// Where a figure passes a target, as far as values were tried, and which values to try next.
///
/// Values stand in order, and what was measured at each is on one side of the target, on the other, or on both:
/// then simulation error decides. Between neighbours whose means are on different sides the target is passed. What
/// lies between two values that are surely on different sides is one crossing, however often means change sides
/// there; its ends are where the interval of the figure begins and ceases to hold the target. Means, and both ends,
/// are narrowed down by bisection, each between two neighbours. A function of the values and what was measured:
/// in which order they were tried does not matter.
struct SeekSearch {
  let range: SeekRange
  let relation: SeekCondition.Relation
  let target: Double
  /// The values that were tried, in order.
  private(set) var points: [SeekPoint] = []
  /// The values that are no valid scenario.
  var refused: Set<Double> = []

  /// How closely the value is sought, and the ends of its interval, in parts of the interval.
  private static let finest = (value: 32.0, ends: 8.0)
  /// How much of all that a figure changes is a jump between two values as close as can be.
  private static let jump = 0.1

  /// Starts with no value tried.
  init(_ range: SeekRange, _ relation: SeekCondition.Relation, _ target: Double) {
    (self.range, self.relation, self.target) = (range, relation, target)
  }

  /// Adds a value that was tried, and what was measured there.
  mutating func add(_ value: Double, _ measure: SeekMeasure, isOfGrid: Bool) {
    let point = SeekPoint(value, measure, isOfGrid: isOfGrid, relation, target)
    let place = points.firstIndex { $0.value > value } ?? points.count
    points.insert(point, at: place)
  }

  // MARK: Zones

  /// Neighbouring values among which means change sides.
  private struct Zone {
    /// The first and the last of them.
    var places: ClosedRange<Int>
    /// Whether the first, and the last, is surely on one side.
    var isClosed: (below: Bool, above: Bool)
    /// After which of them means change sides.
    var changes: [Int]

    /// Whether the target is passed: once, or an odd number of times.
    var isCrossing: Bool { changes.count % 2 == 1 }
    /// The middle change of sides.
    var middle: Int { changes[changes.count / 2] }
  }

  /// Whether the mean of a value is on the side that holds.
  private func holds(_ place: Int) -> Bool {
    switch points[place].standing {
    case .holds: true
    case .fails, .missing: false
    case .open: relation.holds(points[place].figure ?? .nan, target)
    }
  }

  /// The zones: between neighbours that are sure, and at both ends of the values that have a figure.
  private var zones: [Zone] {
    var zones: [Zone] = []
    var start: (place: Int, isSure: Bool)?
    func end(_ place: Int, isSure: Bool) {
      guard let start, start.place < place else { return }
      let changes = (start.place..<place).filter { holds($0) != holds($0 + 1) }
      if changes.isEmpty { return }
      zones.append(
        Zone(
          places: start.place...place, isClosed: (below: start.isSure, above: isSure),
          changes: changes))
    }
    for (place, point) in points.enumerated() {
      switch point.standing {
      case .missing:
        end(place - 1, isSure: false)
        start = nil
      case .open: start = start ?? (place, false)
      case .holds, .fails:
        end(place, isSure: true)
        start = (place, true)
      }
    }
    end(points.count - 1, isSure: false)
    return zones
  }

  // MARK: Bisection

  /// The values to try next, in order; none where all is known as closely as it is sought.
  ///
  /// Where simulation error decides everywhere, or on which side both ends of a zone are, no further value helps.
  var next: [Double] {
    let found = zones.filter { $0.isCrossing && ($0.isClosed.below || $0.isClosed.above) }
      .flatMap { zone -> [Double] in
        let (first, last) = (zone.places.lowerBound, zone.places.upperBound)
        let width = points[last].value - points[first].value
        return [
          middle(after: zone.middle, within: width / Self.finest.value),
          zone.isClosed.below ? middle(after: first, within: width / Self.finest.ends) : nil,
          zone.isClosed.above ? middle(after: last - 1, within: width / Self.finest.ends) : nil,
        ].compactMap(\.self)
      }
    return Set(found).sorted()
  }

  /// A value between a place and the next; nil where they are close enough.
  private func middle(after place: Int, within width: Double) -> Double? {
    let (low, high) = (points[place].value, points[place + 1].value)
    let enough = max(range.closest, range.isWhole ? 0 : width)
    return high - low > enough ? range.middle(low, high) : nil
  }

  // MARK: Findings

  /// Where the target is passed.
  var crossings: [SeekCrossing] {
    zones.filter { $0.isCrossing && ($0.isClosed.below || $0.isClosed.above) }.map(crossing)
  }

  /// Where simulation error decides whether the target is passed twice, or at all.
  var touches: [ClosedRange<Double>] {
    zones.filter { !($0.isCrossing && ($0.isClosed.below || $0.isClosed.above)) }
      .map { points[$0.places.lowerBound].value...points[$0.places.upperBound].value }
  }

  private func crossing(_ zone: Zone) -> SeekCrossing {
    let (first, last) = (zone.places.lowerBound, zone.places.upperBound)
    let (below, above) = (points[zone.middle], points[zone.middle + 1])
    let isRising = holds(zone.middle + 1)
    let isAdjacent = first + 1 == last
    let isJump = !range.isWhole && isAdjacent && self.isJump(below, above)
    var ends = (
      low: zone.isClosed.below ? end(from: first, to: first + 1) : points[first].value,
      high: zone.isClosed.above ? end(from: last, to: last - 1) : points[last].value
    )
    // What is just so much lies between what is less and what is more, and perhaps nowhere.
    let isEqual = relation == .equal
    let isAsClose =
      range.isWhole ? whole(from: below.value, by: 1, until: above.value) == above.value : isJump
    let meeting = isEqual ? [below, above].filter { $0.mayBe(target) } : []
    let isMissed = isEqual && isAsClose && meeting.isEmpty
    let value: Double
    if range.isWhole {
      value = nearest(of: meeting)?.value ?? (isRising ? above.value : below.value)
      if zone.isClosed.below {
        ends.low = points[first].value
        if isRising || isEqual {
          ends.low = whole(from: ends.low, by: 1, until: points[first + 1].value)
        }
      }
      if zone.isClosed.above {
        ends.high = points[last].value
        if !isRising || isEqual {
          ends.high = whole(from: ends.high, by: -1, until: points[last - 1].value)
        }
      }
    } else if isJump {
      value = nearest(of: meeting)?.value ?? (isRising ? above.value : below.value)
      ends = (below.value, above.value)
    } else {
      value = crossed(below.figure, above.figure, below.value, above.value)
    }
    let judged = points[zone.places].map(\.measure.judged)
    return SeekCrossing(
      value: value, interval: Interval(low: min(ends.low, value), high: max(ends.high, value)),
      isOpenBelow: !zone.isClosed.below && !range.isLimit.from,
      isOpenAbove: !zone.isClosed.above && !range.isLimit.to, isRising: isRising,
      isFirm: judged.allSatisfy { $0?.isFirm ?? false },
      advice: judged.compactMap { $0?.advice }.max(), below: below, above: above,
      isJump: isJump || isMissed, isMissed: isMissed)
  }

  /// The next whole number that may be a valid scenario, not beyond a value that was tried.
  private func whole(from value: Double, by step: Double, until tried: Double) -> Double {
    var next = value + step
    while next != tried, refused.contains(next) { next += step }
    return next
  }

  /// Of some values the one whose figure is closest to the target.
  private func nearest(of points: [SeekPoint]) -> SeekPoint? {
    points.min { abs(($0.figure ?? .infinity) - target) < abs(($1.figure ?? .infinity) - target) }
  }

  /// Where the interval of the figure begins to hold the target, from a value that is surely on one side to its
  /// neighbour: between them, the end of the interval next to the target is taken to change in a straight line.
  private func end(from sure: Int, to other: Int) -> Double {
    let takesHigh = (points[sure].standing == .fails) == relation.isUpward
    func bound(_ place: Int) -> Double? {
      points[place].measure.judged.map { takesHigh ? $0.interval.high : $0.interval.low }
    }
    return crossed(bound(sure), bound(other), points[sure].value, points[other].value)
  }

  /// Where a straight line between two figures meets the target; where there is none, the first value.
  private func crossed(_ a: Double?, _ b: Double?, _ first: Double, _ second: Double) -> Double {
    guard let a, let b, a != b, a.isFinite, b.isFinite else { return first }
    let share = min(max((target - a) / (b - a), 0), 1)
    return first + share * (second - first)
  }

  /// Whether two neighbours on different sides of the target, as close as can be, are far apart.
  private func isJump(_ below: SeekPoint, _ above: SeekPoint) -> Bool {
    let figures = points.filter(\.isOfGrid).compactMap(\.figure)
    guard let a = below.figure, let b = above.figure, let least = figures.min(),
      let most = figures.max()
    else { return false }
    return above.value - below.value <= 2 * range.closest && abs(b - a) > Self.jump * (most - least)
  }
}

/// A value at which a figure passes a target.
public struct SeekCrossing: Sendable, Hashable {
  /// The value: of whole numbers the first or the last that holds, or the one that is closest to being just so
  /// much.
  public var value: Double
  /// The interval that simulation error leaves: the values at which the 95 % interval of the figure holds the
  /// target; of whole numbers those that may be the first, or the last, that holds, or may be just so much.
  public var interval: Interval
  /// Whether the interval may reach below the values that were tried, where the parameter can.
  public var isOpenBelow: Bool
  /// Whether the interval may reach above the values that were tried, where the parameter can.
  public var isOpenAbove: Bool
  /// Whether the condition holds above it, and not below.
  public var isRising: Bool
  /// Whether it rests on firm intervals alone.
  public var isFirm: Bool
  /// About how many replicates make them firm.
  public var advice: SampleInterval.Advice?
  /// The closest value below that was tried.
  public var below: SeekPoint
  /// The closest value above that was tried.
  public var above: SeekPoint
  /// Whether the figure jumps past the target, and takes no value near it.
  public var isJump: Bool
  /// Whether the figure was to be just so much, and jumps past that: then it holds at no value.
  public var isMissed: Bool
}
