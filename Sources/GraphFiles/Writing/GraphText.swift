public import SocialGraph

/// A graph as text: its ties in a format that ``GraphFile`` and other programs read.
///
/// An undirected tie is written once, with its weight if it has one, in a third column `weight`. Ties come in rising order of their people, so that equal graphs
/// give equal bytes. Labels are in quotes where one of the formats would misread them; a header line
/// precedes all text labels, so that no reader has to guess whether the first tie is one.
public struct GraphText: Sendable {
  /// How ties are written.
  public enum Format: String, Sendable, CaseIterable {
    /// Two labels and a blank between them, a tie a line.
    case edges
    /// Two labels and a tab between them, a tie a line.
    case tsv
    /// A header and two labels and a comma between them, a tie a line.
    case csv
    /// Matrix Market, coordinate pattern, or real with weights; people are numbered from 1.
    case mtx

    /// What is between the two labels of a tie.
    fileprivate var separator: UInt8 {
      switch self {
      case .edges, .mtx: UInt8(ascii: " ")
      case .tsv: UInt8(ascii: "\t")
      case .csv: UInt8(ascii: ",")
      }
    }

    /// The format that the ending of a file's name asks for; edges where it says nothing.
    public init(endingOf path: String) {
      let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
      self = Format(rawValue: ending) ?? .edges
    }
  }

  /// The graph.
  public let graph: Graph
  /// What its people are called.
  public let labels: PersonLabels
  /// How its ties are written.
  public let format: Format

  /// Makes the text of a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - labels: What its people are called, as many as there are.
  ///   - format: How its ties are written.
  public init(graph: Graph, labels: PersonLabels, format: Format) {
    precondition(labels.count == graph.people, "everybody is called something")
    self.graph = graph
    self.labels = labels
    self.format = format
  }

  /// What the format cannot hold, a sentence each; none if the text reads back to the same graph.
  ///
  /// - Complexity: O(people).
  public var losses: [String] {
    if format == .mtx {
      if case .numbered = labels { return [] }
      if case .integers(let numbers) = labels,
        numbers.isEmpty || numbers.first == 1 && numbers.last == UInt64(numbers.count)
      {
        return []
      }
      return ["Matrix Market numbers people from 1: their labels are not in the file."]
    }
    let alone = (0..<graph.people).count { person in
      let person = PersonID(person)
      return graph.contactCount(of: person) == 0 && graph.incomingCount(of: person) == 0
    }
    if alone == 0 { return [] }
    let people = alone == 1 ? "1 person without a tie is" : "\(alone) people without a tie are"
    return ["\(people) not in the file: a list of ties cannot name them, Matrix Market (mtx) can."]
  }

  /// Writes the text in pieces of about 64 KiB.
  ///
  /// - Parameter sink: Takes the bytes of each piece, in order.
  /// - Throws: What the sink throws.
  /// - Complexity: O(people + ties).
  public func write<Failure>(
    to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var bytes = Array(heading.utf8)
    let weights = graph.weights
    // The place of a contact among all.
    var place = -1
    for person in 0..<graph.people {
      let start = bytes.count
      append(person, to: &bytes)
      bytes.append(format.separator)
      let name = Array(bytes[start...])
      bytes.removeLast(name.count)
      for contact in graph.contacts(of: PersonID(person)) {
        let contact = Int(contact)
        place += 1
        // Matrix Market keeps the lower triangle of a symmetric matrix, so its rows come second.
        if !graph.isDirected, format == .mtx ? contact > person : contact < person { continue }
        bytes += name
        append(contact, to: &bytes)
        if let weights {
          bytes.append(format.separator)
          bytes += Self.text(of: weights.values[place]).utf8
        }
        bytes.append(UInt8(ascii: "\n"))
        if bytes.count >= 1 << 16 {
          try sink(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
    }
    if !bytes.isEmpty { try sink(bytes) }
  }

  /// The lines above the ties.
  private var heading: String {
    let isWeighted = graph.weights != nil
    switch format {
    case .edges, .tsv, .csv:
      if case .texts = labels {} else if format != .csv, !isWeighted { return "" }
      let separator = String(decoding: [format.separator], as: UTF8.self)
      return (["from", "to"] + (isWeighted ? ["weight"] : [])).joined(separator: separator) + "\n"
    case .mtx:
      let symmetry = graph.isDirected ? "general" : "symmetric"
      return """
        %%MatrixMarket matrix coordinate \(isWeighted ? "real" : "pattern") \(symmetry)
        \(graph.people) \(graph.people) \(graph.ties)

        """
    }
  }

  /// A weight in the fewest digits that read back the same.
  private static func text(of weight: Float) -> String {
    let text = "\(weight)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// Adds what a person is called.
  private func append(_ person: Int, to bytes: inout [UInt8]) {
    if format == .mtx {
      bytes.append(digitsOf: UInt64(person + 1))
      return
    }
    switch labels {
    case .numbered: bytes.append(digitsOf: UInt64(person))
    case .integers(let numbers): bytes.append(digitsOf: numbers[person])
    case .texts(let texts):
      guard Self.needsQuotes(texts[person]) else {
        bytes += texts[person].utf8
        return
      }
      let quote = UInt8(ascii: "\"")
      bytes.append(quote)
      for byte in texts[person].utf8 {
        if byte == quote { bytes.append(quote) }
        bytes.append(byte)
      }
      bytes.append(quote)
    }
  }

  /// Whether a label has a character that one of the formats gives a meaning.
  private static func needsQuotes(_ label: String) -> Bool {
    guard let first = label.utf8.first else { return true }
    return "#%/".utf8.contains(first)
      || label.utf8.contains { $0 <= UInt8(ascii: " ") || ",;\"<>".utf8.contains($0) }
      || label.contains { "→←↔".contains($0) }
  }
}
