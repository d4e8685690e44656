package import Experiments
import Foundation
package import PlainText
package import Scenarios

/// `plan.json`: everything that decides the runs of a folder, so that they can go on, grow, or be
/// merged with others.
///
/// It says nothing of the moment or the machine. Paths are as seen from the folder, so that it can be
/// moved together with its inputs.
package struct RecordedPlan: Sendable, Hashable {
  /// A scenario of the plan.
  package struct Recorded: Sendable, Hashable {
    /// What results call it.
    package var name: String
    /// The file it was read from, as seen from the results folder, or nil if it was no file.
    package var file: String?
    /// The folder in which its relative paths start, as seen from the results folder; empty if there are
    /// none.
    package var folder: String
    /// The scenario with every value filled in.
    package var scenario: JSONValue
  }

  /// The version of Hearsay that runs it.
  package var version = Version.current
  /// Which part of the scenario is run.
  package var scope: Plan.Scope
  /// Whether replicates are rerun with something left out.
  package var decomposes: Bool
  /// The hash of the plan.
  package var hash: String
  /// The number of replicates of a setting that does not vary it; with a precision the most.
  package var replicates: Int
  /// Its scenarios: one, or the files that are compared.
  package var scenarios: [Recorded]
  /// What was set over what the files say, as `path=value`, but for the number of replicates.
  package var settings: [String]
  /// The files that it names, their paths as seen from the results folder, as they were; what can be read
  /// only once has no digits.
  package var files: [FileDigest]
  /// How tables are written.
  package var dialect: CSVDialect
  /// The part of the runs that are made, or nil for all.
  package var shard: Shard?
  /// The index of the first shard, as whoever deals them counts.
  package var lowestShard = 1

  /// The name of its file.
  static let name = "plan.json"

  /// Records a plan for a results folder.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - sources: Where each of its documents was read from, in order.
  ///   - settings: What was set over it, as `path=value`.
  ///   - dialect: How tables are written.
  ///   - shard: The part of the runs that are made, or nil for all.
  ///   - lowest: The index of the first shard, as whoever deals them counts.
  ///   - folder: The results folder.
  package init(
    _ plan: Plan, sources: [ScenarioDocument.Source], settings: [String],
    dialect: CSVDialect = .rfc4180, shard: Shard? = nil, lowest: Int = 1, in folder: String
  ) {
    scope = plan.scope
    decomposes = plan.decomposes
    hash = plan.hash
    replicates = plan.replicates
    self.settings = Self.identifying(settings)
    func isFixed(_ path: String) -> Bool {
      path == "-" || plan.documents.allSatisfy { $0.recorded(path).hasPrefix("/") }
    }
    let named = plan.namedFiles
    files = named.map { path in
      FileDigest(
        path: isFixed(path) ? path : FilePaths.way(from: folder, to: path),
        digits: FileDigest(of: path)?.digits ?? "")
    }
    let isFree = named.allSatisfy(isFixed)
    scenarios = zip(plan.documents, sources).map { document, source in
      var file: String?
      if case .file(let path) = source, path != "-" { file = FilePaths.way(from: folder, to: path) }
      // Where it was started says nothing of a scenario that is no file and names none from there.
      return Recorded(
        name: document.name, file: file,
        folder: file == nil && isFree ? "" : FilePaths.way(from: folder, to: document.folder),
        scenario: JSONValue(reading: document.recordedJSON()))
    }
    self.dialect = dialect
    self.shard = shard
    lowestShard = lowest
  }

  /// Of settings `path=value` those that identify a plan: how many replicates there are does not.
  package static func identifying(_ settings: [String]) -> [String] {
    settings.filter { !isCount($0.prefix { $0 != "=" }) }
  }

  /// Whether a path says how many replicates there are, which is not what identifies a plan.
  private static func isCount(_ path: some StringProtocol) -> Bool {
    path == "replicates" || path == "precision.atMost"
  }

  // MARK: The file

  /// The text of the file.
  package var text: String {
    var object: JSONValue = [
      "format": 1, "program": "hearsay", "version": .text(version), "scope": .text(scope.rawValue),
      "decomposed": .boolean(decomposes), "plan_hash": .text(hash),
      "replicates": .integer(replicates), "csv_dialect": .text(dialect.rawValue),
    ]
    if dialect.hasRawText { object.append("raw_text", true) }
    if let shard {
      object.append(
        "shard",
        [
          "number": .integer(shard.number), "of": .integer(shard.count),
          "lowest": .integer(lowestShard),
        ])
    }
    object.append("set", .texts(settings))
    object.append(
      "files", .list(files.map { ["path": .text($0.path), "digest": .text($0.digits)] }))
    object.append(
      "scenarios",
      .list(
        scenarios.map {
          [
            "name": .text($0.name), "file": .text(orNull: $0.file), "folder": .text($0.folder),
            "scenario": $0.scenario,
          ]
        }))
    return object.pretty
  }

  /// Reads the file of a folder; nil if there is none.
  ///
  /// - Parameter path: The file.
  /// - Throws: ``FolderProblem`` if it is not a plan that this version reads.
  init?(reading path: String) throws(FolderProblem) {
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    let source = SourceText(.file, name: path, bytes: Array(bytes))
    guard let json = JSONReader.read(source).sound, json["format"]?.value.wholeNumber == 1,
      let version = json["version"]?.value.text,
      let scope = json["scope"]?.value.text.flatMap(Plan.Scope.init),
      let hash = json["plan_hash"]?.value.text,
      let replicates = json["replicates"]?.value.wholeNumber,
      let dialect = json["csv_dialect"]?.value.text.flatMap(CSVDialect.init),
      case .boolean(let decomposes)? = json["decomposed"]?.value.content,
      let settings = json["set"]?.value.items, let files = json["files"]?.value.items,
      let scenarios = json["scenarios"]?.value.items, !scenarios.isEmpty
    else { throw .unreadable(path) }
    self.version = version
    self.scope = scope
    self.hash = hash
    self.replicates = replicates
    self.dialect = dialect
    if case .boolean(let isRaw)? = json["raw_text"]?.value.content {
      self.dialect.hasRawText = isRaw
    }
    self.decomposes = decomposes
    self.settings = settings.compactMap(\.text)
    self.files = files.compactMap { file in
      guard let path = file["path"]?.value.text, let digits = file["digest"]?.value.text else {
        return nil
      }
      return FileDigest(path: path, digits: digits)
    }
    self.scenarios = scenarios.compactMap { item in
      guard let name = item["name"]?.value.text, let folder = item["folder"]?.value.text,
        let scenario = item["scenario"]?.value
      else { return nil }
      return Recorded(
        name: name, file: item["file"]?.value.text, folder: folder, scenario: scenario)
    }
    if let part = json["shard"]?.value {
      guard let number = part["number"]?.value.wholeNumber,
        let count = part["of"]?.value.wholeNumber, let shard = Shard(number, of: count),
        let lowest = part["lowest"]?.value.wholeNumber
      else { throw .unreadable(path) }
      (self.shard, lowestShard) = (shard, lowest)
    }
    // Nothing of it is left out unseen.
    guard self.settings.count == settings.count, self.files.count == files.count,
      self.scenarios.count == scenarios.count
    else { throw .unreadable(path) }
  }

  // MARK: The plan again

  /// The recorded scenarios, read again.
  ///
  /// - Parameters:
  ///   - folder: The results folder.
  ///   - replicates: How many replicates they have, or nil for as many as recorded.
  /// - Returns: The documents, in order.
  /// - Throws: `Diagnostics` if one is not a scenario of this version.
  private func documents(
    in folder: String, replicates: Int?
  ) throws(Diagnostics) -> [ScenarioDocument] {
    var documents: [ScenarioDocument] = []
    for scenario in scenarios {
      let place = FilePaths.goal(of: scenario.folder, from: folder)
      documents.append(
        try ScenarioDocument.read(
          .text(
            scenario.scenario.pretty,
            name: (place.isEmpty ? "" : place + "/") + scenario.name + ".json"),
          replicates: replicates))
    }
    return documents
  }

  /// Makes the plan again.
  ///
  /// - Parameters:
  ///   - folder: The results folder.
  ///   - replicates: How many replicates it has, or nil for as many as recorded.
  /// - Returns: The plan.
  /// - Throws: ``FolderProblem`` if it was recorded by another version, or changed since; `Diagnostics` or
  ///   `PlanError` if it cannot be made.
  package func plan(in folder: String, replicates: Int? = nil) throws -> Plan {
    if version != Version.current { throw FolderProblem.changed(folder, changes(in: folder)) }
    let documents = try documents(in: folder, replicates: replicates)
    let plan =
      documents.count > 1
      ? try Plan(comparing: documents, decomposes: decomposes)
      : try Plan(documents[0], scope: scope, decomposes: decomposes)
    if plan.hash != hash { throw FolderProblem.changed(folder, ["\(Self.name) itself"]) }
    return plan
  }

  /// The record of the same plan with another number of replicates, or of all its runs in another folder.
  ///
  /// - Parameters:
  ///   - plan: The plan, made again.
  ///   - folder: The results folder.
  ///   - other: The other folder, or nil for the same.
  /// - Returns: The record.
  package func renewed(_ plan: Plan, in folder: String, to other: String? = nil) -> RecordedPlan {
    var record = self
    record.replicates = plan.replicates
    for place in record.scenarios.indices {
      record.scenarios[place].scenario = JSONValue(reading: plan.documents[place].recordedJSON())
    }
    guard let other else { return record }
    func moved(_ way: String) -> String {
      way.hasPrefix("/")
        ? way : FilePaths.way(from: other, to: FilePaths.goal(of: way, from: folder))
    }
    for place in record.scenarios.indices {
      record.scenarios[place].file = scenarios[place].file.map(moved)
      let isNowhere = scenarios[place].file == nil && scenarios[place].folder.isEmpty
      record.scenarios[place].folder = isNowhere ? "" : moved(scenarios[place].folder)
    }
    record.files = files.map { FileDigest(path: moved($0.path), digits: $0.digits) }
    (record.shard, record.lowestShard) = (nil, 1)
    return record
  }

  // MARK: What differs

  /// What differs in another record, so that their runs do not go together: a phrase for each
  /// difference, none if they do.
  ///
  /// The number of replicates and the shard may differ.
  ///
  /// - Parameter other: The other record.
  /// - Returns: The phrases, each with what is here and what is there.
  package func differences(to other: RecordedPlan) -> [String] {
    func difference(_ name: String, _ here: String, _ there: String) -> [String] {
      here == there ? [] : ["\(name): \(here) and \(there)"]
    }
    var found =
      difference("version", version, other.version)
      + difference("command", scope.rawValue, other.scope.rawValue)
      + difference("reruns with something left out", "\(decomposes)", "\(other.decomposes)")
      + difference("scenarios", "\(scenarios.count)", "\(other.scenarios.count)")
      + difference("files", "\(files.count)", "\(other.files.count)")
    for (here, there) in zip(scenarios, other.scenarios) {
      found += difference("name", here.name, there.name)
      found += Self.differences(here.scenario, there.scenario).flatMap {
        difference($0.path, $0.here, $0.there)
      }
    }
    for (here, there) in zip(files, other.files) where here.digits != there.digits {
      found.append("the contents of \(here.path)")
    }
    if found.isEmpty, hash != other.hash { found.append("the plan") }
    return found
  }

  /// The parameters that differ between two scenarios and decide runs, with what each is here and there.
  private static func differences(
    _ here: JSONValue, _ there: JSONValue
  ) -> [(path: String, here: String, there: String)] {
    let (old, new) = (leaves(of: here), leaves(of: there))
    let known = Set(old.map(\.path))
    let paths = old.map(\.path) + new.map(\.path).filter { !known.contains($0) }
    let was = Dictionary(old, uniquingKeysWith: { $1 })
    let now = Dictionary(new, uniquingKeysWith: { $1 })
    func decides(_ path: String) -> Bool {
      !isCount(path) && path != "title" && !path.hasPrefix("sources.")
    }
    return paths.filter { was[$0] != now[$0] && decides($0) }.map {
      ($0, was[$0] ?? "absent", now[$0] ?? "absent")
    }
  }

  /// The values in a scenario that are no objects, each with its path.
  private static func leaves(of value: JSONValue, at path: String = "") -> [(
    path: String, value: String
  )] {
    guard let members = value.members, !members.isEmpty else { return [(path, value.line)] }
    return members.flatMap { leaves(of: $0.value, at: path.isEmpty ? $0.key : "\(path).\($0.key)") }
  }

  /// What has changed since the plan was recorded: the version, the scenario files, the files they name.
  ///
  /// A scenario file that is no longer there is no change: the record has all of it.
  ///
  /// - Parameter folder: The results folder.
  /// - Returns: A phrase for each change.
  package func changes(in folder: String) -> [String] {
    if version != Version.current {
      return ["it was made by hearsay \(version), and this is \(Version.current)"]
    }
    var found: [String] = []
    for scenario in scenarios {
      guard let file = scenario.file else { continue }
      let path = FilePaths.goal(of: file, from: folder)
      guard FileManager.default.fileExists(atPath: path) else { continue }
      do {
        let now = try ScenarioDocument.read(.file(path), settings: settings)
        let set = settings.map { String($0.prefix { $0 != "=" }) }
        for change in Self.differences(scenario.scenario, JSONValue(reading: now.recordedJSON())) {
          // What the command line set is as it was.
          let isSet = set.contains {
            change.path == $0 || change.path.hasPrefix($0 + ".") || $0.hasPrefix(change.path + ".")
          }
          if isSet { continue }
          found.append(
            "\(path): \(change.path) was \(change.here) and is now \(change.there)")
        }
      } catch {
        found.append("\(path) is no longer a valid scenario")
      }
    }
    for file in files {
      if file.digits.isEmpty {
        found.append(
          "what was read from \(file.path == "-" ? "standard input" : file.path) is not kept")
        continue
      }
      let path = FilePaths.goal(of: file.path, from: folder)
      switch FileDigest(of: path)?.digits {
      case file.digits: break
      case nil: found.append("\(path) cannot be read")
      default: found.append("the contents of \(path) have changed")
      }
    }
    return found
  }
}
