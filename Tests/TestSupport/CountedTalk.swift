internal import WordOfMouth

/// Talk with a drawn number of contacts on a large random graph in which everybody has d contacts.
///
/// Each teller draws K and tells a random set of K contacts. It matters how K varies, not only its
/// mean: somebody told by a tie tells back on that tie with chance K / d, and whoever tells many makes
/// up for many who tell nobody in the mean, but not in the chance that a story survives.
///
/// - The chance of take-off follows the story forward: a first-hand person has K followers; a hearer
///   K - 1 if the tie that brought the story is among the K chosen, chance K / d, else K.
/// - The share reached follows it backward: whether a contact tells *me* has chance E\[K\] / d, apart
///   for each contact, so it is that of independent coins with the same mean (``Percolation``), however
///   K varies.
///
/// It holds for undirected random regular graphs in the limit of many people, one first-hand person,
/// and no limit of rounds. The forward half is the standard extinction argument (Harris 1963) applied
/// to the model; the two halves differ as bond percolation on directed arcs does (Meester and Trapman,
/// *Bounding the size and probability of epidemics on networks*, Adv. Appl. Probab. 43, 2011).
public struct CountedTalk: Sendable, Hashable {
  /// The number of contacts d of everybody.
  public let contacts: Int
  /// The chance of each count a first-hand person draws, from 0.
  public let tells: [Double]
  /// The chance of each count a hearer draws, from 0; whoever does not retell draws 0.
  public let retells: [Double]

  /// Takes distributions of counts.
  ///
  /// - Parameters:
  ///   - contacts: The number of contacts of everybody, at least 1.
  ///   - tells: The chance of each count of a first-hand person, from 0; they sum to 1.
  ///   - retells: The chance of each count of a hearer who retells; by default as `tells`.
  ///   - retell: The chance that a hearer retells, in 0...1.
  public init(contacts: Int, tells: [Double], retells: [Double]? = nil, retell: Double = 1) {
    precondition(contacts >= 1, "everybody has contacts")
    self.contacts = contacts
    /// Counts above the number of contacts tell all.
    func capped(_ chances: [Double]) -> [Double] {
      var result = [Double](repeating: 0, count: contacts + 1)
      for (count, chance) in chances.enumerated() { result[min(count, contacts)] += chance }
      return result
    }
    self.tells = capped(tells)
    var hearer = capped(retells ?? tells).map { $0 * retell }
    hearer[0] += 1 - retell
    self.retells = hearer
  }

  /// The mean number of new people to whom a hearer passes the story on: E\[K\] (d - 1) / d.
  public var reproduction: Double {
    meanRetold * Double(contacts - 1) / Double(contacts)
  }

  /// The chance that the story of one first-hand person takes off.
  public var takeOffChance: Double {
    guard reproduction > 1 else { return 0 }
    let d = Double(contacts)
    let extinct = smallestFixedPoint { s in
      retells.enumerated().reduce(0) { sum, entry in
        let (count, chance) = entry
        if count == 0 { return sum + chance }
        let back = Double(count) / d
        return sum + chance * power(s, count - 1) * (back + (1 - back) * s)
      }
    }
    return 1 - tells.enumerated().reduce(0) { $0 + $1.1 * power(extinct, $1.0) }
  }

  /// The share of people reached given take-off.
  public var reachGivenTakeOff: Double {
    guard reproduction > 1 else { return 0 }
    let told = meanRetold / Double(contacts)
    let u = smallestFixedPoint { 1 - told + told * power($0, contacts - 1) }
    return 1 - power(u, contacts)
  }

  private var meanRetold: Double {
    retells.enumerated().reduce(0) { $0 + Double($1.0) * $1.1 }
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }
}
