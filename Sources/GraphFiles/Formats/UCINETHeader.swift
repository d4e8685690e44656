import PlainText

/// What stands above the data of a UCINET DL file.
///
/// `DL n=3 format=fullmatrix labels: ann, bob, cleo data:`, in any case of letters, with blanks, commas and
/// ends of lines between its parts as its writer likes.
struct UCINETHeader {
  /// How the data are written.
  enum Form: String {
    case matrix = "fullmatrix"
    case edges = "edgelist1"
    case nodes = "nodelist1"
    case edgesOfTwoModes = "edgelist2"
    case nodesOfTwoModes = "nodelist2"
  }

  /// The number of people, or of rows and columns.
  var rows = 0
  var columns = 0
  var form = Form.matrix
  /// Whether rows leave out the cell on the diagonal.
  var hasNoDiagonal = false
  /// The labels, as far as they are given above the data.
  var rowLabels: [String] = []
  var columnLabels: [String] = []
  /// Whether they stand among the data.
  var areRowsEmbedded = false
  var areColumnsEmbedded = false

  /// Whether the file declares two kinds of things.
  var isTwoMode: Bool {
    rows != columns || form == .edgesOfTwoModes || form == .nodesOfTwoModes
  }

  /// Reads the words from `DL` up to `data:`.
  ///
  /// - Throws: If the file is one that is not read.
  init(_ text: String) throws(Diagnostic) {
    var words = try Self.words(text)[...]
    words.removeFirst()
    // The list that labels go to.
    var list: WritableKeyPath<UCINETHeader, [String]>?
    while let word = words.popFirst() {
      if words.first == "=" {
        words.removeFirst()
        try set(word.lowercased(), words.popFirst() ?? "")
        // `diagonal = absent` is one word; others end a list of labels as well.
        list = nil
        continue
      }
      let key = word.lowercased()
      let next = words.first?.lowercased() ?? ""
      switch (key, next) {
      case ("row", "labels:"), ("row", "labels"): list = \.rowLabels
      case ("col", "labels:"), ("column", "labels:"), ("col", "labels"), ("column", "labels"):
        list = \.columnLabels
      case ("matrix", "labels:"), ("level", "labels:"): list = \.ignored
      case ("labels:", _), ("labels", _): list = list ?? \.labels
      case ("embedded", _), ("embedded:", _):
        areRowsEmbedded = areRowsEmbedded || list != \UCINETHeader.columnLabels
        areColumnsEmbedded = areColumnsEmbedded || list != \UCINETHeader.rowLabels
        list = nil
      case ("diagonal", "present"), ("diagonal", "absent"):
        hasNoDiagonal = next == "absent"
        words.removeFirst()
      default:
        guard let list else { continue }
        self[keyPath: list].append(word)
      }
    }
    if !labels.isEmpty { (rowLabels, columnLabels) = (labels, labels) }
    try check()
  }

  private var labels: [String] = []
  private var ignored: [String] = []
  private var matrices = 1

  /// Words, quoted strings, and `=` by itself.
  private static func words(_ text: String) throws(Diagnostic) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    func finish() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for character in text {
      if isQuoted, character.isNewline {
        throw Diagnostic(
          "a quote in the header of the UCINET DL file has no second one in its line",
          remedy: "Put a quote at both ends of a label.")
      }
      if isQuoted {
        if character == "\"" { isQuoted = false } else { word.append(character) }
      } else if character == "\"", word.isEmpty {
        isQuoted = true
      } else if character.isWhitespace || character == "," {
        finish()
      } else if character == "=" {
        finish()
        words.append("=")
      } else {
        word.append(character)
      }
    }
    finish()
    return words
  }

  private mutating func set(_ key: String, _ value: String) throws(Diagnostic) {
    let number = Int(value)
    switch key {
    case "n", "nr", "nc", "nm":
      guard let number, number >= 1 else {
        throw Diagnostic(
          "\(key.uppercased()) is \(value.quotedShort)",
          remedy: "Write a whole number, as in `DL n=3`.")
      }
      guard number <= Int(UInt32.max) - 1 else { throw .tooLarge }
      if key == "n" || key == "nr" { rows = number }
      if key == "n" || key == "nc" { columns = number }
      if key == "nm" { matrices = number }
    case "format": form = try Self.form(value.lowercased())
    case "diagonal": hasNoDiagonal = value.lowercased() == "absent"
    default: break
    }
  }

  private static func form(_ value: String) throws(Diagnostic) -> Form {
    let short = [
      "fm": "fullmatrix", "el1": "edgelist1", "nl1": "nodelist1", "edgelist": "edgelist1",
    ]
    if let form = Form(rawValue: short[value] ?? value) { return form }
    throw Diagnostic(
      "the UCINET DL format is \(value.quotedShort), which Hearsay does not read",
      remedy: "Export it from UCINET as DL with the format fullmatrix, edgelist1 or nodelist1.")
  }

  private func check() throws(Diagnostic) {
    guard matrices == 1 else {
      throw Diagnostic(
        "the UCINET DL file holds \(matrices) networks (NM=\(matrices))",
        remedy: "Unpack it in UCINET (Data > Unpack), and export each network to a file of its own."
      )
    }
    guard rows > 0, columns > 0 else {
      throw Diagnostic(
        "the UCINET DL file does not say how many people there are",
        remedy: "Begin it with `DL n=3`, or `DL nr=18 nc=14` for two modes.")
    }
    guard form != .matrix || Double(rows) * Double(columns) < 0x1p53 else { throw .tooLarge }
    for (labels, count) in [(rowLabels, rows), (columnLabels, columns)]
    where !labels.isEmpty && labels.count != count {
      throw Diagnostic(
        "there are \(labels.count) labels for \(count) people or things",
        remedy: "Give everybody one label; one with blanks goes between quotes.")
    }
  }
}
