package import WordOfMouth

extension WaveOutcome {
  /// Successive waves as one: counts are summed, overall and round by round; the number of rounds is that
  /// of the longest.
  ///
  /// - Parameter waves: Waves among the same people; the sum of none is zero.
  package init(together waves: some Collection<WaveOutcome>) {
    var sum = WaveOutcome(
      people: waves.first?.people ?? 0, counts: ByOpinion { _ in Counts() }, reachBoth: 0,
      rounds: 0)
    for wave in waves {
      sum.reachBoth += wave.reachBoth
      sum.rounds = max(sum.rounds, wave.rounds)
      for opinion in Opinion.allCases { sum.counts[opinion].add(wave.counts[opinion]) }
    }
    self = sum
  }
}

extension WaveOutcome.Counts {
  fileprivate mutating func add(_ other: WaveOutcome.Counts) {
    firstHand += other.firstHand
    tellers += other.tellers
    tellings += other.tellings
    reach += other.reach
    adopted += other.adopted
    turned += other.turned
    outside.add(other.outside)
    broadcast.add(other.broadcast)
    for layer in other.layers {
      if let place = layers.firstIndex(where: { $0.name == layer.name }) {
        layers[place].add(layer)
      } else {
        layers.append(layer)
      }
    }
    Self.add(other.newlyReached, to: &newlyReached)
    Self.add(other.tellingsByRound, to: &tellingsByRound)
  }

  private static func add(_ numbers: [Int], to sums: inout [Int]) {
    while sums.count < numbers.count { sums.append(0) }
    for (place, number) in numbers.enumerated() { sums[place] += number }
  }
}

extension WaveOutcome.Counts.Channel {
  fileprivate mutating func add(_ other: WaveOutcome.Counts.Channel) {
    tellers += other.tellers
    tellings += other.tellings
    newlyReached += other.newlyReached
  }
}
