import Parallelism
import PlainText
import SocialGraph

/// Ties as a file names them, before people have their final numbers.
///
/// As long as all ids are whole numbers below 2^32 they are their own numbers. With the first id that is
/// not, all become entries of a ``NameTable``.
struct NamedTies {
  /// The ends are ids or, once there is a table, its numbers.
  private var ties = TieLayers()
  /// The texts, once an id is no small number.
  private(set) var table: NameTable?
  /// A number that no id is above, and less than twice the largest, as long as ids are numbers.
  private(set) var bound: PersonID = 0

  /// The weights of the ties, if they are wanted.
  private var weights: ListedWeights?
  /// The weight of the ties that are added next.
  var weight: LineWeight?

  private let memory: MemoryLimit?
  /// The bytes that others hold meanwhile.
  var others = 0 { didSet { noteOthers() } }

  /// Makes an empty list; with weights, they are those of ``weight``.
  init(hasWeights: Bool = false, memory: MemoryLimit? = nil) {
    weights = hasWeights ? ListedWeights() : nil
    self.memory = memory
  }

  /// The number of ties, repeats included.
  var rows: Int { ties.rows }

  /// The number of ties that are held.
  var held: Int { ties.held }

  /// The bytes that the ties and their ids take.
  var size: Int { sizeOfTies + (table?.size ?? 0) }

  private var sizeOfTies: Int { ties.size + (weights?.size ?? 0) }

  /// Checks that memory holds what was read, while people are numbered and the graph is built too.
  mutating func checkMemory(_ options: ReadingOptions) throws(Diagnostic) {
    try options.checkMemory(ties: held, in: sizeOfTies, names: table)
    noteOthers()
  }

  private mutating func noteOthers() {
    let bytes = Double(others + sizeOfTies)
    table?.others = bytes
  }

  /// Whether all ids are whole numbers below 2^32.
  var isNumeric: Bool { table == nil }

  /// The number of a layer, by first appearance.
  mutating func layer(of name: String) throws(Diagnostic) -> UInt32 { try ties.number(of: name) }

  /// Adds a tie of two numbers; ids must still be numbers.
  mutating func add(_ from: UInt32, _ to: UInt32, layer: UInt32 = 0) {
    bound |= from | to
    append(Tie(from, to), layer)
  }

  private mutating func append(_ tie: Tie, _ layer: UInt32) {
    ties.append(tie, to: layer)
    if let weight { weights?.append(tie, weight, layer: layer) }
  }

  /// Adds lines of two numbers; ids must still be numbers.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - range: What is left of it; see ``NumberPair/scanLines(_:_:separator:_:_:into:)``.
  ///   - separator: The byte between the numbers, or nil for blanks and tabs.
  /// - Returns: How many lines were read, and how many of them had more than the numbers.
  mutating func addLines(
    of bytes: Span<UInt8>, _ range: inout Range<Int>, separator: UInt8?
  ) -> (count: Int, withMore: Int) {
    var bits = bound
    var withMore = 0
    let added = ties.append { ties in
      NumberPair.scanLines(bytes, &range, separator: separator, &bits, &withMore, into: &ties)
    }
    bound = bits
    return (added, withMore)
  }

  /// Adds a tie of two texts.
  ///
  /// - Throws: If there are more people than can be numbered or held.
  mutating func add(
    _ source: Span<UInt8>, from: Range<Int>, to: Range<Int>, layer: UInt32 = 0
  ) throws(Diagnostic) {
    if isNumeric { try turnIntoTexts() }
    guard let first = try table?.number(of: source, from),
      let second = try table?.number(of: source, to)
    else { return }
    append(Tie(first, second), layer)
  }

  /// Adds a tie of two texts that are not beside each other; numbers stay numbers as long as all are.
  ///
  /// - Throws: If there are more people than can be numbered or held.
  mutating func add(
    texts from: [UInt8], _ to: [UInt8], layer: UInt32 = 0
  ) throws(Diagnostic) {
    if isNumeric, let first = from.span.plainNumber(from.indices).flatMap(UInt32.init(exactly:)),
      let second = to.span.plainNumber(to.indices).flatMap(UInt32.init(exactly:))
    {
      return add(first, second, layer: layer)
    }
    let both = from + to
    try add(both.span, from: from.indices, to: from.count..<both.count, layer: layer)
  }

  /// Adds a tie of two numbers, whatever ids are.
  ///
  /// - Throws: If there are more people than can be numbered or held.
  mutating func add(numbers from: UInt32, _ to: UInt32) throws(Diagnostic) {
    var texts = ([UInt8](), [UInt8]())
    texts.0.append(digitsOf: UInt64(from))
    texts.1.append(digitsOf: UInt64(to))
    try add(texts: texts.0, texts.1)
  }

  /// Removes all ties and returns them.
  mutating func take() -> TakenTies {
    var taken = ties.take()
    taken.weights = exchange(&weights, with: nil)
    return taken
  }

  /// Adds the ties of another part of the file.
  ///
  /// - Parameters:
  ///   - other: The part.
  ///   - line: The number of lines before it.
  /// - Throws: If there are more people than can be numbered or held.
  /// - Complexity: O(pieces) while all ids are numbers and few ties repeat others, else O(ties and texts
  ///   of the part).
  mutating func append(
    _ other: consuming NamedTies, behind line: Int
  ) throws(Diagnostic) {
    if !isNumeric || !other.isNumeric {
      if isNumeric { try turnIntoTexts() }
      if other.isNumeric { try other.turnIntoTexts() }
      if let texts = other.table, let numbers = try table?.numbers(of: texts) {
        other.renumber { numbers[Int($0)] }
      }
    }
    bound |= other.bound
    ties.append(other.ties)
    if let more = other.weights { weights?.append(more, behind: line) }
  }

  private mutating func renumber(_ number: (PersonID) -> PersonID) {
    ties.renumber(number)
    weights?.renumber(number)
  }

  /// Makes every number so far the text of its digits.
  private mutating func turnIntoTexts() throws(Diagnostic) {
    var texts = NameTable(memory)
    texts.others = Double(others + sizeOfTies)
    var digits: [UInt8] = []
    var problem: Diagnostic?
    renumber { number in
      guard problem == nil else { return 0 }
      digits.removeAll(keepingCapacity: true)
      digits.append(digitsOf: UInt64(number))
      do throws(Diagnostic) {
        return try texts.number(of: digits.span, digits.indices)
      } catch {
        problem = error
        return 0
      }
    }
    if let problem { throw problem }
    table = texts
  }
}

extension [Tie] {
  /// Gives all ends other numbers.
  @inline(__always)
  mutating func renumber(_ number: (PersonID) -> PersonID) {
    var ties = mutableSpan
    for index in ties.indices {
      ties[index] = Tie(number(ties[index].from), number(ties[index].to))
    }
  }
}
