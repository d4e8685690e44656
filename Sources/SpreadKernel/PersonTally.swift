internal import SpreadTypes

/// Counts what people do.
protocol PersonTally {
  /// Whether it matters whose count it is.
  static var tellsPeopleApart: Bool { get }
  /// Of those newly reached in a sparse round: whether those who adopt the story are counted when it ends, where
  /// no coin decides.
  static var countsAdoptersLater: Bool { get }
  /// Adds to the count of a person.
  mutating func add(_ count: Int, of person: PersonID)
  /// Adds one for each of the people in `0..<count`, as often as each is there.
  @unsafe mutating func add(each people: UnsafeMutableBufferPointer<PersonID>, _ count: Int)
}

extension PersonTally {
  static var countsAdoptersLater: Bool { false }
}

/// Counts people of one wave.
protocol WaveTally: PersonTally {
  /// The count.
  var count: Int { get }
}

/// Counts all people together.
struct Total: WaveTally {
  static var tellsPeopleApart: Bool { false }

  /// The count.
  private(set) var count = 0

  @inline(__always)
  mutating func add(_ count: Int, of person: PersonID) { self.count &+= count }

  @inline(__always)
  @unsafe mutating func add(each people: UnsafeMutableBufferPointer<PersonID>, _ count: Int) {
    self.count &+= count
  }
}

/// Counts all people together, and those who are marked once only, where there are marks.
///
/// It points into the memory of a wave and must not outlive the telling.
@safe struct MarkingTally: WaveTally {
  static var tellsPeopleApart: Bool { true }

  /// A bit for each person counted in this layer, or nothing where nobody is counted twice in it.
  @unsafe private let layerMarks: UnsafeMutableBufferPointer<UInt64>
  /// A bit for each person counted in any layer, or nothing where this is the only one.
  @unsafe private let marks: UnsafeMutableBufferPointer<UInt64>
  /// The count in this layer.
  private(set) var count = 0
  /// The count of those of them who had not been counted in another layer.
  private(set) var countInAll = 0

  /// Makes a tally that marks nobody.
  init() {
    unsafe layerMarks = UnsafeMutableBufferPointer(start: nil, count: 0)
    unsafe marks = UnsafeMutableBufferPointer(start: nil, count: 0)
  }

  /// Makes a tally that marks people in each of two sets that has room for a bit each.
  @unsafe init(
    layerMarks: UnsafeMutableBufferPointer<UInt64>, marks: UnsafeMutableBufferPointer<UInt64>
  ) {
    unsafe self.layerMarks = layerMarks
    unsafe self.marks = marks
  }

  @inline(__always)
  mutating func add(_ count: Int, of person: PersonID) {
    let own = unsafe Self.unmarked(count, person, in: layerMarks)
    self.count &+= own
    unsafe countInAll &+= Self.unmarked(own, person, in: marks)
  }

  /// The count of a person, or 0 for one who is marked; from now on the person is.
  @inline(__always)
  private static func unmarked(
    _ count: Int, _ person: PersonID, in marks: UnsafeMutableBufferPointer<UInt64>
  ) -> Int {
    if count == 0 || marks.isEmpty { return count }
    // In bounds: there is a bit for everybody in the graph.
    let (word, bit) = (Int(person &>> 6), 1 &<< UInt64(person & 63))
    let isMarked = unsafe marks[word] & bit != 0
    unsafe marks[word] |= bit
    return isMarked ? 0 : count
  }

  @inline(__always)
  @unsafe mutating func add(each people: UnsafeMutableBufferPointer<PersonID>, _ count: Int) {
    self.count &+= count
  }
}
