public import PlainText

/// Why an experiment could not run at all.
public enum ExperimentError: Error, Sendable {
  /// There is no graph to run on.
  case graph(GraphFailure)
  /// A customer list does not fit its graph, or a scenario does not.
  case scenario(Diagnostics)
  /// It needs more memory than there is, placed where what asks for it was written.
  case asksTooMuch(Diagnostics)
  /// Finished runs could not be kept, or not be read again.
  case journal(JournalError)
}
