internal import Randomness
internal import SocialGraph

// The gather pass: tellers choose whom they tell, and the ids of those contacts are written down.
//
// It reads the graph and the luck and nothing else, so no choice waits for what an earlier telling
// did: the rows of many tellers are on their way from memory at the same time.
//
// Which contacts: K of d by a virtual Fisher-Yates shuffle of the positions 0..<d whose draw i is
// uniform on i..<d. The sets are nested (the first 3 of 10 are those for K = 3), every K-subset is
// equally likely, and one array of positions serves all tellers, since a teller touches only places
// that it can name afterwards: a place it wrote to is among the positions it chose.

/// What one gather pass did.
struct Gathered {
  /// The index of the first teller it did not get to.
  var next: Int
  /// The tellings written down.
  var tellings = 0
  /// Those of the tellers who tell somebody.
  var tellers = 0

  /// Adds a teller who tells so many.
  @inline(__always)
  mutating func add(_ count: Int) {
    next &+= 1
    tellings &+= count
    tellers &+= count > 0 ? 1 : 0
  }
}

extension KernelMemory {
  /// Writes to `told` whom the tellers from index `first` on tell, as many tellers as fit.
  ///
  /// - Precondition: `told` holds any one teller's contacts, and `positions` as many numbers.
  /// - Complexity: O(contacts told); for `weightedCascade` O(contacts).
  mutating func gather(
    _ people: [PersonID], from first: Int, by rule: CompiledRule, luck: WaveKeys,
    contacts: borrowing some ContactSource
  ) -> Gathered {
    switch rule {
    case .nobody:
      Gathered(next: people.count)
    case .everyone(let silent):
      gatherEveryone(people, from: first, silent: silent, luck: luck, contacts: contacts)
    case .count(let sampler):
      Self.gatherCounted(
        people, from: first, sampler: sampler, luck: luck, contacts: contacts, told: &told,
        positions: &positions)
    case .each(let gap, let silent):
      gatherEach(people, from: first, gap: gap, silent: silent, luck: luck, contacts: contacts)
    case .weightedCascade(let silent):
      gatherWeighted(people, from: first, silent: silent, luck: luck, contacts: contacts)
    }
  }

  private static func gatherCounted(
    _ people: [PersonID], from first: Int, sampler: CountSampler, luck: WaveKeys,
    contacts: borrowing some ContactSource, told: inout [PersonID], positions: inout [UInt32]
  ) -> Gathered {
    var told = told.mutableSpan
    var positions = positions.mutableSpan
    var done = Gathered(next: first)
    while done.next < people.count {
      let person = people[done.next]
      let row = contacts.row(of: person)
      let all = contacts.count(row)
      let count = min(all, sampler.count(at: luck.count.draws(of: person).unit(0)))
      guard done.tellings + count <= told.count else { break }
      if count == all {
        for index in 0..<count {
          told[done.tellings + index] = contacts.contact(index, in: row)
        }
      } else {
        let draws = luck.choice.draws(of: person)
        for index in 0..<count {
          let place = index + Int(draws.below(UInt64(all - index), index))
          told[done.tellings + index] = positions[place]
          // What stands at `index` takes the freed place; nobody looks at `index` again.
          positions[place] = positions[index]
        }
        for index in done.tellings..<done.tellings + count {
          let position = told[index]
          positions[Int(position)] = position
          told[index] = contacts.contact(Int(position), in: row)
        }
      }
      done.add(count)
    }
    return done
  }

  private mutating func gatherEach(
    _ people: [PersonID], from first: Int, gap: GeometricGap, silent: Double, luck: WaveKeys,
    contacts: borrowing some ContactSource
  ) -> Gathered {
    var told = self.told.mutableSpan
    var done = Gathered(next: first)
    while done.next < people.count {
      let person = people[done.next]
      let row = contacts.row(of: person)
      let all = contacts.count(row)
      guard done.tellings + all <= told.count else { break }
      var count = 0
      if !luck.isSilent(person, silent) {
        let draws = luck.choice.draws(of: person)
        var position = gap.failures(draws.bits(0), limit: all)
        while position < all {
          told[done.tellings + count] = contacts.contact(position, in: row)
          count += 1
          position += 1
          position += gap.failures(draws.bits(count), limit: all - position)
        }
      }
      done.add(count)
    }
    return done
  }

  private mutating func gatherWeighted(
    _ people: [PersonID], from first: Int, silent: Double, luck: WaveKeys,
    contacts: borrowing some ContactSource
  ) -> Gathered {
    var told = self.told.mutableSpan
    var done = Gathered(next: first)
    while done.next < people.count {
      let person = people[done.next]
      let row = contacts.row(of: person)
      let all = contacts.count(row)
      guard done.tellings + all <= told.count else { break }
      var count = 0
      if !luck.isSilent(person, silent) {
        let draws = luck.choice.draws(of: person)
        for position in 0..<all {
          let contact = contacts.contact(position, in: row)
          if draws.unit(position) < 1 / Double(contacts.incomingCount(of: contact)) {
            told[done.tellings + count] = contact
            count += 1
          }
        }
      }
      done.add(count)
    }
    return done
  }

  private mutating func gatherEveryone(
    _ people: [PersonID], from first: Int, silent: Double, luck: WaveKeys,
    contacts: borrowing some ContactSource
  ) -> Gathered {
    var told = self.told.mutableSpan
    var done = Gathered(next: first)
    while done.next < people.count {
      let person = people[done.next]
      let row = contacts.row(of: person)
      let count = luck.isSilent(person, silent) ? 0 : contacts.count(row)
      guard done.tellings + count <= told.count else { break }
      for index in 0..<count {
        told[done.tellings + index] = contacts.contact(index, in: row)
      }
      done.add(count)
    }
    return done
  }
}

extension WaveKeys {
  /// Whether a person is in the silent share, for rules that draw no count.
  @inline(__always)
  fileprivate func isSilent(_ person: PersonID, _ share: Double) -> Bool {
    share > 0 && count.draws(of: person).unit(0) < share
  }
}
