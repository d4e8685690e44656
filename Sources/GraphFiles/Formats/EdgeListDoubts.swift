/// What a list of ties without a header line may be instead, where its first rows do not tell: a sentence each.
///
/// Rows are lists of neighbours or of SIF only on evidence (``AdjacencyListForm``, ``SIFParser``); what is
/// short of it, and still would lose ties if it were one, is read as an edge list and questioned.
enum EdgeListDoubts {
  /// Rows with so many fields are hardly ties.
  private static let manyFields = 20

  /// The sentences.
  ///
  /// - Parameter rows: The fields of the first rows.
  /// - Returns: One sentence at most.
  /// - Complexity: O(fields).
  static func notes(_ rows: [[String]]) -> [String] {
    guard let longest = rows.map(\.count).max(), longest >= 3 else { return [] }
    if 2 * rows.count(where: { $0.count >= manyFields }) >= rows.count {
      return [
        "Rows have \(manyFields) fields and more, of which the first two were read as ids: if this is a"
          + " matrix, write as many rows as columns; if each row names a person and all whom it is tied to,"
          + " write `ann: bob, cleo`."
      ]
    }
    if mayBeSIF(rows) {
      return [
        "Fields behind the second are ids of the first column: if the second names the kind of tie, give"
          + " the file a name that ends in .sif."
      ]
    }
    guard mayBeNeighbours(rows) else { return [] }
    return [
      "Fields behind the second are ids as well: if each row names a person and all whom it is tied to,"
        + " write it as `ann: bob, cleo`."
    ]
  }

  /// Whether the second of three texts is never an id, and the third is one.
  private static func mayBeSIF(_ rows: [[String]]) -> Bool {
    guard rows.count >= 2, rows.allSatisfy({ $0.count == 3 }) else { return false }
    let (tellers, kinds) = (Set(rows.map { $0[0] }), Set(rows.map { $0[1] }))
    let told = Set(rows.map { $0[2] })
    return kinds.allSatisfy { $0.first?.isLetter == true } && kinds.isDisjoint(with: tellers)
      && kinds.isDisjoint(with: told) && 2 * told.intersection(tellers).count >= told.count
  }

  /// Whether nobody has two rows, and what is behind the second field are ids: of texts at least a third, of
  /// numbers all, in rows of different lengths.
  private static func mayBeNeighbours(_ rows: [[String]]) -> Bool {
    let firsts = Set(rows.compactMap(\.first))
    let trailing = rows.flatMap { $0.dropFirst(2) }.filter { !$0.isEmpty }
    guard rows.count >= 2, firsts.count == rows.count, !trailing.isEmpty else { return false }
    let ids = firsts.union(rows.compactMap { $0.dropFirst().first })
    let known = trailing.count(where: ids.contains)
    guard trailing.allSatisfy(EdgeListDialect.isWholeNumber) else {
      return 3 * known >= trailing.count && !trailing.contains(where: EdgeListDialect.isNumber)
    }
    return known == trailing.count && Set(rows.map(\.count)).count > 1
  }
}
