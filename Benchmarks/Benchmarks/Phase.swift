import Foundation
import Measurement

/// What one phase of a long piece of work took: time, and the most memory in use during it.
struct Phase {
  /// What was done.
  let name: String
  /// How long it took.
  let seconds: Double
  /// The most memory this process had in use during it, in bytes; 0 where the system does not tell.
  let peakBytes: Int

  /// Does a phase.
  ///
  /// - Returns: What the work returned, and what it took.
  static func run<Result>(
    _ name: String, _ work: () throws -> Result
  ) rethrows -> (Result, Phase) {
    resetPeak()
    let start = ContinuousClock.now
    let result = try work()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    return (result, Phase(name: name, seconds: seconds, peakBytes: Machine.peakBytes ?? 0))
  }

  /// Prints it, with what there is to say of it; a figure of the remark is for scripts alone.
  func tell(_ remark: String, _ figure: (name: String, value: Double)? = nil, asJSON: Bool) {
    if asJSON {
      var line = JSONLine()
      line.add("phase", name)
      line.add("seconds", seconds)
      line.add("peak_bytes", peakBytes)
      line.add("remark", remark)
      if let figure { line.add(figure.name, figure.value) }
      line.print()
    } else {
      let blanks = String(repeating: " ", count: max(1, 44 - name.count))
      print(name + blanks + String(format: "%9.3f s %7d MiB  ", seconds, peakBytes >> 20) + remark)
    }
  }

  /// Lets Linux forget the most memory in use so far; elsewhere peaks are those since the start.
  private static func resetPeak() {
    try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
  }
}
