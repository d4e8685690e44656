public import SocialGraph
public import WordOfMouth

/// Customers by name: resolves the labels of a scenario or of a customer list to people of a graph.
public enum CustomerList {
  /// The people of a scenario's listed or filed customers.
  ///
  /// - Parameters:
  ///   - customers: `.listed` or `.file`; drawn customers give themselves.
  ///   - labels: What the people of the graph are called.
  ///   - people: The number of people in the graph.
  /// - Returns: The first-hand opinions to simulate, and remarks for the user (rows without an
  ///   opinion, for instance).
  /// - Throws: ``ScenarioErrors`` if somebody is not in the graph, is listed twice, if more
  ///   customers are asked for than there are people, or if the file cannot be read.
  public static func firstHand(
    _ customers: Customers, labels: PersonLabels, people: Int
  ) throws(ScenarioErrors) -> (firstHand: FirstHand, notes: [String]) { fatalError("contract") }
}
