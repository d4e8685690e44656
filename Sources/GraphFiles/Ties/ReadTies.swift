import SocialGraph

/// The ties of a file before they become a graph.
struct ReadTies: ~Copyable {
  /// The ties, with ends 0, 1, …; `to` is a thing if there are things.
  private(set) var pieces: [[Tie]]
  /// What people are called.
  let labels: PersonLabels
  /// What the things are called that people are tied to, if these are not people.
  let things: PersonLabels?
  /// The layers of the ties, if they were asked for.
  let layers: TieLayers?
  /// The format in words.
  let format: String
  /// Remarks for the user.
  let notes: [String]
  /// Whether the text was gzip-compressed.
  var isCompressed = false
  /// Whether people were found in the ties alone, by what is in two columns.
  let isEdgeList: Bool

  /// The number of ties.
  var count: Int { pieces.reduce(0) { $0 + $1.count } }

  /// Takes the ties of an edge list.
  init(
    edges: [[Tie]], labels: PersonLabels, layers: TieLayers?, format: String, notes: [String]
  ) {
    pieces = edges
    self.labels = labels
    things = nil
    self.layers = layers
    self.format = format
    self.notes = notes
    isEdgeList = true
  }

  /// Takes the ties of a file that lists its people.
  init(_ read: consuming DeclaredTies) {
    format = read.format
    notes = read.notes
    layers = read.layers
    isEdgeList = false
    let people = PersonNumbering.number(read.people)
    let others = read.things.map { PersonNumbering.number($0) }
    labels = people.labels
    things = others?.labels
    pieces = read.pieces
    guard people.ranks != nil || others?.ranks != nil else { return }
    let ofThings = others == nil ? people.ranks : others?.ranks
    for piece in pieces.indices {
      for index in pieces[piece].indices {
        let tie = pieces[piece][index]
        pieces[piece][index] = Tie(
          people.ranks.map { $0[Int(tie.from)] } ?? tie.from,
          ofThings.map { $0[Int(tie.to)] } ?? tie.to)
      }
    }
  }

  /// Hands over the ties, which are then gone here.
  mutating func takePieces() -> [[Tie]] {
    defer { pieces = [] }
    return pieces
  }
}
