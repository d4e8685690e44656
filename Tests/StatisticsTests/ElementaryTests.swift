import Statistics
import Testing

/// Against values of 90 digits, made by mpmath 1.3 (mp.prec = 300).
@Suite struct ElementaryTests {
  /// Function, arguments, value, and by how many units in its last place the truth is above that.
  private static let table = """
    exp -0x1.c325ceec7f0e2p+8 0x1.186c96151e4a9p-651 -0.235
    exp 0x1.ca7e82373f16cp+7 0x1.a9aedcfbdd326p+330 0.125
    exp -0x1.3da536f685598p+3 0x1.99ec14272a5e4p-15 -0.420
    exp -0x1.21fa5ce5c53cep+4 0x1.ce71e9a71829ep-27 0.427
    exp -0x1.578fb5f2f1680p-6 0x1.f560202b6b1cdp-1 0.040
    exp -0x1.86f17a2513700p-7 0x1.f9ed84b1f6dadp-1 -0.351
    exp -0x1.4b681da2df480p-5 0x1.ebb35132ad828p-1 0.453
    exp 0x1.9ff6167cced03p-7 0x1.034539a977282p+0 0.106
    exp -0x1.9029212e68228p-31 0x1.fffffff9bf5b8p-1 -0.293
    exp 0x1.6280000000000p+9 0x1.d422d2be5dc9bp+1022 -0.196
    exp -0x1.5e00000000000p+9 0x1.14f2b0fb9307fp-1010 0.042
    exp 0x1.0000000000000p+0 0x1.5bf0a8b145769p+1 0.326
    expm1 0x1.ba5bcb26c7adcp+4 0x1.d95b28c3cf241p+39 0.416
    expm1 -0x1.5de3494cb72c8p+3 -0x1.fffda9587419ap-1 -0.105
    expm1 0x1.660853c32f950p-2 0x1.ac9a925dff163p-2 0.058
    expm1 0x1.2610fe9650836p-1 0x1.8d4c533a2d383p-1 -0.356
    expm1 0x1.76ba6dfbcb77ap-1 0x1.1439e697c1de4p+0 -0.373
    expm1 0x1.10cfa1717db15p-2 0x1.389b23a738766p-2 -0.490
    expm1 -0x1.ba7a74516f238p-44 -0x1.ba7a74516f0bap-44 0.397
    expm1 -0x1.284dec5f728d3p-14 -0x1.284b3e7b00668p-14 0.463
    expm1 -0x1.1b671908f8e30p-10 -0x1.1b3fe5038e02cp-10 0.251
    expm1 0x1.b7cdfd9d7bdbbp-34 0x1.b7cdfd9dda4e3p-34 0.262
    expm1 0x1.2c00000000000p+8 0x1.c05c0a7166b4ap+432 0.452
    log 0x1.6f82482afd2f6p+783 0x1.0f8c439590a27p+9 -0.425
    log 0x1.267c3cb18b9a9p+512 0x1.63080a5c5b0c6p+8 -0.372
    log 0x1.3d914eba5f63dp+0 0x1.b95f07e9ee104p-3 -0.265
    log 0x1.930e377e597dap+0 0x1.d0ca5a02da68cp-2 0.358
    log 0x1.cb844cc0a3bf8p-1 -0x1.bafa953ebb23ap-4 0.295
    log 0x1.000000001bc02p+0 0x1.bc01ffffe7ef5p-36 -0.469
    log 0x1.fffffffe2df43p-1 -0x1.d20bd000d41bcp-33 -0.028
    log 0x1.fffffffffffffp-1 -0x1.0000000000000p-53 -0.250
    log 0x1.0000000000001p+0 0x1.fffffffffffffp-53 0.000
    log 0x1.4000000000000p+3 0x1.26bb1bbb55516p+1 -0.489
    log 0x1.56e1fc2f8f359p-997 -0x1.5963447f87fb5p+9 -0.208
    log 0x0.0000000000001p-1022 -0x1.74385446d71c3p+9 -0.389
    log1p 0x1.165155dd11c0ap-1 0x1.bc87709e0adc0p-2 -0.414
    log1p -0x1.815200ec98ba0p-3 -0x1.aadeff31d47a7p-3 -0.083
    log1p -0x1.3b90766812d68p-2 -0x1.79412161320e3p-2 0.475
    log1p 0x1.12c00132aa58ep-10 0x1.129b2bd6dc730p-10 0.231
    log1p 0x1.1af071d88fbd1p-24 0x1.1af0713c346f3p-24 -0.011
    log1p 0x1.45c1b48f306c5p-28 0x1.45c1b4823c412p-28 -0.467
    log1p 0x1.3a2801a2b6b8cp+92 0x1.ffcb4588ce1d7p+5 0.352
    log1p -0x1.fffffffffffffp-1 -0x1.25e4f7b2737fap+5 -0.095
    log1p 0x1.79ca10c924223p-67 0x1.79ca10c924223p-67 -0.000
    log1p 0x1.7e43c8800759cp+996 0x1.5963447f87fb5p+9 0.209
    pow 0x1.9b47f012d8354p-2 0x1.4c00000000000p+6 0x1.b4ab033aa6535p-110 0.374
    pow 0x1.bb48a178eec30p-2 0x1.c000000000000p+2 0x1.75683cb1239c9p-9 -0.077
    pow 0x1.a7175d1d28194p+14 0x1.12bebb90f14dap+3 0x1.577f010db5b90p+126 0.204
    pow 0x1.1977fa17db759p-37 0x1.828026b98aa00p-2 0x1.0fc7856365719p-14 -0.026
    pow 0x1.0000257d27fc6p+0 0x1.49d92b5675c1ep+5 0x1.000609c683bd9p+0 -0.296
    pow 0x1.fffffffea34f7p-1 -0x1.80f264ed28564p+4 0x1.0000001062980p+0 0.222
    pow 0x1.2b3740022c754p+0 0x1.9500000000000p+9 0x1.37d07d1e8d8f1p+182 0.169
    pow 0x1.298d9eebbb260p+0 0x1.f400000000000p+9 0x1.00af4241452edp+217 0.311
    pow 0x1.4000000000000p+3 0x1.6000000000000p+4 0x1.0f0cf064dd592p+73 0.000
    pow 0x1.0000000000000p-1 -0x1.f400000000000p+9 0x1.0000000000000p+1000 0.000
    pow 0x1.0cccccccccccdp+0 0x1.8000000000000p+3 0x1.cbbd3d7c946b5p+0 -0.074
    cbrt 0x1.e81c4adfbcab8p+647 0x1.f7e8e0632a63fp+215 0.069
    cbrt 0x1.a75f6a8b8b9a3p+89 0x1.e0913e0dd9459p+29 0.355
    cbrt 0x1.6b40cefbbcba8p-1 0x1.c8a64defbee23p-1 -0.442
    cbrt 0x1.2eec687a41534p+0 0x1.0ec5b7810cf4cp+0 -0.388
    cbrt 0x1.b000000000000p+4 0x1.8000000000000p+1 0.000
    cbrt 0x1.999999999999ap-4 0x1.db4c7760bcff3p-2 -0.374
    cbrt 0x0.012688b70e62bp-1022 0x1.a9d1b0b5d7427p-344 -0.045
    erfc -0x1.458f3cd881063p+2 0x1.ffffffffff4edp+0 -0.397
    erfc -0x1.d7a1f93007173p-1 0x1.cead02ffa9833p+0 -0.071
    erfc 0x1.4bef21c5ed5f6p-1 0x1.6fd81799cf65ep-2 -0.210
    erfc 0x1.16436a568e3fdp-1 0x1.c4bdc21429e4fp-2 0.308
    erfc 0x1.3430937dd6b7ep+0 0x1.6b23cf2d5171ep-4 0.219
    erfc 0x1.e90d27f91356ap+0 0x1.c42bb395dd7b8p-8 0.397
    erfc 0x1.0988175fbb930p+2 0x1.3012354b29976p-28 0.088
    erfc 0x1.3d7e15df273e9p+2 0x1.4219c29407c71p-39 0.019
    erfc 0x1.65c6185d4e832p+4 0x1.41ebb594c7385p-727 -0.290
    erfc 0x1.3a16d08e54175p+4 0x1.e4dd32f76a6c2p-562 -0.287
    erfc -0x1.799999999999ap+2 0x1.0000000000000p+1 -0.162
    erfc 0x1.0000000000000p+0 0x1.4226162fbddd5p-3 -0.106
    erfc -0x1.181abb434d3f5p-4 0x1.13b926e188645p+0 0.438
    erfc 0x1.a000000000000p+4 0x1.284bfe1cdea24p-981 -0.318
    """

