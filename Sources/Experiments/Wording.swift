/// A whole number with commas between thousands: `1,000,000`.
func grouped(_ number: Int) -> String {
  let digits = "\(number.magnitude)"
  var text = ""
  for (place, digit) in digits.enumerated() {
    if place > 0, (digits.count - place) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return number < 0 ? "-\(text)" : text
}

/// A number of things: `1 point`, `2 points`.
func counted(_ number: Int, _ thing: String) -> String {
  "\(grouped(number)) \(thing)\(number == 1 ? "" : "s")"
}

/// A number of bytes in the unit that suits it: `1.5 GiB`.
func bytesInWords(_ bytes: Double) -> String {
  let units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
  var size = bytes
  var unit = 0
  while size >= 1024, unit < units.count - 1 {
    size /= 1024
    unit += 1
  }
  return "\((size * 10).rounded() / 10) \(units[unit])"
}

/// A share in percent with as many digits as are of interest: `100 %`, `12 %`, `0.4 %`.
func percent(_ share: Double) -> String {
  let size = share * 100
  let rounded = size >= 10 ? size.rounded() : (size * 10).rounded() / 10
  return rounded == rounded.rounded() ? "\(Int(rounded)) %" : "\(rounded) %"
}
