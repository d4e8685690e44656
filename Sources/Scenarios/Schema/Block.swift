import PlainText

/// One walk over the schema of scenarios.
///
/// The schema is code that asks a ``Block`` for each value by its row: see ``Schema``. Walked over a file
/// it decodes the scenario; walked over nothing it describes what a file may hold, and every
/// alternative is walked.
final class SchemaWalk {
  /// A row that applies in a scenario, and its value where the scenario gives one.
  typealias Entry = (row: Row, value: JSONValue?)

  /// What a walk keeps of the rows that apply.
  enum Kept {
    case nothing
    /// The paths and their values, defaults included.
    case values
    /// The rows themselves.
    case rows
  }

  /// What the schema describes; nil while it is described.
  fileprivate var root: Group?
  fileprivate var kept = Kept.nothing
  /// What is wrong so far.
  let problems = Problems()
  /// The rows that apply, in order.
  fileprivate(set) var entries: [Entry] = []
  /// The values that apply, in order, where these are kept and not the rows.
  fileprivate(set) var values: [ParameterValues.Item] = []
  /// What can only be checked where every value by itself is right.
  fileprivate var checks: [() -> Void] = []

  /// Describes what a schema asks for.
  static func group(of schema: (Block) -> Void) -> Group {
    let block = Block(SchemaWalk(), path: "", value: nil, place: .code)
    schema(block)
    return block.group
  }

  /// Decodes a value.
  ///
  /// - Parameters:
  ///   - root: An object.
  ///   - group: What the schema describes.
  ///   - kept: What to keep of the rows that apply.
  ///   - schema: The schema.
  /// - Returns: The value, which means something only if the walk found no problems.
  static func read<Value>(
    _ root: JSONValue, _ group: Group, keeping kept: Kept, _ schema: (Block) -> Value
  ) -> (value: Value, walk: SchemaWalk) {
    let walk = SchemaWalk()
    walk.root = group
    walk.kept = kept
    let block = Block(walk, path: "", value: root, place: root.place, known: group)
    let value = schema(block)
    block.finish()
    // Checks hold blocks, and blocks the walk: it would never be freed.
    let checks = walk.checks
    walk.checks = []
    if walk.problems.isEmpty {
      for check in checks { check() }
    }
    return (value, walk)
  }
}

/// An object of a scenario file while the schema is walked.
///
/// Each method names a key, describes it, and gives what it holds: in place of a key that is missing or
/// wrong a stand-in, after the problem was reported.
final class Block {
  /// One of several keys, or of several names of a kind, that decide what else an object has.
  struct Alternative<Value> {
    /// The key or the name.
    var key: String
    /// In which scenarios rows read with it apply.
    var scope: Scope
    /// What an object with it is called, for keys that do not apply to it.
    var owner: String
    /// The keys that stay from a parent that has another of the alternatives.
    var keeps: [String] = []
    /// Reads an object that has it.
    var read: (Block) -> Value
  }

  /// The path, empty for a whole scenario.
  let path: String
  /// The object that is there, or nil.
  let value: JSONValue?
  /// Where it is; of one that is missing, where the object around it is.
  let place: Place
  /// In which scenarios rows that are read from here on apply.
  var scope: Scope = ""
  /// What the object is called, for keys that do not apply to it.
  private var owner = ""
  /// What was described of it.
  fileprivate var group = Group()
  private let walk: SchemaWalk
  /// What the schema has for it.
  private let known: Group?
  /// The members of ``value`` by their keys, where these are many.
  private let table: [String: JSONValue.Member]?
  /// The keys that apply.
  private var keys: [String] = []
  /// The keys of which something was reported.
  private var reported: [String] = []
  /// Whether stand-ins are read, and nothing is reported.
  private var isMuted = false
  /// Whether it is known which keys apply.
  private var isDecided = true

  fileprivate init(
    _ walk: SchemaWalk, path: String, value: JSONValue?, place: Place, known: Group? = nil
  ) {
    self.walk = walk
    self.path = path
    self.value = value
    self.place = place
    self.known = known
    let members = value?.members ?? []
    table =
      members.count > 32
      ? Dictionary(members.map { ($0.key, $0) }) { first, _ in first } : nil
  }

  /// The member of a key, or nil.
  private func member(_ key: String) -> JSONValue.Member? {
    if let table { table[key] } else { value?[key] }
  }

  /// Whether the schema is described, and no file is read.
  private var describes: Bool { walk.root == nil }

  /// Where the value at a path of keys is, else the object.
  func place(of path: String) -> Place { value?.descendant(path)?.place ?? place }

  /// Whether a key is given and not `null`.
  func gives(_ key: String) -> Bool { member(key).map { !$0.value.isNull } ?? false }

  /// Whether a key may be given: as ``gives(_:)``, and while the schema is described.
  func mayGive(_ key: String) -> Bool { describes || gives(key) }

