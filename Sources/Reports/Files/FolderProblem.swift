/// Why a results folder cannot be used as somebody wants, though nothing is wrong with the disk.
package enum FolderProblem: Error, Sendable {
  /// The file is not one that this version can read.
  case unreadable(String)
  /// There is no run in the folder.
  case empty(String)
  /// A process is at work in the folder, or was on another machine, where nobody can see from here
  /// whether it still is; nil if it does not say who it is.
  case locked(String, LockHolder?, isHere: Bool)
  /// The folder has a run in it that is not finished.
  case unfinished(StoredFolder)
  /// Something that decides the runs has changed since they began; a phrase for each change.
  case changed(String, [String])
  /// Two folders hold runs that do not go together; a phrase for each difference.
  case differ(String, String, [String])
  /// The runs of a finished folder were not kept, so that no others can be added.
  case notKept(String)
}

/// The process that is at work in a folder.
package struct LockHolder: Sendable, Hashable {
  /// Its id.
  package var process: Int
  /// When the process started, as the system counts, or nil where it does not say.
  package var started: Int?
  /// The name of its machine.
  package var host: String
  /// When it began its work, as ISO 8601.
  package var since: String
  /// How many runs there were then.
  package var done: Int
}
