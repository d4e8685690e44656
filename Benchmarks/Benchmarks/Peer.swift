import GraphFiles
import CommandLineParsing
import Experiments
import Foundation
import Measurement
import Parallelism
import SocialGraph
import Synchronization
import WordOfMouth

/// Hearsay's side of a comparison with another program: it reads the graph that the other side reads,
/// then does as much work as it is told, when it is told, so that a script can let the two take turns.
///
///     Benchmarks peer tell-k --graph graph.txt --retell 0.3
///
/// Once ready it prints a line of JSON. Then it answers each line of standard input with one:
///
/// | line | work | counts |
/// |---|---|---|
/// | `spread R` | the next R replicates | their number; sum and sum of squares of what they came to |
/// | `modify N`, `modify-spread N`, `mark N` | N random accesses, see ``RandomAccess`` | `accesses` |
/// | `read` | reads the file again, text to graph | `bytes`, `ties` |
/// | `generate` | generates a Barabasi-Albert graph of as many people | `ties` |
///
/// Each answer has the `seconds` it took. It ends with its input.
enum Peer {
  private static let share = Value.number("p", 0...1)
  private static let model = Argument(
    .choice("model", ["tell-k", "each", "weighted-cascade"]),
    help: "tell-k: 2-3 and 8-10 contacts, both opinions; else one opinion and everybody retells.")
  private static let graph = Flag(
    "graph", .file("file"), help: "The graph, an edge list.")
  private static let retell = Flag(
    "retell", share, default: 0.3, help: "The chance to retell (tell-k).")
  private static let chance = Flag(
    "chance", share, default: 0.05, help: "The chance of each contact (each).")
  private static let threads = Flag(
    "threads", .whole("n", 1...1024), default: 1, help: "The number of worker threads.")
  private static let seed = Flag(
    "seed", .whole("n", 0...UInt64.max), default: 1, help: "The random seed.")

  static let command = Command(
    "peer", overview: "Takes turns with another program on the same graph; see Benchmarks/peers.",
    arguments: [model], flags: [graph, retell, chance, threads, seed])

  static func perform(_ invocation: Invocation) throws {
    guard let path = invocation[graph] else {
      throw WrongResult(description: "--graph names the edge list to spread through")
    }
    let workers = Workers(invocation[threads])
    let graph = try GraphFile.read(path, isDirected: false, workers: workers).graph
    var session = Session(
      path: path, wave: wave(invocation, on: graph), workers: workers,
      seed: invocation[seed])
    var ready = JSONLine()
    ready.add("people", graph.people)
    ready.add("ties", graph.ties)
    ready.add("threads", workers.count)
    ready.add("machine", Machine.summary)
    ready.add("processor", Machine.processor)
    ready.add("build", Machine.build)
    ready.print()
    while let line = readLine() {
      try session.answer(line).print()
    }
  }

  /// The spread that both sides run; see ``Spreading``.
  private static func wave(_ invocation: Invocation, on graph: Graph) -> Wave {
    switch invocation[model] {
    case "tell-k": Spreading.twoStories(graph, retell: invocation[retell])
    case "each": Spreading.oneStory(graph, .each(invocation[chance]))
    default: Spreading.oneStory(graph, TellingRule(.weightedCascade))
    }
  }
}

/// What a peer session keeps from one line to the next.
private struct Session {
  let path: String
  let wave: Wave
  let workers: Workers
  let seed: UInt64
  private var nextReplicate = 0
  private var access: RandomAccess?
  private let clock = ContinuousClock()

  init(path: String, wave: Wave, workers: Workers, seed: UInt64) {
    self.path = path
    self.wave = wave
    self.workers = workers
    self.seed = seed
  }

  mutating func answer(_ line: String) throws -> JSONLine {
    let words = line.split(separator: " ")
    let form = words.first.flatMap { RandomAccess.Form(rawValue: String($0)) }
    switch (words.first, words.dropFirst().first.flatMap { Int($0) }) {
    case ("spread", let count?) where count > 0: return spread(count)
    case (_, let count?) where count > 0 && form != nil: return accesses(count, form ?? .modify)
    case ("read", nil): return try read()
    case ("generate", nil): return try generate()
    default:
      throw WrongResult(
        description:
          "\"\(line)\" is none of: spread R, modify N, modify-spread N, mark N, read, generate")
    }
  }

  private mutating func spread(_ count: Int) -> JSONLine {
    let first = nextReplicate
    nextReplicate += count
    let (wave, seed) = (wave, seed)
    let tally = Mutex(Tally())
    let block = WorkList.blockSize(
      people: wave.graph.people, runs: count, workers: workers.count)
    let seconds = clock.measure {
      workers.forEach((count + block - 1) / block, makeState: { WaveWorkspace() }) {
        workspace, index in
        let replicates = index * block..<min(count, (index + 1) * block)
        var part = Tally()
        wave.run(
          replicates.map { RandomStream(seed: seed, replicate: first + $0) }, in: workspace
        ) { part.add($0) }
        tally.withLock { [part] in $0.add(part) }
      }
    }
    var line = timed(seconds)
    line.add("replicates", count)
    tally.withLock { $0.write(to: &line) }
    return line
  }

  private mutating func accesses(_ count: Int, _ form: RandomAccess.Form) -> JSONLine {
    var ready =
      access ?? RandomAccess(people: wave.graph.people, places: 2 * wave.graph.ties)
    access = nil
    var done = 0
    let seconds = clock.measure { done = ready.run(count, form) }
    access = ready
    var line = timed(seconds)
    line.add("accesses", done)
    return line
  }

  private func read() throws -> JSONLine {
    var ties = 0
    let seconds = try clock.measure {
      ties = try GraphFile.read(path, isDirected: false, workers: workers).graph.ties
    }
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    var line = timed(seconds)
    line.add("bytes", size ?? 0)
    line.add("ties", ties)
    return line
  }

  private func generate() throws -> JSONLine {
    var ties = 0
    let model = GraphModel.barabasiAlbert(people: wave.graph.people, attach: 10)
    let seconds = try clock.measure { ties = try model.build(seed: seed, workers: workers).ties }
    var line = timed(seconds)
    line.add("ties", ties)
    return line
  }

  private func timed(_ duration: Duration) -> JSONLine {
    var line = JSONLine()
    line.add("seconds", duration / .seconds(1))
    return line
  }
}

/// Sums over replicates from which the other side works out means and their standard errors.
private struct Tally: Sendable {
  private static let names = ["tellings", "reach_positive", "reach_negative", "held"]
  private var sums = [Int](repeating: 0, count: Self.names.count)
  private var squares = [Double](repeating: 0, count: Self.names.count)

  mutating func add(_ outcome: WaveOutcome) {
    let (positive, negative) = (outcome.counts.positive, outcome.counts.negative)
    // In place: an array would be made and freed for each wave.
    let figures: [4 of Int] = [
      positive.tellings + negative.tellings, positive.reach, negative.reach,
      positive.adopted + negative.adopted,
    ]
    for index in figures.indices {
      let figure = figures[index]
      sums[index] += figure
      squares[index] += Double(figure) * Double(figure)
    }
  }

  mutating func add(_ other: Tally) {
    for index in Self.names.indices {
      sums[index] += other.sums[index]
      squares[index] += other.squares[index]
    }
  }

  func write(to line: inout JSONLine) {
    for (index, name) in Self.names.enumerated() {
      line.add(name, sums[index])
      line.add("\(name)_squares", squares[index])
    }
  }
}
