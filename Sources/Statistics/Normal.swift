/// The standard normal distribution.
public enum Normal {
  /// The number that a standard normal variable stays below with a probability.
  ///
  /// Algorithm AS 241 (PPND16) of Wichura, *The percentage points of the normal distribution*,
  /// Applied Statistics 37 (1988): rational approximations in three ranges, accurate to about
  /// 1 part in 10^16.
  ///
  /// - Parameter probability: In 0...1.
  /// - Returns: The quantile: minus infinity at 0, infinity at 1, not a number outside 0...1.
  /// - Complexity: O(1).
  public static func quantile(_ probability: Double) -> Double {
    guard (0...1).contains(probability) else { return .nan }
    let q = probability - 0.5
    if abs(q) <= 0.425 {
      let r = 0.180625 - q * q
      return q * polynomial(nearCenter.0, r) / polynomial(nearCenter.1, r)
    }
    let tail = q < 0 ? probability : 1 - probability
    guard tail > 0 else { return q < 0 ? -.infinity : .infinity }
    let distance = (-Elementary.log(tail)).squareRoot()
    let (form, r) = distance <= 5 ? (middle, distance - 1.6) : (far, distance - 5)
    let size = polynomial(form.0, r) / polynomial(form.1, r)
    return q < 0 ? -size : size
  }

  /// The chance of a standard normal variable below a number.
  ///
  /// - Complexity: O(1).
  public static func probability(below number: Double) -> Double {
    0.5 * Elementary.erfc(-number / 2.0.squareRoot())
  }

  /// A polynomial with coefficients in rising order of power (Horner's scheme).
  private static func polynomial(_ coefficients: [Double], _ x: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }

  /// Numerator and denominator for |p - 1/2| <= 0.425, in 0.425^2 - (p - 1/2)^2.
  private static let nearCenter: ([Double], [Double]) = (
    [
      3.3871328727963666080, 1.3314166789178437745e+2, 1.9715909503065514427e+3,
      1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
      3.3430575583588128105e+4, 2.5090809287301226727e+3,
    ],
    [
      1, 4.2313330701600911252e+1, 6.8718700749205790830e+2, 5.3941960214247511077e+3,
      2.1213794301586595867e+4, 3.9307895800092710610e+4, 2.8729085735721942674e+4,
      5.2264952788528545610e+3,
    ]
  )

  /// For tails with r = sqrt(-ln tail) <= 5, in r - 1.6.
  private static let middle: ([Double], [Double]) = (
    [
      1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
      3.64784832476320460504, 1.27045825245236838258, 2.41780725177450611770e-1,
      2.27238449892691845833e-2, 7.74545014278341407640e-4,
    ],
    [
      1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
      1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
      1.05075007164441684324e-9,
    ]
  )

  /// For the tails beyond, in r - 5.
  private static let far: ([Double], [Double]) = (
    [
      6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
      2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
      2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ],
    [
      1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
      7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
      2.04426310338993978564e-15,
    ]
  )
}
