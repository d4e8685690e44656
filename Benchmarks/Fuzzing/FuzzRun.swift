import Foundation
import Parallelism
import PlainText
import Synchronization

/// Fuzzes in child processes, a part of the inputs each, and collects what they find.
///
/// A child that ends by a trap or stands still names its input by how far it came; another goes on behind it.
struct FuzzRun: Sendable {
  let seed: UInt64
  let scenarios: String
  let isSanitized: Bool
  /// When no further part is started.
  let deadline: Date?

  /// How many inputs a child takes at most.
  private static let part = 5_000
  /// How many traps end a part early: something is wrong with all of it.
  private static let mostTraps = 100
  /// The memory that a child may map, unless the sanitizer needs all there is.
  private static let addressSpace = 8 << 30

  /// Checks so many inputs of each kind.
  func run(_ count: Int, of kinds: [FuzzKind], workers: Workers) -> FuzzSummary {
    let parts = stride(from: 0, to: count, by: Self.part).flatMap { start in
      kinds.map { (kind: $0, range: start..<min(count, start + Self.part)) }
    }
    let summary = Mutex(FuzzSummary(seed: seed))
    let progress = FuzzProgress()
    workers.forEach(parts.count, makeState: {}) { _, place in
      if let deadline, Date() > deadline { return }
      let (kind, range) = parts[place]
      let found: FuzzSummary
      do {
        found = try check(kind, range)
      } catch {
        found = FuzzSummary(seed: seed, broken: "\(error)")
      }
      progress.show(
        summary.withLock {
          $0.add(found)
          return $0
        })
    }
    return summary.withLock { $0 }
  }

  /// Checks a range, with as many children as it takes.
  private func check(_ kind: FuzzKind, _ range: Range<Int>) throws -> FuzzSummary {
    let folder = try TemporaryFolder()
    var summary = FuzzSummary(seed: seed)
    var next = range.lowerBound
    var traps = 0
    while next < range.upperBound, traps < Self.mostTraps {
      if let deadline, Date() > deadline { break }
      let progress = "\(folder.path)/\(FuzzWorker.progressFile)"
      try Checks.write([], to: progress)
      func place() -> String { (try? String(contentsOfFile: progress, encoding: .utf8)) ?? "" }
      let child = try ChildProcess.run(
        try words(kind, next..<range.upperBound, folder.path), in: folder.path,
        addressSpace: isSanitized ? nil : Self.addressSpace,
        patience: 10 + 2 * FuzzLimits(isSanitized: isSanitized).seconds, progress: place)
      let after = summary.add(child.output, kind)
      if let after, child.end == .exit(0) {
        next = after
        continue
      }
      guard let index = Int(place().trimmingCharacters(in: .whitespaces)) else {
        throw FuzzProblem(description: Self.lastWords(child))
      }
      traps += 1
      summary.add(Self.fault(of: child), FuzzCase(seed: seed, kind: kind, index: index))
      summary.count(index + 1 - next, of: kind)
      next = index + 1
    }
    return summary
  }

  private func words(_ kind: FuzzKind, _ range: Range<Int>, _ folder: String) throws -> [String] {
    [
      try Self.program(), "worker", kind.rawValue, "\(range.lowerBound)", "\(range.upperBound)",
      folder,
    ]
      + ["--seed", "\(seed)", "--scenarios", scenarios] + (isSanitized ? ["--sanitized"] : [])
      + (deadline.map { ["--seconds", "\(max(1, Int($0.timeIntervalSinceNow)))"] } ?? [])
  }

  /// This program.
  static func program() throws -> String {
    guard let path = Bundle.main.executablePath else {
      throw FuzzProblem(description: "this program cannot find itself")
    }
    return path
  }

  /// The fault of a child that did not end by itself.
  static func fault(of child: ChildProcess) -> Fault {
    if child.end == .hang { return Fault(rule: "hang", shape: "", detail: "no end") }
    let words = lastWords(child)
    return Fault(rule: "trap (\(child.end.words))", shape: Fault.shape(of: words), detail: words)
  }

  /// What a child said that explains its end.
  private static func lastWords(_ child: ChildProcess) -> String {
    let lines = String(decoding: child.errors, as: UTF8.self).split(separator: "\n")
    let telling = lines.first {
      $0.contains("atal error") || $0.contains("ERROR: ") || $0.contains("rror: ")
    }
    return String((telling ?? lines.last ?? "it said nothing; \(child.end.words)").prefix(400))
  }
}

/// Why the fuzzing itself did not work.
struct FuzzProblem: Error, CustomStringConvertible {
  var description: String
}
