import PlainText

/// What the comments before the first tie of an edge list say of it.
///
/// Read are
/// 1. KONECT's first line, `% bip unweighted`, `% sym` or `% asym`, and its second, the numbers of ties and
///    of the ids on either side; Network Repository has the same lines, some with `#`;
/// 2. SNAP's `# Undirected graph: …` and `# Nodes: 7115 Edges: 103689`. (Its `Directed graph` stands above
///    lists of undirected ties as well, and so says nothing.)
///
/// Sources: Kunegis, *Handbook of Network Analysis: The KONECT Project*, section on file formats; Leskovec and
/// Krevl, *SNAP Datasets*, as the files have it.
struct EdgeListPreamble: Sendable {
  /// What kind of ties there are.
  enum Kind: Sendable { case twoModes, bothWays, oneWay }

  /// What kind of ties the file says it has.
  private(set) var kind: (is: Kind, word: String, line: Int)?
  /// The number of ties that the file says it has.
  private(set) var ties: Int?
  /// The number of people that the file says it has; of a two-mode list those of both sides.
  private(set) var people: Int?
  /// The words of the last comment: perhaps the header line.
  private(set) var lastWords: [String] = []

  /// How many lines are looked at.
  static let longest = 200

  /// Takes in the next comment.
  ///
  /// - Throws: If it says that the file is of a kind that is not read.
  mutating func add(_ comment: String, line: Int) throws(Diagnostic) {
    if ["#LAYERS", "#ACTORS", "#ACTOR ATTRIBUTES", "#TYPE MULTI"].contains(where: {
      comment.uppercased().hasPrefix($0)
    }) {
      throw .multilayer("this line is of a multilayer network (\(comment.prefix(20)))", line: line)
    }
    let text = comment.drop { $0 == "#" || $0 == "%" }
    lastWords = text.split { $0 == " " || $0 == "\t" || $0 == "," || $0 == ";" }.map(String.init)
    let words = lastWords.map { $0.lowercased() }
    if let kind = Self.kind(words) {
      self.kind = self.kind ?? (kind, lastWords[0], line)
    } else if kind != nil, ties == nil, (1...3).contains(words.count),
      let numbers = Optional(words.compactMap { Substring($0).plainNumber }),
      numbers.count == words.count
    {
      ties = numbers[0]
      guard numbers.count == 3 else { return }
      let (sum, overflow) = numbers[1].addingReportingOverflow(numbers[2])
      people = kind?.is == .twoModes && !overflow ? sum : max(numbers[1], numbers[2])
    } else {
      func number(after word: String) -> Int? {
        words.firstIndex(of: word).flatMap { place in
          words.dropFirst(place + 1).first.flatMap { Substring($0).plainNumber }
        }
      }
      ties = ties ?? number(after: "edges:")
      people = people ?? number(after: "nodes:")
    }
  }

  private static func kind(_ words: [String]) -> Kind? {
    guard let word = words.first else { return nil }
    switch word {
    case "bip" where words.count <= 4: return .twoModes
    case "sym" where words.count <= 4: return .bothWays
    case "asym" where words.count <= 4: return .oneWay
    case "undirected" where words.count == 1 || words[1].hasPrefix("graph"): return .bothWays
    case "directed" where words.count == 1: return .oneWay
    case "directed:", "directed=":
      guard words.count == 2 else { return nil }
      if ["true", "yes", "1"].contains(words[1]) { return .oneWay }
      return ["false", "no", "0"].contains(words[1]) ? .bothWays : nil
    default: return nil
    }
  }

  /// Notes if there are other numbers of ties or people than the file says.
  ///
  /// People without ties are not in a list, so that there may be fewer than it says.
  func notes(rows: Int, people found: Int) -> [String] {
    var notes: [String] = []
    if let ties, ties != rows {
      notes.append(
        "The file says that it has \(ties) ties, and \(rows) rows were read: it may be cut short, or of"
          + " another version.")
    }
    if let people, people < found {
      notes.append("The file says that it has \(people) people, and its rows name \(found).")
    }
    return notes
  }
}

extension Diagnostic {
  /// A network of several layers in a format of its own.
  static func multilayer(_ what: String, line: Int) -> Diagnostic {
    Diagnostic(
      line: line, "\(what), which Hearsay does not read",
      remedy:
        "Write each layer as an edge list of its own, or all as one, from,to,layer, whose third column"
        + " names the layer.", cause: .unknownFormat)
  }
}
