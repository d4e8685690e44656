import PlainText

/// Evenly spaced values, rounded so that they read as people write them.
package enum Steps {
  /// `count` values from one number to another, both included.
  ///
  /// Each is rounded to 12 significant digits, so that 0.1 + 0.2 is 0.3; what is smaller than 1e-12
  /// of the larger end is 0, so that the middle between -0.3 and 0.3 is.
  package static func values(from: Double, to: Double, count: Int) -> [Double] {
    guard count > 1 else { return [from] }
    let scale = max(abs(from), abs(to))
    guard scale > 0 else { return Array(repeating: 0, count: count) }
    return (0..<count).map { index in
      if index == 0 { return from }
      if index == count - 1 { return to }
      let share = Double(index) / Double(count - 1)
      let value = from * (1 - share) + to * share
      return rounded(value, scale: scale)
    }
  }

  /// A value rounded to 12 significant digits; 0 if it is smaller than 1e-12 of a scale.
  package static func rounded(_ value: Double, scale: Double) -> Double {
    if abs(value) < scale * 1e-12 || value == 0 { return 0 }
    return DecimalPlaces.rounded(value, digits: 12)
  }
}
