import PlainText

/// Reads the variants, the sweep and the uncertain inputs of a merged scenario.
struct WhatIfs {
  /// The most values of one axis.
  static let mostValues = 100_000
  /// The most what-ifs.
  static let mostVariants = 10_000
  /// The most values that a what-if or a point changes.
  static let mostChanges = 1_000
  /// The most axes of a sweep, and the most uncertain inputs.
  static let mostAxes = 64
  /// The most points of a sweep.
  static let mostPoints = 10_000_000

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
    guard members.count <= Self.mostVariants else {
      problems.report(
        value.place, "there are \(members.count) variants, more than \(Self.mostVariants)",
        ["what changes step by step is a sweep"])
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
    most: Int = mostAxes, _ example: String
  ) -> (members: [JSONValue.Member], decides: Bool) {
    guard let members = value.members, mayBeEmpty || !members.isEmpty else {
      problems.report(
        value.place, "\(owner) must be an object of paths and \(what), not \(emptyOr(value))",
        ["write \(example)"])
      return ([], false)
    }
    guard members.count <= most else {
      problems.report(
        value.place, "\(owner) has \(members.count) paths, more than \(most)",
        ["change them in a file of its own that extends this one"])
      return ([], false)
    }
    return (members, members.contains { Schema.group.decides($0.key) })
  }

  /// An object of paths and values.
  func readOverrides(_ value: JSONValue, of owner: String) -> [Override] {
    let (members, decides) = paths(
      of: value, owner, mayBeEmpty: true, most: Self.mostChanges,
      "{ \"customers.dissatisfied\": 0.05 }")
    return members.compactMap { member in
      guard isPath(member) else { return nil }
      check([member.value], at: member.key, besideDeciding: decides)
      return Override(
        path: member.key, value: member.value.asOverride, pathPlace: member.keyPlace.asOverride)
    }
  }

  /// Whether a path means something and may vary; if not, that is reported.
  func isPath(_ member: JSONValue.Member) -> Bool {
    guard UnknownPath.isOverridable(member.key) else {
      problems.add(UnknownPath.problem(member.key, at: member.keyPlace))
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
  ///   - values: The values.
  ///   - path: The path that they are for.
  ///   - decides: Whether something beside it may decide which parameters apply.
  func check(
    _ values: [JSONValue], at path: String, besideDeciding decides: Bool
  ) {
    let rows = Schema.group.rows(at: path)
    guard let row = rows.count == 1 ? rows[0] : decides ? nil : applying[path] else { return }
    for value in values { row.check(value, path, problems) }
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
          number.place, "\(quoted(key)) must be a number, not \(number.described)",
          ValueHint.number(number, Numbers(range: -Double.infinity...Double.infinity)) + remedies)
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
