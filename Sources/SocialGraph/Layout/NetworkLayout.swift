internal import Randomness

/// Where to draw the people of a small network: the further apart in the network, the further apart in the
/// drawing, and nobody on top of anybody else.
///
/// Stress majorization (Gansner, Koren and North, *Graph drawing by stress majorization*, Graph Drawing 2004),
/// person by person:
///
/// 1. Two people should be as far apart as ties lie between them, times 1.35 less the share of contacts that
///    they have in common (Jaccard): so circles of friends draw together. People whom no ties connect are
///    apart as if on the borders of their groups.
/// 2. Everybody starts at the two largest components of classical scaling, found by 20 steps of power
///    iteration from vectors that depend on the numbers of people alone.
/// 3. In each of 40 sweeps each person moves to where distances to all others fit best, near ones first.
/// 4. The longer side is turned to lie flat. Distances from the middle are raised to the power 3/4: who has
///    few ties is less far outside, and the crowd in the middle gets room.
/// 5. The drawing is scaled into a box of 1 by 0.75, and in at most 100 passes people who are too near push each
///    other apart.
///
/// Sums, products, quotients and square roots only, in a fixed order: the same everywhere.
public enum NetworkLayout {
  /// The height of a drawing as a share of its width, at most.
  public static let height = 0.75

  /// How far apart people are at least, but for what 100 passes leave, as a share of the width.
  ///
  /// - Parameter people: The number of people.
  /// - Returns: 0.05; less where there is no room for that.
  public static func leastDistance(people: Int) -> Double {
    // In a regular pattern that fills the box people are 0.93 / sqrt(people) apart; some slack is needed.
    min(0.05, 0.75 / Double(people).squareRoot())
  }

  /// A place in the unit square.
  public struct Place: Sendable, Hashable {
    /// From left to right, in 0...1.
    public var x: Double
    /// From bottom to top, in 0...1; the drawing takes up the middle of it.
    public var y: Double

    /// Makes a place.
    package init(x: Double, y: Double) { (self.x, self.y) = (x, y) }
  }

  /// Finds places for everybody.
  ///
  /// - Parameters:
  ///   - people: The number of people.
  ///   - ties: Pairs of them; which way a tie goes does not matter.
  /// - Returns: A place for each, to four decimals.
  /// - Complexity: O(people * (people + ties)), and O(people^2) for each of at most 180 steps: a tenth of a second for
  ///   400 people.
  public static func places(people: Int, ties: [(PersonID, PersonID)]) -> [Place] {
    guard people > 1 else { return Array(repeating: Place(x: 0.5, y: 0.5), count: people) }
    let lengths = wantedLengths(people, ties)
    var places = scaledClassically(lengths, people)
    for _ in 0..<40 { fit(&places, lengths) }
    layFlat(&places)
    drawTogether(&places)
    scale(&places)
    for _ in 0..<100 where pushApart(&places) {}
    scale(&places)
    return places.map { Place(x: rounded($0.x), y: rounded($0.y + (1 - height) / 2)) }
  }

  private static func rounded(_ number: Double) -> Double { (number * 10_000).rounded() / 10_000 }

  // MARK: Distances

  /// How far apart each pair of people should be, row by row.
  private static func wantedLengths(_ people: Int, _ ties: [(PersonID, PersonID)]) -> [Double] {
    let words = (people + 63) / 64
    // Everybody is among their own contacts, so that two friends with the same friends have all in common.
    var sets = [UInt64](repeating: 0, count: people * words)
    var contacts = [[Int]](repeating: [], count: people)
    func insert(_ one: Int, _ other: Int) {
      let bit: UInt64 = 1 << UInt64(other % 64)
      if sets[one * words + other / 64] & bit != 0 { return }
      sets[one * words + other / 64] |= bit
      if one != other { contacts[one].append(other) }
    }
    for person in 0..<people { insert(person, person) }
    for (one, other) in ties {
      insert(Int(one), Int(other))
      insert(Int(other), Int(one))
    }
    var lengths = [Double](repeating: 0, count: people * people)
    for one in 0..<people {
      let hops = self.hops(from: one, contacts)
      for other in 0..<people where hops[other] > 0 {
        var (common, all) = (0, 0)
        for word in 0..<words {
          let (mine, theirs) = (sets[one * words + word], sets[other * words + word])
          common += (mine & theirs).nonzeroBitCount
          all += (mine | theirs).nonzeroBitCount
        }
        lengths[one * people + other] =
          Double(hops[other]) * (1.35 - Double(common) / Double(all))
      }
    }
    connect(&lengths, people)
    return lengths
  }

  /// How many ties lie between a person and everybody; 0 where none do.
  private static func hops(from person: Int, _ contacts: [[Int]]) -> [Int] {
    var hops = [Int](repeating: 0, count: contacts.count)
    var queue = [person]
    var next = 0
    while next < queue.count {
      let one = queue[next]
      next += 1
      for other in contacts[one] where other != person && hops[other] == 0 {
        hops[other] = hops[one] + 1
        queue.append(other)
      }
    }
    return hops
  }

  /// Sets the distances of people whom no ties connect: the mean distances within both groups, and half a tie.
  private static func connect(_ lengths: inout [Double], _ people: Int) {
    let radii = (0..<people).map { person -> Double in
      let row = lengths[person * people..<(person + 1) * people].filter { $0 > 0 }
      return row.isEmpty ? 0 : row.reduce(0, +) / Double(row.count)
    }
    for one in 0..<people {
      for other in 0..<people where one != other && lengths[one * people + other] == 0 {
        lengths[one * people + other] = (radii[one] + radii[other]) / 2 + 0.5
      }
    }
  }

  // MARK: Places

