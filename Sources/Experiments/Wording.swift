/// A whole number with commas between thousands: `1,000,000`.
package func grouped(_ number: Int) -> String {
  let digits = "\(number.magnitude)"
  var text = ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return number < 0 ? "-\(text)" : text
}

/// A number of things: `1 point`, `2 points`, `3 people`.
package func counted(_ number: Int, _ thing: String, plural: String? = nil) -> String {
  "\(grouped(number)) \(number == 1 ? thing : plural ?? thing + "s")"
}

/// A number with at most one digit after the point: `20`, `19.8`.
package func oneDigit(_ number: Double) -> String {
  let rounded = (number * 10).rounded() / 10
  return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
}

/// A number of bytes in the unit that suits it: `1.5 GiB`.
package func bytesInWords(_ bytes: Double) -> String {
  let units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
  var size = bytes
  var unit = 0
  while size >= 1024, unit < units.count - 1 {
    size /= 1024
    unit += 1
  }
  return "\(oneDigit(size)) \(units[unit])"
}

/// A share in percent, in whole numbers from 10 on: `100 %`, `12 %`, `0.4 %`.
package func percent(_ share: Double) -> String {
  "\(oneDigit(share >= 0.1 ? (share * 100).rounded() : share * 100)) %"
}
