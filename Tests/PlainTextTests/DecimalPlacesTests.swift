import PlainText
import Testing

@Suite struct DecimalPlacesTests {
  @Test func `powers of ten are those of their text`() {
    for exponent in -330...310 {
      let expected = Double("1e\(exponent)") ?? (exponent < 0 ? 0 : .infinity)
      #expect(DecimalPlaces.power(exponent) == expected)
    }
  }

  @Test func `the first digit of a number`() {
    for exponent in -300...300 {
      let power = DecimalPlaces.power(exponent)
      #expect(DecimalPlaces.magnitude(power) == exponent)
      #expect(DecimalPlaces.magnitude(-power.nextUp) == exponent)
      #expect(DecimalPlaces.magnitude(power.nextDown) == exponent - 1)
      #expect(DecimalPlaces.magnitude(power * 5) == exponent)
    }
    #expect(DecimalPlaces.magnitude(123) == 2 && DecimalPlaces.magnitude(-0.045) == -2)
    #expect(DecimalPlaces.magnitude(.leastNonzeroMagnitude) == -324)
  }

  @Test func `numbers are rounded as their text is`() {
    #expect(DecimalPlaces.rounded(0.1 + 0.2, digits: 12) == 0.3)
    #expect(DecimalPlaces.rounded(-1234.56, digits: 2) == -1200)
    #expect(DecimalPlaces.rounded(0, digits: 12) == 0)
    #expect(DecimalPlaces.rounded(.infinity, digits: 12) == .infinity)
    #expect(DecimalPlaces.rounded(9.99999, digits: 3) == 10)
  }
}
