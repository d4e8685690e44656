import Foundation

/// How an experiment runs; nothing here changes a result.
///
/// Other values than the defaults are for tests.
package struct ExperimentOptions: Sendable {
  /// The bytes of graphs that are held at a time.
  package var graphBudget: Double
  /// The bytes of memory that there are.
  package var memory: Double
  /// Which block is run at a place in the order, of so many.
  package var blockOrder: @Sendable (_ place: Int, _ blocks: Int) -> Int

  /// Makes options: a quarter of the machine's memory for graphs, at most 1 GiB, and blocks in order.
  package init(
    graphBudget: Double? = nil,
    memory: Double = Double(ProcessInfo.processInfo.physicalMemory),
    blockOrder: @escaping @Sendable (_ place: Int, _ blocks: Int) -> Int = { place, _ in place }
  ) {
    self.graphBudget = graphBudget ?? min(memory / 4, 1_073_741_824)
    self.memory = memory
    self.blockOrder = blockOrder
  }
}
