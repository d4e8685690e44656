/// The result of a verb, before any renderer turns it into text.
public struct Document: Sendable, Hashable {
  /// A part of a document.
  public enum Block: Sendable, Hashable {
    /// What the document is about.
    case title(Prose)
    /// What a reader must know before anything else.
    case alert(Prose)
    /// The heading of a section.
    case heading(Prose)
    /// A paragraph.
    case paragraph(Prose)
    /// Paragraphs of a list.
    case list([Prose])
    /// Labels, each with a text.
    case facts([Fact])
    /// Terms, each with paragraphs that say what it is.
    case definitions([Definition])
    /// A table.
    case table(Table)
    /// Figures that stand for the result, side by side.
    case tiles([Tile])
    /// A chart.
    case chart(Chart)
    /// A remark on what is above; before the title, what the document belongs to.
    case note(Prose)
    /// Lines to copy as they are.
    case code([String])
  }

  /// A label and its text.
  public struct Fact: Sendable, Hashable {
    /// The label.
    public var label: String
    /// The text.
    public var text: Prose

    /// Makes a fact.
    public init(_ label: String, _ text: Prose) {
      self.label = label
      self.text = text
    }
  }

  /// A term and what it is.
  public struct Definition: Sendable, Hashable {
    /// The term.
    public var term: String
    /// What it is, in paragraphs.
    public var texts: [Prose]
  }

  /// The parts in order.
  public var blocks: [Block]

  /// Makes a document.
  public init(_ blocks: [Block] = []) { self.blocks = blocks }

  /// A heading and a list below it; nothing where the list is empty.
  static func section(_ heading: String, _ items: [Prose]) -> [Block] {
    items.isEmpty ? [] : [.heading(Prose(heading)), .list(items)]
  }
}
