/// Which of the two stories a kernel works on: an opinion, without its meaning.
public enum Story: Int, BitwiseCopyable, Sendable {
  /// The story of the positive opinion.
  case positive = 0
  /// The story of the negative opinion.
  case negative = 1

  /// The other one.
  public var other: Story { self == .positive ? .negative : .positive }
}

/// Which story somebody adopts who is first told both in the same round.
public enum StoryConflict: UInt8, BitwiseCopyable, Sendable {
  /// The negative one.
  case negativeWins
  /// The positive one.
  case positiveWins
  /// Either, by a fair coin for each person.
  case coin

  /// The story that is told first: in a sparse round whoever is heard first wins.
  public var firstTold: Story { self == .positiveWins ? .positive : .negative }
}

/// Who knows whom, as a kernel reads it.
///
/// Without offsets everybody knows everybody. The pointers are valid during one call.
@safe public struct ContactRows: BitwiseCopyable {
  /// The number of people.
  public var people: Int
  /// The largest number of contacts of anybody.
  public var largest: Int
  /// Row u is `targets[offsets[u]..<offsets[u + 1]]`.
  @unsafe public var offsets: UnsafePointer<UInt32>?
  /// The contacts, row after row.
  @unsafe public var targets: UnsafePointer<UInt32>?
  /// How many people can tell each person, if the graph is directed.
  @unsafe public var incoming: UnsafePointer<UInt32>?
  /// The weight of each contact, row after row, if ties have weights.
  @unsafe public var weights: UnsafePointer<Float>?

  /// Everybody knows everybody.
  public init(people: Int, largest: Int) {
    self.people = people
    self.largest = largest
  }

  /// Takes rows.
  public init(
    people: Int, largest: Int, offsets: UnsafePointer<UInt32>?, targets: UnsafePointer<UInt32>?,
    incoming: UnsafePointer<UInt32>?, weights: UnsafePointer<Float>? = nil
  ) {
    self.people = people
    self.largest = largest
    unsafe self.offsets = offsets
    unsafe self.targets = targets
    unsafe self.incoming = incoming
    unsafe self.weights = weights
  }
}

/// A distribution of counts by its running sums.
///
/// The pointers are valid as long as whoever compiled the rule keeps their memory.
@safe public struct CountTable: BitwiseCopyable, @unchecked Sendable {
  /// Running sums of the chances of the counts, ending at 1; none if all counts are equally likely.
  @unsafe public var sums: UnsafePointer<Double>?
  /// The counts that belong to the sums; none if they are `lowest`, `lowest + 1`, ….
  @unsafe public var counts: UnsafePointer<Int>?
  /// How many sums there are, or without sums how many equally likely counts.
  public var width: Int
  /// The smallest count.
  public var lowest: Int
  /// The largest count that is given: larger ones give this.
  public var most: Int
  /// The share of draws that give 0 before the distribution is asked.
  public var silent: Double
  /// The mean count, the silent included.
  public var mean: Double

  /// Makes a table.
  public init(
    sums: UnsafePointer<Double>?, counts: UnsafePointer<Int>?, width: Int, lowest: Int, most: Int,
    silent: Double, mean: Double
  ) {
    unsafe self.sums = sums
    unsafe self.counts = counts
    self.width = width
    self.lowest = lowest
    self.most = most
    self.silent = silent
    self.mean = mean
  }
}

/// The chances of ties: their weights times a factor.
public struct WeightedChances: BitwiseCopyable, Sendable {
  /// The factor, above 0.
  public var factor: Double
  /// The largest chance.
  public var largest: Double
  /// The mean chance.
  public var mean: Double

  /// Makes the chances.
  public init(factor: Double, largest: Double, mean: Double) {
    self.factor = factor
    self.largest = largest
    self.mean = mean
  }
}

/// Which contacts a teller tells, compiled.
public enum SpreadRule: BitwiseCopyable, Sendable {
  /// Draws a number of contacts: each of `width` numbers from `lowest` on equally likely.
  case between(lowest: UInt32, width: UInt32)
  /// Draws a number of contacts from any distribution.
  case count(CountTable)
  /// Tells each contact with a chance.
  case each(chance: Double, silent: Double)
  /// Tells each contact with chance 1 over the number who can tell that contact.
  ///
  /// Nobody can be told by fewer people than `fewest`, if by anybody.
  case weightedCascade(fewest: UInt64, silent: Double)
  /// Tells each contact with a chance of its own: its weight times a factor.
  case byWeight(WeightedChances, silent: Double)
  /// Tells all contacts.
  case everyone(silent: Double)
  /// Tells no contact.
  case nobody

  /// About how many contacts a teller tells, where people have this many contacts on average.
  ///
  /// It decides whether a round is sparse, and nothing else.
  public func meanTold(_ meanContacts: Double) -> Double {
    switch self {
    case .between(let lowest, let width):
      min(Double(lowest) + Double(width - 1) / 2, meanContacts)
    case .count(let table): min(table.mean, meanContacts)
    case .each(let chance, let silent): (1 - silent) * chance * meanContacts
    case .weightedCascade(_, let silent): 1 - silent
    case .byWeight(let chances, let silent): (1 - silent) * chances.mean * meanContacts
    case .everyone(let silent): (1 - silent) * meanContacts
    case .nobody: 0
    }
  }
}

