import PlainText

/// A number as it is shown: in a unit, and to a precision.
public struct Quantity: Sendable, Hashable {
  /// What the number counts.
  public enum Unit: Sendable, Hashable {
    /// People, money, periods: as the words beside it state.
    case plain
    /// The same, shown in a large unit: `3.371 M`.
    case large(LargeUnit)
    /// A share, shown in per cent.
    case percent
    /// A difference of shares, shown in percentage points.
    case points
    /// Bytes.
    case bytes
    /// Seconds, shown as a time span in words.
    case duration
    /// Something per second, shown with three digits and k, M or G.
    case rate
  }

  /// A unit of large numbers, by its power of ten.
  public enum LargeUnit: Int, Sendable, Hashable, CaseIterable {
    /// Millions.
    case millions = 6
    /// Thousands of millions.
    case billions = 9
    /// Millions of millions.
    case trillions = 12

    /// What stands behind the number, with a blank before.
    public var symbol: String {
      switch self {
      case .millions: " M"
      case .billions: " bn"
      case .trillions: " tn"
      }
    }

    /// How many ones it is.
    fileprivate var size: Double {
      switch self {
      case .millions: 1e6
      case .billions: 1e9
      case .trillions: 1e12
      }
    }

    /// The largest unit that a number has at least one of; nil below a million.
    init?(of number: Double) {
      guard let unit = Self.allCases.last(where: { number >= $0.size }) else { return nil }
      self = unit
    }
  }

  /// The number; of a share the fraction, not the per cent.
  public var number: Double
  /// Its unit.
  public var unit: Unit
  /// How many decimals are shown; nil for all digits, as of a parameter or a count.
  ///
  /// Negative ones round to tens, hundreds and so on. Per cent have one, or as many as it takes to tell
  /// them from 0 and from 100.
  public var decimals: Int?
  /// Whether a number that reads as more than 0 has a plus sign: it is a change.
  public var isSigned = false

  /// Makes a quantity.
  public init(_ number: Double, _ unit: Unit = .plain, decimals: Int? = nil) {
    self.number = number
    self.unit = unit
    self.decimals = decimals
  }

  /// The quantity in plain text: `1,234`, `12.3 %`, `+1.5 pt`, `1.5 GiB`.
  public var text: String {
    let text = unsigned
    return (isSigned && number > 0 && text.contains { ("1"..."9").contains($0) } ? "+" : "") + text
  }

  private var unsigned: String {
    switch (unit, decimals) {
    case (.plain, let count?): Self.rounded(number, count)
    case (.plain, nil): NumberText.plain(number)
    case (.large(let unit), let count?):
      Self.rounded(number / unit.size, count + unit.rawValue) + unit.symbol
    case (.large(let unit), nil): NumberText.plain(number / unit.size) + unit.symbol
    case (.percent, let count?) where count > 1: Self.rounded(number * 100, count) + " %"
    case (.percent, _?): NumberText.percent(number)
    case (.percent, nil): NumberText.plainPercent(number)
    case (.points, let count?): Self.rounded(number * 100, count) + " pt"
    case (.points, nil): NumberText.plain(number * 100) + " pt"
    case (.bytes, _): NumberText.bytes(Int(number))
    case (.duration, _): NumberText.duration(seconds: number)
    case (.rate, _): Self.rate(number)
    }
  }

  private static func rounded(_ value: Double, _ decimals: Int) -> String {
    if decimals >= 0 { return NumberText.fixed(value, decimals: decimals) }
    var scale = 1.0
    for _ in decimals..<0 { scale *= 10 }
    return NumberText.fixed((value / scale).rounded() * scale, decimals: 0)
  }

  /// Three digits and a unit: `31.2 M`.
  private static func rate(_ value: Double) -> String {
    guard value.isFinite else { return "-" }
    // What rounds up to a thousand belongs to the next unit.
    let (scale, unit) =
      switch value {
      case 999.5e6...: (1e9, " G")
      case 999.5e3...: (1e6, " M")
      case 999.5...: (1e3, " k")
      default: (1.0, "")
      }
    let scaled = value / scale
    let decimals = scaled == 0 || scaled >= 99.95 ? 0 : scaled >= 9.995 ? 1 : 2
    return NumberText.fixed(scaled, decimals: decimals) + unit
  }
}
