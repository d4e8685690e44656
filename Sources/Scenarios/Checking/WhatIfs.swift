import PlainText

/// Reads the variants, the sweep and the uncertain inputs of a merged tree.
struct WhatIfs {
  /// The most values of one axis.
  static let mostValues = 100_000
  /// A design of at most so many points is checked point by point when it is read.
  static let mostCheckedPoints = 2_000

  /// A what-if: a name, where it was written, and its changes.
  struct Variant {
    var name: String
    var changes: [Merging.Change]
  }

  /// An axis: a path and its values with their places.
  struct Axis {
    var path: String
    var pathPlace: Place
    var values: [JSONValue]

    func change(_ index: Int) -> Merging.Change {
      Merging.Change(path: path, pathPlace: pathPlace, value: values[index])
    }
  }

  /// A design with places.
  enum Sweep {
    case grid([Axis])
    case zip([Axis])
    case points([[Merging.Change]])

    /// The same without places.
    var design: Design {
      func plain(_ axes: [Axis]) -> [Design.Axis] {
        axes.map { Design.Axis(path: $0.path, values: $0.values) }
      }
      return switch self {
      case .grid(let axes): .grid(plain(axes))
      case .zip(let axes): .zip(plain(axes))
      case .points(let points): .points(points.map { $0.map(\.override) })
      }
    }
  }

  /// What is wrong so far.
  private(set) var problems: [Problem] = []
  /// The what-ifs in file order.
  private(set) var variants: [Variant] = []
  /// The design, or nil.
  private(set) var sweep: Sweep?
  /// The uncertain inputs in file order.
  var uncertain: [Uncertain] = []
  private let forms: Forms

  /// Reads what a tree has, and checks every value by itself.
  init(of root: JSONValue) {
    forms = Forms(root)
    if let node = root[DocumentKey.variants.rawValue]?.value { readVariants(node) }
    if let node = root[DocumentKey.sweep.rawValue]?.value { sweep = readSweep(node) }
    if let node = root[DocumentKey.uncertain.rawValue]?.value { readUncertain(node) }
  }

  // MARK: Variants

  private mutating func readVariants(_ node: JSONValue) {
    guard let members = node.members else {
      report(
        node.place, "variants must be an object, not \(node.described)",
        ["write { \"name\": { \"customers.dissatisfied\": 0.05 } }"])
      return
    }
    for member in members {
      if member.key.isEmpty {
        report(member.keyPlace, "a variant has an empty name", ["give it a name"])
      }
      if member.key == "baseline" {
        report(
          member.keyPlace, "\"baseline\" names the scenario without variants",
          ["give the variant another name"])
      }
      let changes = readChanges(member.value, of: "variant \(quoted(member.key))")
      variants.append(Variant(name: member.key, changes: changes))
    }
  }

  /// An object of paths and values.
  private mutating func readChanges(_ node: JSONValue, of owner: String) -> [Merging.Change] {
    guard let members = node.members else {
      report(
        node.place, "\(owner) must be an object of paths and values, not \(node.described)",
        ["write { \"customers.dissatisfied\": 0.05 }"])
      return []
    }
    let choosesForms = members.contains { Self.choosesForms($0.key) }
    return members.compactMap { member in
      guard isPath(member) else { return nil }
      check(member.value, at: member.key, choosesForms: choosesForms)
      return Merging.Change(
        path: member.key, pathPlace: member.keyPlace.asOverride, value: member.value.asOverride)
    }
  }

  /// Whether a path means something; if not, that is reported.
  mutating func isPath(_ member: JSONValue.Member) -> Bool {
    if ParameterTable.target(member.key) != nil { return true }
    problems.append(UnknownPath.problem(member.key, at: member.keyPlace))
    return false
  }

  /// Whether a path decides which other parameters have a meaning.
  static func choosesForms(_ path: String) -> Bool {
    ["graph", "graph.model", "graph.file", "customers"].contains(path)
      || Forms.Customers.allCases.contains { path == "customers.\($0.rawValue)" }
  }

  /// Checks one value by itself, where its parameter is known.
  mutating func check(_ node: JSONValue, at path: String, choosesForms: Bool) {
    guard let rows = ParameterTable.rows(at: path) else { return }
    let row = choosesForms ? nil : rows.first { forms.hold($0.condition) == true }
    guard let row = row ?? (rows.count == 1 ? rows[0] : nil) else { return }
    var draft = Draft()
    var found: [Problem] = []
    row.read(node, &draft) { found.append($0) }
    problems += found
  }

  // MARK: Sweep

  private mutating func readSweep(_ node: JSONValue) -> Sweep? {
    let kinds = ["grid", "zip", "points"]
    guard let members = node.members else {
      report(
        node.place, "sweep must be an object, not \(node.described)",
        ["write { \"grid\": { \"customers.share\": [0.01, 0.05, 0.1] } }"])
      return nil
    }
    for member in members where !kinds.contains(member.key) {
      report(
        member.keyPlace, "unknown key \(quoted(member.key)) in sweep",
        Suggestion.hint(member.key, among: kinds) + ["allowed: exactly one of grid, zip, points"])
    }
    let known = members.filter { kinds.contains($0.key) }
    if known.count > 1 {
      report(
        known[1].keyPlace, "sweep has both \(quoted(known[0].key)) and \(quoted(known[1].key))",
        ["keep one of them"])
      return nil
    }
    guard let member = known.first else {
      if members.isEmpty {
        report(node.place, "sweep is empty", ["give exactly one of grid, zip, points"])
      }
      return nil
    }
    if member.key == "points" { return readPoints(member.value) }
    let axes = readAxes(member.value, of: "sweep.\(member.key)")
    if member.key == "grid" { return .grid(axes) }
    if let first = axes.first {
      for axis in axes.dropFirst() where axis.values.count != first.values.count {
        report(
          axis.pathPlace,
          "\(axis.path) has \(axis.values.count) values, but \(first.path) has \(first.values.count)",
          ["the lists of zip are equally long; grid takes every combination"])
      }
    }
    return .zip(axes)
  }

