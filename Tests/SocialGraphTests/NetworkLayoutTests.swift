import SocialGraph
import Testing

@Suite struct NetworkLayoutTests {
  private func distance(_ one: NetworkLayout.Place, _ other: NetworkLayout.Place) -> Double {
    ((one.x - other.x) * (one.x - other.x) + (one.y - other.y) * (one.y - other.y)).squareRoot()
  }

  @Test func `everybody has a place of their own in the square, which is filled one way`() {
    for people in [2, 3, 65, 400] {
      let ties = (1..<people).map { (PersonID($0), PersonID($0 / 2)) }
      let places = NetworkLayout.places(people: people, ties: ties)
      #expect(places.count == people && Set(places).count == people)
      #expect(places.allSatisfy { (0...1).contains($0.x) && (0...1).contains($0.y) })
      let (xs, ys) = (places.map(\.x).sorted(), places.map(\.y).sorted())
      #expect(max(xs[people - 1] - xs[0], ys[people - 1] - ys[0]) > 0.999)
      #expect(places == NetworkLayout.places(people: people, ties: ties))
    }
    #expect(NetworkLayout.places(people: 0, ties: []).isEmpty)
    let alone = NetworkLayout.places(people: 1, ties: [])
    #expect(alone.count == 1 && alone[0].x == 0.5 && alone[0].y == 0.5)
  }

  @Test func `contacts are nearer than others: two circles of friends with one tie between`() {
    let circle = (0..<10).flatMap { one in (0..<one).map { (PersonID(one), PersonID($0)) } }
    let ties = circle + circle.map { ($0 + 10, $1 + 10) } + [(0, 10)]
    let places = NetworkLayout.places(people: 20, ties: ties)
    var (within, between) = (0.0, 0.0)
    for one in 0..<20 {
      for other in 0..<one {
        let apart = distance(places[one], places[other])
        if (one < 10) == (other < 10) { within += apart / 90 } else { between += apart / 100 }
      }
    }
    #expect(3 * within < between)
  }

  @Test func `nobody is on top of anybody, and the longer side lies flat`() {
    for people in [2, 30, 100, 300] {
      // Everybody with person 0, which pulls all to one place.
      let places = NetworkLayout.places(
        people: people, ties: (1..<people).map { (0, PersonID($0)) })
      var nearest = Double.infinity
      for one in 0..<people {
        for other in 0..<one { nearest = min(nearest, distance(places[one], places[other])) }
      }
      #expect(nearest > 0.9 * NetworkLayout.leastDistance(people: people))
      let (xs, ys) = (places.map(\.x).sorted(), places.map(\.y).sorted())
      #expect(xs[people - 1] - xs[0] > 0.999)
      #expect(ys[people - 1] - ys[0] < NetworkLayout.height + 0.001)
    }
    #expect(NetworkLayout.leastDistance(people: 400) < NetworkLayout.leastDistance(people: 100))
  }

  @Test func `a circle is drawn as one: neighbours are nearest, and who is opposite is furthest`() {
    let places = NetworkLayout.places(
      people: 40, ties: (0..<40).map { (PersonID($0), PersonID(($0 + 1) % 40)) })
    for person in 0..<40 {
      let apart = [1, 10, 20].map { distance(places[person], places[(person + $0) % 40]) }
      #expect(apart[0] < apart[1] && apart[1] < apart[2])
    }
  }

  @Test func `people without ties, and groups apart, are in sight`() {
    let places = NetworkLayout.places(people: 9, ties: [(0, 1), (1, 2), (2, 0), (3, 4), (5, 5)])
    #expect(Set(places).count == 9)
    #expect(distance(places[0], places[1]) < distance(places[0], places[3]))
    #expect(NetworkLayout.places(people: 5, ties: []).allSatisfy { (0...1).contains($0.y) })
  }

  @Test func `which way a tie goes, and in which order ties are given, changes nothing`() {
    let ties: [(PersonID, PersonID)] = [(0, 1), (1, 2), (2, 3), (3, 0), (3, 4)]
    let turned = ties.reversed().map { ($1, $0) }
    #expect(
      NetworkLayout.places(people: 5, ties: ties) == NetworkLayout.places(people: 5, ties: turned))
  }
}
