/// Where one person stands after a run: for tests that look at every person.
package struct PersonStanding: Sendable, Hashable {
  /// Whether the person knows each opinion: holds it first-hand, or was told it at least once.
  ///
  /// Who knows any opinion holds one; which of two is not kept, for nothing asks for it once the
  /// person has told.
  package var knows: ByOpinion<Bool>

  /// Makes a standing.
  package init(knows: ByOpinion<Bool>) {
    self.knows = knows
  }
}
