import Foundation
import FoundationXML

/// The elements of HTML or SVG, as a strict parser of XML finds them.
struct ParsedMarkup {
  /// An element.
  struct Element {
    var name: String
    var attributes: [String: String]
    /// The text in it, of the elements in it as well.
    var text = ""
  }

  /// The elements in the order in which they begin.
  let elements: [Element]
  /// What is not well-formed, or nil.
  let error: String?

  init(_ text: String) {
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    let isGood = parser.parse()
    elements = reader.elements
    error =
      isGood
      ? nil : "line \(parser.lineNumber): \(parser.parserError.map(String.init(describing:)) ?? "")"
  }

  /// The elements of a name.
  subscript(name: String) -> [Element] { elements.filter { $0.name == name } }

  /// The names that elements are referred to by.
  var ids: [String] { elements.compactMap { $0.attributes["id"] } }

  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [Element] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String] = [:]
    ) {
      open.append(elements.count)
      elements.append(Element(name: name, attributes: attributes))
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      for index in open { elements[index].text += text }
    }
  }
}
