import Foundation
import Synchronization

/// Says on standard error, once a minute, what was found so far.
final class FuzzProgress: Sendable {
  private let last = Mutex(Date())

  func show(_ summary: FuzzSummary) {
    last.withLock { last in
      guard -last.timeIntervalSinceNow > 60 else { return }
      last = Date()
      let text = "\(summary.total) inputs so far\n\(summary.text(isDetailed: false))\n"
      FileHandle.standardError.write(Data(text.utf8))
    }
  }
}
