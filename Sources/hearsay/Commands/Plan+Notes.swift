import Experiments
import PlainText

extension Plan {
  /// What the plan leaves aside, a sentence each that names the command to use.
  var notes: [String] {
    leftAside.map { part in
      let file = part.file.map { "\($0): " } ?? ""
      func counted(_ noun: String) -> String { NumberText.count(part.count ?? 0, noun) }
      let isOne = part.count == 1
      switch part.scope {
      case .run, .compare:
        let verb = part.file == nil ? "`\(scope.rawValue)`" : "a comparison of files"
        return "\(file)\(counted("variant")) \(isOne ? "is" : "are") not run by \(verb); use "
          + "`hearsay compare`\(part.file == nil ? "" : " with this file alone")."
      case .sweep:
        let points = part.count == nil ? "" : " of \(counted("point"))"
        return "\(file)The sweep\(points) is not run by `\(scope.rawValue)`; use `hearsay sweep`."
      case .uncertain:
        return
          "\(file)\(counted("uncertain input")) \(isOne ? "has its" : "have their") plain value in "
          + "`\(scope.rawValue)`; use `hearsay uncertain`."
      }
    }
  }
}
