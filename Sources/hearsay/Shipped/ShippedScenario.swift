import PlainText

/// A scenario that comes with the program: a file of the folder `scenarios`, comments and all.
package struct ShippedScenario: Sendable {
  /// The name of its file without `.json`.
  package let name: String
  /// The text of its file.
  package let text: String

  /// All of them, by name.
  package static var all: [ShippedScenario] { texts.map { Self(name: $0.name, text: $0.text) } }

  /// The names of all.
  static var names: [String] { texts.map(\.name) }

  /// The one of a name, or nil.
  package static func named(_ name: String) -> ShippedScenario? { all.first { $0.name == name } }

  /// The name of its file.
  var file: String { name + ".json" }

  /// The question that it answers.
  package var title: String { root?["title"]?.value.text ?? name }

  /// The shipped scenarios that it extends, of which it needs the files beside its own; those that these
  /// extend included.
  package var extended: [ShippedScenario] {
    guard let value = root?["extends"]?.value else { return [] }
    let names = (value.items ?? [value]).compactMap(\.text)
    return names.compactMap { name in Self.all.first { $0.file == name } }
      .flatMap { [$0] + $0.extended }
  }

  private var root: JSONValue? {
    JSONReader.read(SourceText(.builtIn, name: file, bytes: Array(text.utf8))).root
  }
}
