import Foundation
@testable import Reports
import Testing

@Suite struct PageFilesTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private let document = Document([
    .title("Who hears?"),
    .chart(
      Chart(
        id: "when", title: "Most in month 1", note: "Bars.", description: "Two bars.",
        Drawing(height: 100, []), numbers: Table([.init("month")]))),
  ])

  private func files(overwrites: Bool = false) -> PageFiles {
    PageFiles(page: folder("page.html"), charts: folder("charts"), overwrites: overwrites)
  }

  @Test func `a page and its charts are written, and written again`() throws {
    for _ in 0..<2 {
      try files().check()
      try files().write(document)
    }
    #expect(
      folder.names() == ["charts", "page.html"]
        && folder.names(in: "charts") == ["charts.json", "when.svg"])
    #expect(folder.text("page.html") == HTMLRenderer().text(document))
    #expect(folder.text("charts/when.svg")?.contains("Most in month 1") == true)
  }

  @Test(arguments: ["page.html", "charts/other.svg"])
  func `what somebody else made is refused before the run, and replaced if told to`(
    name: String
  ) throws {
    try files().check()
    try folder.write("mine", to: name)
    let error = #expect(throws: OutputError.self) { try files().check() }
    #expect(error?.isRefusal == true && error?.path == folder(name))
    if name == "page.html" {
      // It may have come while something ran.
      #expect(throws: OutputError.self) { try files().write(document) }
    }
    #expect(folder.text(name) == "mine")
    try files(overwrites: true).check()
    try files(overwrites: true).write(document)
    #expect(folder.text("page.html") == HTMLRenderer().text(document))
  }

  @Test func `charts of an earlier page go, and nothing else does`() throws {
    try files().check()
    try files().write(document)
    let own = try #require(folder.text("charts/when.svg"))
    try folder.write(own, to: "charts/kept.svg")
    try folder.write("mine", to: "charts/notes.txt")
    let other = PageFiles(page: nil, charts: folder("charts"), overwrites: false)
    try other.check()
    try other.write(Document([.title("No chart")]))
    #expect(folder.names(in: "charts") == ["charts.json", "kept.svg", "notes.txt"])
    // A chart that its owner has changed into something else is no longer ours.
    try files().write(document)
    try folder.write("mine", to: "charts/when.svg")
    try other.write(Document([.title("No chart")]))
    #expect(folder.text("charts/when.svg") == "mine")
  }

  @Test(arguments: ["[]", "{\"charts\": [\"a.svg\"]}", "mine"])
  func `a list of charts that is somebody's own is refused`(text: String) throws {
    try files().check()
    try folder.write(text, to: "charts/charts.json")
    for overwrites in [false, true] {
      let error = #expect(throws: OutputError.self) { try files(overwrites: overwrites).check() }
      #expect(error?.isForeign == true && error?.path == folder("charts/charts.json"))
    }
    #expect(folder.text("charts/charts.json") == text)
  }

  @Test func `a list cannot name files elsewhere`() throws {
    try files().check()
    try files().write(document)
    try folder.write(try #require(folder.text("charts/when.svg")), to: "out.svg")
    try folder.write(
      "{\"program\": \"hearsay\", \"charts\": [\"../out.svg\", \"..\"]}", to: "charts/charts.json")
    try files().write(document)
    #expect(folder.names().contains("out.svg"))
  }

  @Test func `what cannot be written is found before the run`() throws {
    try folder.write("", to: "file")
    for (page, charts) in [
      (folder("no/page.html"), nil), (folder.path, nil), (nil, folder("no/charts")),
      (nil, folder("file")),
    ] as [(String?, String?)] {
      let error = #expect(throws: OutputError.self) {
        try PageFiles(page: page, charts: charts, overwrites: true).check()
      }
      #expect(error?.isRefusal == false)
    }
    #expect(folder.names() == ["file"])
  }

  @Test func `a device is written to, and not opened before`() throws {
    let files = PageFiles(page: "/dev/null", charts: nil, overwrites: false)
    try files.check()
    try files.write(document)
  }
}
