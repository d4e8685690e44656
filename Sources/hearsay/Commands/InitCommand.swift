import CommandLineParsing
import Experiments
import Foundation
import PlainText
import Reports
import Scenarios

/// `hearsay init`: a commented scenario to start from, or one of those that come with the program.
enum InitCommand: Verb {
  private static let file = Argument(
    optional: .file("file"), unset: "scenario.json, or NAME.json with --from NAME",
    help: "The file to write, or - for standard output.")
  private static let from = Flag(
    "from",
    Value<ShippedScenario>(
      "name", expected: "the name of a scenario that \"hearsay init --list\" lists",
      ideas: { ShippedScenario.names }
    ) { name in
      // As elsewhere a preset, which is a scenario as well, may be written with or without "preset:".
      let name = name.hasPrefix("preset:") ? String(name.dropFirst(7)) : name
      return ShippedScenario.named(name.hasSuffix(".json") ? String(name.dropLast(5)) : name)
    },
    unset: "a scenario to change",
    help: "Write a scenario that comes with Hearsay, comments and all.", category: "Scenario")
  private static let list = Flag(
    "list", help: "List the scenarios that come with Hearsay, each with its question.",
    category: "Scenario")

  static let command = Command(
    "init", overview: "Write a commented scenario to start from.",
    details: [
      """
      A scenario that extends another one comes with that file beside it. What is there is not overwritten \
      without --force.
      """
    ],
    examples: [
      .init("hearsay init town.json", "Write it, then change what differs in your case."),
      .init("hearsay init --list", "See which questions there are scenarios for."),
      .init(
        "hearsay init --from fix-complaints", "Write fix-complaints.json, and what it extends."),
      .init("hearsay init - | hearsay run -", "Run it as it is."),
    ],
    arguments: [file],
    flags: [from, list, CommonFlags.force, CommonFlags.json, CommonFlags.quiet],
    exclusions: [[from, list]])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    if invocation[list] {
      if let path = invocation[file] {
        throw ToolError(usage: "--list writes no file: leave out \(path)")
      }
      try console.show(listing, json: json)
      return .ok
    }
    if invocation.wasGiven(CommonFlags.json) {
      throw ToolError(usage: "--json is for --list: add it, or leave out --json")
    }
    let shipped = invocation[from]
    let path = invocation[file] ?? shipped?.file ?? "scenario.json"
    let text = shipped?.text ?? StarterScenario.text
    let others = shipped?.extended ?? []
    if path == "-" {
      try console.print(text)
      others.forEach {
        console.note("it extends \($0.file), which hearsay init --from \($0.name) writes")
      }
      return .ok
    }
    try write([(path, text)] + others.map { (beside(path, $0.file), $0.text) }, invocation, console)
    return .ok
  }

  /// Writes files, all of them or none that is there already.
  private static func write(
    _ files: [(path: String, text: String)], _ invocation: Invocation, _ console: Console
  ) throws {
    // A file that has the same text already, such as one that another scenario extends, stays.
    let new = files.filter {
      FileManager.default.contents(atPath: $0.path) != Data($0.text.utf8)
    }
    for file in new {
      try console.checkFree(file.path, overwrites: invocation[CommonFlags.force])
    }
    for file in new { try AtomicFile.write(Array(file.text.utf8), to: file.path) }
    let path = files[0].path
    let names = new.map(\.path).joined(separator: " and ")
    let what = new.isEmpty ? "\(path) is there already, as it should be" : "wrote \(names)"
    console.note("\(what); try: \(CommonFlags.quoted([verb(of: path), path]))")
  }

  /// The command that shows most of a file.
  private static func verb(of path: String) -> String {
    let document = try? ScenarioDocument.read(
      .file(path), settings: [], replicates: nil, settingName: "--set")
    return document.map { ReportCommand.widest($0).rawValue } ?? "run"
  }

  /// A file in the folder of another.
  private static func beside(_ path: String, _ name: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return name }
    return path[...slash] + name
  }

  private static var listing: Document {
    var table = Table([.init("name", .text), .init("question", .prose)])
    table.rows = ShippedScenario.all.map { .cells([.text($0.name), .text($0.title)]) }
    return Document([
      .table(table),
      .note("\("hearsay init --from NAME") writes one, with its comments, to change"),
    ])
  }

  private static var json: JSONValue {
    .list(
      ShippedScenario.all.map { ["name": .text($0.name), "title": .text($0.title)] })
  }
}
