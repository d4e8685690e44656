public import PlainText
public import Scenarios
import WordOfMouth

extension Document {
  /// All presets, a paragraph each, and what the grades mean.
  public static func of(_ presets: [Preset]) -> Document {
    let grades = EvidenceGrade.allCases.map { "\($0.rawValue) \($0.words)" }
    return Document([
      .definitions(
        presets.map { preset in
          .init(
            term: preset.name + (preset.isFragment ? " (a fragment, to extend)" : ""),
            texts: [Prose(preset.summary), origin(preset)])
        }),
      .paragraph("Grades of evidence: \(grades.joined(separator: ", "))."),
    ])
  }

  /// One preset with its source, who was asked, what was assumed, slogan, cautions and text.
  public static func of(_ preset: Preset) -> Document {
    let slogan: [Block] =
      preset.slogan.map { slogan in
        Opinion.allCases.map {
          .paragraph(
            "It says that each \($0.customers) customer's story reaches \(.exact(slogan.reach[$0])) people."
          )
        }
      } ?? []
    let fragment: [Block] =
      preset.isFragment
      ? [
        .paragraph(
          """
          A fragment of a scenario: extend it, alone or in a list of parents; it does not run by \
          itself.
          """)
      ] : []
    var lines = preset.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    while lines.last == "" { lines.removeLast() }
    return Document(
      [.title("\(preset.name): \(preset.summary)"), .paragraph(origin(preset))]
        + basis(preset).map { .paragraph($0) } + slogan
        + (preset.cautions.isEmpty ? [] : [.list(preset.cautions.map { Prose($0) })]) + fragment
        + [
          .paragraph("As a scenario file (\"extends\": \"preset:\(preset.name)\"):"),
          .code(lines),
        ])
  }

  /// Who was asked what, and what was assumed, a sentence each.
  private static func basis(_ preset: Preset) -> [Prose] {
    let asked = preset.respondents.map { respondents in
      let people = [respondents.count, respondents.country].compactMap { $0 }
      let parts =
        (people.isEmpty ? [] : [people.joined(separator: ", ")])
        + (respondents.question.map { [$0] } ?? [])
      return Prose("Asked: \(parts.joined(separator: ": ")).")
    }
    return [asked, preset.assumption.map { Prose("Assumption: \($0)") }].compactMap { $0 }
  }

  private static func origin(_ preset: Preset) -> Prose {
    let year = preset.year.map { ", \($0)" } ?? ""
    return """
      \(preset.kind.rawValue), grade \(preset.grade.rawValue) (\(preset.grade.words)): \
      \(preset.source)\(year)
      """
  }
}

extension JSONValue {
  /// A preset; what is not known is null, and `text` is the preset as a scenario file has it.
  public static func of(_ preset: Preset) -> JSONValue {
    [
      "name": .text(preset.name), "summary": .text(preset.summary),
      "source": .text(preset.source), "year": .integer(orNull: preset.year),
      "kind": .text(preset.kind.rawValue), "grade": .text(preset.grade.rawValue),
      "grade_meaning": .text(preset.grade.words), "fragment": .boolean(preset.isFragment),
      "respondents": .text(orNull: preset.respondents?.count),
      "country": .text(orNull: preset.respondents?.country),
      "question": .text(orNull: preset.respondents?.question),
      "assumption": .text(orNull: preset.assumption),
      "cautions": .texts(preset.cautions), "text": .text(preset.text),
    ]
  }
}
