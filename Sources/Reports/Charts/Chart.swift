/// A chart: what it shows, how it is read, and its numbers.
public struct Chart: Sendable, Hashable {
  /// Its name on the page and in file names: lower-case letters, digits and hyphens.
  public var id: String
  /// What was found, with its number.
  public var title: Prose
  /// How to read it.
  public var note: Prose
  /// What it shows, for those who do not see it: what is plotted, its numbers and its trend, no opinion.
  public var description: Prose
  /// The picture, or several that are read one after the other.
  public var drawings: [Drawing]
  /// Every number that is drawn, or the quantiles of what is drawn.
  public var numbers: Table
  /// A small version for a terminal, at most 8 lines of 80 columns; none where there is none.
  public var lines: [String]

  /// Makes a chart.
  ///
  /// - Parameters:
  ///   - id: Its name: lower-case letters, digits and hyphens.
  ///   - title: What was found, with its number.
  ///   - note: How to read it.
  ///   - description: What it shows, for those who do not see it.
  ///   - drawings: The picture, or several that are read one after the other.
  ///   - numbers: Every number that is drawn.
  ///   - lines: A small version for a terminal.
  public init(
    id: String, title: Prose, note: Prose, description: Prose, _ drawings: Drawing...,
    numbers: Table, lines: [String] = []
  ) {
    self.id = id
    self.title = title
    self.note = note
    self.description = description
    self.drawings = drawings
    self.numbers = numbers
    self.lines = lines
  }

  /// Whether it takes the whole width of a page: it has several drawings.
  public var isWide: Bool { drawings.count > 1 }
}
