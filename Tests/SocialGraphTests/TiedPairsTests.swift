import Parallelism
import SocialGraph
import TestSupport
import Testing

/// `TiedPairs` through the dense graphs of the two models that use it.
@Suite struct TiedPairsTests {
  @Test(arguments: [(200, 64), (200, 120), (1023, 66), (1040, 64), (1040, 66)])
  func `dense small worlds keep their promises`(people: Int, contacts: Int) throws {
    for rewire in [0.2, 1] {
      let graph = try GraphModel.wattsStrogatz(people: people, contacts: contacts, rewire: rewire)
        .build(seed: 5, workers: .single)
      // A tie moved onto another would be missing.
      #expect(graph.ties == people * contacts / 2)
      #expect((graph.degrees.min() ?? 0) >= contacts / 2)
      let stayed = (0..<people).reduce(0) { sum, person in
        sum
          + graph.contacts(of: PersonID(person)).count { contact in
            let gap = abs(person - Int(contact))
            return min(gap, people - gap) <= contacts / 2
          }
      }
      // Of ties that move, some come to lie on the ring again; 0.03 is five standard errors or more.
      let share = Double(stayed) / Double(people * contacts)
      #expect(share > 1 - rewire - 0.03 && share < 1)
    }
  }

  @Test(arguments: [(130, 64), (200, 80), (1000, 66), (1024, 64), (500, 249)])
  func `dense regular graphs are regular`(people: Int, contacts: Int) throws {
    for seed in 1...3 as ClosedRange<UInt64> {
      let graph = try GraphModel.randomRegular(people: people, contacts: contacts)
        .build(seed: seed, workers: .single)
      #expect(graph.degrees.allSatisfy { $0 == contacts })
      #expect(graph.checkInvariants() == [])
    }
  }
}
