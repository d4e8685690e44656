import PlainText
import SocialGraph

/// The ties of a file, parted into layers if these were asked for.
struct TieLayers: Sendable {
  private var table = NameTable()
  /// The ties of each layer, and of all together as long as no layer is named.
  private var ties = [CollectedTies()]

  /// The names, in the order of first appearance.
  var names: [String] { (0..<table.count).map { table[$0] } }

  /// The number of ties that came.
  var rows: Int { ties.reduce(0) { $0 + $1.rows } }

  /// The number of ties that are held.
  var held: Int { ties.reduce(0) { $0 + $1.held } }

  /// The bytes that the ties take.
  var size: Int { ties.reduce(0) { $0 + $1.size } }

  /// The number of the layer of a name, which is added if it is new: by first appearance.
  mutating func number(of name: String) throws(Diagnostic) -> UInt32 {
    let number = try table.number(of: name)
    if Int(number) == ties.count { ties.append(CollectedTies()) }
    return number
  }

  /// Adds a tie to a layer.
  mutating func append(_ tie: Tie, to layer: UInt32 = 0) { ties[Int(layer)].append(tie) }

  /// Adds ties to the only layer; see ``CollectedTies``.
  mutating func append(_ write: (inout OutputSpan<Tie>) -> Void) -> Int { ties[0].append(write) }

  /// Adds the only layer of a later part.
  mutating func append(_ other: consuming TieLayers) { ties[0].append(other.ties[0]) }

  /// Gives all ends other numbers.
  mutating func renumber(_ number: (PersonID) -> PersonID) {
    for layer in ties.indices { ties[layer].renumber(number) }
  }

  /// Removes all ties and returns them, layer after layer.
  mutating func take() -> TakenTies {
    var taken = TakenTies()
    for layer in ties.indices {
      let (pieces, merged) = ties[layer].take()
      let name = layer < table.count ? table[layer] : ""
      taken.pieces += pieces
      taken.layers.append(TakenTies.Layer(name: name, pieces: pieces.count, merged: merged))
    }
    if table.count == 0 { taken.isParted = false }
    return taken
  }
}

/// All ties of a file, layer after layer.
struct TakenTies: Sendable {
  /// A layer: the next so many pieces.
  struct Layer: Sendable {
    /// What it is called.
    var name: String
    /// The number of its pieces.
    var pieces: Int
    /// What was left out of them.
    var merged: MergedRows
  }

  /// The ties.
  var pieces: [[Tie]] = []
  /// The layers; one if none is named.
  var layers: [Layer] = []
  /// Whether layers are named.
  var isParted = true
  /// The weights of the ties, if they were asked for.
  var weights: ListedWeights?

  /// What was left out of all.
  var merged: MergedRows { layers.reduce(MergedRows()) { $0 + $1.merged } }

  /// Adds to each tie the one the other way, unless it is one of a person to itself.
  ///
  /// - Returns: How many rows that doubles.
  mutating func doubleBothWays() -> Int {
    var doubled = 0
    var (all, rest) = ([[Tie]](), pieces[...])
    for layer in layers.indices {
      var reversed: [[Tie]] = []
      for piece in rest.prefix(layers[layer].pieces) {
        reversed.append(piece.filter { $0.from != $0.to }.map { Tie($0.to, $0.from) })
        doubled += reversed[reversed.count - 1].count
      }
      all += rest.prefix(layers[layer].pieces) + reversed
      rest = rest.dropFirst(layers[layer].pieces)
      layers[layer].pieces *= 2
      doubled += layers[layer].merged.repeats
      layers[layer].merged.repeats *= 2
    }
    pieces = all
    weights?.doubleBothWays()
    return doubled
  }
}
