import Foundation
import FoundationXML

/// An element of a page or of a chart file, as an XML parser reads it.
final class PageElement {
  /// Its name: `svg`.
  let name: String
  /// Its attributes.
  let attributes: [String: String]
  /// The elements in it.
  private(set) var children: [PageElement] = []
  /// The text in it and in the elements in it, as it follows.
  private(set) var text = ""

  private init(_ name: String, _ attributes: [String: String]) {
    self.name = name
    self.attributes = attributes
  }

  /// Why a text is no page.
  struct NotWellFormed: Error, CustomStringConvertible {
    let line: Int
    let reason: String
    var description: String { "line \(line): \(reason)" }
  }

  /// Reads a text whose elements are closed in the order in which they were opened.
  static func read(_ text: String) throws -> PageElement {
    let parser = XMLParser(data: Data(text.utf8))
    let builder = Builder()
    parser.delegate = builder
    // It may say that all is well and name an error nevertheless.
    guard parser.parse(), parser.parserError == nil, builder.isClosed, let root = builder.root
    else {
      throw NotWellFormed(
        line: parser.lineNumber,
        reason: parser.parserError.map { "\($0)" } ?? "an element is not closed")
    }
    return root
  }

  /// This element and all in it, as they follow.
  var all: [PageElement] { [self] + children.flatMap(\.all) }

  /// The elements in it that have a name.
  func all(_ name: String) -> [PageElement] { all.filter { $0.name == name } }

  /// Its words, with single blanks between them.
  var words: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// The names of this element and all in it, with those of their attributes; texts are left out.
  var outline: String {
    let inner = children.map(\.outline).joined(separator: " ")
    return ([name] + attributes.keys.sorted()).joined(separator: ".")
      + (inner.isEmpty ? "" : "(\(inner))")
  }

  /// Of a table the words of its cells, row by row, the headings first.
  var rows: [[String]] {
    all("tr").map { row in
      row.children.filter { ["th", "td"].contains($0.name) }.map(\.words)
    }
  }

  private final class Builder: NSObject, XMLParserDelegate {
    private var open: [PageElement] = []
    private var isNested = true
    private(set) var root: PageElement?

    /// Whether all elements were closed in the order in which they were opened.
    var isClosed: Bool { isNested && open.isEmpty }

    func parser(
      _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
      qualifiedName qName: String?, attributes attributeDict: [String: String]
    ) {
      let element = PageElement(elementName, attributeDict)
      open.last?.children.append(element)
      if root == nil { root = element }
      open.append(element)
    }

    func parser(
      _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
      qualifiedName qName: String?
    ) {
      if open.popLast()?.name != elementName { isNested = false }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      for element in open { element.text += string }
    }
  }
}
