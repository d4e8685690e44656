import PlainText
import SocialGraph

/// The ties of a file that lists or counts its people, and says itself which ties go one way.
///
/// What the file says and what was asked for are brought together by the rule of ``TieDirections``.
struct DeclaredTies {
  /// What was asked for.
  let options: ReadingOptions
  /// The ties, and the layers so far.
  var layers = TieLayers()
  /// The ids of the people, where they are texts.
  var ids: DeclaredIDs
  /// How many ties were added, each once.
  private(set) var rows = 0
  private var directions = TieDirections()
  private var weights: ListedWeights?

  init(_ options: ReadingOptions) {
    self.options = options
    ids = DeclaredIDs(options)
    weights = options.weights.map { _ in ListedWeights() }
  }

  /// The number of ties.
  var count: Int { layers.rows }

  /// Adds a tie.
  ///
  /// - Parameters:
  ///   - from: Who tells.
  ///   - to: Who is told.
  ///   - isOneWay: Whether the file says that the tie goes this way alone.
  ///   - layer: The number of its layer.
  ///   - weight: Its weight, if weights are wanted.
  /// - Throws: If there are more ties than can be counted or held.
  mutating func add(
    _ from: PersonID, _ to: PersonID, isOneWay: Bool, layer: UInt32 = 0,
    weight: LineWeight? = nil
  ) throws(Diagnostic) {
    rows += 1
    // To count what is held takes a moment: once in a while is enough.
    if rows & 0xFFFF == 0 { try checkMemory(names: ids.table) }
    append(Tie(from, to), layer, weight)
    if isOneWay {
      directions.oneWay += 1
    } else if options.isDirected, options.projection == nil, from != to {
      append(Tie(to, from), layer, weight)
      directions.doubled += 1
    }
  }

  private mutating func checkMemory(names: NameTable?) throws(Diagnostic) {
    let bytes = layers.size + (weights?.size ?? 0)
    try options.checkMemory(ties: layers.held, in: bytes, names: names)
    ids.table.others = Double(bytes)
  }

  private mutating func append(_ tie: Tie, _ layer: UInt32, _ weight: LineWeight?) {
    let layer = options.layerColumn == nil ? 0 : layer
    layers.append(tie, to: layer)
    if let weight { weights?.append(tie, weight, layer: layer) }
  }

  /// The note on directions, if there is one.
  var directionNotes: [String] { directions.notes(of: rows, options) }

  /// Numbers the people.
  ///
  /// - Parameters:
  ///   - format: The format in words.
  ///   - notes: Remarks for the user.
  ///   - people: The people in the order that ties number them by.
  ///   - things: What people are tied to, if the file declares that it is not people.
  /// - Returns: The ties with the people's final numbers.
  /// - Throws: If memory does not hold that.
  mutating func finish(
    _ format: String, notes: [String], people: DeclaredNames, things: DeclaredNames? = nil
  ) throws(Diagnostic) -> ReadTies {
    for names in [people, things].compactMap(\.self) {
      switch names {
      case .numbers(let numbers):
        try options.checkMemory(ties: layers.held, numbers: numbers.count)
      case .texts(let table): try checkMemory(names: table)
      }
    }
    let (labels, ranks) = people.labels()
    let others = things?.labels()
    var taken = layers.take()
    if let ranks { weights?.renumber { ranks[Int($0)] } }
    taken.weights = weights
    let ends = others == nil ? ranks : others?.ranks
    for piece in taken.pieces.indices where ranks != nil || ends != nil {
      for index in taken.pieces[piece].indices {
        let tie = taken.pieces[piece][index]
        taken.pieces[piece][index] = Tie(
          ranks.map { $0[Int(tie.from)] } ?? tie.from, ends.map { $0[Int(tie.to)] } ?? tie.to)
      }
    }
    return ReadTies(
      taken, labels: labels, things: others?.labels, format: format, notes: notes)
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
