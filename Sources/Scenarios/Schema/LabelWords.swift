import Service
import WordOfMouth

/// Words of labels that several rows share.
extension CustomerClass {
  /// The customers of a class, for a label.
  var customers: String {
    switch self {
    case .ordinary: "ordinary customers"
    case .magic: "delighted customers"
    case .silent: "silent unhappy customers"
    case .unresolved: "customers not resolved"
    case .resolved: "customers resolved slowly"
    case .resolvedQuickly: "customers resolved quickly"
    }
  }
}

extension Opinion {
  /// Whose opinion it is first-hand.
  var customer: String { self == .positive ? "satisfied" : "dissatisfied" }
  /// The story that tells it.
  var news: String { self == .positive ? "good news" : "bad news" }
}