/// People who tell a story by one rule.
///
/// The pointer is valid during one call.
@safe public struct TellerGroup: BitwiseCopyable {
  /// In `0..<count`, who they are: each person once, and in one group.
  @unsafe public var people: UnsafePointer<UInt32>?
  /// How many they are.
  public var count: Int
  /// What they tell.
  public var story: Story
  /// Which contacts they tell.
  public var rule: SpreadRule

  /// Makes a group.
  public init(people: UnsafePointer<UInt32>?, count: Int, story: Story, rule: SpreadRule) {
    unsafe self.people = people
    self.count = count
    self.story = story
    self.rule = rule
  }
}

/// How those tell who adopted a story.
public struct RetellRules: BitwiseCopyable, Sendable {
  /// Which contacts they tell.
  public var rule: SpreadRule
  /// The chance that they tell, in 0...1.
  public var chance: Double
  /// The factor on that chance at each further hop, in 0...1.
  public var fade: Double

  /// Makes the rules.
  public init(rule: SpreadRule, chance: Double, fade: Double) {
    self.rule = rule
    self.chance = chance
    self.fade = fade
  }
}

/// The rules of a wave, compiled.
public struct SpreadRules: BitwiseCopyable, Sendable {
  /// How those tell who adopted the positive story.
  public var positive: RetellRules
  /// How those tell who adopted the negative story.
  public var negative: RetellRules
  /// What decides between stories that arrive together.
  public var conflict: StoryConflict
  /// The last round in which anybody tells.
  public var roundLimit: Int
  /// The mean number of contacts.
  public var meanContacts: Double
  /// Whether to note who is told, whatever they hold.
  public var notesTold: Bool

  /// Makes the rules.
  public init(
    positive: RetellRules, negative: RetellRules, conflict: StoryConflict, roundLimit: Int,
    meanContacts: Double, notesTold: Bool
  ) {
    self.positive = positive
    self.negative = negative
    self.conflict = conflict
    self.roundLimit = roundLimit
    self.meanContacts = meanContacts
    self.notesTold = notesTold
  }

  /// How those tell who adopted a story.
  public subscript(story: Story) -> RetellRules { story == .positive ? positive : negative }

  /// Whether this many tellings cost less to hear at once than a look at what everybody knows.
  public static func isSparseRound(tellings: Double, people: Int) -> Bool {
    tellings * 8 < Double(people)
  }
}

/// The random streams of a wave, as the words of their keys.
public struct StreamWords: BitwiseCopyable, Sendable {
  /// How many contacts a teller tells, and whether it is silent: draw 0.
  public var count: UInt64
  /// Which contacts: draw i for the i-th contact chosen or gap, draw i + 1 for the i-th contact's coin.
  public var choice: UInt64
  /// Whether somebody who adopted a story tells it: draw 0.
  public var retelling: UInt64
  /// Which of two stories that arrive together is adopted: draw 0.
  public var conflict: UInt64

  /// Makes the words.
  public init(count: UInt64, choice: UInt64, retelling: UInt64, conflict: UInt64) {
    self.count = count
    self.choice = choice
    self.retelling = retelling
    self.conflict = conflict
  }
}

/// What the steps of a round share.
public struct StepRound: BitwiseCopyable, Sendable {
  /// The number of people.
  public var people: Int
  /// The random streams.
  public var streams: StreamWords
  /// What decides between stories that arrive together.
  public var conflict: StoryConflict
  /// Whether each telling is heard at once.
  public var isSparse: Bool
  /// Where people tell in every round, the random stream of who is silent: draw 0 of each person.
  ///
  /// Elsewhere nil, and the draw that says how many contacts a teller tells says who is silent, too.
  public var silence: UInt64?

  /// Makes a round; who is silent is drawn in it.
  public init(people: Int, streams: StreamWords, conflict: StoryConflict, isSparse: Bool) {
    self.people = people
    self.streams = streams
    self.conflict = conflict
    self.isSparse = isSparse
  }
}

/// What one story came to in one round.
public struct StoryCounts: BitwiseCopyable, Sendable {
  /// People who told at least one contact, and had told nobody in an earlier round.
  public var tellers = 0
  /// Times that one of them told one contact.
  public var tellings = 0
  /// Those who were told the story and did not know it.
  public var newlyReached = 0
  /// Those of them who adopted it.
  public var adopted = 0
  /// Contacts of those whose turn it was to tell, told or not.
  public var visits = 0

  /// Makes counts of nothing.
  public init() {}
}

/// What both stories came to in one round.
public struct RoundCounts: BitwiseCopyable, Sendable {
  /// The counts of the positive story.
  public var positive = StoryCounts()
  /// The counts of the negative story.
  public var negative = StoryCounts()

  /// Makes counts of nothing.
  public init() {}

  /// The counts of a story.
  public subscript(story: Story) -> StoryCounts {
    get { story == .positive ? positive : negative }
    set { if story == .positive { positive = newValue } else { negative = newValue } }
  }

  /// Tellings of both stories.
  public var tellings: Int { positive.tellings + negative.tellings }
}
