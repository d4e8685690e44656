import Foundation
import PlainText

/// Which files of a folder are results that may be replaced.
///
/// They are those that its manifest lists, or that belong to its plan. Any other file is somebody else's,
/// whatever its name.
enum OwnFiles {
  /// The names of the files in a folder that Hearsay wrote.
  ///
  /// - Parameter folder: The folder; links in it are not followed.
  /// - Returns: The names, of ``FolderCommit/fileNames``.
  static func names(in folder: String) -> Set<String> {
    let manifest = folder + "/" + Manifest.name
    if isFile(manifest), let json = json(manifest), json["program"]?.value.text == "hearsay" {
      let listed = (json["files"]?.value.items ?? []).compactMap { $0["name"]?.value.text }
      let others = [Manifest.name, "timing.json", RecordedPlan.name, StoredFolder.journalName]
      return Set(listed + others).intersection(FolderCommit.fileNames)
    }
    // A shard leaves its plan and its runs alone.
    let plan = folder + "/" + RecordedPlan.name
    if isFile(plan), let json = json(plan), json["plan_hash"]?.value.text != nil {
      return [RecordedPlan.name, StoredFolder.journalName]
    }
    return []
  }

  /// Refuses a folder in which a result would take the place of somebody else's file, or be written through a
  /// link to another place.
  ///
  /// - Parameters:
  ///   - folder: The folder.
  ///   - names: The names of the files that may be written.
  /// - Throws: ``OutputError``, also for a folder that may be overwritten.
  static func check(
    _ folder: String, for names: some Sequence<String> = FolderCommit.fileNames
  ) throws(OutputError) {
    for name in [StoredFolder.unfinishedName, FolderCommit.name] + names.sorted()
    where AtomicFile.isLink(folder + "/" + name) {
      throw OutputError(
        path: folder + "/" + name,
        message: """
          is a symbolic link, which results do not follow out of their folder; remove it or name another \
          folder
          """, isForeign: true)
    }
    let own = Self.names(in: folder)
    for name in names.sorted() where !own.contains(name) && isFile(folder + "/" + name) {
      throw OutputError(
        path: folder + "/" + name,
        message: """
          is not a result of Hearsay: no manifest in the folder lists it, so it is not replaced; move it or \
          name another folder
          """, isForeign: true)
    }
  }

  /// Whether something is at a path that is neither a folder nor a link.
  private static func isFile(_ path: String) -> Bool {
    !AtomicFile.isLink(path) && !AtomicFile.isFolder(path)
      && FileManager.default.fileExists(atPath: path)
  }

  private static func json(_ path: String) -> JSONValue? {
    FileManager.default.contents(atPath: path).flatMap {
      JSONReader.read(SourceText(.file, name: path, bytes: Array($0))).sound
    }
  }
}
