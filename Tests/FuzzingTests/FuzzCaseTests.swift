import PlainText
import Testing

@testable import Fuzzing

@Suite("Mutated inputs")
struct FuzzCaseTests {
  private static let corpus = Corpus(scenarios: "none")

  @Test("An input follows from its name", arguments: FuzzKind.allCases)
  func inputsAreDeterministic(kind: FuzzKind) {
    if kind == .folder {
      #expect(FolderTemplate.all.map(\.name) == ["done", "stopped", "held", "shard", "put"])
    }
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
    let file = GzipFile.stored(Array("123456789".utf8))
    #expect(file.suffix(8) == [0x26, 0x39, 0xF4, 0xCB, 9, 0, 0, 0])
  }

  @Test("A repeated text is read back from its gzip file", arguments: [1, 4, 5, 64, 300])
  func gzipRepeats(length: Int) throws {
    let folder = try TemporaryFolder()
    let row = (0..<length).map { "\($0 * 7 % 10)" }.joined().prefix(length - 1) + "\n"
    let ties = "0 1\n"
    let path = "\(folder.path)/x.gz"
    try Checks.write(
      GzipFile.repeated(Array((length == 4 ? ties : "#" + row).utf8), 3000), to: path)
    let child = try ChildProcess.run(
      ["/bin/gzip", "-dc", path], in: folder.path, addressSpace: nil, patience: 10)
    #expect(child.end == .exit(0))
    let piece = Array((length == 4 ? ties : "#" + row).utf8)
    #expect(child.output.starts(with: piece + piece) && child.output.count % piece.count < 258)
  }
}

@Suite("Folders of results")
struct FolderCheckTests {
  @Test("What is not changed is read, and goes on to the same figures")
  func templatesAreWhole() throws {
    #expect(FolderTemplate.runs.count > 500)
    for name in ["done", "stopped", "put"] {
      let input = try #require(FolderTemplate.seeds.first { $0.name.hasPrefix(name + "/") })
      let place = try TemporaryFolder()
      for file in Corpus.beside { try Checks.write(file.bytes, to: "\(place.path)/\(file.name)") }
      let found = try FolderCheck(input, in: place.path).run()
      #expect(found.outcome == .read && found.faults == [], "\(name): \(found.faults)")
    }
  }

  @Test("A lock of another machine and a broken plan are refused, and nothing is lost")
  func refusalsLoseNothing() throws {
    for name in ["held/unfinished/journal", "stopped/unfinished/plan.json"] {
      var input = try #require(FolderTemplate.seeds.first { $0.name == name })
      if name.hasSuffix("json") { input.bytes.removeLast(20) }
      let place = try TemporaryFolder()
      for file in Corpus.beside { try Checks.write(file.bytes, to: "\(place.path)/\(file.name)") }
      let found = try FolderCheck(input, in: place.path).run()
      #expect(found.outcome == .refused && found.faults == [], "\(name): \(found.faults)")
    }
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

  @Test("A refusal has a remedy of its own, or is of a form that says what is allowed")
  func remediesAreTyped() {
    func rules(_ message: String, _ remedies: [String] = []) -> [String] {
      RefusalRules.faults(
        in: Diagnostics(file: "x", line: 1, message, remedies: remedies), of: FuzzInput("x", "")
      ).map(\.rule)
    }
    #expect(rules("this is a list", ["write a number"]) == [])
    #expect(
      rules("share must be in 0...1, not 2") == [] && rules("expected a value, found \"}\"") == [])
    #expect(
      rules("it must be good") == ["no remedy"] && rules("more than 3 parents") == ["no remedy"])
    #expect(rules("what is expected , found") == ["no remedy"])
  }

  @Test("A printed refusal helps in a line of its own, or in its sentence")
  func printedRefusalsAreChecked() {
    func rules(_ text: String) -> [String] {
      RefusalRules.faults(inRefusal: text, of: "run").map(\.rule)
    }
    #expect(rules("a.json:1:1: error: no key\n  x: 1\n  ^\n  write y") == [])
    #expect(rules("a.json:1:1: error: no key\n  x: 1\n  ^") == ["run no remedy"])
    #expect(rules("error: /x is full; name another place") == [])
    #expect(rules("error: it is full; name another place") == ["run no place"])
    #expect(rules("") == ["run says nothing"])
  }

  @Test("Faults of one kind have one shape")
  func shapesAreAlike() {
    #expect(Fault.shape(of: "line 31: \"a\" is 5") == Fault.shape(of: "line 4: \"bcd\" is 77"))
  }
}
