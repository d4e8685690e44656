/// Whether the first column of an edge list holds the names of its rows, as R and pandas write them.
///
/// 1. Its name is empty, or pandas' `Unnamed: 0`, and it holds whole numbers, all different.
/// 2. The header line has one field less than every row, and the two fields behind the first are both texts
///    in some rows and the first counts the rows; or both are ids, by two signs:
///    the first fields count the rows from 1, or all differ and are in no other column, whose ids meet.
///
/// An edge list with weights below a header line that does not name them can look the same: `1 2 0.5` is a
/// tie of 1 and 2, and so is each row of `1 2 1`, `2 3 1`. Whatever may be either is noted.
struct RowNames {
  /// Whether there are any.
  private(set) var areThere = false
  /// Whether the header line names their column, if only by an empty field.
  private(set) var areNamed = false
  /// A sentence, if the column may be something else.
  private(set) var doubt: String?

  /// Looks at the first column of some rows.
  init(under header: [String], _ rows: [[String]]) {
    guard header.count >= 2, let first = rows.first?.first else { return }
    let names = Set(rows.map { $0.first ?? "" })
    guard names.count == rows.count else { return }
    if header.count >= 3, header[0].isEmpty || header[0].hasPrefix("Unnamed: ") {
      areNamed = rows.allSatisfy {
        $0.count == header.count && EdgeListDialect.isWholeNumber($0[0])
      }
      areThere = areNamed
      return
    }
    guard rows.allSatisfy({ $0.count == header.count + 1 }) else { return }
    let start = Int(first).flatMap { start in
      rows.enumerated().allSatisfy { $1[0] == String($0 + start) } ? start : nil
    }
    let texts = [1, 2].map { column in rows.contains { !EdgeListDialect.isNumber($0[column]) } }
    if start == 0 || start == 1, texts == [true, true] {
      areThere = true
      return
    }
    let ends = [1, 2].map { column in Set(rows.map { $0[column] }) }
    let isApart = names.isDisjoint(with: ends[0]) && names.isDisjoint(with: ends[1])
    let areWhole = rows.allSatisfy { $0[1...2].allSatisfy(EdgeListDialect.isWholeNumber) }
    let areIds = texts == [true, true] || areWhole
    let isChain = zip(rows, rows.dropFirst()).allSatisfy { $0[1] == $1[0] }
    let meet = isApart && !ends[0].isDisjoint(with: ends[1])
    if rows.count >= 2, areIds, ends[1].count > 1, start == 1 && !isChain || meet {
      areThere = true
      doubt =
        "The header line has one field less than the rows: their first fields were taken for names of"
        + " rows, as R writes them. If they are ids, name all columns."
    } else if areWhole || texts.contains(true), start == 0 || start == 1 || meet {
      doubt =
        "The header line has one field less than the rows: the first two fields of a row were read as its"
        + " ids. If the first are names of rows, as R writes them, name that column too."
    }
  }
}
