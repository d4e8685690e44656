import PlainText
import WordOfMouth

/// What a class of customers has to tell, as a scenario file has it.
enum Story: Sendable, Hashable {
  /// Nothing.
  case nothing
  /// An opinion, told by a rule of its own or else as everybody tells it.
  case told(Opinion, tells: TellingRule?)

  /// The word for ``nothing``.
  static let nothingWord = "nothing"
  /// The words that are a complete story.
  static let words = [nothingWord] + Opinion.allCases.map(\.description)
  /// The keys of a story with a telling rule.
  static let opinionKey = "opinion"
  static let tellsKey = "tells"
}

extension Opinion {
  /// The opinion of a word, or nil.
  static func named(_ word: String) -> Opinion? { allCases.first { $0.description == word } }
}

extension ValueKind where Value == Story {
  private static var inside: Group {
    var story = Group(parts: [Story.opinionKey: nil])
    story.add(.group(TellingCounts.insideRule), at: Story.tellsKey)
    story.word = (Story.opinionKey, Opinion.allCases.map(\.description))
    return story
  }

  /// What a class of customers has to tell.
  static let story = ValueKind(
    "\"nothing\", \"positive\", \"negative\", or an opinion and a telling count, such as {\"opinion\": \"negative\", \"tells\": {\"exactly\": 9}}",
    standIn: .nothing, inside: inside
  ) { node, reporter in
    if let word = node.text {
      if word == Story.nothingWord { return .nothing }
      if let opinion = Opinion.named(word) { return .told(opinion, tells: nil) }
      return reporter?.refuse(node, Suggestion.hint(word, among: Story.words))
    }
    return node.members == nil ? nil : readStory(node, reporter)
  }
}

private func readStory(_ node: JSONValue, _ reporter: Reporter?) -> Story? {
  let isKnown = node.hasOnly([Story.opinionKey, Story.tellsKey], reporter)
  let kind = ValueKind<TellingRule>.tellingRule
  let tells = node[Story.tellsKey]?.value
  let rule = tells.flatMap {
    kind.read($0, reporter?.inside(".\(Story.tellsKey)", allowed: kind.allowed))
  }
  guard let opinion = node[Story.opinionKey]?.value else {
    return reporter?.complain(
      node, "the opinion that is told is missing",
      ["write { \"opinion\": \"negative\", … }, or \"nothing\""])
  }
  let opinions = Opinion.allCases.map(\.description)
  guard let told = opinion.text.flatMap(Opinion.named) else {
    return reporter?.complain(
      opinion,
      "\"opinion\" must be \(opinions.map { quoted($0) }.joined(separator: " or ")), not \(opinion.described)",
      opinion.text.map { Suggestion.hint($0, among: opinions) } ?? [])
  }
  let isGood = isKnown && (tells == nil || rule != nil)
  return isGood ? .told(told, tells: rule) : nil
}
