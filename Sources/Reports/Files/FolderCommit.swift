import Experiments
import Foundation
import PlainText

/// New files of a folder that get their names all together, or none of them.
///
/// The files are complete on the disk under temporary names before ``begin(in:calls:)`` puts a record of
/// them into the folder. That is the moment at which the new files replace the old ones: whoever finds
/// the record, after whatever kill, performs what is left of it. Files of an earlier run that are not
/// replaced go, by its manifest, and so does the unfinished run that the new files are of. Files of others
/// stay.
struct FolderCommit: Hashable {
  /// A new file.
  struct Item: Hashable {
    /// Its name.
    var name: String
    /// The name it has until then.
    var temporary: String
    /// The digest of its contents.
    var digest: String
  }

  /// The new files, in the order in which they get their names.
  var items: [Item] = []
  /// The files of an earlier run, of which those that are not replaced go.
  var earlier: Set<String> = []

  /// The names of all files that a run may write, in any dialect.
  static let fileNames: Set<String> = {
    let names = [
      "runs.csv", "rounds.csv", "periods.csv", "paths.csv", "market.csv", "summary.csv",
      "segments.csv", "compare.csv", "compare_periods.csv", "uncertainty.csv", "worlds.csv",
      "tornado.csv", "information.csv", "ledger.csv", "theory.csv", "columns.csv", "timing.json",
      "manifest.json", RecordedPlan.name, StoredFolder.journalName,
    ]
    return Set(CSVDialect.allCases.flatMap { names.map($0.name(of:)) })
  }()

  /// The files of an unfinished run.
  static let unfinished = [StoredFolder.journalName, RecordedPlan.name].map {
    StoredFolder.unfinishedName + "/" + $0
  }
  /// What the names of these end with while a new run may replace an earlier one.
  static let setAside = ".replaced"

  /// The name of its record.
  static let name = "commit.json"

  /// Takes a finished file.
  ///
  /// - Returns: Where it is until it gets its name.
  mutating func add(
    _ file: AtomicFile, named name: String
  ) throws(OutputError) -> String {
    let temporary = try file.handOver()
    guard let digest = FileDigest(of: temporary) else {
      throw OutputError(path: temporary, message: "cannot be read back; name another place")
    }
    items.append(
      Item(
        name: name, temporary: String(temporary.split(separator: "/").last ?? ""),
        digest: digest.digits))
    return temporary
  }

  /// Gives up the file of a name, which was of use only while others were written.
  mutating func drop(_ name: String, in folder: String, calls: FileCalls) {
    for item in items where item.name == name { _ = calls.remove(folder + "/" + item.temporary) }
    items.removeAll { $0.name == name }
  }

  /// Removes the temporary files again.
  func discard(in folder: String, calls: FileCalls) {
    for item in items { _ = calls.remove(folder + "/" + item.temporary) }
  }

  /// Puts the record into a folder.
  ///
  /// - Throws: ``OutputError``; the folder is then as it was.
  mutating func begin(in folder: String, calls: FileCalls) throws(OutputError) {
    // Somebody may have put a file there while the runs were made.
    try OwnFiles.check(folder, for: items.map(\.name))
    earlier = OwnFiles.names(in: folder)
    let record: JSONValue = [
      "format": 1,
      "files": .list(
        items.map {
          ["name": .text($0.name), "temporary": .text($0.temporary), "digest": .text($0.digest)]
        }),
      "earlier": .texts(earlier.sorted()),
    ]
    let file = try AtomicFile(named: Self.name, in: folder, calls: calls)
    try file.write(Array(record.pretty.utf8))
    try file.commit()
  }

  /// The record in a folder, or nil if there is none.
  ///
  /// - Throws: ``OutputError`` if it is not one that ``begin(in:calls:)`` writes.
  static func record(in folder: String) throws(OutputError) -> FolderCommit? {
    let path = folder + "/" + name
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let bytes = FileManager.default.contents(atPath: path) ?? Data()
    let json = JSONReader.read(SourceText(.file, name: path, bytes: Array(bytes), layer: 0)).sound
    let files = json?["files"]?.value.items ?? []
    let items = files.compactMap(Item.init)
    let earlier = Set((json?["earlier"]?.value.items ?? []).compactMap(\.text))
    guard json?["format"]?.value.wholeNumber == 1, !items.isEmpty, items.count == files.count,
      Set(items.map(\.name)).count == items.count,
      Set(items.map(\.temporary)).count == items.count, earlier.isSubset(of: fileNames)
    else {
      throw OutputError(
        path: path,
        message: """
          is not a record of new files that this version of Hearsay writes, and nothing was changed; \
          use the version that wrote it, or remove it and write the results again
          """)
    }
    return FolderCommit(items: items, earlier: earlier)
  }

  /// Does what the record in a folder says and removes it; what was done before is recognised.
  ///
  /// The folder's lock must be held until it is done.
  ///
  /// - Throws: ``OutputError``; it can be performed again.
  func perform(in folder: String, calls: FileCalls) throws(OutputError) {
    func remove(_ path: String) throws(OutputError) {
      let code = calls.remove(path)
      if code != 0 { throw OutputError(path: path, action: "cannot remove the file", code: code) }
    }
    func synchronise(_ path: String) throws(OutputError) {
      let code = calls.synchronise(folder: path)
      if code != 0 { throw OutputError(path: path, action: "cannot write the folder", code: code) }
    }
    for item in items.dropLast() { try put(item, in: folder, calls) }
    // A folder that has the name of one of our files is none of ours.
    for name in earlier.subtracting(items.map(\.name)).sorted()
    where !AtomicFile.isFolder(folder + "/" + name) { try remove(folder + "/" + name) }
    if let last = items.last { try put(last, in: folder, calls) }
    try synchronise(folder)
    for name in Self.unfinished.flatMap({ [$0, $0 + Self.setAside] }) {
      try remove(folder + "/" + name)
    }
    try synchronise(folder + "/" + StoredFolder.unfinishedName)
    // Only now: whoever finds it gone takes the files for the results.
    try remove(folder + "/" + Self.name)
    try synchronise(folder)
  }

  /// Gives a file its name, unless it has it.
  private func put(_ item: Item, in folder: String, _ calls: FileCalls) throws(OutputError) {
    let path = folder + "/" + item.name
    let code = calls.rename(folder + "/" + item.temporary, to: path)
    if code == 0 { return }
    if code != ENOENT {
      throw OutputError(path: path, action: "cannot put the file in its place", code: code)
    }
    if FileDigest(of: path)?.digits == item.digest { return }
    throw OutputError(
      path: path,
      message: "its new contents are gone; remove \(Self.name) and write the results again")
  }
}

extension FolderCommit.Item {
  /// The file that a record names, or nil if it is none that a run writes.
  fileprivate init?(_ json: JSONValue) {
    guard let name = json["name"]?.value.text, FolderCommit.fileNames.contains(name),
      let temporary = json["temporary"]?.value.text, AtomicFile.writer(of: temporary) != nil,
      let digest = json["digest"]?.value.text
    else { return nil }
    self.init(name: name, temporary: temporary, digest: digest)
  }
}
