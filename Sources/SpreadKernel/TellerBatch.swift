internal import Randomness
internal import SpreadTypes

/// Up to 256 tellers side by side: who they are, where their contacts are, and how many they tell.
///
/// The kernel works on lanes of 16, so that the batch is filled up to a multiple of 16 with tellers of
/// no contacts who tell nobody. Every index here is below ``capacity``, itself such a multiple.
struct TellerBatch: ~Copyable {
  /// The most tellers in a batch: enough that their cache misses overlap, few enough that what they
  /// tell stays in the nearest cache.
  static let capacity = 256

  /// The tellers.
  private let people = KernelBuffer<PersonID>(count: capacity, 0)
  /// Where their contacts start.
  private let starts = KernelBuffer<UInt32>(count: capacity, 0)
  /// How many contacts they have.
  private let degrees = KernelBuffer<UInt32>(count: capacity, 0)
  /// How many contacts they tell, for rules that draw a number.
  private let counts = KernelBuffer<UInt32>(count: capacity, 0)
  /// How many tellers there are.
  private(set) var count = 0

  /// The teller at an index.
  @inline(__always)
  subscript(index: Int) -> Teller {
    unsafe Teller(
      person: people.elements[index], start: starts.elements[index],
      degree: degrees.elements[index], count: counts.elements[index])
  }

  /// The sixteen tellers from a multiple of sixteen on.
  @inline(__always)
  func lanes(at index: Int) -> TellerLanes {
    let lanes = min(16, count &- index)
    let (counts, degrees) = unsafe (self.counts.elements, self.degrees.elements)
    var (least, most, widest): (UInt32, UInt32, UInt32) = (.max, 0, 0)
    for lane in 0..<16 {
      let count = unsafe counts[index &+ lane]
      least = min(least, lane < lanes ? count : .max)
      most = max(most, count)
      widest = unsafe max(widest, degrees[index &+ lane])
    }
    return unsafe TellerLanes(
      people: people.elements.halves(at: index), starts: starts.elements.halves(at: index),
      degrees: degrees.halves(at: index), counts: counts.halves(at: index), lanes: lanes,
      least: least, most: most, widest: widest)
  }

  /// Looks people's rows up, and adds their contacts to a tally.
  ///
  /// - Complexity: O(tellers); its cache misses overlap.
  @inline(__always)
  mutating func load<Tally: PersonTally>(
    _ tellers: UnsafePointer<PersonID>, _ count: Int, _ contacts: some ContactSource,
    visits: inout Tally
  ) {
    precondition(count <= Self.capacity)
    self.count = count
    let (people, starts, degrees) = unsafe (people.elements, starts.elements, degrees.elements)
    for index in 0..<count {
      let person = unsafe tellers[index]
      unsafe people[index] = person
      unsafe starts[index] = contacts.start(of: person)
      let degree = contacts.count(of: person)
      unsafe degrees[index] = degree
      if Tally.tellsPeopleApart { visits.add(Int(truncatingIfNeeded: degree), of: person) }
    }
    if !Tally.tellsPeopleApart {
      // In a loop of its own, for a sum beside stores is kept in memory.
      var sum: UInt64 = 0
      for index in 0..<count { unsafe sum &+= UInt64(degrees[index]) }
      visits.add(Int(truncatingIfNeeded: sum), of: 0)
    }
    for index in count..<(count &+ 15) & ~15 {
      unsafe (people[index], starts[index], degrees[index]) = (0, 0, 0)
    }
  }

  /// Takes the contacts of those who keep silent away.
  ///
  /// - Parameters:
  ///   - share: The share of the silent.
  ///   - random: The random stream; a person's draw 0 decides.
  func silence(_ share: Double, _ random: some PersonStream) {
    if share == 0 { return }
    for index in 0..<count {
      if unsafe random.draws(of: people.elements[index]).unit(0) < share {
        unsafe degrees.elements[index] = 0
      }
    }
  }

