public import PlainText

/// Why an experiment could not run at all.
public enum ExperimentError: Error, Sendable {
  /// There is no graph to run on.
  case graph(GraphFailure)
  /// A customer list does not fit its graph, or a scenario does not.
  case scenario(Diagnostics)
  /// It needs more memory than there is; a sentence with the remedy.
  case tooLarge(String)
  /// The same, where one parameter asks for it, placed where it was written.
  case asksTooMuch(Diagnostics)
  /// Finished runs could not be kept, or not be read again.
  case journal(JournalError)
}