  /// Reports something at a place of its own.
  func report(
    _ place: Place, _ message: @autoclosure () -> String, _ remedies: @autoclosure () -> [String]
  ) {
    if !describes, !isMuted { walk.problems.report(place, message(), remedies()) }
  }

  /// Checks what several values come to, once each of them is right.
  func check(_ check: @escaping (Problems) -> Void) {
    if describes || isMuted { return }
    let problems = walk.problems
    walk.checks.append { check(problems) }
  }

  /// Checks that two shares are not more than the whole, once each of them is right.
  func check(
    _ first: (key: String, share: Double), _ second: (key: String, share: Double), of whole: String,
    _ remedy: String = "together they are at most 1"
  ) {
    check { [self] problems in
      guard first.share + second.share > 1 + 1e-9 else { return }
      problems.report(
        place(of: first.key).blamed(against: place(of: second.key)),
        "\(path).\(first.key) and \(path).\(second.key) are more than all \(whole): \(first.share) and \(second.share)",
        [remedy])
    }
  }

  private func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  // MARK: Values

  /// A value that is required, or has a default.
  ///
  /// - Parameters:
  ///   - key: Its key.
  ///   - kind: What is allowed.
  ///   - label: What it is, in a few words: see ``Row/label``.
  ///   - unit: Its unit, where it has one.
  ///   - former: Its key in version 0.1, where that was another.
  ///   - fallback: Its default; nil if it is required.
  ///   - remedies: What helps where it is missing.
  ///   - meaning: What it is, in a sentence.
  /// - Returns: The value.
  func value<Value>(
    _ key: String, _ kind: ValueKind<Value>, _ label: @autoclosure () -> String,
    unit: String = "", formerly former: String? = nil, default fallback: JSONValue? = nil,
    ifMissing remedies: @autoclosure () -> [String] = [],
    _ meaning: @autoclosure () -> String
  ) -> Value {
    read(
      key, kind, label, unit: unit, former, fallback.map { .value($0) } ?? .required, remedies,
      meaning)
  }

  /// A value that may be left out, also by `null`.
  func optional<Value>(
    _ key: String, _ kind: ValueKind<Value>, _ label: @autoclosure () -> String,
    unit: String = "", none: String, _ meaning: @autoclosure () -> String
  ) -> Value? {
    read(key, kind.orNull(none), label, unit: unit, nil, .none(none), { [] }, meaning)
  }

  private func read<Value>(
    _ key: String, _ kind: ValueKind<Value>, _ label: () -> String, unit: String,
    _ former: String?, _ fallback: Row.Fallback, _ remedies: () -> [String],
    _ meaning: () -> String
  ) -> Value {
    keys.append(key)
    if describes {
      let row = Row(
        path(of: key), kind, label(), unit: unit, fallback, meaning(), scope: scope)
      if let former { group.former[former] = Group.Former(successor: key) }
      group.add(.rows([row]), at: key)
      return kind.standIn
    }
    if isMuted { return kind.standIn }
    let given = member(key)?.value
    if let former, let member = member(former) {
      reported.append(former)
      walk.problems.report(
        member.keyPlace, "\(path(of: former)) is now called \(path(of: key))",
        ["write \(quoted(key)): \(member.value.line)"])
      if given == nil { return kind.standIn }
    }
    switch walk.kept {
    case .nothing: break
    case .values: walk.values.append((path(of: key), given ?? fallback.value ?? .null))
    case .rows:
      let row = Row(
        path(of: key), kind, label(), unit: unit, fallback, meaning(), scope: scope)
      walk.entries.append((row, given))
    }
    switch (given, fallback) {
    case (let given?, _), (nil, .value(let given)):
      if let value = kind.read(given, nil) { return value }
      // What is wrong with it is looked for where something is.
      _ = kind.read(
        given, Reporter(path: path(of: key), allowed: kind.allowed, problems: walk.problems))
    case (nil, .none): break
    case (nil, .required):
      walk.problems.report(
        place, "\(path(of: key)) is missing",
        remedies() + ["it must be \(kind.allowed)", meaning()])
    }
    return kind.standIn
  }

  /// A key of version 0.1 whose successor stands elsewhere, or takes other values.
  ///
  /// - Parameters:
  ///   - key: The key.
  ///   - successor: Its successor, as a path from this object.
  ///   - meaning: What the successor is, where it takes other values.
  ///   - remedy: What to write in place of a value.
  func replaced(
    _ key: String, by successor: String, meaning: String? = nil, _ remedy: (JSONValue) -> String
  ) {
    if describes {
      group.former[key] = Group.Former(successor: successor, meaning: meaning)
    }
    guard !describes, !isMuted, let member = member(key) else { return }
    reported.append(key)
    let became = meaning == nil ? "is now called" : "is replaced by"
    walk.problems.report(
      member.keyPlace, "\(path(of: key)) \(became) \(path(of: successor))",
      [remedy(member.value)])
  }

