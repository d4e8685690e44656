import PlainText

/// Where values come from, as the file states it: `"sources": {"service.complain": {"source": …, "grade": "B"}}`.
struct StatedSources: Sendable {
  /// A source, and where it was stated.
  struct Source: Sendable {
    /// The source in words.
    var text: String
    /// How good it is.
    var grade: EvidenceGrade
    /// Values of a higher layer have another source.
    var layer: Int
  }

  private var sources: [String: Source] = [:]

  /// Reads the sources of a merged scenario, and reports what is wrong with them.
  init(of root: JSONValue, _ problems: Problems) {
    guard let value = root.given("sources") else { return }
    let example =
      "{ \"service.complain\": { \"source\": \"our survey of 2025\", \"grade\": \"B\" } }"
    guard let members = value.members else {
      problems.report(
        value.place, "sources must be an object of paths and sources, not \(value.described)",
        ["write \(example)"])
      return
    }
    for member in members where !member.value.isNull {
      if !UnknownPath.isOverridable(member.key) {
        problems.add(UnknownPath.problem(member.key, at: member.keyPlace))
      } else if let source = Self.source(member, example, problems) {
        sources[member.key] = source
      }
    }
  }

  private static func source(
    _ member: JSONValue.Member, _ example: String, _ problems: Problems
  ) -> Source? {
    let (value, owner) = (member.value, "the source of \(member.key)")
    guard let members = value.members else {
      return problems.reject(
        value.place, "\(owner) must be an object, not \(value.described)", ["write \(example)"])
    }
    let keys = ["source", "grade"]
    let before = problems.count
    for member in members where !keys.contains(member.key) {
      problems.report(unknown: member, in: owner, allowed: keys)
    }
    func read<Value>(_ key: String, _ kind: ValueKind<Value>) -> Value? {
      guard let given = value.given(key) else {
        return problems.reject(
          value.place, "\(quoted(key)) is missing in \(owner)", ["write \(example)"])
      }
      return kind.read(
        given,
        Reporter(
          path: "\(quoted(key)) in \(owner)", allowed: kind.allowed, problems: problems))
    }
    let text = read("source", .text)
    let grade = read("grade", ValueKind<EvidenceGrade>.choice(.constructed))
    guard problems.count == before, let text, let grade else { return nil }
    return Source(text: text, grade: grade, layer: value.place.source.layer)
  }

  /// The source of a value: that of its own path, else of the block around it.
  ///
  /// A value that a child, a setting of the command line or another parent put in place of the one that
  /// the source is of has none.
  func source(of path: String, _ value: JSONValue?) -> Source? {
    let layer = value?.place.source.layer ?? SourceText.code.layer
    var keys = path.split(separator: ".")
    while !keys.isEmpty {
      if let source = sources[keys.joined(separator: ".")], source.layer >= layer { return source }
      keys.removeLast()
    }
    return nil
  }
}
