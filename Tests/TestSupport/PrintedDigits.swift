internal import Foundation

/// Whether a number agrees with a printed one to the digits that are printed.
public func agree(_ value: Double, _ printed: Double, digits: Int) -> Bool {
  abs(value - printed) <= 0.5 * pow(10, -Double(digits)) * (1 + 1e-9)
}
