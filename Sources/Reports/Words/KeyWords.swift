/// Keys of a scenario in words.
enum KeyWords {
  /// A key in words, or the key itself where it has none.
  static func said(_ path: String) -> Prose { Prose(words(path) ?? path) }

  /// A key in words; nil where it has none.
  static func words(_ path: String) -> String? { exact[path] }

  /// What a change of a key is about: its own words, or those of the block that it is in.
  static func subject(_ path: String) -> String {
    let parts = path.split(separator: ".")
    if parts.starts(with: ["service", "listening"]), parts.count > 2 {
      return "listening by \(parts[2])"
    }
    return (1...max(1, parts.count)).reversed().lazy.compactMap { count in
      let start = parts.prefix(count).joined(separator: ".")
      return exact[start] ?? blocks[start]
    }.first ?? path
  }

  /// A value in words: a number, a name, or how many people somebody tells; nil of any other.
  static func value(_ line: String) -> String? {
    if let ends = line.wholeMatch(of: /\{"between": \[([0-9]+), ([0-9]+)\]\}/) {
      return "\(ends.1) to \(ends.2)"
    }
    if let count = line.wholeMatch(of: /\{"exactly": ([0-9]+)\}/) { return String(count.1) }
    return line.hasPrefix("{") || line.hasPrefix("[") ? nil : line
  }

  private static let exact = [
    "customers.share": "the share of people who are customers",
    "customers.satisfied": "the share of satisfied customers",
    "customers.dissatisfied": "the share of dissatisfied customers",
    "voices.positive.tells": "how many people a satisfied customer tells",
    "voices.negative.tells": "how many people a dissatisfied customer tells",
    "voices.positive.retell": "the chance that good news is passed on",
    "voices.negative.retell": "the chance that bad news is passed on",
    "graph.contacts": "the number of contacts",
    "service.complain": "the chance that an unhappy customer complains",
    "service.experience.misery": "the chance of a bad experience",
    "service.experience.magic": "the chance of an excellent experience",
    "service.recovery.attempt": "the share of cases that the firm tries to resolve",
    "service.loyalty.unresolved": "the loyalty after an unresolved complaint",
    "service.loyalty.ordinary": "the loyalty of ordinary customers",
    "market.joining.chance": "the chance that a prospect joins",
    "market.joining.heardGood": "what good news does to prospects",
    "market.joining.heardBad": "what bad news does to prospects",
    "market.staying.heardGood": "what good news does to customers",
    "market.staying.heardBad": "what bad news does to customers",
    "money.margin": "the margin",
    "money.discount": "the discount rate",
  ]

  private static let blocks = [
    "graph": "the network of people", "customers": "who the customers are",
    "voices.positive": "how good news is told", "voices.negative": "how bad news is told",
    "service": "service", "service.answer": "answers to complaints",
    "service.invite": "inviting complaints", "service.learning": "learning from causes",
    "service.experience": "what customers experience",
    "service.experience.employees": "engaged employees", "service.recovery": "recovery",
    "service.listening": "listening", "service.stories": "what customers tell",
    "service.loyalty": "how many customers stay",
    "market": "what word of mouth does to the market",
    "market.joining": "what word of mouth does to prospects",
    "market.staying": "what word of mouth does to customers", "money": "margin and costs",
  ]
}
