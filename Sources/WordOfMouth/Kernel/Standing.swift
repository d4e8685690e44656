internal import SocialGraph

/// Where one person stands, in a byte: what the person has heard, and which opinion it holds.
///
/// Nobody stands anywhere but in one of nine ways, and four bits tell them apart, two of each kind:
///
/// | bits | meaning |
/// |---|---|
/// | 1, 2 | has heard the positive, the negative opinion |
/// | 4, 8 | holds the positive, the negative opinion |
///
/// That is enough for the whole model. Who is told takes an opinion up in the same round, so who
/// holds nothing when a round begins has heard nothing, and until the round is settled the heard bits
/// of such a person say what *this* round brought. And who holds an opinion by hearsay has heard it,
/// so who holds it without having heard it holds it first-hand.
enum Standing {
  /// Has heard nothing and holds nothing.
  static let none: UInt8 = 0

  /// Has heard this opinion.
  @inline(__always)
  static func heard(_ opinion: Opinion) -> UInt8 {
    1 << UInt8(truncatingIfNeeded: opinion.rawValue)
  }

  /// Holds this opinion.
  @inline(__always)
  static func holds(_ opinion: Opinion) -> UInt8 {
    4 << UInt8(truncatingIfNeeded: opinion.rawValue)
  }

  /// Has heard both opinions.
  static let heardBoth: UInt8 = 3
}

/// Where one person stands, spelled out: for tests that look at every person.
package struct PersonStanding: Sendable, Hashable {
  /// The opinion the person holds, first-hand or by hearsay.
  package var holds: Opinion?
  /// Whether the person was told each opinion at least once.
  package var heard: ByOpinion<Bool>

  /// Makes a standing.
  package init(holds: Opinion?, heard: ByOpinion<Bool>) {
    self.holds = holds
    self.heard = heard
  }

  /// Spells out the kernel's byte.
  init(byte: UInt8) {
    holds = Opinion.allCases.first { byte & Standing.holds($0) != 0 }
    heard = ByOpinion { byte & Standing.heard($0) != 0 }
  }
}
