import Foundation
import PlainText

/// Paths that scenarios name: relative to the file that wrote them.
package enum FilePaths {
  /// A path against a folder that is empty or ends in a slash; absolute paths and `-` stay.
  static func resolve(_ path: String, folder: String) -> String {
    path.hasPrefix("/") || path == "-" || path.isEmpty ? path : folder + path
  }

  /// A path as seen from a folder that is empty or ends in a slash: the opposite of
  /// ``resolve(_:folder:)``.
  static func relative(_ path: String, folder: String) -> String {
    if path == "-" || path.isEmpty { return path }
    if !folder.isEmpty, path.hasPrefix(folder) { return String(path.dropFirst(folder.count)) }
    guard path.hasPrefix("/") else { return folder.isEmpty ? path : way(from: folder, to: path) }
    // Wherever the program was started: within the folder as seen from it, else as it was written.
    let (start, end) = (parts(folder, isFolder: true), parts(path))
    return !start.isEmpty && end.starts(with: start)
      ? end.dropFirst(start.count).joined(separator: "/") : path
  }

  /// The relative path that leads from a folder to a file or a folder, both named as seen from the
  /// current one; to the folder itself it is empty.
  package static func way(from folder: String, to path: String) -> String {
    let start = parts(folder, isFolder: true)
    let end = parts(path)
    let shared = zip(start, end).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: start.count - shared)
    return (up + end.dropFirst(shared).map(String.init)).joined(separator: "/")
  }

  /// Where a relative path leads from a folder: as seen from the current one if it is in it, else
  /// from the root.
  package static func goal(of way: String, from folder: String) -> String {
    // Steps up lead from where the folder is, not from where a link to it is.
    let start = "/" + parts(folder, isFolder: true).joined(separator: "/")
    let end = parts(resolve(way, folder: start + "/"))
    let here = parts("", isFolder: true)
    if way.isEmpty { return folder }
    return end.starts(with: here)
      ? end.dropFirst(here.count).joined(separator: "/") : "/" + end.joined(separator: "/")
  }

  /// Whether two paths lead to one folder.
  package static func isOneFolder(_ path: String, _ other: String) -> Bool {
    parts(path, isFolder: true) == parts(other, isFolder: true)
  }

  /// The names from the root to a file or a folder, without links of its folders; of a folder that others are
  /// seen from without links at all.
  private static func parts(_ path: String, isFolder: Bool = false) -> [Substring] {
    let here = FileManager.default.currentDirectoryPath
    let url = URL(filePath: path.hasPrefix("/") ? path : here + "/" + path)
    if isFolder { return url.resolvingSymlinksInPath().path.split(separator: "/") }
    let file = url.standardizedFileURL
    let folder = file.deletingLastPathComponent().resolvingSymlinksInPath().path
    return folder.split(separator: "/") + file.path.split(separator: "/").suffix(1)
  }

  /// A scenario with every path changed that a parameter, a variant or a design names.
  static func map(_ root: JSONValue, _ change: (String) -> String) -> JSONValue {
    map(root, .group(Schema.group), change)
  }

  /// The value of a parameter with every path in it changed.
  static func map(_ value: JSONValue, of path: String, _ change: (String) -> String) -> JSONValue {
    map(value, Schema.group.find(path)?.member, change)
  }

  private static func map(
    _ value: JSONValue, _ member: Group.Member?, _ change: (String) -> String
  ) -> JSONValue {
    switch member {
    case .rows(let rows)?:
      guard let text = value.text, rows.contains(where: \.isFilePath) else { return value }
      return JSONValue(.text(change(text)), at: value.place)
    case .design(let group)? where group.keys.isEmpty && group.named == nil:
      return mapItems(of: value) { entries in
        mapMembers(of: entries) { path, values in
          mapAlternatives(of: values) { map($0, Schema.group.find(path)?.member, change) }
        }
      }
    case .group(let group)?, .design(let group)?:
      return mapMembers(of: value) { map($1, group[$0], change) }
    case .part?, .ofFile?, nil: return value
    }
  }

  private static func mapMembers(
    of value: JSONValue, _ change: (String, JSONValue) -> JSONValue
  ) -> JSONValue {
    guard var members = value.members else { return value }
    for index in members.indices {
      members[index].value = change(members[index].key, members[index].value)
    }
    return JSONValue(.object(members), at: value.place)
  }

  /// Changes each item of a list, also of one of alternatives, or a value that is none.
  private static func mapAlternatives(
    of value: JSONValue, _ change: (JSONValue) -> JSONValue
  ) -> JSONValue {
    guard value[UncertainInput.oneOf] != nil else { return mapItems(of: value, change) }
    return mapMembers(of: value) { key, items in
      key == UncertainInput.oneOf ? mapItems(of: items, change) : items
    }
  }

  /// Changes each item of a list, or a value that is none.
  private static func mapItems(
    of value: JSONValue, _ change: (JSONValue) -> JSONValue
  ) -> JSONValue {
    guard case .list(let items) = value.content else { return change(value) }
    return JSONValue(.list(items.map(change)), at: value.place)
  }
}

/// What is reported of a path that means nothing.
enum UnknownPath {
  /// Whether an override can change a path.
  static func isOverridable(_ path: String) -> Bool {
    switch Schema.group.target(of: path) {
    case .whole, .inside: true
    case .design, .ofFile, nil: false
    }
  }

  /// The error, with suggestions.
  static func problem(_ path: String, at place: Place) -> Problem {
    if let former = Schema.group.successor(of: path) {
      let became = former.meaning == nil ? "is now called" : "is replaced by"
      return Problem(
        place, "\(path) \(became) \(former.successor)",
        ["write \(former.successor)\(former.meaning.map { ", \($0)" } ?? "")"])
    }
    var group = Schema.group
    let all = path.split(separator: ".", omittingEmptySubsequences: false)
    var keys = all[...]
    // The longest part that means something, and what may follow it.
    while keys.count > 1, case .group(let inner)? = group[keys[keys.startIndex]] {
      group = inner
      keys = keys.dropFirst()
    }
    let last = String(keys.first ?? "")
    let owner = all[..<keys.startIndex].joined(separator: ".")
    if group.named != nil, !Group.isName(last) {
      return .name(last, of: group.noun, at: place)
    }
    let inside = group.overridable(like: "").filter { !$0.contains(".") }
    var remedies = Suggestion.hint(path, among: Schema.group.overridable(like: path[...]))
    if remedies.isEmpty { remedies = Suggestion.hint(last, among: inside) }
    remedies.append(
      "allowed\(owner.isEmpty ? "" : " in \(owner)"): " + inside.joined(separator: ", "))
    let message =
      owner.isEmpty || last.isEmpty
      ? "unknown path \(quoted(path))" : "unknown key \(quoted(last)) in \(owner)"
    return Problem(place, message, remedies)
  }
}