  /// Draws how many contacts each tells, all of `width` numbers from `lowest` on equally likely:
  /// never more than there are.
  ///
  /// - Complexity: O(tellers).
  @inline(__always)
  func drawCounts(lowest: UInt32, width: UInt32, _ random: some PersonStream) {
    for start in stride(from: 0, to: count, by: 16) {
      let degree = unsafe degrees.elements.halves(at: start)
      var drawn = Halves(repeating: lowest)
      if width > 1 {
        // The upper half of the draw times the width, of which the upper half.
        let person = unsafe people.elements.halves(at: start)
        let even = ((random.draws(of: person.evenWords).bits(0) &>> 32) &* UInt64(width)) &>> 32
        let odd = (random.draws(of: person.oddWords).bits(0) &>> 32) &* UInt64(width)
        drawn &+= Halves(even: even, oddUpper: odd)
      }
      unsafe counts.elements.setHalves(
        at: start, drawn.replacing(with: degree, where: degree .< drawn))
    }
  }

  /// Draws how many contacts each tells, one by one.
  ///
  /// - Complexity: O(tellers x log counts).
  func drawCounts(_ table: CountTable, _ random: some PersonStream) {
    let (people, degrees, counts) = unsafe (people.elements, degrees.elements, counts.elements)
    for index in 0..<count {
      let drawn = unsafe table.count(at: random.draws(of: people[index]).unit(0))
      unsafe counts[index] = UInt32(truncatingIfNeeded: min(Int(degrees[index]), drawn))
    }
    for index in count..<(count &+ 15) & ~15 { unsafe counts[index] = 0 }
  }

  /// Counts those who tell somebody and how many they tell, of those whose counts were drawn.
  @inline(__always)
  func tally<Tally: PersonTally>(tellers: inout Tally, tellings: inout Tally) {
    let (people, counts) = unsafe (people.elements, counts.elements)
    for index in 0..<count {
      let (person, told) = unsafe (people[index], Int(truncatingIfNeeded: counts[index]))
      tellers.add(told > 0 ? 1 : 0, of: person)
      tellings.add(told, of: person)
    }
  }
}

extension CountTable {
  /// The count at a uniform number in 0..<1: what `CountSampler` gives.
  ///
  /// - Complexity: O(1) for equally likely counts, else O(log counts).
  @inline(__always)
  fileprivate func count(at unit: Double) -> Int {
    let silent = self.silent
    if unit < silent { return 0 }
    let u = silent > 0 ? min((unit - silent) / (1 - silent), 1 - 0x1p-53) : unit
    guard let sums = unsafe sums else {
      // The upper 32 bits of u times the number of counts, in whole numbers.
      let above = (UInt64(u * 0x1p32) &* UInt64(truncatingIfNeeded: width)) >> 32
      return min(most, lowest + Int(above))
    }
    // The first sum above u; in bounds, for the last sum is 1.
    var (low, high) = (0, width - 1)
    while low < high {
      let middle = (low + high) / 2
      if unsafe u < sums[middle] { high = middle } else { low = middle + 1 }
    }
    if let counts = unsafe counts { return unsafe min(most, counts[low]) }
    return min(most, lowest + low)
  }
}

/// One teller.
struct Teller {
  /// Who it is.
  var person: PersonID
  /// Where its contacts start.
  var start: UInt32
  /// How many contacts it has.
  var degree: UInt32
  /// How many contacts it tells.
  var count: UInt32
}

/// Sixteen tellers side by side.
struct TellerLanes {
  /// Who they are.
  var people: Halves
  /// Where their contacts start.
  var starts: Halves
  /// How many contacts they have.
  var degrees: Halves
  /// How many contacts they tell.
  var counts: Halves
  /// How many of the lanes, from the first on, are tellers.
  var lanes: Int
  /// The smallest of their counts.
  var least: UInt32
  /// The largest of their counts.
  var most: UInt32
  /// The largest number of contacts.
  var widest: UInt32
}
