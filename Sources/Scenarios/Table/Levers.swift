/// Levers of a service model have free names: where those stand in paths, and what they may be.
enum Levers {
  /// The group whose keys are names.
  static let group = "service.listening"
  /// Stands for any name in the parameter table and the documentation; no name itself.
  static let anyName = "<name>"
  /// What a name may be.
  static let allowedName = "a lever's name is made of letters, digits, - and _"

  /// What levers find.
  static let kinds = ["unhappy", "causes", "leavers"]

  private static let prefix = group + "."

  /// Whether a key may name a lever.
  static func isName(_ key: some StringProtocol) -> Bool {
    !key.isEmpty
      && key.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
  }

  /// The lever that a path is about, or nil.
  static func name(in path: String) -> String? {
    guard path.hasPrefix(prefix) else { return nil }
    let name = path.dropFirst(prefix.count).prefix { $0 != "." }
    return isName(name) ? String(name) : nil
  }

  /// What stands in a path where a lever is named and cannot be a name, or nil.
  static func unfitName(in path: String) -> Substring? {
    guard path.hasPrefix(prefix), name(in: path) == nil else { return nil }
    return path.dropFirst(prefix.count).prefix { $0 != "." }
  }

  /// The path of a whole lever.
  static func path(of name: some StringProtocol) -> String { prefix + name }

  /// The path with any name in place of the lever's; other paths stay.
  static func pattern(of path: String) -> String {
    guard let name = name(in: path) else { return path }
    return self.path(of: anyName) + path.dropFirst(prefix.count + name.count)
  }

  /// Whether a path is that of a whole lever.
  static func isLever(_ path: String) -> Bool {
    name(in: path).map { self.path(of: $0) == path } ?? false
  }
}
