import PlainText

/// What is wrong with a scenario, collected while it is read.
///
/// A file may have a hundred thousand errors, and each suggestion compares many names: no more are worked out than
/// are listed.
final class Problems {
  /// Those that are worked out, at most ``Diagnostics/most``.
  private(set) var list: [Problem] = []
  /// How many more there are.
  private(set) var unlisted = 0
  /// How many there are.
  var count: Int { list.count + unlisted }
  /// Whether there are none.
  var isEmpty: Bool { list.isEmpty }

  /// Adds a problem.
  func add(_ problem: @autoclosure () -> Problem) {
    if list.count < Diagnostics.most { list.append(problem()) } else { unlisted += 1 }
  }

  /// Adds problems, and a number of others that nobody worked out.
  func add(_ problems: [Problem], andMore others: Int = 0) {
    for problem in problems { add(problem) }
    unlisted += others
  }

  func report(
    _ place: Place, _ message: @autoclosure () -> String,
    _ remedies: @autoclosure () -> [String] = []
  ) {
    add(Problem(place, message(), remedies()))
  }

  /// Reports why there is no value; gives nil in its place.
  func reject<Value>(
    _ place: Place, _ message: @autoclosure () -> String,
    _ remedies: @autoclosure () -> [String] = []
  ) -> Value? {
    report(place, message(), remedies())
    return nil
  }

  /// Reports a key that an object does not have; gives nil in place of its value.
  func reject<Value>(
    unknown member: JSONValue.Member, in owner: String, allowed: [String]
  ) -> Value? {
    report(unknown: member, in: owner, allowed: allowed)
    return nil
  }

  /// Reports a key that an object does not have.
  func report(
    unknown member: JSONValue.Member, in owner: String, allowed: [String], _ remedies: [String] = []
  ) {
    report(
      member.keyPlace, "unknown key \(quoted(member.key)) in \(owner)",
      Suggestion.hint(member.key, among: allowed)
        + ["allowed: " + allowed.joined(separator: ", ")] + remedies)
  }
}

extension Diagnostics {
  /// What is wrong, from several collections; at least one problem.
  init(_ problems: Problems...) {
    self.init(problems.flatMap(\.list), unlisted: problems.reduce(0) { $0 + $1.unlisted })
  }
}

extension Problem {
  /// A key that cannot be a name.
  static func name(_ key: String, of noun: String, at place: Place) -> Problem {
    Problem(
      place, "\(quoted(key)) cannot be the name of a \(noun)",
      ["a \(noun)'s name is made of letters, digits, - and _"])
  }
}

/// Where a kind of value reports what is wrong with a value.
struct Reporter {
  /// The path of the parameter.
  let path: String
  /// What is allowed there.
  let allowed: String
  let problems: Problems

  /// Reports that a value is not what is allowed; gives nil in its place.
  func refuse<Value>(
    _ value: JSONValue, _ remedies: @autoclosure () -> [String] = []
  ) -> Value? {
    problems.reject(
      value.place, "\(path) must be \(allowed), not \(value.described)", remedies())
  }

  /// Reports another problem of a value; gives nil in its place.
  func complain<Value>(
    _ value: JSONValue, _ message: @autoclosure () -> String,
    _ remedies: @autoclosure () -> [String] = []
  ) -> Value? {
    problems.reject(value.place, "\(path): \(message())", remedies())
  }

  /// The same for a part of the value.
  func inside(_ part: String, allowed: String? = nil) -> Reporter {
    Reporter(path: path + part, allowed: allowed ?? self.allowed, problems: problems)
  }
}

extension JSONValue {
  /// Whether an object has none but these keys; others are reported.
  func hasOnly(_ keys: [String], _ reporter: Reporter?) -> Bool {
    let others = (members ?? []).filter { !keys.contains($0.key) }
    for other in others {
      reporter?.problems.report(unknown: other, in: reporter?.path ?? "", allowed: keys)
    }
    return others.isEmpty
  }
}
