internal import Foundation

/// How much of the slow statistical tests is run: all of it where the variable `HEARSAY_FULL_TESTS` is 1,
/// as `.ci/run` sets it, and a part by default.
///
/// A reduced test has fewer cases, each as strict as in full, or fewer replicates, where its tolerance
/// is computed from the standard error of as many as were run. No tolerance is wider just because the
/// test is reduced.
public enum TestExtent {
  /// Whether slow tests run in full.
  ///
  /// The first one to ask prints which it is.
  public static let isFull: Bool = {
    let isFull = ProcessInfo.processInfo.environment["HEARSAY_FULL_TESTS"] == "1"
    print(
      isFull
        ? "note: slow statistical tests run in full (HEARSAY_FULL_TESTS=1)"
        : "note: slow statistical tests run at reduced size; HEARSAY_FULL_TESTS=1 runs them in full"
    )
    return isFull
  }()

  /// A number of replicates or experiments: this one in full, that one by default.
  public static func count(full: Int, reduced: Int) -> Int { isFull ? full : reduced }

  /// How many experiments a test of coverage draws: as many as the variable `HEARSAY_EXPERIMENTS` says, else
  /// 300 in full, and this many by default.
  public static func experiments(reduced: Int) -> Int {
    ProcessInfo.processInfo.environment["HEARSAY_EXPERIMENTS"].flatMap { Int($0) }
      ?? count(full: 300, reduced: reduced)
  }

  /// All cases of a test in full; by default this many of them, evenly spaced from the first on.
  ///
  /// - Precondition: There are at least this many.
  public static func cases<Case>(_ all: [Case], reduced count: Int) -> [Case] {
    isFull ? all : (0..<count).map { all[$0 * all.count / count] }
  }
}
