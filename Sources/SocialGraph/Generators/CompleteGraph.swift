import Parallelism

/// `GraphModel.complete(people:)`: everybody knows everybody, which is complete mixing.
///
/// Nothing is generated or stored: the j-th contact of u is j, or j + 1 from u on.
///
/// Limits: people in 0...2^32 - 1. Complexity: O(1) time and memory.
struct CompleteGraph: GraphGenerator {
  let people: Int

  var parameterProblem: GraphModelProblem? { nil }

  var expectedTies: Double { Double(people) * Double(people - 1) / 2 }

  func graph(random: GraphStream, workers: Workers) throws(GraphModelProblem) -> Graph {
    Graph(completeWithPeople: people)
  }
}
