/// Where labels go that stand beside each other and must not meet.
enum LabelPlaces {
  /// Places as near as can be to those wished for.
  ///
  /// - Parameters:
  ///   - wishes: Where each label would stand alone.
  ///   - apart: How far two neighbours must be apart.
  ///   - range: The least and the largest place; where the labels need more room, the least holds.
  /// - Returns: The places, in the order of the wishes.
  static func spread(
    _ wishes: [Double], apart: Double, within range: ClosedRange<Double>
  ) -> [Double] {
    let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
    // Neighbours that would meet form a block; its first label stands at the mean of where the labels
    // wish it to be.
    var blocks: [(first: Double, count: Int)] = []
    for index in order {
      var block = (first: wishes[index], count: 1)
      while let before = blocks.last, block.first < before.first + Double(before.count) * apart {
        let wish = block.first - Double(before.count) * apart
        let count = before.count + block.count
        block = (
          (before.first * Double(before.count) + wish * Double(block.count)) / Double(count), count
        )
        blocks.removeLast()
      }
      blocks.append(block)
    }
    var sorted = blocks.flatMap { block in
      (0..<block.count).map { block.first + Double($0) * apart }
    }
    var most = range.upperBound
    for place in sorted.indices.reversed() {
      sorted[place] = min(sorted[place], most)
      most = sorted[place] - apart
    }
    var least = range.lowerBound
    for place in sorted.indices {
      sorted[place] = max(sorted[place], least)
      least = sorted[place] + apart
    }
    var places = wishes
    for (index, place) in zip(order, sorted) { places[index] = place }
    return places
  }
}
