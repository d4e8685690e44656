public import PlainText
import DelimitedText
public import SocialGraph
public import WordOfMouth

/// Customers by name: resolves the labels of a scenario or of a customer list to people of a graph.
public enum CustomerList {
  /// How many unknown people are named one by one.
  static let mostNamed = 10

  /// The people of a scenario's listed or filed customers.
  ///
  /// - Parameters:
  ///   - customers: Drawn customers give themselves.
  ///   - labels: What the people of the graph are called.
  ///   - people: The number of people in the graph.
  /// - Returns: The first-hand opinions to simulate, and remarks for the user (rows without an
  ///   opinion, for instance).
  /// - Throws: `Diagnostics` if somebody is not in the graph, is listed twice, if more
  ///   customers are asked for than there are people, or if the file cannot be read.
  public static func firstHand(
    _ customers: Customers<CustomerListing>, labels: PersonLabels, people: Int
  ) throws(Diagnostics) -> (firstHand: KnownCustomers, notes: [String]) {
    switch customers {
    case .atStart(let size, let order):
      try check(size, people)
      return (.atStart(size, order: order), [])
    case .drawn(let size, let order, let satisfied, let dissatisfied):
      try check(size, people)
      return (
        .drawn(size, order: order, satisfied: satisfied, dissatisfied: dissatisfied), []
      )
    case .listed(.labels(let listed)):
      let entries =
        listed.positive.map { Entry(label: $0, opinion: .positive, line: nil) }
        + listed.negative.map { Entry(label: $0, opinion: .negative, line: nil) }
      return (try resolve(entries, labels: labels, file: "customers.listed"), [])
    case .listed(.file(let path, let person, let opinion)):
      let list = try read(path, personColumn: person, opinionColumn: opinion)
      return (try resolve(list.entries, labels: labels, file: path), list.notes)
    }
  }

  private static func check(_ size: CustomerCount, _ people: Int) throws(Diagnostics) {
    guard case .count(let count) = size, count > people else { return }
    throw Diagnostics(
      file: "customers.count",
      "\(count) customers are asked for, but there are only \(people) people",
      remedies: ["ask for at most \(people) customers"])
  }

  /// A customer with an opinion, before the person is known.
  struct Entry: Sendable, Hashable {
    var label: String
    var opinion: Opinion?
    var line: Int?
  }

  // MARK: Labels to people

  private static func resolve(
    _ entries: [Entry], labels: PersonLabels, file: String
  ) throws(Diagnostics) -> KnownCustomers {
    var groups = ByOpinion<[PersonID]>(positive: [], negative: [])
    var firstEntries: [PersonID: Entry] = [:]
    var unknown: [Entry] = []
    var items: [Diagnostic] = []
    var others = 0
    for entry in entries {
      guard let person = labels.person(called: entry.label) else {
        unknown.append(entry)
        continue
      }
      if let first = firstEntries[person] {
        if items.count < Diagnostics.most {
          items.append(
            Diagnostic(
              file: file, line: entry.line,
              "customer \(quoted(shortened(entry.label))) is listed twice"
                + (first.line.map { "; first in line \($0)" } ?? ""),
              remedies: ["a customer has one row: keep one of them"]))
        } else {
          others += 1
        }
        continue
      }
      firstEntries[person] = entry
      if let opinion = entry.opinion { groups[opinion].append(person) }
    }
    for (index, entry) in unknown.prefix(mostNamed).enumerated() {
      var notes = [
        "the graph has \(labels.count) people" + example(of: labels)
          + "; labels are written as in the graph's file"
      ]
      if index == mostNamed - 1, unknown.count > mostNamed {
        notes.append("… and \(unknown.count - mostNamed) more customers who are not in the graph")
      }
      items.append(
        Diagnostic(
          file: file, line: entry.line,
          "customer \(quoted(shortened(entry.label))) is not in the graph", remedies: notes))
    }
    // Where the list is cut, so is what its end says of the others.
    if items.count > Diagnostics.most { others += max(0, unknown.count - mostNamed) }
    guard items.isEmpty else { throw Diagnostics(first: items, others: others) }
    return .listed(groups)
  }

