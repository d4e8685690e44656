import Foundation

/// How an experiment runs; nothing here changes a result.
///
/// Other values than the defaults are for tests.
package struct ExperimentOptions: Sendable {
  /// The bytes of graphs that are held at a time, or nil for a quarter of the memory, at most 1 GiB.
  var graphBudget: Double?
  /// The bytes of memory that there are.
  var memory = Double(ProcessInfo.processInfo.physicalMemory)
  /// Which block is run at a place in the order, of so many.
  var blockOrder: @Sendable (_ place: Int, _ blocks: Int) -> Int = { place, _ in place }

  /// The bytes of graphs that are held at a time.
  var budget: Double { graphBudget ?? min(memory / 4, 1_073_741_824) }
}
