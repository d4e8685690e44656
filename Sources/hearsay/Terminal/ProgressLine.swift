import Experiments
import Foundation
import Synchronization

/// One line on standard error that shows progress; redrawn at most ten times a second.
package final class ProgressLine: Sendable {
  private struct State {
    var unit: String?
    var started = ContinuousClock.now
    var drawn: ContinuousClock.Instant?
    var isOver = false
  }

  private let unit: String
  /// Its width in columns, or nil for a line that is not shown.
  private let width: Int?
  private let state = Mutex(State())

  /// Makes a line of at most this many columns that counts this; without a width it shows nothing.
  init(of unit: String, width: Int?) {
    self.unit = unit
    self.width = width
  }

  /// What calibration counts.
  static let calibration = "stories to calibrate"

  /// Shows the progress of an experiment; called from any thread.
  func show(_ progress: ExperimentProgress) {
    show(
      done: progress.done, total: progress.total,
      of: progress.stage == .calibration ? Self.calibration : nil, isOpen: progress.isOpen)
  }

  /// Shows how much is done; called from any thread.
  ///
  /// - Parameters:
  ///   - done: How many are done.
  ///   - total: How many there are.
  ///   - unit: What is counted at this stage, if not the usual; a new stage starts a new clock.
  ///   - isOpen: Whether there may be more.
  func show(done: Int, total: Int, of unit: String? = nil, isOpen: Bool = false) {
    guard let width else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      if state.isOver { return }
      if state.unit != unit { (state.unit, state.started) = (unit, now) }
      if let drawn = state.drawn, now - drawn < .milliseconds(100) { return }
      state.drawn = now
      let line = Self.text(
        done: done, total: total, of: unit ?? self.unit,
        seconds: (now - state.started) / .seconds(1), isOpen: isOpen)
      try? StandardStream.error.write("\r\u{1B}[K" + line.prefix(width - 1))
    }
  }

  /// Erases the line for good.
  func erase() {
    state.withLock { state in
      state.isOver = true
      if state.drawn != nil { try? StandardStream.error.write("\r\u{1B}[K") }
    }
  }

  /// The line: `1200/4096 runs  29%  350/s  8 s left`.
  package static func text(
    done: Int, total: Int, of unit: String = "runs", seconds: Double, isOpen: Bool = false
  ) -> String {
    let percent = total > 0 ? done * 100 / total : 100
    var parts =
      isOpen
      ? ["\(done) of at least \(total) \(unit)"] : ["\(done)/\(total) \(unit)", "\(percent)%"]
    if done > 0, seconds > 0 {
      let rate = Double(done) / seconds
      parts.append("\(brief(rate))/s")
      let left = duration(Double(total - done) / rate)
      parts.append(isOpen ? "at least \(left) left" : "\(left) left")
    }
    return parts.joined(separator: "  ")
  }

  private static func brief(_ rate: Double) -> String {
    rate >= 10 ? "\(Int(min(rate, 1e15)))" : "\((rate * 10).rounded() / 10)"
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
