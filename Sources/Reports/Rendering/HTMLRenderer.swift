import Experiments

/// Writes a document as a page: one file with its pictures, without scripts, that refers to nothing outside.
///
/// The title, the paragraphs below it and the tiles are the head. Below each heading charts stand side by
/// side in three columns, two or one as the window is wide, and so do the words between them; tables and
/// charts with several pictures go across. The page is HTML and well-formed XML, and all texts of the
/// document are escaped. The same document gives the same text.
public struct HTMLRenderer: Sendable {
  /// What the head of each page holds: files with it may be replaced.
  public static let mark = "<meta name=\"generator\" content=\"Hearsay "

  /// Makes a renderer.
  public init() {}

  /// A document as text of an HTML file.
  public func text(_ document: Document) -> String {
    let title = document.blocks.lazy.compactMap {
      if case .title(let words) = $0 { words.text } else { nil }
    }.first
    let isHeading = { (block: Document.Block) in
      if case .heading = block { true } else { false }
    }
    let head = document.blocks.prefix { !isHeading($0) }
    var sections: [[Document.Block]] = []
    for block in document.blocks.dropFirst(head.count) {
      if isHeading(block) { sections.append([]) }
      sections[sections.count - 1].append(block)
    }
    return """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width,initial-scale=1"/>
      <meta name="color-scheme" content="light dark"/>
      \(Self.mark)\(Version.current)"/>
      <title>\(Markup.text(title ?? "Hearsay"))</title>
      <style>
      \(PageStyle.text)</style></head>
      <body><main>
      \(self.head(Array(head)))\(sections.map(section).joined())</main></body></html>

      """
  }

  /// What stands before the first heading: the question, the answer and tiles, then all else.
  private func head(_ blocks: [Document.Block]) -> String {
    var (head, rest): (String, [Document.Block]) = ("", [])
    for block in blocks {
      switch block {
      case .note(let words) where head.isEmpty:
        head += "<p class=\"eye\">\(Markup.text(words))</p>\n"
      case .paragraph(let words) where rest.isEmpty:
        head += "<p class=\"answer\">\(Markup.text(words))</p>\n"
      case .title, .tiles, .alert: head += across(block)
      default: rest.append(block)
      }
    }
    return "<header>\(head)</header>\n" + (rest.isEmpty ? "" : section(rest))
  }

  private func section(_ blocks: [Document.Block]) -> String {
    let heading = blocks.first.flatMap { block -> Prose? in
      if case .heading(let words) = block { words } else { nil }
    }
    let rest = heading == nil ? blocks[...] : blocks.dropFirst()
    let hasColumns = rest.contains { if case .chart = $0 { true } else { false } }
    let label = heading?.text ?? "results"
    return "<section>" + (heading.map { "<h2>\(Markup.text($0))</h2>\n" } ?? "")
      + (hasColumns
        ? rows(Array(rest), label)
        : "<div class=\"flow\">\(rest.map { across($0, label) }.joined())</div>")
      + "</section>\n"
  }

  /// A part of a section: a cell of a grid, or what goes across.
  private enum Part {
    case cell(String)
    case words(String)
    case wide(String)
  }

  /// Rows of at most three cells, and what goes across between them.
  ///
  /// A cell is a chart, or what stands in words between two. The captions of a row end at the same height.
  private func rows(_ blocks: [Document.Block], _ label: String) -> String {
    var (text, row) = ("", [String]())
    func closed() -> String {
      row.isEmpty ? "" : "<div class=\"grid\">\(row.joined())</div>\n"
    }
    for part in parts(blocks, label) {
      switch part {
      case .cell(let markup): row.append(markup)
      case .words(let markup): row.append("<div class=\"words\">\(markup)</div>\n")
      case .wide(let markup):
        text += closed() + markup
        row = []
      }
      if row.count == 3 {
        text += closed()
        row = []
      }
    }
    return text + closed()
  }

  private func parts(_ blocks: [Document.Block], _ label: String) -> [Part] {
    var parts: [Part] = []
    for block in blocks {
      switch (block, parts.last) {
      case (.chart(let chart), _):
        parts.append(chart.isWide ? .wide(figure(chart)) : .cell(figure(chart)))
      case (.table, _), (.tiles, _), (.code, _), (.note, .wide?):
        parts.append(.wide(across(block, label)))
      case (_, .words(let words)?): parts[parts.count - 1] = .words(words + across(block, label))
      default: parts.append(.words(across(block, label)))
      }
    }
    return parts
  }

