/// The version of Hearsay.
public enum Version {
  /// Major, minor, patch.
  public static let current = "0.2.0"
}
