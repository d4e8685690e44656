import PlainText

/// Reads the variants, the sweep and the uncertain inputs of a merged scenario.
struct WhatIfs {
  /// The most values of one axis.
  static let mostValues = 100_000

  /// What is wrong so far.
  let problems = Problems()
  /// The what-ifs in file order.
  private(set) var variants: [ScenarioDocument.Variant] = []
  /// The design, or nil.
  private(set) var design: Design?
  /// The uncertain inputs in file order.
  var uncertain: [UncertainInput] = []
  /// Each of the values that uncertain inputs list, and the ends of their ranges.
  var probes: [Override] = []
  /// The rows that apply in the baseline, by path.
  private let applying: [String: Row]

  /// Reads what a scenario has, and checks every value by itself.
  ///
  /// - Parameters:
  ///   - root: The merged scenario.
  ///   - entries: The rows that apply in its baseline.
  init(of root: JSONValue, _ entries: [SchemaWalk.Entry]) {
    applying = Dictionary(entries.map { ($0.row.path, $0.row) }) { first, _ in first }
    if let value = root["variants"]?.value { readVariants(value) }
    if let value = root["sweep"]?.value { design = readSweep(value) }
    if let value = root["uncertain"]?.value { readUncertain(value) }
  }

  // MARK: Variants

  private mutating func readVariants(_ value: JSONValue) {
    guard let members = value.members else {
      problems.report(
        value.place, "variants must be an object, not \(value.described)",
        ["write { \"name\": { \"customers.dissatisfied\": 0.05 } }"])
      return
    }
    for member in members {
      if member.key.isEmpty {
        problems.report(member.keyPlace, "a variant has an empty name", ["give it a name"])
      }
      if member.key == "baseline" {
        problems.report(
          member.keyPlace, "\"baseline\" names the scenario without variants",
          ["give the variant another name"])
      }
      let overrides = readOverrides(member.value, of: "variant \(quoted(member.key))")
      variants.append(ScenarioDocument.Variant(name: member.key, overrides: overrides))
    }
  }

  /// The members of an object of paths and values, none after its error was noted; and whether one of
  /// them decides which others apply.
  func paths(
    of value: JSONValue, _ owner: String, and what: String = "values", mayBeEmpty: Bool = false,
    _ example: String
  ) -> (members: [JSONValue.Member], decides: Bool) {
    guard let members = value.members, mayBeEmpty || !members.isEmpty else {
      problems.report(
        value.place, "\(owner) must be an object of paths and \(what), not \(emptyOr(value))",
        ["write \(example)"])
      return ([], false)
    }
    return (members, members.contains { Schema.group.decides($0.key) })
  }

  /// An object of paths and values.
  private func readOverrides(_ value: JSONValue, of owner: String) -> [Override] {
    let (members, decides) = paths(
      of: value, owner, mayBeEmpty: true, "{ \"customers.dissatisfied\": 0.05 }")
    return members.compactMap { member in
      guard isPath(member) else { return nil }
      check([member.value], at: member.key, besideDeciding: decides)
      return Override(
        path: member.key, value: member.value.asOverride, pathPlace: member.keyPlace.asOverride)
    }
  }

  /// Whether a path means something and may vary; if not, that is reported.
  func isPath(_ member: JSONValue.Member) -> Bool {
    if let refusal = UnknownPath.refusal(member.key, at: member.keyPlace) {
      problems.list.append(refusal)
      return false
    }
    if member.key == "precision" || member.key.hasPrefix("precision.") {
      problems.report(
        member.keyPlace, "\(member.key) cannot vary: it decides how many replicates there are",
        ["set it for the whole scenario: \"precision\": { … }"])
      return false
    }
    return true
  }

  /// Which numbers a path takes; nil where it takes none.
  func numbers(at path: String) -> Numbers? {
    applying[path].map(\.numbers) ?? Schema.group.numbers(at: path)
  }

  /// Checks values by themselves, where their parameter is known.
  ///
  /// - Parameters:
  ///   - values: The values; after many problems the rest is left.
  ///   - path: The path that they are for.
  ///   - decides: Whether something beside it may decide which parameters apply.
  func check(
    _ values: [JSONValue], at path: String, besideDeciding decides: Bool
  ) {
    let rows = Schema.group.rows(at: path)
    guard let row = rows.count == 1 ? rows[0] : decides ? nil : applying[path] else { return }
    let most = problems.list.count + Diagnostics.most
    for value in values where problems.list.count <= most { row.check(value, path, problems) }
  }

  // MARK: Sweep

