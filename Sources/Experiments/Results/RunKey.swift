internal import Foundation
import PlainText

/// What a set of runs belongs to: runs of different keys do not go together.
public struct RunKey: Sendable, Hashable {
  /// The hash of the plan.
  public let plan: String
  /// The version of Hearsay that runs it.
  public let version = Version.current
  /// The files that the plan names, as they were when they were read.
  public var files: [FileDigest] = []
}

/// A file and a digest of its contents.
public struct FileDigest: Sendable, Hashable {
  /// Where it is.
  public let path: String
  /// The digest, as 16 hexadecimal digits.
  public let digits: String

  /// A digest that was computed before.
  package init(path: String, digits: String) {
    self.path = path
    self.digits = digits
  }

  /// Reads a file to the end; nil for standard input, pipes, and what cannot be read.
  ///
  /// - Complexity: O(bytes).
  package init?(of path: String) {
    let place = URL(filePath: path).resolvingSymlinksInPath().path
    let kind = try? FileManager.default.attributesOfItem(atPath: place)[.type]
    // A pipe can be read only once.
    guard kind as? FileAttributeType == .typeRegular,
      let file = FileHandle(forReadingAtPath: place)
    else { return nil }
    defer { try? file.close() }
    var hash = StableHash()
    while let bytes = try? file.read(upToCount: 1 << 20), !bytes.isEmpty {
      hash.add(Array(bytes))
    }
    self.path = path
    digits = hash.digits
  }
}
