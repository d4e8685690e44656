import Parallelism

/// `GraphModel.erdosRenyi(people:contacts:)`: pure chance, the graph G(n, p).
///
/// 1. The chance of a tie is p = contacts / (people - 1).
/// 2. Every pair of people is tied with chance p, independently.
///
/// People have a binomial number of contacts, for many people almost Poisson, with mean `contacts`.
///
/// Limits: contacts in 0...people - 1, not necessarily whole.
///
/// Complexity: O(people + ties) expected time, shared by the workers: gaps between ties are drawn,
/// not coins (see ``PairTable``).
///
/// References: Gilbert, *Random graphs*, Ann. Math. Stat. 30 (1959); Erdos and Renyi, *On random
/// graphs I*, Publ. Math. Debrecen 6 (1959); Batagelj and Brandes 2005 for the gaps.
struct ErdosRenyi: GraphGenerator {
  let people: Int
  let contacts: Double

  var parameterProblem: GraphModelProblem? {
    let most = max(0, people - 1)
    return .unless(
      (0...Double(most)).contains(contacts), "contacts",
      "a mean of \(words(contacts)) is not in 0...\(most), the number of other people")
  }

  var expectedTies: Double { Double(people) * contacts / 2 }

  func graph(random: GraphStream, workers: Workers) throws(GraphModelProblem) -> Graph {
    try StochasticBlockModel(sizes: [people], contacts: [[contacts]])
      .graph(random: random, workers: workers)
  }
}
