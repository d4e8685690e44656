import PlainText
import SocialGraph

/// What a file that lists its people as well as its ties holds: everything but an edge list.
struct DeclaredTies: Sendable {
  /// What people, or things, are called.
  enum Names: Sendable {
    /// Whole numbers, one after the other.
    case numbers(Range<Int>)
    /// Texts in the order in which they were declared.
    case texts(NameTable)

    /// Names in the order of declaration, and the first that is there twice.
    static func distinct(_ texts: [String]) -> (table: NameTable, twice: String?) {
      var table = NameTable()
      for (place, text) in texts.enumerated() {
        let bytes = Array(text.utf8)
        let number = table.number(of: bytes.span, bytes.indices)
        if number.map({ Int($0) }) != place { return (table, text) }
      }
      return (table, nil)
    }
  }

  /// The format in words.
  var format: String
  /// Remarks for the user.
  var notes: [String]
  /// The people.
  var people: Names
  /// What people are tied to, if the file declares that it is not people.
  var things: Names?
  /// The ties, by places of declaration; `to` is a thing if there are things.
  var pieces: [[Tie]]
  /// The layers of the ties, if they were asked for.
  var layers: TieLayers?
}

/// Which of several layers each tie belongs to.
struct TieLayers: Sendable {
  /// The names, in the order of first appearance.
  private(set) var names: [String] = []
  /// The layer of each tie, in the order of the ties.
  private(set) var ofTie: [UInt32] = []

  private var table = NameTable()

  /// The number of the layer of a name, which is added if it is new.
  mutating func number(of name: String) -> UInt32 {
    let bytes = Array(name.utf8)
    // There are no more names than ties, and these are counted.
    let number = table.number(of: bytes.span, bytes.indices) ?? 0
    if Int(number) == names.count { names.append(name) }
    return number
  }

  /// Says to which layer the next tie belongs.
  mutating func add(_ layer: UInt32) { ofTie.append(layer) }

  /// Takes in the layers of the ties that follow.
  mutating func append(_ other: TieLayers) {
    let numbers = other.names.map { number(of: $0) }
    ofTie += other.ofTie.map { numbers[Int($0)] }
  }
}

/// Gathers the ties of a file that says itself which of them go one way.
///
/// What the file says and what was asked for are brought together as for matrices: a tie that goes both
/// ways in the file and is read for a directed graph becomes two rows, one each way; one that goes one
/// way and is read for an undirected graph loses its direction. Either is noted.
struct DeclaredTieGathering {
  let options: ReadingOptions
  /// The ties so far.
  private(set) var ties: [Tie] = []
  /// Their layers.
  private(set) var layers = TieLayers()

  private var rows = 0
  private var doubled = 0
  private var oneWay = 0

  init(_ options: ReadingOptions) {
    self.options = options
  }

  /// The number of the layer of a name, which is added if it is new.
  mutating func layer(_ name: String) -> UInt32 { layers.number(of: name) }

  /// Adds a tie.
  ///
  /// - Parameters:
  ///   - from: Who tells.
  ///   - to: Who is told.
  ///   - isOneWay: Whether the file says that the tie goes this way alone.
  ///   - layer: The number of its layer.
  /// - Throws: If there are more ties than can be counted.
  mutating func add(
    _ from: PersonID, _ to: PersonID, isOneWay: Bool, layer: UInt32 = 0
  ) throws(Diagnostic) {
    guard ties.count < Int(UInt32.max) - 1 else { throw .tooLarge() }
    rows += 1
    append(Tie(from, to), layer)
    if isOneWay {
      oneWay += 1
    } else if options.doublesTies, from != to {
      append(Tie(to, from), layer)
      doubled += 1
    }
  }

  private mutating func append(_ tie: Tie, _ layer: UInt32) {
    ties.append(tie)
    if options.layerColumn != nil { layers.add(layer) }
  }

  /// What is to be said of directions.
  var notes: [String] {
    guard options.projection == nil else { return [] }
    if doubled > 0 { return [Self.doubledNote(doubled)] }
    guard !options.isDirected, oneWay > 0 else { return [] }
    let ties = oneWay == rows ? "the ties" : oneWay == 1 ? "1 tie" : "\(oneWay) ties"
    let verb = ties == "1 tie" ? "goes" : "go"
    return ["In the file \(ties) \(verb) one way; as was asked for, all go both ways here."]
  }

  /// That ties which go both ways became two.
  static func doubledNote(_ count: Int) -> String {
    "In the file \(count == 1 ? "1 tie goes" : "\(count) ties go") both ways: each was read as two rows,"
      + " one each way."
  }
}
