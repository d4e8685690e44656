import Foundation
import PlainText
import Scenarios

/// What may be meant by the name of a file that is not there.
enum MissingFile {
  /// Remedies for an error about a whole file that is not there; none for other errors.
  static func remedies(for problem: Diagnostic) -> [String] {
    let path = problem.file
    guard problem.line == nil, path != "-", !path.isEmpty, !path.hasPrefix("preset:"),
      !path.hasPrefix("--"),
      // A link that leads nowhere has a name that is right.
      (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) == nil,
      !FileManager.default.fileExists(atPath: path)
    else { return [] }
    return suggestions(for: path)
  }

  /// Files with a similar name, and scenarios that come with the program.
  static func suggestions(for path: String) -> [String] {
    let (folder, last) = divided(path)
    let name = last.hasSuffix(".json") ? String(last.dropLast(5)) : last
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder ?? ".")) ?? []
    // As where the ending was left out.
    var near = files.filter { $0 == name + ".json" && $0 != last }
    if near.isEmpty { near = Suggestion.names(like: last, among: files.sorted()) }
    if !near.isEmpty {
      let names = near.map { TextWidth.printable((folder ?? "") + $0) }
      return ["did you mean \(names.joined(separator: " or "))?"]
    }
    if let shipped = nearest(name, among: ShippedScenario.names) {
      return [
        "\(shipped) comes with Hearsay: hearsay init --from \(shipped) writes \(shipped).json"
      ]
    }
    if let preset = nearest(name, among: Preset.all.map(\.name)) {
      return ["did you mean preset:\(preset)?"]
    }
    return []
  }

  private static func nearest(_ name: String, among names: [String]) -> String? {
    names.contains(name) ? name : Suggestion.names(like: name, among: names).first
  }

  /// The folder of a path, with its slash, or nil; and what is below.
  private static func divided(_ path: String) -> (folder: String?, last: String) {
    guard let slash = path.lastIndex(of: "/") else { return (nil, path) }
    return (String(path[...slash]), String(path[path.index(after: slash)...]))
  }
}