  // MARK: Objects

  /// An object whose rows apply whether it is there or not.
  ///
  /// - Parameters:
  ///   - key: Its key.
  ///   - required: What is missing where it is not there, and examples of it; nil if that is no mistake.
  ///   - isOptional: Whether `null` may be in its place.
  ///   - replaces: Whether a child's object replaces its parent's, and does not merge with it.
  ///   - read: Reads it.
  /// - Returns: What was read.
  func block<Value>(
    _ key: String, required: (what: String, examples: [String])? = nil, isOptional: Bool = false,
    replaces: Bool = false, _ read: (Block) -> Value
  ) -> Value {
    keys.append(key)
    let inner = inner(key, isOptional: isOptional)
    if let required, !inner.isMuted, !describes, member(key) == nil {
      inner.isMuted = true
      walk.problems.report(
        place, "\(path.isEmpty ? quoted(key) : path(of: key)) is missing: \(required.what)",
        required.examples)
    }
    let value = read(inner)
    if describes {
      inner.group.replaces = replaces
      group.add(.group(inner.group), at: key)
    }
    inner.finish()
    return value
  }

  /// An object whose rows apply where it is there.
  ///
  /// - Parameters:
  ///   - key: Its key.
  ///   - paths: Paths that it takes away from a parent without it.
  ///   - read: Reads it.
  /// - Returns: What was read, or nil if it is not there.
  func optionalBlock<Value>(
    _ key: String, displacing paths: [String] = [], _ read: (Block) -> Value
  ) -> Value? {
    if !paths.isEmpty { group.displaced.append((key, paths)) }
    guard mayGive(key) else {
      keys.append(key)
      return nil
    }
    return block(key, isOptional: true, read)
  }

  /// Objects by names that people choose, in file order.
  ///
  /// - Parameters:
  ///   - key: Their key.
  ///   - noun: What one of them is called.
  ///   - most: How many there may be, and what helps where there are more; no others are read.
  ///   - isOptional: Whether `null` may be in their place.
  ///   - read: Reads one of them.
  /// - Returns: What was read.
  func named<Value>(
    _ key: String, _ noun: String, most: (count: Int, remedy: String), isOptional: Bool = false,
    _ read: (String, Block) -> Value
  ) -> [Value] {
    block(key, isOptional: isOptional) { block in
      if describes {
        let inner = block.inner(Group.anyName, isOptional: true)
        let value = read(Group.anyName, inner)
        block.group.named = .group(inner.group)
        block.group.noun = noun
        return [value]
      }
      block.isDecided = false
      let members = block.isMuted ? [] : block.value?.members ?? []
      if members.count > most.count, let place = member(key)?.keyPlace {
        report(
          place, "\(block.path) has \(members.count) \(noun)s, more than \(most.count)",
          [most.remedy])
      }
      return members.prefix(most.count).compactMap { member in
        if !Group.isName(member.key) {
          walk.problems.add(.name(member.key, of: noun, at: member.keyPlace))
          return nil
        }
        if member.value.isNull { return nil }
        let inner = block.inner(member.key, isOptional: true)
        let value = read(member.key, inner)
        inner.finish()
        return value
      }
    }
  }

  private func inner(_ key: String, isOptional: Bool) -> Block {
    var known: Group?
    if case .group(let group)? = self.known?[key] { known = group }
    let given = member(key)?.value
    let isThere = given?.members != nil
    let inner = Block(
      walk, path: path(of: key), value: isThere ? given : nil, place: given?.place ?? place,
      known: known)
    inner.scope = scope
    inner.isMuted = isMuted
    if let given, !isThere, !isMuted, !(isOptional && given.isNull) {
      inner.isMuted = true
      walk.problems.report(
        given.place, "\(inner.path) must be an object, not \(given.described)",
        Self.presetHint(given, for: inner.path) + [
          known?.named == nil
            ? "write { … } with these keys: " + (known?.keys ?? []).joined(separator: ", ")
            : "write { \"NAME\": { … }, … } with the name of each \(known?.noun ?? "")"
        ])
    }
    return inner
  }

  /// What helps where the name of a preset is in place of an object.
  private static func presetHint(_ value: JSONValue, for path: String) -> [String] {
    guard let text = value.text else { return [] }
    let name = text.hasPrefix("preset:") ? String(text.dropFirst("preset:".count)) : text
    guard Preset.named(name) != nil else { return [] }
    return ["the \(path) of a preset comes with \"extends\": \"preset:\(name)\""]
  }

  // MARK: Alternatives