  private mutating func readPoints(_ node: JSONValue) -> Sweep? {
    guard case .list(let points) = node.content, !points.isEmpty else {
      report(
        node.place, "sweep.points must be a list of points, not \(emptyOr(node))",
        ["write [{ \"customers.share\": 0.01 }, { \"customers.share\": 0.05 }]"])
      return nil
    }
    return .points(
      points.enumerated().map { index, point in
        readChanges(point, of: "sweep.points[\(index)]")
      })
  }

  private mutating func readAxes(_ node: JSONValue, of owner: String) -> [Axis] {
    guard let members = node.members, !members.isEmpty else {
      report(
        node.place, "\(owner) must be an object of paths and values, not \(emptyOr(node))",
        ["write { \"customers.share\": [0.01, 0.05, 0.1] }"])
      return []
    }
    let choosesForms = members.contains { Self.choosesForms($0.key) }
    return members.compactMap { member in
      guard isPath(member) else { return nil }
      let place = member.keyPlace.asOverride
      let values: [JSONValue]
      switch member.value.content {
      case .list(let items) where !items.isEmpty && items.count <= Self.mostValues:
        values = items.map(\.asOverride)
      case .object: values = readSteps(member.value, path: member.key)
      case .list(let items) where !items.isEmpty:
        report(
          member.value.place,
          "\(member.key) has \(items.count) values, more than \(Self.mostValues)",
          ["spread them over several sweeps"])
        return nil
      default:
        report(
          member.value.place,
          "\(member.key) must be a list of values, or from, to and count, not \(emptyOr(member.value))",
          ["write [0, 0.1, 0.2] or { \"from\": 0, \"to\": 0.2, \"count\": 3 }"])
        return nil
      }
      let before = problems.count
      for value in values {
        check(value, at: member.key, choosesForms: choosesForms)
        if problems.count > before + Diagnostics.most { break }
      }
      return Axis(path: member.key, pathPlace: place, values: values)
    }
  }

  /// The values of `{"from": a, "to": b, "count": n}`.
  private mutating func readSteps(_ node: JSONValue, path: String) -> [JSONValue] {
    let keys = ["from", "to", "count"]
    var isGood = true
    for member in node.members ?? [] where !keys.contains(member.key) {
      report(
        member.keyPlace, "unknown key \(quoted(member.key)) in the values of \(path)",
        Suggestion.hint(member.key, among: keys) + ["allowed: from, to, count"])
      isGood = false
    }
    for key in keys where node[key] == nil {
      report(
        node.place, "\(quoted(key)) is missing in the values of \(path)",
        ["write { \"from\": 0, \"to\": 0.3, \"count\": 7 }"])
      isGood = false
    }
    for key in ["from", "to"] {
      if let value = node[key]?.value, value.number == nil {
        report(value.place, "\(quoted(key)) must be a number, not \(value.described)", [])
        isGood = false
      }
    }
    if let value = node["count"]?.value {
      if let count = value.wholeNumber, (1...Self.mostValues).contains(count) {
        if count == 1, let from = node["from"]?.value.number, let to = node["to"]?.value.number,
          from != to
        {
          report(value.place, "one value cannot be both \(from) and \(to)", ["count at least 2"])
          isGood = false
        }
      } else {
        report(
          value.place,
          "\"count\" must be a whole number in 1...\(Self.mostValues), not \(value.described)", [])
        isGood = false
      }
    }
    guard isGood, let from = node["from"]?.value.number, let to = node["to"]?.value.number,
      let count = node["count"]?.value.wholeNumber
    else { return [] }
    return Steps.values(from: from, to: to, count: count).map {
      JSONValue.number($0).at(node.place.asOverride)
    }
  }

  func emptyOr(_ node: JSONValue) -> String {
    switch node.content {
    case .list(let items) where items.isEmpty: "an empty list"
    case .object(let members) where members.isEmpty: "an empty object"
    default: node.described
    }
  }

  mutating func report(_ place: Place, _ message: String, _ notes: [String]) {
    problems.append(Problem(place, message, notes))
  }
}

extension Place {
  /// The same place as that of an override.
  var asOverride: Place {
    var place = self
    place.isOverride = true
    return place
  }
}

extension JSONValue {
  /// The same value as an override.
  var asOverride: JSONValue {
    var node = self
    node.place.isOverride = true
    switch content {
    case .list(let items): node.content = .list(items.map(\.asOverride))
    case .object(let members):
      node.content = .object(
        members.map {
          Member(key: $0.key, keyPlace: $0.keyPlace.asOverride, value: $0.value.asOverride)
        })
    default: break
    }
    return node
  }
}

extension Merging.Change {
  /// The change without its places.
  var override: Override { Override(path: path, value: value) }
}

extension JSONValue {
  /// The same value with every part of it at one place.
  func at(_ place: Place) -> JSONValue {
    var value = self
    value.place = place
    switch content {
    case .list(let items): value.content = .list(items.map { $0.at(place) })
    case .object(let members):
      value.content = .object(
        members.map { Member(key: $0.key, keyPlace: place, value: $0.value.at(place)) })
    default: break
    }
    return value
  }
}
