public import Randomness
internal import SocialGraph
public import WordOfMouth

/// How customers of a class broadcast what they have to tell: a post that reaches people drawn at random
/// from everybody, beside what they tell their contacts and in addition to it.
///
/// A broadcast is a `BroadcastStory` of the class's opinion: heard in round 1 by distinct people other than
/// whoever broadcasts, who tell on as other hearers do. It needs a story, for else there is nothing to tell.
///
/// A silent customer who would have complained and posts instead (``Complaints/venting``) broadcasts for
/// sure. Whoever is found by asking and attempted, or refused, is no longer silent when stories are told, and
/// broadcasts as the class that this led to does; who waits for the end of a case broadcasts as the silent do, by
/// their share.
public struct Broadcast: Sendable, Hashable {
  /// The share of the class that broadcasts in a period, in 0...1.
  public var share: Double
  /// How many people each broadcast reaches; at most everybody else.
  public var reaches: CountDistribution

  /// Makes a way to broadcast.
  public init(share: Double, reaches: CountDistribution) {
    self.share = share
    self.reaches = reaches
  }
}

extension ServiceModel {
  /// How customers of a class broadcast, or nil if none ever does.
  public func broadcast(of kind: CustomerClass) -> BroadcastStory? {
    let rule = classes[kind]
    guard let story = rule.story, let broadcast = rule.broadcast, broadcast.reaches.mean > 0,
      broadcast.share > 0 || kind == .silent && complaints.wish * complaints.venting > 0
    else { return nil }
    return BroadcastStory(story.opinion, reaches: broadcast.reaches)
  }

  /// What is wrong with the numbers of broadcasts, or nil.
  var broadcastProblem: String? {
    for kind in CustomerClass.allCases {
      guard let broadcast = classes[kind].broadcast else { continue }
      if !(0...1).contains(broadcast.share) {
        return "\"broadcast of \(kind)\" has a share in 0...1"
      }
      if let problem = broadcast.reaches.problem { return problem }
    }
    return complaints.venting > 0 && classes[.silent].broadcast == nil
      ? "\"venting\" needs a broadcast of silent customers" : nil
  }
}

/// Who broadcasts what: a model's broadcasts, ready to be made; the same in all segments.
struct Broadcasting: Sendable {
  /// What is broadcast, each once.
  let stories: [BroadcastStory]
  /// How each class broadcasts that does.
  fileprivate let classes: [BroadcastingClass]

  /// Prepares the broadcasts of a model.
  init(_ model: ServiceModel) {
    var stories: [BroadcastStory] = []
    classes = CustomerClass.allCases.compactMap { kind in
      guard let story = model.broadcast(of: kind) else { return nil }
      if !stories.contains(story) { stories.append(story) }
      return BroadcastingClass(
        kind: kind, story: stories.firstIndex(of: story) ?? 0,
        coin: CoinThreshold(chance: model.classes[kind].broadcast?.share ?? 0))
    }
    self.stories = stories
  }
}

/// How a class broadcasts.
private struct BroadcastingClass: Sendable {
  let kind: CustomerClass
  /// The place of its story.
  let story: Int
  let coin: CoinThreshold
}

extension Period {
  /// Lists who broadcasts each story, and counts those who do so instead of complaining.
  ///
  /// - Parameters:
  ///   - broadcasting: Who broadcasts what.
  ///   - memory: The people, after recovery.
  ///   - broadcasters: Takes the people of each story too, in order of class and then of id.
  /// - Complexity: O(people / 64 + customers of the classes that broadcast), O(1) where none does.
  mutating func broadcast(
    _ broadcasting: Broadcasting, _ memory: ServiceMemory, into broadcasters: inout [[PersonID]]
  ) {
    for each in broadcasting.classes {
      for number in memory.words.indices {
        let customers = memory.words[number].customers(of: each.kind)
        if customers == 0 { continue }
        let vented = each.kind == .silent ? vented(customers, number, memory.cases) : 0
        outcome.vented += vented.nonzeroBitCount
        var posting = each.coin.flip(customers, number, keys.broadcast) | vented
        while posting != 0 {
          broadcasters[each.story].append(
            PersonID(truncatingIfNeeded: number &<< 6 &+ posting.trailingZeroBitCount))
          posting &= posting &- 1
        }
      }
    }
  }

  /// Those of 64 silent customers who post instead of complaining: all who would complain and do not wait for
  /// the end of a case, for else they had.
  private func vented(_ silent: UInt64, _ number: Int, _ cases: [CaseWord]) -> UInt64 {
    if coins.vents.value == 0 { return 0 }
    let waiting = coins.takesTime ? cases[number].open : 0
    return coins.complain.flip(silent & ~waiting, number, keys.complaint)
  }
}
