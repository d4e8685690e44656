/// A table of values with typed columns.
///
/// Columns belong to groups. A renderer that has no room for all of them may show several tables, one
/// below the other: each has the key columns and as many complete groups as fit.
public struct Table: Sendable, Hashable {
  /// A column.
  public struct Column: Sendable, Hashable {
    /// What its cells are.
    public enum Kind: Sendable, Hashable {
      /// Numbers, which end at the same place.
      case number
      /// Texts.
      case text
      /// Texts that may be long: a renderer may cut them and show them complete below.
      case longText
      /// Sentences, in the last column; a renderer may break them.
      case prose
    }

    /// The heading; line ends divide it into lines.
    public var heading: String
    /// What its cells are.
    public var kind: Kind
    /// The group it belongs to, or nil for a key column.
    public var group: Int?
    /// Whether it may be left out where not all columns fit side by side: it repeats what another
    /// table has.
    public var isDispensable: Bool

    /// Makes a column.
    public init(
      _ heading: String, _ kind: Kind = .number, group: Int? = nil, isDispensable: Bool = false
    ) {
      self.heading = heading
      self.kind = kind
      self.group = group
      self.isDispensable = isDispensable
    }
  }

  /// A row.
  public struct Row: Sendable, Hashable {
    /// What it holds.
    public enum Content: Sendable, Hashable {
      /// A cell for each column.
      case cells([Value])
      /// Words that head the rows below, or are shown in the place of cells.
      case span(Prose)
      /// What explains the row above.
      case note(Prose)
    }

    /// What it holds.
    public var content: Content
    /// How deep it is set in: 1 for rows below a heading.
    public var level: Int
    /// Whether it must not be overlooked.
    public var isAlarming: Bool

    /// The row of some cells.
    public static func cells(
      _ cells: [Value], level: Int = 0, isAlarming: Bool = false
    ) -> Row {
      Row(content: .cells(cells), level: level, isAlarming: isAlarming)
    }

    /// A row of words.
    public static func span(_ words: Prose, level: Int = 0) -> Row {
      Row(content: .span(words), level: level, isAlarming: false)
    }

    /// A row that explains the one above.
    public static func note(_ words: Prose) -> Row {
      Row(content: .note(words), level: 0, isAlarming: false)
    }

    /// Its cells, or nil.
    public var cells: [Value]? {
      if case .cells(let cells) = content { cells } else { nil }
    }
  }

  /// The columns in order; key columns come first.
  public var columns: [Column]
  /// The rows in order.
  public var rows: [Row]
  /// Whether key cells that repeat the row above are left blank.
  public var blanksRepeatedKeys = false

  /// Makes a table.
  public init(_ columns: [Column], rows: [Row] = []) {
    self.columns = columns
    self.rows = rows
  }
}