  @Test(arguments: table.split(separator: "\n"))
  func `the last digit is right or the one beside it`(line: Substring) throws {
    let words = line.split(separator: " ")
    let numbers = try words.dropFirst().map { try #require(Double($0)) }
    let (x, nearest, above) = (numbers[0], numbers[numbers.count - 2], numbers[numbers.count - 1])
    var values: [Double] = []
    switch words[0] {
    case "exp": values = [Elementary.exp(x)]
    case "expm1": values = [Elementary.expm1(x)]
    case "log": values = [Elementary.log(x)]
    case "log1p": values = [Elementary.log1p(x)]
    case "cbrt": values = [Elementary.cbrt(x), -Elementary.cbrt(-x)]
    case "erfc": values = [Elementary.erfc(x)]
    case "pow":
      values = [Elementary.pow(x, numbers[1])]
      if numbers[1] == numbers[1].rounded() { values.append(Elementary.pow(x, Int(numbers[1]))) }
    default: Issue.record("no function \(words[0])")
    }
    for value in values {
      #expect(abs((value - nearest) / nearest.ulp - above) < 1, "\(line): \(value)")
    }
  }

  @Test func `ends and exact values`() {
    #expect(Elementary.exp(0) == 1 && Elementary.exp(-800) == 0 && Elementary.exp(800) == .infinity)
    #expect(Elementary.exp(-.infinity) == 0 && Elementary.exp(.infinity) == .infinity)
    #expect(Elementary.exp(-745) == .leastNonzeroMagnitude)
    #expect(Elementary.expm1(-.infinity) == -1 && Elementary.expm1(0) == 0)
    #expect(Elementary.log(1) == 0 && Elementary.log(0) == -.infinity && Elementary.log(-1).isNaN)
    #expect(Elementary.log(.infinity) == .infinity && Elementary.log1p(-1) == -.infinity)
    #expect(Elementary.log1p(-2).isNaN && Elementary.log1p(.infinity) == .infinity)
    #expect(Elementary.cbrt(27) == 3 && Elementary.cbrt(-8) == -2 && Elementary.cbrt(0) == 0)
    #expect(Elementary.erfc(0) == 1 && Elementary.erfc(40) == 0 && Elementary.erfc(-40) == 2)
    for value in [
      Elementary.exp, Elementary.expm1, Elementary.log, Elementary.log1p, Elementary.cbrt,
      Elementary.erfc,
    ] {
      #expect(value(.nan).isNaN)
    }
  }

  @Test func `powers at their ends, as IEEE 754 has them`() {
    #expect(Elementary.pow(0, 0.0) == 1 && Elementary.pow(.nan, 0.0) == 1)
    #expect(Elementary.pow(0, 2.5) == 0 && Elementary.pow(0, -1.0) == .infinity)
    #expect(Elementary.pow(-2, 3.0) == -8 && Elementary.pow(-2, 3) == -8)
    #expect(Elementary.pow(-2, 0.5).isNaN && Elementary.pow(1, .infinity) == 1)
    #expect(Elementary.pow(0.5, .infinity) == 0 && Elementary.pow(2, -.infinity) == 0)
    #expect(Elementary.pow(.infinity, -1.0) == 0 && Elementary.pow(2, 2000) == .infinity)
    #expect(
      Elementary.pow(0.5, 2000) == 0 && Elementary.pow(0, 3) == 0 && Elementary.pow(0, 0) == 1)
    #expect(Elementary.pow(1e-300, 2) == 0 && Elementary.pow(2, -2) == 0.25)
    for exponent in 0...22 { #expect(Elementary.pow(10, exponent) == Double("1e\(exponent)")) }
  }
}
