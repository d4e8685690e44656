import Synchronization

/// The bytes that those who read parts of one file at the same time hold together.
final class HeldBytes: Sendable {
  private let bytes = Atomic(0)

  /// Counts a change, and returns what all hold now.
  func change(by difference: Int) -> Int {
    bytes.add(difference, ordering: .relaxed).newValue
  }
}
