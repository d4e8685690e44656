import CommandLineParsing
import Reports
import Scenarios

/// `hearsay presets`: documented telling counts and loyalties, with who says so and how good that is.
enum PresetsCommand: Verb {
  private static let name = Argument(
    Value("name", .choice(Preset.all.map(\.name))), .optional, help: "The preset to show whole.")

  static let command = Command(
    "presets", overview: "Lists documented telling counts and loyalties, with source and grade.",
    details: [
      "A preset is a part of a scenario to build on: \"extends\": \"preset:NAME\", or a list of "
        + "several. One of telling counts also runs as it is; a fragment does not."
    ],
    examples: [
      .init("hearsay presets two-three-eight-ten", "Show one whole, as a scenario has it."),
      .init("hearsay run preset:two-three-eight-ten", "Run it as it is."),
    ],
    arguments: [name], flags: [CommonFlags.json])

  static func perform(_ invocation: Invocation, _ console: Console) throws -> ExitStatus {
    let isJSON = invocation.isOn(CommonFlags.json)
    if let preset = invocation.text(name).flatMap(Preset.named) {
      try console.print(
        isJSON
          ? PresetReport.json(preset) : PresetReport.details(preset, width: console.width))
    } else {
      try console.print(
        isJSON
          ? PresetReport.json(Preset.all) : PresetReport.list(Preset.all, width: console.width))
    }
    return .ok
  }
}