  /// The two largest components of classical scaling.
  private static func scaledClassically(_ lengths: [Double], _ people: Int) -> [Place] {
    let squares = lengths.map { $0 * $0 }
    let means = (0..<people).map { person in
      squares[person * people..<(person + 1) * people].reduce(0, +) / Double(people)
    }
    let mean = means.reduce(0, +) / Double(people)
    let key = RandomKey(seed: 0, purpose: .graph)
    var found: [[Double]] = []
    for component in 0..<2 {
      var vector = (0..<people).map { key.draws(of: PersonID($0)).unit(component) - 0.5 }
      for _ in 0..<20 {
        for earlier in found {
          let share = product(vector, earlier) / product(earlier, earlier)
          for person in 0..<people { vector[person] -= share * earlier[person] }
        }
        let sum = vector.reduce(0, +)
        let weighted = product(vector, means)
        var next = (0..<people).map { one in
          var row = 0.0
          for other in 0..<people { row += squares[one * people + other] * vector[other] }
          return (means[one] * sum + weighted - mean * sum - row) / 2
        }
        let length = product(next, next).squareRoot()
        if length > 0 { for person in 0..<people { next[person] /= length } }
        vector = next
      }
      found.append(vector)
    }
    let size = Double(people).squareRoot() * mean.squareRoot()
    return (0..<people).map { Place(x: size * found[0][$0], y: size * found[1][$0]) }
  }

  private static func product(_ one: [Double], _ other: [Double]) -> Double {
    var sum = 0.0
    for place in one.indices { sum += one[place] * other[place] }
    return sum
  }

  /// Moves each person to where the distances to all others fit best.
  private static func fit(_ places: inout [Place], _ lengths: [Double]) {
    let people = places.count
    for one in 0..<people {
      var (x, y, weights) = (0.0, 0.0, 0.0)
      let place = places[one]
      for other in 0..<people where other != one {
        let wanted = lengths[one * people + other]
        let weight = 1 / (wanted * wanted)
        let (dx, dy) = (place.x - places[other].x, place.y - places[other].y)
        // The floor keeps two at one place from flying apart.
        let pull = wanted / max((dx * dx + dy * dy).squareRoot(), 1e-6)
        x += weight * (places[other].x + dx * pull)
        y += weight * (places[other].y + dy * pull)
        weights += weight
      }
      places[one] = Place(x: x / weights, y: y / weights)
    }
  }

  /// Turns the drawing so that the longer side lies flat.
  private static func layFlat(_ places: inout [Place]) {
    centre(&places)
    var (xx, xy, yy) = (0.0, 0.0, 0.0)
    for place in places {
      xx += place.x * place.x
      xy += place.x * place.y
      yy += place.y * place.y
    }
    let half = (xx - yy) / 2
    let root = (half * half + xy * xy).squareRoot()
    // The eigenvector of the larger eigenvalue, from the side that does not cancel.
    var (x, y) = half >= 0 ? (half + root, xy) : (xy, root - half)
    let length = (x * x + y * y).squareRoot()
    if length == 0 { return }
    (x, y) = (x / length, y / length)
    for person in places.indices {
      let place = places[person]
      places[person] = Place(x: place.x * x + place.y * y, y: place.y * x - place.x * y)
    }
  }

  private static func centre(_ places: inout [Place]) {
    let count = Double(places.count)
    let x = places.reduce(0) { $0 + $1.x } / count
    let y = places.reduce(0) { $0 + $1.y } / count
    for person in places.indices {
      places[person].x -= x
      places[person].y -= y
    }
  }

  /// Raises distances from the middle to the power 3/4.
  private static func drawTogether(_ places: inout [Place]) {
    for person in places.indices {
      let place = places[person]
      let radius = (place.x * place.x + place.y * place.y).squareRoot()
      let factor = radius > 0 ? 1 / radius.squareRoot().squareRoot() : 0
      places[person] = Place(x: place.x * factor, y: place.y * factor)
    }
  }

  /// Scales places into the box, each way by at most a third more than the other.
  private static func scale(_ places: inout [Place]) {
    var (left, right, bottom, top) = (
      Double.infinity, -Double.infinity, Double.infinity, -Double.infinity
    )
    for place in places {
      (left, right) = (min(left, place.x), max(right, place.x))
      (bottom, top) = (min(bottom, place.y), max(top, place.y))
    }
    let wide = right > left ? 1 / (right - left) : .infinity
    let high = top > bottom ? height / (top - bottom) : .infinity
    let (x, y) = (min(wide, high * 4 / 3), min(high, wide * 4 / 3))
    for person in places.indices {
      let place = places[person]
      places[person] = Place(
        x: 0.5 + (place.x - (left + right) / 2) * (x.isFinite ? x : 0),
        y: height / 2 + (place.y - (bottom + top) / 2) * (y.isFinite ? y : 0))
    }
  }

  /// Moves people who are too near each other half of what is missing, each.
  ///
  /// - Returns: Whether anybody moved.
  private static func pushApart(_ places: inout [Place]) -> Bool {
    let people = places.count
    let least = leastDistance(people: people)
    var hasMoved = false
    for one in 1..<people {
      for other in 0..<one {
        var (x, y) = (places[one].x - places[other].x, places[one].y - places[other].y)
        var distance = (x * x + y * y).squareRoot()
        if distance >= least { continue }
        hasMoved = true
        if distance < 1e-9 {
          // Two at one place part sideways.
          (x, y, distance) = (1e-9, 0, 1e-9)
        }
        let move = (least - distance) / distance / 2
        places[one].x += x * move
        places[one].y += y * move
        places[other].x -= x * move
        places[other].y -= y * move
      }
    }
    return hasMoved
  }
}
