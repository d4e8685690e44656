internal import Randomness
internal import SocialGraph
internal import WordOfMouth

/// Calls to the friends of leavers: who hears a leaver also calls some of the leaver's contacts who are
/// customers, for who leaves may take friends along.
///
/// All of it happens before anybody is gone. Leavers are heard, and won back or not; then each contact of
/// each leaver heard who is a customer at the period's start is called with a chance, also one who was heard
/// too. Somebody named by two leavers is called once, by each lever. A call multiplies the odds of staying:
/// whoever would have left at the chance before it, and stays at the chance after it, by the same coin, is
/// kept. So calls never lose a customer. Where there are segments, a call counts and costs as one of the
/// segment of whoever is called.
///
/// Contacts are those whom the leaver can tell, along ties of any kind; people met by chance are none.
public struct FriendCalls: Sendable, Hashable {
  /// The share of a heard leaver's contacts who are customers that is called, in 0...1.
  public var share: Double
  /// The factor on the odds of staying of whoever is called; at least 1, which has no effect.
  public var staying: Double

  /// Makes calls.
  public init(share: Double, staying: Double = 1) {
    self.share = share
    self.staying = staying
  }
}

extension ServiceModel {
  /// What is wrong with the numbers of calls to friends, or nil.
  var friendProblem: String? {
    for lever in listening {
      guard let friends = lever.friends else { continue }
      guard case .leavers = lever.finds else {
        return "only a lever that finds leavers calls their friends, not \"\(lever.name)\""
      }
      if !(0...1).contains(friends.share) {
        return "\"\(lever.name).alsoFriends\" is a share in 0...1"
      }
      if !(1...1e150).contains(friends.staying) {
        return "\"\(lever.name).friendsStay\" is a factor on odds, in 1...1e150"
      }
    }
    return nil
  }
}

extension Lever {
  /// Whether it calls anybody.
  public var callsFriends: Bool {
    guard case .leavers(let chance, _) = finds, let friends else { return false }
    return chance > 0 && friends.share > 0
  }
}

/// Whom the levers call that call friends of leavers.
struct CalledFriends {
  /// The number of each of these levers, in their order.
  fileprivate var levers: [Int] = []
  /// For each of them the people it calls, a bit each.
  fileprivate var byLever: [[UInt64]] = []
  /// The factor of each on the odds of staying.
  fileprivate var factors: [Double] = []
}

extension Period {
  /// Calls the friends of leavers.
  ///
  /// - Parameters:
  ///   - graph: Who knows whom.
  ///   - customers: All customers, of whatever segment, before anybody leaves or joins.
  ///   - leaving: Those of them about to leave.
  /// - Returns: Whom each lever calls.
  /// - Complexity: O(people / 64 + contacts of leavers heard) for each lever.
  func callFriends(
    _ graph: Graph, _ customers: [UInt64], of leaving: [UInt64]
  ) -> CalledFriends {
    var called = CalledFriends()
    var left = leaving
    for lever in coins.levers.indices where coins.levers[lever].hears.value > 0 {
      var heard = leaving
      for index in leaving.indices { heard[index] = hear(&left[index], by: lever, index) }
      guard let friends = model.listening[lever].friends, friends.share > 0 else { continue }
      called.levers.append(lever)
      called.byLever.append(
        friendsCalled(heard, by: lever, share: friends.share, graph, customers))
      called.factors.append(friends.staying)
    }
    return called
  }

  /// Counts those called of some people, and what calling them costs.
  mutating func count(_ called: CalledFriends, among words: PeopleStates) {
    for (lever, people) in zip(called.levers, called.byLever) {
      let count = words.indices.reduce(0) {
        $0 + (people[$1] & words[$1].customers).nonzeroBitCount
      }
      contacts[lever] += count
      outcome.friendsCalled += count
    }
  }

  /// Those of the contacts of people heard by a lever who are customers and are called.
  private func friendsCalled(
    _ heard: [UInt64], by lever: Int, share: Double, _ graph: Graph, _ customers: [UInt64]
  ) -> [UInt64] {
    let coin = CoinThreshold(chance: share)
    var called = [UInt64](repeating: 0, count: customers.count)
    for (index, word) in heard.enumerated() {
      var rest = word
      while rest != 0 {
        let leaver = PersonID(truncatingIfNeeded: index &<< 6 &+ rest.trailingZeroBitCount)
        rest &= rest &- 1
        let draws = keys.levers[lever].friendCall.draws(of: leaver)
        for place in 0..<graph.contactCount(of: leaver) {
          let friend = graph.contact(place, of: leaver)
          let bit = UInt64(1) << UInt64(friend & 63)
          if customers[Int(friend >> 6)] & bit == 0 { continue }
          called[Int(friend >> 6)] |= bit & coin.success(of: draws.bits(place) >> 11)
        }
      }
    }
    return called
  }

  /// Keeps those about to leave who stay after a call.
  ///
  /// - Parameters:
  ///   - left: Those of a word who leave; loses whoever stays after all.
  ///   - lost: Those who would have stayed without bad news; of who leaves after a call, by the chance
  ///     that the call left.
  ///   - word: Their word.
  ///   - index: Its number.
  ///   - called: Whom levers called.
  ///   - heardGood: Who heard good news.
  ///   - heardBad: Who heard bad news.
  /// - Complexity: O(people of the word who are called and leave).
  mutating func keepFriends(
    _ left: inout UInt64, _ lost: inout UInt64, of word: PeopleWord, _ index: Int,
    _ called: CalledFriends, heardGood: UInt64, heardBad: UInt64
  ) {
    let code = word.classCode
    var rest = called.byLever.reduce(0) { $0 | $1[index] } & left
    while rest != 0 {
      let bit = rest.trailingZeroBitCount
      let person = UInt64(1) << UInt64(bit)
      rest &= rest &- 1
      let kind = CustomerClass(rawValue: code.number(at: UInt64(bit))) ?? .ordinary
      var factor = 1.0
      for (people, own) in zip(called.byLever, called.factors) where people[index] & person != 0 {
        // A number, however many levers call.
        factor = min(factor * own, 1e150)
      }
      let call = Market.Sway(heardGood: factor)
      let draw = keys.loyalty.draws(of: UInt64(index << 6 + bit)).bits(0) >> 11
      func stays(despite bad: Bool) -> Bool {
        let heard = ByOpinion(positive: heardGood & person != 0, negative: bad)
        let chance = call.moved(
          model.market.staying.moved(model.loyalty(of: kind), heard: heard),
          heard: ByOpinion(positive: true, negative: false))
        return CoinThreshold(chance: chance).success(of: draw) != 0
      }
      if stays(despite: heardBad & person != 0) {
        left &= ~person
        outcome.friendsKept += 1
      } else {
        lost = stays(despite: false) ? lost | person : lost & ~person
      }
    }
  }
}
