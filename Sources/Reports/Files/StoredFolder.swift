import Experiments
import Foundation
import PlainText

/// What a results folder holds, as it is found: nothing is changed by looking.
package struct StoredFolder: Sendable {
  /// The folder.
  package let path: String
  /// The plan of its finished run or shard, or nil if there is none.
  package let finished: RecordedPlan?
  /// The plan of its unfinished run, or nil if there is none.
  package let unfinished: RecordedPlan?
  /// Who is at work in it, or was when it ended; nil if nobody said so.
  package let holder: LockHolder?
  /// Whether its files were being put in place when its process ended.
  package let isBeingPut: Bool

  /// The folder in a results folder that holds a run until it is finished.
  package static let unfinishedName = "unfinished"
  /// The name of the file that holds the runs.
  package static let journalName = "journal"

  /// Looks into a folder.
  ///
  /// - Throws: ``FolderProblem`` if a plan in it cannot be read.
  package init(at path: String) throws(FolderProblem) {
    let unfinishedPath = path + "/" + Self.unfinishedName
    self.path = path
    finished = try RecordedPlan(reading: path + "/" + RecordedPlan.name)
    unfinished = try RecordedPlan(reading: unfinishedPath + "/" + RecordedPlan.name)
    holder = LockHolder(reading: unfinishedPath + "/lock")
    isBeingPut = FileManager.default.fileExists(atPath: path + "/" + FolderCommit.name)
  }

  /// The plan of the run that it is about: the unfinished one, if there is one.
  package var plan: RecordedPlan? { unfinished ?? finished }

  /// Whether it holds nothing, or no more than a run that ended before its plan was there.
  var isBlank: Bool {
    let names = try? FileManager.default.contentsOfDirectory(atPath: path)
    return plan == nil && names.map { $0.allSatisfy(Self.isNothing) } ?? false
  }

  /// Whether a file or a folder in it says nothing: a place for a run, or what a killed process left.
  static func isNothing(_ name: String) -> Bool {
    name == unfinishedName || name.hasPrefix(".hearsay-") && name.hasSuffix(".tmp")
  }

  /// Whether its run is finished, but its runs were not kept.
  package var isWithoutJournal: Bool { finished != nil && unfinished == nil && journals.isEmpty }

  /// How many runs its finished results are of, as their manifest says; nil if it does not.
  var written: RunTally.Counts? {
    let path = path + "/manifest.json"
    guard let bytes = FileManager.default.contents(atPath: path),
      let counts = JSONReader.read(SourceText(.file, name: path, bytes: Array(bytes))).sound?[
        "counts"],
      let ok = counts.value["ok"]?.value.wholeNumber,
      let failed = counts.value["failed"]?.value.wholeNumber,
      let missing = counts.value["missing"]?.value.wholeNumber
    else { return nil }
    return RunTally.Counts(ok: ok, failed: failed, missing: missing)
  }

  /// Whether a process is at work in it, as far as can be seen from here.
  package var isAtWork: Bool { holder.map { $0.isHere && $0.isRunning } ?? false }

  /// The journal that the unfinished run is written to.
  var unfinishedJournal: String {
    path + "/" + Self.unfinishedName + "/" + Self.journalName
  }

  /// The journal of a finished run of the same plan: the run is being grown, or it is the one to grow.
  package var keptJournals: [String] {
    guard let finished,
      unfinished.map({
        finished.replicates <= $0.replicates && finished.differences(to: $0).isEmpty
      }) ?? true
    else { return [] }
    return [path + "/" + Self.journalName].filter { FileManager.default.fileExists(atPath: $0) }
  }

  /// The files that hold runs of its plan.
  package var journals: [String] {
    keptJournals
      + (unfinished == nil
        ? [] : [unfinishedJournal].filter { FileManager.default.fileExists(atPath: $0) })
  }
}
