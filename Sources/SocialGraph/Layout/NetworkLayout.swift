internal import Randomness

/// Where to draw the people of a small network: contacts near each other, others apart.
///
/// Spring forces (Fruchterman and Reingold, *Graph drawing by force-directed placement*, Software: Practice
/// and Experience 21 (1991)), with a pull towards the middle that keeps people without contacts in sight:
///
/// 1. Everybody starts at a random place that depends on their number alone.
/// 2. In each of 150 steps all people repel each other, ties pull, and each person moves by the force,
///    but at most by a distance that falls to 0.
/// 3. The drawing is moved and scaled into the unit square.
///
/// Sums, products, quotients and square roots only, in a fixed order: the same everywhere.
public enum NetworkLayout {
  /// The number of steps that the documentation names.
  static let steps = 150
  /// The most that somebody moves in the first step.
  private static let largestMove = 0.1
  /// The pull towards the middle.
  private static let gravity = 1.0

  /// A place in the unit square.
  public struct Place: Sendable, Hashable {
    /// From left to right, in 0...1.
    public var x: Double
    /// From bottom to top, in 0...1.
    public var y: Double
  }

  /// Finds places for everybody.
  ///
  /// - Parameters:
  ///   - people: The number of people.
  ///   - ties: Pairs of them.
  /// - Returns: A place for each, to four decimals.
  /// - Complexity: O(people^2 + ties), 150 times: a tenth of a second for 400 people.
  public static func places(people: Int, ties: [(PersonID, PersonID)]) -> [Place] {
    if people == 0 { return [] }
    let key = RandomKey(seed: 0, purpose: .graph)
    var places = (0..<people).map { person in
      let draws = key.draws(of: PersonID(person))
      return Place(x: draws.unit(0), y: draws.unit(1))
    }
    // The distance at which a tie is at rest between two alone.
    let spring = 1 / Double(people).squareRoot()
    var forces = [Place](repeating: Place(x: 0, y: 0), count: people)
    for step in 0..<steps {
      for one in 0..<people {
        forces[one].x += gravity * (0.5 - places[one].x)
        forces[one].y += gravity * (0.5 - places[one].y)
        for other in 0..<one {
          let (x, y) = (places[one].x - places[other].x, places[one].y - places[other].y)
          // The floor keeps two at one place from flying apart.
          let push = spring * spring / max(x * x + y * y, 1e-6)
          forces[one].x += x * push
          forces[one].y += y * push
          forces[other].x -= x * push
          forces[other].y -= y * push
        }
      }
      for (one, other) in ties {
        let (one, other) = (Int(one), Int(other))
        let (x, y) = (places[one].x - places[other].x, places[one].y - places[other].y)
        let pull = (x * x + y * y).squareRoot() / spring
        forces[one].x -= x * pull
        forces[one].y -= y * pull
        forces[other].x += x * pull
        forces[other].y += y * pull
      }
      let most = largestMove * Double(steps - step) / Double(steps)
      for person in 0..<people {
        let force = forces[person]
        let length = (force.x * force.x + force.y * force.y).squareRoot()
        let scale = length > most ? most / length : 1
        places[person].x += force.x * scale
        places[person].y += force.y * scale
        forces[person] = Place(x: 0, y: 0)
      }
    }
    return scaled(places)
  }

  /// Moves and scales places into the unit square, both ways alike.
  private static func scaled(_ places: [Place]) -> [Place] {
    let (left, right) = (
      places.reduce(.infinity) { min($0, $1.x) }, places.reduce(-.infinity) { max($0, $1.x) }
    )
    let (bottom, top) = (
      places.reduce(.infinity) { min($0, $1.y) }, places.reduce(-.infinity) { max($0, $1.y) }
    )
    let size = max(right - left, top - bottom)
    func value(_ number: Double, from low: Double, to high: Double) -> Double {
      let place = size > 0 ? 0.5 + (number - (low + high) / 2) / size : 0.5
      return (place * 10_000).rounded() / 10_000
    }
    return places.map {
      Place(x: value($0.x, from: left, to: right), y: value($0.y, from: bottom, to: top))
    }
  }
}
