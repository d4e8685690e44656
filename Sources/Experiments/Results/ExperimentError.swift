public import PlainText
public import SocialGraph

/// Why an experiment could not run at all.
public enum ExperimentError: Error, Sendable {
  /// A graph file cannot be read.
  case graphFile(GraphFileError)
  /// A customer list does not fit its graph, or a scenario does not.
  case scenario(Diagnostics)
  /// It needs more memory than there is; a sentence with the remedy.
  case tooLarge(String)
}
