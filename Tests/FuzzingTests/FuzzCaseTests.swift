import Testing

@testable import Fuzzing

@Suite("Mutated inputs")
struct FuzzCaseTests {
  private static let corpus = Corpus(scenarios: "none")

  @Test("An input follows from its name", arguments: FuzzKind.allCases)
  func inputsAreDeterministic(kind: FuzzKind) {
    let inputs = (0..<200).map { FuzzCase(seed: 3, kind: kind, index: $0).input(of: Self.corpus) }
    for (index, input) in inputs.enumerated().reversed() {
      #expect(
        FuzzCase(seed: 3, kind: kind, index: index).input(of: Corpus(scenarios: "none")) == input)
    }
    #expect(Set(inputs).count > 150)
    #expect(FuzzCase(seed: 4, kind: kind, index: 0).input(of: Self.corpus) != inputs[0])
  }

  @Test("A name reads back")
  func namesReadBack() {
    #expect(FuzzCase("7:graph:12") == FuzzCase(seed: 7, kind: .graph, index: 12))
    #expect(FuzzCase("\(FuzzCase(seed: .max, kind: .survey, index: 0))")?.seed == .max)
    for text in ["", "1:graph", "1:tree:2", "x:graph:2", "1:graph:-1"] {
      #expect(FuzzCase(text) == nil)
    }
  }

  @Test("Inputs stay small")
  func inputsAreBounded() {
    for index in 0..<500 {
      let input = FuzzCase(seed: 1, kind: .graph, index: index).input(of: Self.corpus)
      #expect(input.bytes.count <= Mutator.longest)
    }
  }

  @Test("A stored gzip file has the checksum of its bytes")
  func gzipIsWhole() {
    // CRC-32 of "123456789" is CBF43926.
    let file = StoredGzip.file(of: Array("123456789".utf8))
    #expect(file.suffix(8) == [0x26, 0x39, 0xF4, 0xCB, 9, 0, 0, 0])
  }
}

@Suite("Rules for refusals")
struct RefusalRulesTests {
  @Test("What steers a terminal is found, and foreign words unless the input says them")
  func textsAreChecked() {
    let input = FuzzInput("x.txt", "Optional(")
    func rules(_ text: String) -> [String] {
      RefusalRules.faults(inText: text, of: input).map(\.rule)
    }
    #expect(rules("line 3: \"a\"\n  fix it") == [])
    #expect(rules("a\u{1B}[31m") == ["raw U+001B"])
    #expect(rules("a\u{202E}b") == ["raw U+202E"])
    #expect(rules("NSCocoaErrorDomain") == ["says \"NSCocoa\""])
    #expect(rules("Optional(3)") == [])
  }

  @Test("Faults of one kind have one shape")
  func shapesAreAlike() {
    #expect(Fault.shape(of: "line 31: \"a\" is 5") == Fault.shape(of: "line 4: \"bcd\" is 77"))
  }
}
