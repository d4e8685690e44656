import Foundation
import PlainText
import Testing

/// Of pages as an XML parser reads them: what each of them must have, and that names of users are text.
@Suite struct ReportPagesTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  /// The page of a verb, and its charts as files, each as a parser reads it.
  private func page(
    _ verb: String, _ scenario: String, named name: String = "s.json"
  ) throws -> (page: PageElement, charts: [String: PageElement]) {
    try withFolder { folder in
      _ = try folder.write(scenario, to: name)
      let outcome = try tool.run(
        [verb, name, "-q", "--report", "page.html", "--charts", "charts"], in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let text = try BuiltTool.text("page.html", in: folder)
      #expect(text.hasPrefix("<!DOCTYPE html>\n"))
      let charts = try folder.appending(path: "charts").results()
        .filter { $0.key.hasSuffix(".svg") }
      return (
        try PageElement.read(text),
        try charts.mapValues { try PageElement.read(String(decoding: $0, as: UTF8.self)) }
      )
    }
  }

  /// A firm with money and two what-ifs, some people and some months.
  private static func firm(
    title: String, variants: [String], currency: String = "€", source: String = "a survey"
  ) throws -> String {
    func quoted(_ text: String) throws -> String {
      String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    }
    return """
      { "format": 1, "title": \(try quoted(title)), "replicates": 12,
        "graph": { "model": "watts-strogatz", "people": 300, "contacts": 8, "rewire": 0.1 },
        "customers": { "count": 120 },
        "voices": { "positive": { "tells": { "exactly": 2 } },
                    "negative": { "tells": { "exactly": 5 }, "retell": 0.05 } },
        "service": {
          "periods": 3, "experience": { "misery": 0.1, "magic": 0.1 }, "complain": 0.3,
          "loyalty": { "ordinary": 0.98, "silent": 0.5, "unresolved": 0.6, "resolved": 0.8,
                       "resolvedQuickly": 0.95 },
          "recovery": { "attempt": 0.3, "resolvedQuickly": 0.5, "resolved": 0.3, "cost": 5 } },
        "money": { "margin": 10, "discount": 0.01, "currency": \(try quoted(currency)) },
        "sources": { "money.margin": { "source": \(try quoted(source)), "grade": "B" } },
        "variants": {
          \(try quoted(variants[0])): { "service.recovery.attempt": 0.6 },
          \(try quoted(variants[1])): { "service.recovery.attempt": 0.9 } },
        "sweep": { "grid": { "service.recovery.attempt": [0.3, 0.6],
                             "service.complain": [0.2, 0.3, 0.4] } } }
      """
  }

  private static let plain = ["fix-some", "fix-many"]

  // MARK: What each page has

  @Test(arguments: ["run", "compare", "sweep"], [true, false])
  func `every picture has a name, a description and its numbers`(
    verb: String, isFirm: Bool
  ) throws {
    let scenario =
      isFirm ? try Self.firm(title: "What if?", variants: Self.plain) : smallScenario
    let (page, charts) = try page(verb, scenario)
    let figures = page.all("figure")
    #expect(!figures.isEmpty)
    for figure in figures {
      let id = try #require(figure.attributes["id"])
      #expect(figure.all("figcaption").map(\.words).allSatisfy { !$0.isEmpty })
      let pictures = figure.all("svg")
      #expect(!pictures.isEmpty)
      for picture in pictures { try expectNamed(picture, id) }
      let table = try #require(figure.all("details").first?.all("table").first, "\(id)")
      #expect(table.rows.count > 1, "\(id)")
      let widths = table.all("tr").map { row in
        row.children.reduce(0) { $0 + (Int($1.attributes["colspan"] ?? "1") ?? 0) }
      }
      #expect(Set(widths).count == 1, "\(id)")
      // The same picture is in its file, which also says who made it.
      let chart = try #require(charts["\(id).svg"], "\(id)")
      try expectNamed(chart, id)
      #expect(chart.all("path").count == pictures.flatMap { $0.all("path") }.count, "\(id)")
    }
    #expect(charts.count == figures.count)
  }

  /// Expects that a picture says to those who do not see it what it shows.
  private func expectNamed(_ picture: PageElement, _ id: String) throws {
    #expect(picture.attributes["role"] == "img", "\(id)")
    for (attribute, name) in [("aria-labelledby", "title"), ("aria-describedby", "desc")] {
      let words = try #require(picture.all(name).first, "\(id)")
      #expect(words.attributes["id"] == picture.attributes[attribute] && !words.words.isEmpty)
    }
  }

  @Test(arguments: ["run", "compare", "sweep"])
  func `a page refers to nothing outside, and within to what is there`(verb: String) throws {
    let (page, charts) = try page(
      verb, try Self.firm(title: "What if?", variants: Self.plain, source: "https://example.com"))
    for root in [page] + charts.values {
      let ids = root.all.compactMap { $0.attributes["id"] }
      #expect(Set(ids).count == ids.count, "ids are unique")
      #expect(Set(root.all.map(\.name)).isDisjoint(with: Self.active))
      for element in root.all {
        for (name, value) in element.attributes {
          #expect(!name.hasPrefix("on") && name != "src" && name != "style", "\(name)")
          #expect(name.hasPrefix("xmlns") || !value.contains("://"), "\(name)=\(value)")
          if name.hasSuffix("href") { #expect(ids.contains(String(value.dropFirst())), "\(value)") }
          if ["aria-labelledby", "aria-describedby"].contains(name) {
            #expect(value.split(separator: " ").allSatisfy { ids.contains(String($0)) }, "\(value)")
          }
        }
      }
    }
    // The address of a source is text.
    let isText = page.words.contains("https://example.com")
    #expect(isText)
  }

  /// Elements that do something or fetch something.
  private static let active: Set = [
    "script", "a", "link", "iframe", "object", "embed", "img", "image", "audio", "video", "form",
    "input", "foreignObject", "animate", "set",
  ]

  // MARK: Names

  /// Texts that would be markup, end an element or a comment, turn the direction of writing, or control.
  private static let hostile = [
    "</title></svg></style><script>alert('1')</script>", "\"'><img src=x onerror=alert(1)> & &lt;",
    "]]> --> <!-- <b>\u{202E}bold\u{7}\u{0}\u{85}\u{200F}", "<i>&#x3c;</i>\u{2066}\r\n\t",
  ]

  @Test(arguments: ["compare", "sweep"])
  func `hostile names change nothing but text`(verb: String) throws {
    // Names as long, with blanks at the same places: what has no room is divided there or put elsewhere.
    let names = [Self.hostile[1], Self.hostile[2]].map { name in
      String(TextWidth.printable(name).map { $0 == " " ? " " : "m" })
    }
    let plain = try page(verb, try Self.firm(title: "What if?", variants: names))
    let hostile = try page(
      verb,
      try Self.firm(
        title: Self.hostile[0], variants: [Self.hostile[1], Self.hostile[2]],
        source: Self.hostile[3]),
      named: "a \"<b>&.json")
    let (outline, charts) = (hostile.page.outline, hostile.charts.mapValues(\.outline))
    let isSame = outline == plain.page.outline && charts == plain.charts.mapValues(\.outline)
    #expect(isSame)
    // What is there reads as it was written, without what cannot be seen.
    #expect(hostile.page.all("h1").map(\.words) == [Self.hostile[0]])
    let words = hostile.page.words
    for text in ["<i>&#x3c;</i>", "a \"<b>&.json"] {
      let isThere = words.contains(text)
      #expect(isThere, "\(text)")
    }
    for element in [hostile.page] + hostile.charts.values {
      let unseen = element.text.unicodeScalars.filter {
        [.control, .format].contains($0.properties.generalCategory) && $0 != "\n"
      }
      #expect(unseen.isEmpty)
    }
  }
}
