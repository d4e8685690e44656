import Experiments
import PlainText
import Scenarios
import Service

extension Plan {
  /// Values that do not seem to belong together, and what the plan leaves aside, a sentence each that names the
  /// command to use.
  ///
  /// - Parameter command: The command that runs the plan; by default that of its scope.
  /// - Returns: The sentences.
  func notes(by command: String? = nil) -> [String] {
    let command = command ?? scope.rawValue
    return documents.flatMap(\.unlikelyValues)
      + leftAside.map { part in
        let file = part.file.map { "\($0): " } ?? ""
        func counted(_ noun: String) -> String { NumberText.count(part.count ?? 0, noun) }
        let isOne = part.count == 1
        switch part.scope {
        case .run, .compare:
          let verb = part.file == nil ? "`\(command)`" : "a comparison of files"
          return "\(file)\(counted("what-if")) \(isOne ? "is" : "are") not run by \(verb); use "
            + "`hearsay compare`\(part.file == nil ? "" : " with this file only")."
        case .sweep:
          let points = part.count == nil ? "" : " of \(counted("point"))"
          return "\(file)The sweep\(points) is not run by `\(command)`; use `hearsay sweep`."
        case .uncertain:
          return
            "\(file)\(counted("uncertain input")) \(isOne ? "has its" : "have their") plain value in "
            + "`\(command)`; use `hearsay uncertain`."
        }
      }
  }

  /// Changed values that have no effect, a sentence each.
  ///
  /// - Parameter changes: Texts `path=value` that the command line sets; the plan's own paths are known.
  /// - Returns: The sentences.
  func idle(_ changes: [String]) -> [String] {
    let changed = paths + changes.map { String($0.prefix { $0 != "=" }) }
    let isInvited = settings.allSatisfy { $0.scenario.service?.complaints.invited != nil }
    return [
      changed.contains("service.complain") && isInvited
        ? "service.complain has no effect while service.invite is set." : nil,
      changed.contains("replicates") && !goals.isEmpty
        ? "replicates has no effect while precision is set; precision.atMost is the most." : nil,
    ].compactMap(\.self)
  }
}
