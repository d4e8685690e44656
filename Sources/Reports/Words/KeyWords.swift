/// Keys of a scenario in words.
enum KeyWords {
  /// A key in words, with the key behind in brackets; of a key that has none the key alone.
  static func said(_ path: String) -> Prose {
    words[path].map { "\($0) (\(path))" } ?? Prose(path)
  }

  private static let words = [
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
    "service.loyalty.ordinary": "the loyalty of ordinary customers",
    "market.joining.chance": "the chance that a prospect joins",
    "market.joining.heardGood": "what good news does to prospects",
    "market.joining.heardBad": "what bad news does to prospects",
    "market.staying.heardGood": "what good news does to customers",
    "market.staying.heardBad": "what bad news does to customers",
    "money.margin": "the margin",
    "money.discount": "the discount rate",
  ]
}
