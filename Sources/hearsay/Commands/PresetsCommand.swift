import CommandLineParsing
import PlainText
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
      try console.show(.of(preset), json: isJSON ? JSONValue.of(preset).pretty : nil)
    } else {
      let list = JSONValue.list(Preset.all.map { .of($0) })
      try console.show(.of(Preset.all), json: isJSON ? list.pretty : nil)
    }
    return .ok
  }
}
