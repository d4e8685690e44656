/// Numbers for people: thousands separators, only the digits that are known, the same in every
/// country.
public enum NumberText {
  /// A whole number with commas between thousands: `1,234,567`.
  public static func whole(_ value: Int) -> String {
    (value < 0 ? "-" : "") + grouped(String(value.magnitude))
  }

  /// A number in the shortest form that reads back the same, for machines: `0.1`, `12`, `1e+100`.
  ///
  /// - Parameter number: The number; minus zero is written as zero.
  /// - Returns: The form, or an empty text if the number is not finite.
  public static func shortest(_ number: Double) -> String {
    guard number.isFinite else { return "" }
    guard number != 0 else { return "0" }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A number with a fixed number of decimals, rounded to the nearest, halves away from zero.
  ///
  /// - Parameters:
  ///   - value: The number; what is not finite becomes `-`.
  ///   - decimals: The number of decimals, 0...9.
  /// - Returns: The digits with thousands separators.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "-" }
    let scale = DecimalPlaces.power(decimals)
    let scaled = (abs(value) * scale).rounded()
    // Beyond 2^53 a double has no decimals, and beyond 10^18 nobody wants to read all digits.
    guard scaled < 1e15 else {
      return abs(value) < 1e18
        ? (value < 0 ? "-" : "") + grouped(String(Int64(abs(value).rounded()))) : value.description
    }
    var digits = String(Int64(scaled))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    if decimals == 0 { return sign + grouped(digits) }
    if digits.count <= decimals {
      digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    return sign + grouped(String(digits.dropLast(decimals))) + "." + digits.suffix(decimals)
  }

  /// How many decimals a figure deserves: down to the first digit of its standard error, or three
  /// significant digits where there is none.
  ///
  /// - Parameters:
  ///   - value: The figure.
  ///   - standardError: Its standard error, or nil.
  /// - Returns: The number of decimals, 0...6.
  public static func decimals(for value: Double, standardError: Double?) -> Int {
    if let standardError, standardError.isFinite, standardError > 0 {
      return min(6, max(0, -DecimalPlaces.magnitude(standardError)))
    }
    if value == value.rounded() || !value.isFinite { return 0 }
    return min(6, max(0, 2 - DecimalPlaces.magnitude(value)))
  }

  /// A parameter or another number that is known exactly: its shortest form, with thousands
  /// separators.
  public static func plain(_ value: Double) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return value.description }
    if value == value.rounded() { return fixed(value, decimals: 0) }
    let text = value.description
    guard !text.contains("e"), let point = text.firstIndex(of: ".") else { return text }
    let sign = value < 0 ? "-" : ""
    return sign + grouped(String(text[..<point].drop { $0 == "-" })) + text[point...]
  }

  /// A number rounded to at most one decimal: `20`, `19.8`.
  public static func rounded(_ value: Double) -> String { plain((value * 10).rounded() / 10) }

  /// A share as per cent: `12.3 %`.
  ///
  /// One decimal, or as many as it takes to tell it from nothing and from all.
  public static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "-" }
    let value = share * 100
    for decimals in 1...4 {
      let text = fixed(value, decimals: decimals)
      let looksEmpty = Double(text) == 0 && value != 0
      let looksFull = Double(text) == 100 && value != 100
      if !looksEmpty && !looksFull { return text + " %" }
    }
    return value < 50 ? "< 0.0001 %" : "> 99.9999 %"
  }

  /// A share that is known exactly, as per cent without needless decimals: `5 %`.
  public static func plainPercent(_ share: Double) -> String {
    // 0.07 x 100 is not quite 7.
    let value = (share * 100 * 1e9).rounded() / 1e9
    return plain(value) + " %"
  }

  /// A number of bytes in the unit that suits it: `1.5 GiB`.
  public static func bytes(_ count: Int) -> String { bytes(Double(count)) }

  /// A number of bytes in the unit that suits it, of any size.
  public static func bytes(_ count: Double) -> String {
    var value = max(0, count)
    var units = ["B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"][...]
    while value >= 1024, units.count > 1 {
      value /= 1024
      units.removeFirst()
    }
    return fixed(value, decimals: units.count == 7 || value >= 100 ? 0 : 1) + " "
      + (units.first ?? "")
  }

  /// A time span in words: `about 2 minutes`.
  public static func duration(seconds: Double) -> String {
    guard seconds.isFinite else { return "longer than anybody can wait" }
    func about(_ value: Double, _ unit: String) -> String {
      let count = max(1, value.rounded())
      return "about \(fixed(count, decimals: 0)) \(unit)" + (count == 1 ? "" : "s")
    }
    return switch seconds {
    case ..<1: "less than a second"
    case ..<90: about(seconds, "second")
    case ..<5400: about(seconds / 60, "minute")
    case ..<129_600: about(seconds / 3600, "hour")
    default: about(seconds / 86_400, "day")
    }
  }

  /// A count and its noun: `1 replicate`, `2 replicates`.
  public static func count(_ value: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(whole(value)) " + (value == 1 ? noun : plural ?? noun + "s")
  }

  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }
}
