import Foundation
import PlainText

/// Where the answer on one page is written to: the page, and a folder with each of its charts as a file of
/// its own.
///
/// A file that is there is replaced only if this program made it, as its beginning says, unless told to. The
/// folder of the charts keeps a list of them (`charts.json`), so that charts of an earlier page do not stay
/// among those of a later one.
package struct PageFiles: Sendable, Hashable {
  /// The file of the page, or nil for none.
  package let page: String?
  /// The folder of the charts, or nil for none.
  package let charts: String?
  /// Whether any file may be replaced.
  private let overwrites: Bool

  /// Takes places.
  ///
  /// - Parameters:
  ///   - page: The file of the page, or nil for none.
  ///   - charts: The folder of the charts, or nil for none.
  ///   - overwrites: Whether a file that this program did not make may be replaced.
  package init(page: String?, charts: String?, overwrites: Bool) {
    (self.page, self.charts, self.overwrites) = (page, charts, overwrites)
  }

  /// Finds out, before a long run, whether everything can be written; makes the folder of the charts.
  ///
  /// - Throws: ``OutputError``.
  package func check() throws(OutputError) {
    if let page { try check(page) }
    guard let charts else { return }
    let code = FileCalls.system.makeFolder(charts)
    if code != 0, code != EEXIST {
      throw OutputError(path: charts, action: "cannot create the folder", code: code)
    }
    if !AtomicFile.isFolder(charts) {
      throw OutputError(path: charts, message: "is a file, not a folder; name another place")
    }
    // Which charts there will be is not known yet.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: charts)) ?? []
    for name in names.sorted() where name.hasSuffix(Self.chartSuffix) {
      try refuseForeign(charts + "/" + name)
    }
    try refuseForeignList()
    try AtomicFile(replacing: charts + "/" + AtomicFile.probeName).discard()
  }

  /// Writes a document, and its charts, each as a whole.
  ///
  /// - Parameter document: The page.
  /// - Throws: ``OutputError``; an earlier file is then as it was.
  package func write(_ document: Document) throws(OutputError) {
    if let page {
      try refuseForeign(page)
      try AtomicFile.write(Array(HTMLRenderer().text(document).utf8), to: page)
    }
    guard let charts else { return }
    try refuseForeignList()
    let earlier = earlierCharts ?? []
    var names: [String] = []
    for case .chart(let chart) in document.blocks {
      names.append(chart.id + Self.chartSuffix)
      let path = charts + "/" + chart.id + Self.chartSuffix
      try refuseForeign(path)
      try AtomicFile.write(Array(SVGRenderer().text(chart).utf8), to: path)
    }
    let list: JSONValue = ["format": 1, "program": "hearsay", "charts": .texts(names)]
    try AtomicFile.write(Array(list.pretty.utf8), to: charts + "/" + Self.listName)
    for name in earlier where !names.contains(name) {
      let path = charts + "/" + name
      guard !AtomicFile.isLink(path), !AtomicFile.isStream(path), isOwn(path) else { continue }
      _ = FileCalls.system.remove(path)
    }
  }

  private static let chartSuffix = ".svg"
  private static let listName = "charts.json"

  /// The charts that an earlier page left, as the list in their folder says; nil if there is no such list.
  private var earlierCharts: [String]? {
    guard let path = charts.map({ $0 + "/" + Self.listName }), !AtomicFile.isLink(path),
      let bytes = FileManager.default.contents(atPath: path),
      let json = JSONReader.read(SourceText(.file, name: path, bytes: Array(bytes))).sound,
      json["program"]?.value.text == "hearsay", let names = json["charts"]?.value.items
    else { return nil }
    return names.compactMap(\.text).filter {
      $0.hasSuffix(Self.chartSuffix) && !$0.contains("/")
    }
  }

  /// Refuses a folder in which somebody else has a file of the name of the list.
  private func refuseForeignList() throws(OutputError) {
    guard let path = charts.map({ $0 + "/" + Self.listName }) else { return }
    if AtomicFile.isLink(path) || FileManager.default.fileExists(atPath: path), earlierCharts == nil
    {
      throw OutputError(
        path: path, message: "is no list of charts that Hearsay made; name another folder",
        isForeign: true)
    }
  }

  private func check(_ path: String) throws(OutputError) {
    // To open and close a pipe would be the end of it.
    if AtomicFile.isStream(path) { return }
    try refuseForeign(path)
    try AtomicFile(replacing: path).discard()
  }

  /// Refuses to replace a file that this program did not make; one that is no page by its name, such as a
  /// scenario or a file of results, also where any file may be replaced.
  private func refuseForeign(_ path: String) throws(OutputError) {
    let isPage = [".html", ".htm", Self.chartSuffix].contains(where: path.lowercased().hasSuffix)
    guard !(overwrites && isPage), !AtomicFile.isStream(path), !AtomicFile.isFolder(path),
      FileManager.default.fileExists(atPath: path), !isOwn(path)
    else { return }
    throw OutputError(
      path: path,
      message: "is no page that Hearsay made; name another file", isRefusal: isPage,
      isForeign: !isPage)
  }

  /// Whether a file is a page or a chart that this program made, as its beginning says.
  private func isOwn(_ path: String) -> Bool {
    let beginning = try? FileHandle(forReadingFrom: URL(filePath: path)).read(upToCount: 4096)
    let text = String(decoding: beginning ?? Data(), as: UTF8.self)
    return [HTMLRenderer.mark, SVGRenderer.mark].contains(where: text.contains)
  }
}
