import PlainText

/// What is wrong with a scenario, collected while it is read.
final class Problems {
  private(set) var list: [Problem] = []

  var isEmpty: Bool { list.isEmpty }

  func report(_ place: Place, _ message: String, _ remedies: [String] = []) {
    list.append(Problem(place, message, remedies))
  }
}

/// Where a kind of value reports what is wrong with a value.
struct Reporter {
  /// The path of the parameter.
  let path: String
  /// What is allowed there.
  let allowed: String
  let problems: Problems

  /// Reports that a value is not what is allowed.
  func refuse(_ value: JSONValue, _ remedies: [String] = []) {
    problems.report(value.place, "\(path) must be \(allowed), not \(value.described)", remedies)
  }

  /// Reports another problem of a value.
  func complain(_ value: JSONValue, _ message: String, _ remedies: [String] = []) {
    problems.report(value.place, "\(path): \(message)", remedies)
  }

  /// Reports a key that an object does not have.
  func refuse(unknown member: JSONValue.Member, allowed: [String]) {
    problems.report(
      member.keyPlace, "unknown key \(quoted(member.key)) in \(path)",
      Suggestion.hint(member.key, among: allowed)
        + ["allowed: " + allowed.joined(separator: ", ")])
  }

  /// Reports something at a place of its own.
  func report(_ place: Place, _ message: String, _ remedies: [String] = []) {
    problems.report(place, message, remedies)
  }

  /// The same for a part of the value.
  func inside(_ part: String, allowed: String? = nil) -> Reporter {
    Reporter(path: path + part, allowed: allowed ?? self.allowed, problems: problems)
  }
}
