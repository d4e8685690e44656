import CommandLineParsing
import Reports
import Scenarios

/// `hearsay presets`: the documented ratios, with who says so.
enum PresetsCommand: Verb {
  private static let name = Argument(
    Value("name", .choice(Preset.all.map(\.name))), .optional, help: "The preset to show whole.")

  static let command = Command(
    "presets", overview: "Lists the documented word-of-mouth ratios, with source and kind.",
    details: [
      "A preset is a part of a scenario to build on: \"extends\": \"preset:NAME\". It also runs as "
        + "it is."
    ],
    examples: [
      .init("hearsay presets two-three-eight-ten", "Show one whole, as a scenario has it."),
      .init("hearsay run preset:two-three-eight-ten", "Run it as it is."),
    ],
    arguments: [name])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    if let preset = invocation.text(name).flatMap(Preset.named) {
      try console.print(PresetReport.details(preset, width: console.width))
    } else {
      try console.print(PresetReport.list(Preset.all, width: console.width))
    }
    return .ok
  }
}
