import Foundation
import PlainText

/// One input again: what it holds, what it shows, and the smallest input that shows the same.
struct Replay {
  let fuzzCase: FuzzCase
  let corpus: Corpus
  let scenarios: String
  let limits: FuzzLimits
  let isSanitized: Bool

  /// How many smaller inputs are tried.
  private static let mostTries = 600

  /// Checks the input, or other bytes in its place, in this process; prints each fault.
  ///
  /// - Returns: Whether there was none.
  func check(_ bytes: [UInt8]?) throws -> Bool {
    let folder = try TemporaryFolder()
    var checks = try Checks(folder: folder.path)
    var input = fuzzCase.input(of: corpus)
    if let bytes { input.bytes = bytes }
    let before = ProcessUse.now
    let found = try checks.check(input, fuzzCase.kind, choices: fuzzCase.random("choices"), corpus)
    let after = ProcessUse.now
    var faults = found.faults
    if after.seconds - before.seconds > limits.seconds {
      faults.append(.slow(after.seconds - before.seconds))
    }
    if after.peakBytes - before.peakBytes > limits.bytes {
      faults.append(.heavy(after.peakBytes - before.peakBytes))
    }
    print("\(fuzzCase): \(found.outcome.rawValue)")
    for fault in faults { print("FAULT \(fault.rule) | \(fault.shape)\n  \(fault.detail)") }
    return faults.isEmpty
  }

  /// The smallest input found that shows the same fault first.
  func shrunk() throws -> [UInt8] {
    let folder = try TemporaryFolder()
    var tries = 0
    func sign(_ bytes: [UInt8]) throws -> String {
      tries += 1
      let path = "\(folder.path)/bytes"
      try Checks.write(bytes, to: path)
      let child = try ChildProcess.run(
        [
          try FuzzRun.program(), "--replay", "\(fuzzCase)", "--bytes", path, "--scenarios",
          scenarios,
        ]
          + (isSanitized ? ["--sanitized"] : []), in: folder.path, addressSpace: nil,
        patience: 20 * limits.seconds)
      if case .exit(0...1) = child.end {
        let lines = String(decoding: child.output, as: UTF8.self).split(separator: "\n")
        return lines.first { $0.hasPrefix("FAULT") }.map(String.init) ?? ""
      }
      let fault = FuzzRun.fault(of: child)
      return fault.rule + fault.shape
    }
    var bytes = fuzzCase.input(of: corpus).bytes
    let wanted = try sign(bytes)
    guard !wanted.isEmpty else { return bytes }
    var length = max(1, bytes.count / 2)
    while length >= 1, tries < Self.mostTries {
      var start = 0
      var isSmaller = false
      while start < bytes.count, tries < Self.mostTries {
        var fewer = bytes
        fewer.removeSubrange(start..<min(bytes.count, start + length))
        if try sign(fewer) == wanted {
          bytes = fewer
          isSmaller = true
        } else {
          start += length
        }
      }
      if length == 1, !isSmaller { break }
      length = isSmaller ? min(length, max(1, bytes.count / 2)) : max(1, length / 2)
      if length == 1, isSmaller, bytes.count <= 1 { break }
    }
    return bytes
  }
}