  private func across(_ block: Document.Block, _ label: String = "results") -> String {
    switch block {
    case .title(let words): return "<h1>\(Markup.text(words))</h1>\n"
    case .heading(let words): return "<h2>\(Markup.text(words))</h2>\n"
    case .alert(let words): return "<p class=\"alert\">\(Markup.text(words))</p>\n"
    case .paragraph(let words): return "<p>\(Markup.text(words))</p>\n"
    case .note(let words): return "<p class=\"note\">\(Markup.text(words))</p>\n"
    case .list(let items):
      if items.isEmpty { return "" }
      return "<ul>\(items.map { "<li>\(Markup.text($0))</li>" }.joined())</ul>\n"
    case .facts(let facts):
      let entries = facts.map {
        "<dt>\(Markup.text($0.label))</dt><dd>\(Markup.text($0.text))</dd>"
      }
      return entries.isEmpty ? "" : "<dl class=\"facts\">\(entries.joined())</dl>\n"
    case .definitions(let definitions):
      let entries = definitions.map { definition in
        "<dt>\(Markup.text(definition.term))</dt>"
          + definition.texts.map { "<dd>\(Markup.text($0))</dd>" }.joined()
      }
      return entries.isEmpty ? "" : "<dl class=\"terms\">\(entries.joined())</dl>\n"
    case .tiles(let tiles): return tiles.isEmpty ? "" : self.tiles(tiles)
    case .table(let table): return TableMarkup(table, label: label).across
    case .chart(let chart): return figure(chart)
    case .code(let lines):
      return "<pre><code>\(lines.map(Markup.text).joined(separator: "\n"))</code></pre>\n"
    }
  }

  private func tiles(_ tiles: [Tile]) -> String {
    let items = tiles.map { tile in
      let ink = tile.ink == .text ? "" : " \(tile.ink.words)"
      return "<li><p class=\"key\">\(Markup.text(tile.label))</p>"
        + "<p class=\"figure\(ink)\">\(Markup.text(tile.figure))</p>"
        + (tile.note.isEmpty ? "" : "<p class=\"more\">\(Markup.text(tile.note))</p>") + "</li>"
    }
    return "<ul class=\"tiles\">\(items.joined(separator: "\n"))</ul>\n"
  }

  private func figure(_ chart: Chart) -> String {
    let id = Markup.id(chart.id)
    let title = Markup.text(chart.title.text)
    let note = chart.note.isEmpty ? "" : "<p class=\"note\">\(Markup.text(chart.note))</p>\n"
    return """
      <figure id="\(id)">\
      <figcaption>\(Markup.text(chart.title))</figcaption><div>\(pictures(chart))\(note)\
      <details><summary>Numbers <span class="vh">of: \(title)</span></summary>\
      \(TableMarkup(chart.numbers, label: chart.title.text).scrolling)</details></div></figure>

      """
  }

  /// The picture of a chart; of several, each by itself in a group with the description of all.
  private func pictures(_ chart: Chart) -> String {
    let id = Markup.id(chart.id)
    let markup = DrawingMarkup(id: id)
    func picture(_ drawing: Drawing, _ id: String, _ title: String, _ words: String) -> String {
      let box = "0 0 \(Markup.units(drawing.width)) \(Markup.units(drawing.height))"
      return """
        <svg viewBox="\(box)" role="img" aria-labelledby="\(id)-t" aria-describedby="\(id)-d">\
        <title id="\(id)-t">\(Markup.text(title))</title>\
        <desc id="\(id)-d">\(Markup.text(words))</desc>\(markup.elements(drawing))</svg>

        """
    }
    if chart.drawings.count == 1, let only = chart.drawings.first {
      return picture(only, id, chart.title.text, chart.description.text)
    }
    let pictures = chart.drawings.enumerated().map { index, drawing in
      picture(
        drawing, "\(id)-\(index + 1)", "Picture \(index + 1) of \(chart.drawings.count)",
        drawing.label)
    }
    return "<p class=\"vh\" id=\"\(id)-d\">\(Markup.text(chart.description))</p>"
      + "<div class=\"frames\" role=\"group\" aria-label=\"\(Markup.text(chart.title.text))\""
      + " aria-describedby=\"\(id)-d\">\(pictures.joined())</div>\n"
  }
}
