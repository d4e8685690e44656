import PlainText
import SocialGraph

/// The ties of a file that lists or counts its people, and says itself which ties go one way.
///
/// What the file says and what was asked for are brought together: a tie that goes both ways in the file
/// and is read for a directed graph becomes two rows, one each way; one that goes one way and is read for
/// an undirected graph loses its direction. Either is noted.
struct DeclaredTies {
  /// What was asked for.
  let options: ReadingOptions
  private var ties = TiePieces()
  /// The layers so far, and those of the ties if they were asked for.
  var layers = TieLayers()
  /// How many ties were added, each once.
  private(set) var rows = 0
  private var doubled = 0
  private var oneWay = 0

  init(_ options: ReadingOptions) {
    self.options = options
  }

  /// The number of ties.
  var count: Int { ties.count }

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
    guard ties.count < Int(UInt32.max) - 1 else { throw .tooLarge }
    rows += 1
    append(Tie(from, to), layer)
    if isOneWay {
      oneWay += 1
    } else if options.isDirected, options.projection == nil, from != to {
      append(Tie(to, from), layer)
      doubled += 1
    }
  }

  private mutating func append(_ tie: Tie, _ layer: UInt32) {
    ties.append(tie)
    if options.layerColumn != nil { layers.ofTie.append(layer) }
  }

  /// The note on directions, if there is one.
  var directionNotes: [String] {
    guard options.projection == nil else { return [] }
    func ties(_ count: Int) -> String { count == 1 ? "1 tie goes" : "\(count) ties go" }
    if doubled > 0 {
      return ["In the file \(ties(doubled)) both ways: each was read as two rows, one each way."]
    }
    guard !options.isDirected, oneWay > 0 else { return [] }
    return [
      "In the file \(oneWay == rows ? "the ties go" : ties(oneWay)) one way; as requested, all go both"
        + " ways here."
    ]
  }

  /// Numbers the people.
  ///
  /// - Parameters:
  ///   - format: The format in words.
  ///   - notes: Remarks for the user.
  ///   - people: The people in the order that ties number them by.
  ///   - things: What people are tied to, if the file declares that it is not people.
  /// - Returns: The ties with the people's final numbers.
  mutating func finish(
    _ format: String, notes: [String], people: DeclaredNames, things: DeclaredNames? = nil
  ) -> ReadTies {
    let (labels, ranks) = people.labels()
    let others = things?.labels()
    var pieces = ties.take()
    let ends = others == nil ? ranks : others?.ranks
    for piece in pieces.indices where ranks != nil || ends != nil {
      for index in pieces[piece].indices {
        let tie = pieces[piece][index]
        pieces[piece][index] = Tie(
          ranks.map { $0[Int(tie.from)] } ?? tie.from, ends.map { $0[Int(tie.to)] } ?? tie.to)
      }
    }
    return ReadTies(
      pieces: pieces, labels: labels, things: others?.labels, layers: layers, format: format,
      notes: notes)
  }
}

/// What the people, or things, that a file declares are called.
enum DeclaredNames {
  /// Whole numbers, one after the other.
  case numbers(Range<Int>)
  /// Texts in the order of their declarations.
  case texts(NameTable)

  /// The labels in their order, and the number of each name there; nil if that is its own.
  fileprivate func labels() -> (labels: PersonLabels, ranks: [UInt32]?) {
    switch self {
    case .numbers(let numbers): return (.integers(numbers.map { UInt64($0) }), nil)
    case .texts(let table):
      let (labels, ranks) = PersonNumbering.number(table)
      return (labels, ranks)
    }
  }
}

/// Which of several layers each tie belongs to.
struct TieLayers {
  /// The layer of each tie, in the order of the ties.
  var ofTie: [UInt32] = []

  private var table = NameTable()

  /// The names, in the order of first appearance.
  var names: [String] { (0..<table.count).map { table[$0] } }

  /// The number of the layer of a name, which is added if it is new.
  mutating func number(of name: String) -> UInt32 {
    // There are no more names than ties, and these are counted.
    table.number(of: name) ?? 0
  }
}
