internal import SpreadTypes

/// Counts what people do.
protocol PersonTally {
  /// Whether it matters whose count it is.
  static var tellsPeopleApart: Bool { get }
  /// Adds to the count of a person.
  mutating func add(_ count: Int, of person: PersonID)
  /// Adds one for each of the people in `0..<count`, as often as each is there.
  @unsafe mutating func add(each people: UnsafeMutableBufferPointer<PersonID>, _ count: Int)
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

/// Counts all people together, and marks who did anything where there are marks.
///
/// It points into the memory of a wave and must not outlive the telling.
@safe struct MarkingTally: WaveTally {
  static var tellsPeopleApart: Bool { true }

  /// A bit a person, or nothing.
  @unsafe private let marks: UnsafeMutableBufferPointer<UInt64>
  /// The count.
  private(set) var count = 0

  /// Makes a tally that marks nobody.
  init() { unsafe marks = UnsafeMutableBufferPointer(start: nil, count: 0) }

  /// Makes a tally that marks people, where there is room for a bit each.
  @unsafe init(marks: UnsafeMutableBufferPointer<UInt64>) { unsafe self.marks = marks }

  @inline(__always)
  mutating func add(_ count: Int, of person: PersonID) {
    self.count &+= count
    if unsafe count > 0 && !marks.isEmpty {
      // In bounds: there is a bit for everybody in the graph.
      unsafe marks[Int(person &>> 6)] |= 1 &<< UInt64(person & 63)
    }
  }

  @inline(__always)
  @unsafe mutating func add(each people: UnsafeMutableBufferPointer<PersonID>, _ count: Int) {
    self.count &+= count
  }
}
