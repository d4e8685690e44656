/// The beginning of a file, to recognise its format by.
final class FileSample {
  /// The file as the user named it.
  let path: String
  /// The first piece of the text, decompressed.
  let bytes: [UInt8]
  /// Where the text begins: after a byte-order mark.
  let start: Int
  /// The first lines that are not empty, without blanks in front.
  let lines: [Substring]
  /// The first of them that is not a comment, in lower case, or nil.
  let firstLine: String?
  /// The first rows as a table, once a format asks for them.
  private(set) lazy var table = SampleTable(self)

  /// Takes the first piece of a file.
  init(path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    start = bytes.starts(with: mark) ? mark.count : 0
    lines = String(decoding: bytes.prefix(4096), as: UTF8.self)
      .split(omittingEmptySubsequences: true) { $0.isNewline }
      .map { $0.drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" } }
      .filter { !$0.isEmpty }
    firstLine = lines.first { !$0.hasPrefix("#") && !$0.hasPrefix("%") }?.lowercased()
  }

  /// The text, from its beginning on.
  var text: ArraySlice<UInt8> { bytes[start...] }

  /// Whether the text ends within the sample.
  var isComplete: Bool { bytes.count < TextSource.pieceLength }

  /// The number of the first of the first lines that is like this, from 1.
  func lineNumber(where isIt: (Substring) -> Bool) -> Int? {
    String(decoding: text.prefix(4096), as: UTF8.self)
      .split(omittingEmptySubsequences: false) { ["\n", "\r\n", "\r"].contains($0) }
      .firstIndex(where: isIt).map { $0 + 1 }
  }

  /// The number of the first line that is not empty and no comment; else 1.
  var firstDataLine: Int {
    lineNumber { line in
      let text = line.drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }
      return !text.isEmpty && !["#", "%", "//", "/*", "*/"].contains { text.hasPrefix($0) }
    } ?? 1
  }

  /// All lines as one, in lower case.
  var joinedLines: String { lines.joined(separator: " ").lowercased() }

  /// Whether the file's name ends so, `.gz` aside.
  func isNamed(_ endings: String...) -> Bool {
    var name = path.lowercased()[...]
    if name.hasSuffix(".gz") { name = name.dropLast(3) }
    return endings.contains { name.hasSuffix($0) }
  }
}
