import Randomness

/// What is fuzzed: a kind of file that people bring.
enum FuzzKind: String, CaseIterable, Sendable {
  /// Scenario files, with settings over them.
  case scenario
  /// Files of ties, in every format.
  case graph
  /// Exports of survey tools.
  case survey
  /// Lists of customers.
  case customers
  /// Folders of results, one file of which was changed.
  case folder
}

/// The name of a mutated input: everything about the input follows from it.
///
/// ```swift
/// FuzzCase("1:graph:73")?.input(of: corpus).bytes
/// ```
struct FuzzCase: Sendable, Hashable, CustomStringConvertible {
  /// The random seed of the whole run.
  var seed: UInt64
  /// What kind of file it is.
  var kind: FuzzKind
  /// Its number, from 0.
  var index: Int

  init(seed: UInt64, kind: FuzzKind, index: Int) {
    self.seed = seed
    self.kind = kind
    self.index = index
  }

  /// Reads `SEED:KIND:INDEX`.
  init?(_ text: String) {
    let parts = text.split(separator: ":")
    guard parts.count == 3, let seed = UInt64(parts[0]),
      let kind = FuzzKind(rawValue: "\(parts[1])"),
      let index = Int(parts[2]), index >= 0
    else { return nil }
    self.init(seed: seed, kind: kind, index: index)
  }

  var description: String { "\(seed):\(kind.rawValue):\(index)" }

  /// The random numbers of one purpose.
  func random(_ purpose: String) -> FuzzRandom {
    FuzzRandom(scattered(nameHash("\(self) \(purpose)")))
  }

  /// The mutated input.
  func input(of corpus: Corpus) -> FuzzInput {
    var mutator = Mutator(random: random("bytes"), kind: kind, corpus: corpus)
    if kind == .scenario, mutator.random.chance(0.6) {
      var tree = TreeMutator(random: random("tree"), corpus: corpus)
      let bytes = tree.scenario()
      let input = FuzzInput(name: "scenario.json", bytes: bytes)
      return mutator.random.chance(0.15) ? mutator.mutated(input, times: 1) : input
    }
    return mutator.input()
  }
}

/// A file as it is given to a reader.
struct FuzzInput: Sendable, Hashable {
  /// The name of the file, whose ending readers may look at.
  var name: String
  /// What is in it.
  var bytes: [UInt8]

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  init(_ name: String, _ text: String) { self.init(name: name, bytes: Array(text.utf8)) }
}

/// Random numbers that follow from a word: splitmix64.
struct FuzzRandom: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(_ state: UInt64) { self.state = state }

  mutating func next() -> UInt64 {
    state &+= goldenStep
    return scattered(state)
  }

  /// A number below a bound, 0 where the bound is.
  mutating func below(_ bound: Int) -> Int { bound > 0 ? Int(next() % UInt64(bound)) : 0 }

  /// True with a chance.
  mutating func chance(_ chance: Double) -> Bool { Double(next() >> 11) * 0x1p-53 < chance }

  /// One of some things; there must be one.
  mutating func pick<Items: RandomAccessCollection>(_ items: Items) -> Items.Element {
    items[items.index(items.startIndex, offsetBy: below(items.count))]
  }

  /// A number that is small mostly, and at most a bound.
  mutating func small(_ bound: Int) -> Int {
    let bits = below(max(1, Int.bitWidth - max(1, bound).leadingZeroBitCount) + 1)
    return min(bound, below(1 << min(bits, 62)) + 1)
  }
}
