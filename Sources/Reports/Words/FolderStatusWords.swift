import Experiments
package import PlainText
import Scenarios

extension Document {
  /// How far the runs in some folders are.
  ///
  /// - Parameters:
  ///   - status: How far they are.
  ///   - lowest: The index of the first shard where they are run.
  /// - Returns: A sentence, a table of folders or shards, and what to run again.
  package static func of(_ status: FolderStatus, lowest: Int) -> Document {
    let counts = status.counts
    let failed: Prose = counts.failed > 0 ? ", \(.count(counts.failed)) failed" : ""
    // Figures that are not known yet may need more than those up to the next look.
    let least: Prose = counts.missing > 0 && !status.plan.goals.isEmpty ? "at least " : ""
    let left: Prose =
      counts.missing > 0 ? "\(least)\(.count(counts.missing)) are missing" : "none is missing"
    var blocks: [Block] = [
      .title("\(status.plan.document.name): \(status.plan.scope.rawValue)"),
      .paragraph(
        "\(.count(counts.done)) of \(least)\(counts.total, "run") are done\(failed); \(left)."),
    ]
    let isSharded = status.parts.contains { $0.shard != nil }
    if status.parts.count > 1 || isSharded {
      blocks.append(
        .table(
          Table(
            (isSharded ? [.init(lowest == 1 ? "shard" : "index", .text)] : []) + [
              .init("done"), .init("failed"), .init("missing"), .init("state", .text),
              .init("folder", .longText),
            ], rows: status.parts.map { row(of: $0, status, isSharded ? lowest : nil) })))
    } else if let part = status.parts.first {
      blocks.append(.paragraph("State: \(state(of: part, status))."))
      // A run that grows leaves its results as they were.
      if let finished = part.folders.first?.finished, part.folders.first?.unfinished != nil {
        blocks.append(
          .paragraph(
            "The results of \(finished.replicates, "replicate") stay until it is done."))
      }
    }
    if let seconds = status.secondsLeft {
      blocks.append(
        .paragraph("Time left, at the rate so far: \(.quantity(Quantity(seconds, .duration)))."))
    }
    let shards = status.shardsToRun
    if !shards.isEmpty {
      let list = ranges(shards.map { $0.number - 1 + lowest })
      blocks.append(
        .paragraph(
          lowest == 1
            ? "Shards to make or go on with, as Slurm takes them:" : "Indexes to submit again:"))
      blocks.append(.code([lowest == 1 ? "--array=" + list : list]))
    }
    let stopped = status.parts.filter { $0.counts.missing > 0 && !$0.isAtWork }.flatMap(\.folders)
    if !stopped.isEmpty {
      blocks.append(.paragraph("\(stopped.count > 1 ? "To go on, for instance" : "To go on"):"))
      blocks.append(.code(["hearsay resume \(ShellWord.quoted(stopped[0].path))"]))
    }
    return Document(blocks)
  }

  /// A part's row; with the index of the first shard where there are shards.
  private static func row(
    of part: FolderStatus.Part, _ status: FolderStatus, _ lowest: Int?
  ) -> Table.Row {
    let shard: [Value] =
      lowest.map { lowest in
        [
          .text(
            part.shard.map {
              lowest == 1 ? "\($0.number)/\($0.count)" : "\($0.number - 1 + lowest)"
            } ?? "all")
        ]
      } ?? []
    let folders = part.folders.map(\.path).joined(separator: ", ")
    return .cells(
      shard + [
        .count(part.counts.done), .count(part.counts.failed), .count(part.counts.missing),
        .text(state(of: part, status)), .text(folders),
      ], isAlarming: part.counts.missing > 0 && !part.isAtWork)
  }

  /// What is going on, in a few words.
  fileprivate static func state(of part: FolderStatus.Part, _ status: FolderStatus) -> String {
    if let holder = part.folders.first(where: \.isAtWork)?.holder {
      return "process \(holder.process) is at work"
    }
    if part.folders.isEmpty { return "no folder" }
    if part.counts.missing == 0 {
      if part.folders.contains(where: \.isWithoutJournal) {
        return "complete; its runs were not kept (--no-journal)"
      }
      return part.folders.contains { $0.unfinished == nil }
        ? "complete" : "all runs are there, results are to be written"
    }
    let asked = part.folders.compactMap { $0.plan?.replicates }.max() ?? 0
    if asked < status.record.replicates {
      return "has \(asked) of \(status.record.replicates) replicates"
    }
    let others = part.folders.compactMap(\.holder).filter { !$0.isHere }
    return others.first.map { "process \($0.process) of \($0.host) was at work" } ?? "stopped"
  }

  /// Rising numbers as ranges: `3,7-9`.
  ///
  /// - Parameter numbers: The numbers.
  /// - Returns: The text.
  package static func ranges(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }.joined(separator: ",")
  }
}

extension JSONValue {
  /// How far the runs in some folders are.
  ///
  /// - Parameters:
  ///   - status: How far they are.
  ///   - lowest: The index of the first shard where they are run.
  /// - Returns: An object.
  package static func of(_ status: FolderStatus, lowest: Int) -> JSONValue {
    func counts(_ counts: RunTally.Counts) -> [(String, JSONValue)] {
      [
        ("runs", .integer(counts.total)), ("done", .integer(counts.done)),
        ("failed", .integer(counts.failed)), ("missing", .integer(counts.missing)),
      ]
    }
    let parts = status.parts.map { part -> JSONValue in
      .object(
        [
          ("shard", part.shard.map { .integer($0.number) } ?? .null),
          ("of", part.shard.map { .integer($0.count) } ?? .null),
        ] + counts(part.counts) + [
          ("at_work", .boolean(part.isAtWork)), ("state", .text(Document.state(of: part, status))),
          ("folders", .texts(part.folders.map(\.path))),
        ])
    }
    let again = status.shardsToRun.map { $0.number - 1 + lowest }
    // What is missing up to the next look, where figures decide how many replicates there are.
    let isOpen = status.counts.missing > 0 && !status.plan.goals.isEmpty
    return .object(
      [
        ("scenario", .text(status.plan.document.name)),
        ("scope", .text(status.plan.scope.rawValue)),
        ("plan_hash", .text(status.plan.hash)),
      ] + counts(status.counts) + [
        ("at_least", .boolean(isOpen)), ("seconds_left", .number(status.secondsLeft)),
        ("parts", .list(parts)),
        ("run_again", .list(again.map { .integer($0) })),
        ("array", .text(orNull: again.isEmpty ? nil : Document.ranges(again))),
      ])
  }
}