  /// The value of the one key of several that is there.
  ///
  /// - Parameters:
  ///   - alternatives: The keys, and how to read an object that has them.
  ///   - none: What is reported where none of them is there: a message and remedies.
  ///   - both: What follows the names of the keys where two of them are.
  /// - Returns: What was read.
  func oneOf<Value>(
    _ alternatives: [Alternative<Value>], none: (message: String, remedies: [String]),
    both: String = ""
  ) -> Value {
    if describes {
      group.alternatives = alternatives.map { ($0.key, $0.keeps) }
      return describe(alternatives)
    }
    let there = alternatives.filter { gives($0.key) }
    if there.isEmpty { report(place, none.message, none.remedies) }
    if there.count > 1 { reportConflict(of: there.compactMap { member($0.key) }, both) }
    // A null in place of another of the keys says nothing.
    keys += alternatives.map(\.key).filter { member($0)?.value.isNull == true }
    return read(there.count == 1 ? there[0] : nil, of: alternatives)
  }

  /// The value of one of several names of a kind, which was read and reported before.
  ///
  /// - Parameters:
  ///   - key: The key whose value names it.
  ///   - name: The name.
  ///   - alternatives: The names, and how to read an object that has them.
  /// - Returns: What was read.
  func oneOf<Value>(
    named key: String, _ name: String, _ alternatives: [Alternative<Value>]
  ) -> Value {
    if describes {
      if group.alternatives.isEmpty { group.alternatives = [(key, [])] }
      return describe(alternatives)
    }
    return read(alternatives.first { $0.key == name }, of: alternatives)
  }

  private func describe<Value>(_ alternatives: [Alternative<Value>]) -> Value {
    let scope = scope
    let values = alternatives.map { alternative in
      self.scope = alternative.scope
      return alternative.read(self)
    }
    self.scope = scope
    return values[0]
  }

  /// The value of the alternative that was chosen, or a stand-in.
  private func read<Value>(
    _ chosen: Alternative<Value>?, of alternatives: [Alternative<Value>]
  ) -> Value {
    if let chosen, !isMuted {
      owner = chosen.owner
      return chosen.read(self)
    }
    isDecided = false
    let wasMuted = isMuted
    isMuted = true
    defer { isMuted = wasMuted }
    return alternatives[0].read(self)
  }

  private func reportConflict(of members: [JSONValue.Member], _ both: String) {
    let place = members.dropFirst().reduce(members[0].keyPlace) { $0.blamed(against: $1.keyPlace) }
    let names = members.map { quoted($0.key) }.joined(separator: " and ")
    report(
      place, "\(path) has \(members.count == 2 ? "both " : "")\(names)\(both)",
      [members.count == 2 ? "keep one of the two" : "keep one of them"])
  }

  /// Reports a key that does not apply, for a reason of its own.
  func refuse(_ key: String, _ reason: String, _ remedy: String) {
    reported.append(key)
    guard gives(key), let member = member(key) else { return }
    report(member.keyPlace, "\(path(of: key)) \(reason)", [remedy])
  }

  /// A key of the design, or of the file itself, which others read.
  func part(_ key: String, _ member: Group.Member) {
    keys.append(key)
    if describes { group.add(member, at: key) }
  }

  // MARK: Keys without a meaning

  /// Reports the keys that nothing asked for.
  fileprivate func finish() {
    guard !describes, !isMuted, let known, known.named == nil else { return }
    for member in value?.members ?? []
    where !keys.contains(member.key) && !reported.contains(member.key) {
      if known[member.key] == nil {
        reportUnknown(member, in: known)
      } else if isDecided {
        report(
          member.keyPlace,
          "\(quoted(member.key)) does not apply to \(owner.isEmpty ? path : owner)",
          Suggestion.hint(member.key, among: keys)
            + ["allowed: " + keys.uniqued.joined(separator: ", ")])
      }
    }
  }

  private func reportUnknown(_ member: JSONValue.Member, in known: Group) {
    let allowed = isDecided && !path.isEmpty ? keys : known.keys
    report(
      member.keyPlace,
      "unknown key \(quoted(member.key)) in \(path.isEmpty ? "the scenario" : path)",
      hints(ofUnknown: member.key, among: allowed.uniqued)
        + ["allowed: " + allowed.uniqued.joined(separator: ", ")])
  }

  private func hints(ofUnknown key: String, among allowed: [String]) -> [String] {
    if key.contains(".") {
      return [
        "paths with dots are for overrides, as in variants and sweeps; here objects are nested"
      ]
    }
    let hint = Suggestion.hint(key, among: allowed)
    if !hint.isEmpty { return hint }
    let elsewhere = (walk.root?.allRows ?? []).map(\.path).filter { $0.hasSuffix(".\(key)") }
    return elsewhere.isEmpty ? [] : ["there is " + elsewhere.uniqued.joined(separator: ", ")]
  }
}

extension [String] {
  /// The texts, each once, in order of first appearance.
  var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}
