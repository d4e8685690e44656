import PlainText
import Scenarios

/// Makes scenarios by the schema: any parameter, with values of its kind, of others, and of none.
struct TreeMutator {
  var random: FuzzRandom
  let corpus: Corpus

  init(random: FuzzRandom, corpus: Corpus) {
    self.random = random
    self.corpus = corpus
  }

  /// A scenario as text: a good one after some changes of its tree.
  mutating func scenario() -> [UInt8] {
    var tree = random.pick(corpus.trees)
    if random.chance(0.8) {
      tree = Self.setting(["graph", "people"], to: .integer(60), in: tree, onlyIfThere: true)
    }
    for _ in 0..<max(0, random.small(3) - (random.chance(0.3) ? 1 : 0)) { tree = changed(tree) }
    return Array((random.chance(0.8) ? tree.pretty : tree.line).utf8)
  }

  /// A setting as the command line takes it.
  mutating func setting() -> String {
    let path = path()
    return "\(path)=\(value(for: path, depth: 0).line)"
  }

  // MARK: Changes

  private mutating func changed(_ tree: JSONValue) -> JSONValue {
    switch random.below(14) {
    case 10...: return tweaked(tree)
    case ..<5:
      let path = path()
      return Self.setting(
        path.split(separator: ".").map(String.init), to: value(for: path, depth: 0), in: tree)
    case 5:
      let path = path()
      let value = value(for: path, depth: 0)
      return Self.setting(["variants", random.pick(["a", "b"]), path], to: value, in: tree)
    case 6: return Self.setting(["sweep", "grid", path()], to: points(), in: tree)
    case 7: return Self.setting(["uncertain", path()], to: uncertain(), in: tree)
    default: return elsewhere(tree)
    }
  }

  /// A value at the end of some path replaced by one that its key has elsewhere.
  private mutating func tweaked(_ tree: JSONValue, of key: String = "") -> JSONValue {
    guard var members = tree.members, !members.isEmpty else { return value(for: key, depth: 0) }
    let place = random.below(members.count)
    members[place].value = tweaked(members[place].value, of: members[place].key)
    return JSONValue(.object(members))
  }

  /// A value somewhere in the tree replaced, removed, doubled or renamed.
  private mutating func elsewhere(_ tree: JSONValue) -> JSONValue {
    var tree = tree
    switch tree.content {
    case .object(var members) where !members.isEmpty:
      let place = random.below(members.count)
      if random.chance(0.6),
        members[place].value.members != nil || members[place].value.items != nil
      {
        members[place].value = elsewhere(members[place].value)
      } else {
        switch random.below(5) {
        case 0: members.remove(at: place)
        case 1: members.append(members[place])
        case 2: members[place].key = random.pick(Mutator.words)
        case 3: members.swapAt(place, random.below(members.count))
        default: members[place].value = value(for: members[place].key, depth: 0)
        }
      }
      tree.content = .object(members)
    case .list(var items) where !items.isEmpty:
      let place = random.below(items.count)
      switch random.below(3) {
      case 0: items.remove(at: place)
      case 1: items.insert(items[place], at: random.below(items.count))
      default: items[place] = elsewhere(items[place])
      }
      tree.content = .list(items)
    default: tree = value(for: "", depth: 0)
    }
    return tree
  }

  /// The tree with a value at the end of a path, with objects on the way where there are none.
  private static func setting(
    _ keys: [String], to value: JSONValue, in tree: JSONValue, onlyIfThere: Bool = false
  ) -> JSONValue {
    guard let key = keys.first else { return value }
    var members = tree.members ?? []
    let place = members.firstIndex { $0.key == key }
    if onlyIfThere, place == nil { return tree }
    let old = place.map { members[$0].value } ?? .object([])
    let new = setting(Array(keys.dropFirst()), to: value, in: old, onlyIfThere: onlyIfThere)
    if let place {
      members[place].value = new
    } else {
      members.append(JSONValue.Member(key: key, value: new))
    }
    return JSONValue(.object(members))
  }

  // MARK: Paths and values

  /// The path of some parameter, rarely misspelt.
  mutating func path() -> String {
    let path = random.pick(corpus.paths).replacing(
      "<name>", with: random.pick(["a", "family", "work"]))
    return random.chance(0.02) ? String(path.dropLast()) : path
  }

  /// A value for a path: one that the same key has elsewhere, a number at the end of a range, or anything.
  private mutating func value(for path: String, depth: Int) -> JSONValue {
    let key = path.split(separator: ".").last.map(String.init) ?? path
    if random.chance(0.7), let known = corpus.values[key] { return random.pick(known) }
    let limits = random.chance(0.5) ? ParameterDescription.limits(of: path) : nil
    if let limits, limits.lowerBound <= limits.upperBound {
      let ends = [
        limits.lowerBound, limits.upperBound, (limits.lowerBound + limits.upperBound) / 2,
      ]
      return .number(random.pick(ends) + random.pick([0, 0, 0, 1, -1, 0.5, 1e-9]))
    }
    switch random.below(12) {
    case ..<5: return .number(random.pick(Self.numbers))
    case 5, 6: return .text(random.pick(Mutator.words))
    case 7: return random.pick(Self.counts)
    case 8: return .boolean(random.chance(0.5))
    case 9: return points()
    case 10 where depth < 4:
      return .object([
        (random.pick(Array(corpus.values.keys.sorted())), value(for: "", depth: depth + 1))
      ])
    case 11 where depth < 4: return .list([value(for: path, depth: depth + 1)])
    default: return .null
    }
  }

  private mutating func points() -> JSONValue {
    let (a, b) = (random.pick(Self.numbers), random.pick(Self.numbers))
    switch random.below(4) {
    case 0: return ["from": .number(a), "to": .number(b), "count": .integer(random.small(50))]
    case 1:
      return ["from": .number(a), "to": .number(b), "step": .number(random.pick(Self.numbers))]
    case 2: return [0, 0.5, 1]
    default: return .list((0..<random.small(6)).map { _ in .number(random.pick(Self.numbers)) })
    }
  }

  private mutating func uncertain() -> JSONValue {
    let (a, b) = (random.pick(Self.numbers), random.pick(Self.numbers))
    switch random.below(4) {
    case 0: return ["from": 0.1, "to": 0.3]
    case 1:
      return ["from": .number(a), "to": .number(b), "likely": .number(random.pick(Self.numbers))]
    case 2: return ["mean": .number(a), "sd": .number(b)]
    default: return ["from": .number(a), "to": .number(b)]
    }
  }

  private static let numbers: [Double] = [
    0, 0, 1, 1, 2, 3, 0.5, 0.1, 0.01, 0.9, 5, 10, 12, 100, -1, -0.5, 1.5, 1e-12, 1e-300,
    .leastNonzeroMagnitude,
    1e3, 1e5, 1e6,
    1e7, 1e9, 4_294_967_295, 4_294_967_296, 9_007_199_254_740_992, 1e15, 1e18, 1e19, 1e100, 1.7e308,
  ]

  private static let counts: [JSONValue] = [
    ["exactly": 9], ["between": [8, 10]], ["between": [10, 8]], ["each": 0.2], "weightedCascade",
    ["poisson": 9], ["negativeBinomial": ["mean": 9, "shape": 0.5]],
    ["shares": ["1": 0.5, "9": 0.5]],
    "everyone", "nobody", ["exactly": 3, "silent": 0.3], ["forReach": 10],
    ["exactly": 4_000_000_000],
    ["poisson": 1e9], ["negativeBinomial": ["mean": 1e6, "shape": 1e-9]], ["shares": [:]],
    ["byWeight": 1],
  ]
}
