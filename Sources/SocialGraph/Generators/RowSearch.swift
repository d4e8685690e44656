/// Whether any entry of a row is in `first ..< first + count`.
///
/// Looks at all entries without a branch, many at a time in vector registers, which for rows of any
/// likely length is faster than to stop at the first hit or to keep a set.
///
/// - Complexity: O(row).
@inline(__always)
package func holds(_ row: Span<UInt32>, anyOf first: UInt32, count: UInt32) -> Bool {
  var hits: UInt32 = 0
  for index in row.indices { hits |= row[index] &- first < count ? 1 : 0 }
  return hits != 0
}
