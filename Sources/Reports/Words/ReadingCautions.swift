public import GraphFiles

extension ReadingReport {
  /// What to be careful about in a file that was read, with what helps.
  public var cautions: [String] {
    notes
      + (seemsTwoMode
        ? [
          "To project a two-mode list: --project first or --project second; in a scenario, \"project\"."
        ]
        : [])
  }
}