  private static func example(of labels: PersonLabels) -> String {
    guard labels.count > 0 else { return "" }
    let last = labels[PersonID(labels.count - 1)]
    return ", called \(quoted(shortened(labels[0]))) to \(quoted(shortened(last)))"
  }

  // MARK: The file

  private static func read(
    _ path: String, personColumn: String, opinionColumn: String
  ) throws(Diagnostics) -> (entries: [Entry], notes: [String]) {
    let bytes = try InputFile.bytes(of: path, expected: "a customer list")
    if let bad = firstInvalidUTF8(bytes) {
      let line = bytes[..<bad].count { $0 == 0x0A } + 1
      throw Diagnostics(
        file: path, line: line, "this line is not UTF-8", remedies: ["save the file as UTF-8"])
    }
    var reader = DelimitedReader(bytes, dialect: .detect(in: bytes))
    func next() throws(Diagnostics) -> DelimitedReader.Record? {
      do {
        return try reader.next()
      } catch {
        throw Diagnostics(
          file: path, line: error.line, error.message, remedies: ["see the customer list"])
      }
    }
    guard let header = try next() else {
      throw Diagnostics(
        file: path, "the customer list is empty",
        remedies: ["its first line names the columns \(personColumn) and \(opinionColumn)"])
    }
    let person = try column(personColumn, key: "customers.person", in: header, of: path)
    let opinion = try column(opinionColumn, key: "customers.opinion", in: header, of: path)
    var entries: [Entry] = []
    var others: [String: Int] = [:]
    var silent = 0
    while let record = try next() {
      guard record.fields.count > max(person, opinion) else {
        throw Diagnostics(
          file: path, line: record.line,
          "this line has \(record.fields.count) columns, but the header names \(header.fields.count)",
          remedies: ["every line has a column \(personColumn) and a column \(opinionColumn)"])
      }
      let label = trimmed(record.fields[person])
      guard !label.isEmpty else {
        throw Diagnostics(
          file: path, line: record.line, "the column \(personColumn) is empty",
          remedies: ["name the customer, or remove the line"])
      }
      let word = trimmed(record.fields[opinion])
      let view = self.opinion(of: word)
      if view == nil {
        silent += 1
        if !word.isEmpty { others[word, default: 0] += 1 }
      }
      entries.append(Entry(label: label, opinion: view, line: record.line))
    }
    guard !entries.isEmpty else {
      throw Diagnostics(
        file: path, line: header.line,
        "the customer list names no customers: nothing follows its header",
        remedies: ["give each customer a row below it, or draw customers with a share or a count"])
    }
    return (entries, notes(path, silent: silent, of: entries.count, others: others))
  }

  private static func opinion(of word: String) -> Opinion? {
    switch word.lowercased() {
    case "satisfied": .positive
    case "dissatisfied": .negative
    default: nil
    }
  }

  private static func notes(
    _ path: String, silent: Int, of rows: Int, others: [String: Int]
  ) -> [String] {
    guard silent > 0 else { return [] }
    let words = others.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
      .map { "\(quoted(shortened($0.key))) \($0.value)" }
    return [
      "\(path): \(silent) of \(rows) customers are neither satisfied nor dissatisfied and have nothing to tell"
        + (words.isEmpty ? "." : " (\(words.joined(separator: ", "))).")
    ]
  }

  private static func column(
    _ name: String, key: String, in header: DelimitedReader.Record, of path: String
  ) throws(Diagnostics) -> Int {
    let columns = header.fields.map(trimmed)
    if let index = columns.firstIndex(of: name) { return index }
    throw Diagnostics(
      file: path, line: header.line, "there is no column \(quoted(shortened(name)))",
      remedies: Suggestion.hint(name, among: columns.filter { shortened($0) == $0 }) + [
        list(columns), "\(key) names the column",
      ])
  }

  /// The names of columns; of a file of one column none, as that may be no table at all.
  private static func list(_ columns: [String]) -> String {
    if columns.count == 1 { return "the first line has one column; separate columns by commas" }
    return "columns: " + columns.prefix(mostNamed).map(shortened).joined(separator: ", ")
      + (columns.count > mostNamed ? ", … (\(columns.count) in all)" : "")
  }
}
