/// The smallest root of u = f(u) in 0...1, for the generating function f of a number of followers.
///
/// Iteration from 0 rises to it; every second step is Steffensen's (Aitken's extrapolation), taken where
/// it does not overshoot, since plain iteration is slow near a threshold.
package func smallestFixedPoint(_ f: (Double) -> Double) -> Double {
  var u = 0.0
  for _ in 0..<10_000 {
    let first = f(u)
    let second = f(first)
    if second - first < 1e-16 { return min(1, second) }
    let bend = second - 2 * first + u
    let ahead = bend == 0 ? second : u - (first - u) * (first - u) / bend
    // f is convex, so below the root, and only there, f(x) > x.
    u = ahead > second && ahead < 1 && f(ahead) > ahead ? ahead : second
  }
  return u
}