  private func readSweep(_ value: JSONValue) -> Design? {
    let kinds = ["grid", "zip", "points"]
    guard let members = value.members else {
      return problems.reject(
        value.place, "sweep must be an object, not \(value.described)",
        ["write { \"grid\": { \"customers.share\": [0.01, 0.05, 0.1] } }"])
    }
    for member in members where !kinds.contains(member.key) {
      problems.report(
        member.keyPlace, "unknown key \(quoted(member.key)) in sweep",
        Suggestion.hint(member.key, among: kinds) + ["allowed: exactly one of grid, zip, points"])
    }
    let known = members.filter { kinds.contains($0.key) }
    if known.count > 1 {
      return problems.reject(
        known[1].keyPlace, "sweep has both \(quoted(known[0].key)) and \(quoted(known[1].key))",
        ["keep one of them"])
    }
    guard let member = known.first else {
      if members.isEmpty {
        problems.report(value.place, "sweep is empty", ["give exactly one of grid, zip, points"])
      }
      return nil
    }
    if member.key == "points" { return readPoints(member.value) }
    let axes = readAxes(member.value, of: "sweep.\(member.key)")
    if member.key == "grid" { return .grid(axes.map(\.axis)) }
    if let (first, _) = axes.first {
      for (axis, place) in axes.dropFirst() where axis.overrides.count != first.overrides.count {
        problems.report(
          place,
          "\(axis.path) has \(axis.overrides.count) values, but \(first.path) has \(first.overrides.count)",
          ["the lists of zip are equally long; grid takes every combination"])
      }
    }
    return .zip(axes.map(\.axis))
  }

  private func readPoints(_ value: JSONValue) -> Design? {
    guard let points = value.items, !points.isEmpty else {
      return problems.reject(
        value.place, "sweep.points must be a list of points, not \(emptyOr(value))",
        ["write [{ \"customers.share\": 0.01 }, { \"customers.share\": 0.05 }]"])
    }
    return .points(
      points.enumerated().map { index, point in
        readOverrides(point, of: "sweep.points[\(index)]")
      })
  }

  private func readAxes(
    _ value: JSONValue, of owner: String
  ) -> [(axis: Design.Axis, place: Place)] {
    let (members, decides) = paths(
      of: value, owner, "{ \"customers.share\": [0.01, 0.05, 0.1] }")
    return members.compactMap { member in
      guard isPath(member), let values = readValues(member) else { return nil }
      check(values, at: member.key, besideDeciding: decides)
      let place = member.keyPlace.asOverride
      let axis = Design.Axis(
        path: member.key, values: values.map(\.asOverride), pathPlace: place)
      return (axis, place)
    }
  }

  /// The values of an axis, or nil after its error was noted.
  private func readValues(_ axis: JSONValue.Member) -> [JSONValue]? {
    let value = axis.value
    switch value.content {
    case .list(let items) where !items.isEmpty && items.count <= Self.mostValues: return items
    case .object: return readSteps(value, path: axis.key)
    case .list(let items) where !items.isEmpty:
      return problems.reject(
        value.place, "\(axis.key) has \(items.count) values, more than \(Self.mostValues)",
        ["spread them over several sweeps"])
    default:
      return problems.reject(
        value.place,
        "\(axis.key) must be a list of values, or from, to and count, not \(emptyOr(value))",
        ["write [0, 0.1, 0.2] or { \"from\": 0, \"to\": 0.2, \"count\": 3 }"])
    }
  }

  /// The values of `{"from": a, "to": b, "count": n}`.
  private func readSteps(_ value: JSONValue, path: String) -> [JSONValue] {
    let before = problems.list.count
    checkKeys(
      of: value, ["from", "to", "count"], ["from", "to", "count"], in: "the values of \(path)",
      example: "{ \"from\": 0, \"to\": 0.3, \"count\": 7 }")
    checkNumbers(of: value, ["from", "to"], [])
    let (from, to) = (value["from"]?.value.number, value["to"]?.value.number)
    let count = value["count"]?.value
    if let count {
      if let number = count.wholeNumber, (1...Self.mostValues).contains(number) {
        if number == 1, let from, let to, from != to {
          problems.report(
            count.place, "one value cannot be both \(from) and \(to)", ["count at least 2"])
        }
      } else {
        problems.report(
          count.place,
          "\"count\" must be a whole number in 1...\(Self.mostValues), not \(count.described)", [])
      }
    }
    guard problems.list.count == before, let from, let to, let count = count?.wholeNumber else {
      return []
    }
    return Steps.values(from: from, to: to, count: count).map {
      JSONValue.number($0).at(value.place)
    }
  }

  // MARK: Objects of numbers

  /// Reports keys that an object must not have, and those that it lacks.
  func checkKeys(
    of value: JSONValue, _ required: [String], _ allowed: [String], in owner: String,
    example: String, _ remedies: [String] = []
  ) {
    for member in value.members ?? [] where !allowed.contains(member.key) {
      problems.report(unknown: member, in: owner, allowed: allowed, remedies)
    }
    for key in required where value[key] == nil {
      problems.report(value.place, "\(quoted(key)) is missing in \(owner)", ["write \(example)"])
    }
  }

  /// Reports keys whose values are no numbers.
  func checkNumbers(of value: JSONValue, _ keys: [String], _ remedies: [String]) {
    for key in keys {
      if let number = value[key]?.value, number.number == nil {
        problems.report(
          number.place, "\(quoted(key)) must be a number, not \(number.described)", remedies)
      }
    }
  }

  func emptyOr(_ value: JSONValue) -> String {
    switch value.content {
    case .list(let items) where items.isEmpty: "an empty list"
    case .object(let members) where members.isEmpty: "an empty object"
    default: value.described
    }
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
  /// The same value as that of an override.
  var asOverride: JSONValue { mapPlaces(\.asOverride) }
}
