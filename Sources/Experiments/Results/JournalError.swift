internal import Foundation

/// Why finished runs could not be kept, or not be read again.
public enum JournalError: Error, Sendable, Hashable {
  /// What the system was asked to do.
  public enum Action: String, Sendable {
    /// To open or to make the file.
    case open = "open"
    /// To read from it.
    case read = "read"
    /// To write to it.
    case write = "write"
    /// To force what was written to the disk.
    case synchronise = "force to the disk"
  }

  /// The system refused, with its error number.
  case system(path: String, Action, code: Int32)
  /// The file is no journal of this version.
  case notJournal(path: String)
  /// What was written at a byte of the file is not what is there now.
  case damaged(path: String, byte: Int)
  /// The journal has runs that the plan does not have.
  case foreign(path: String)
  /// A run is there twice, and not with the same figures.
  case differs(runID: Int, setting: Int, replicate: Int)
}

extension JournalError {
  /// Whether an error says that a file of runs cannot be used as it is.
  package static func isUnreadable(_ error: any Error) -> Bool {
    let cause =
      if case ExperimentError.journal(let found) = error { found } else { error as? JournalError }
    return switch cause {
    case .notJournal, .damaged, .foreign: true
    case .system, .differs, nil: false
    }
  }
}

extension JournalError: CustomStringConvertible {
  /// The cause, in a sentence without its full stop.
  public var description: String {
    switch self {
    case .system(let path, let action, let code):
      "\(path): cannot \(action.rawValue): \(unsafe String(cString: strerror(code)))"
    case .notJournal(let path):
      "\(path): is not a journal of this version of Hearsay; restore it from a copy, or make the runs again in "
        + "another folder"
    case .damaged(let path, let byte):
      "\(path): is damaged: what was written at byte \(byte) has changed since; restore it from a copy, or "
        + "make the runs again in another folder"
    case .foreign(let path):
      "\(path): has runs that the plan does not have; restore it from a copy, or make the runs again in "
        + "another folder"
    case .differs(let runID, let setting, let replicate):
      "run \(runID) (replicate \(replicate) of setting \(setting)) is there twice, and its figures differ; "
        + "leave out one of the folders, or make the runs again in another"
    }
  }
}
