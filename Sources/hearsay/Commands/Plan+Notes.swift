import Experiments
import PlainText

extension Plan {
  /// What the plan leaves aside, a sentence each that names the command to use.
  ///
  /// - Parameter command: The command that runs the plan; by default that of its scope.
  /// - Returns: The sentences.
  func notes(by command: String? = nil) -> [String] {
    let command = command ?? scope.rawValue
    return leftAside.map { part in
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
}
