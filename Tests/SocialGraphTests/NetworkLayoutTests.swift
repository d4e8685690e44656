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
}
