@testable import Experiments
import Statistics
import Testing

@testable import Reports

@Suite struct DecisionWordsTests {
  private static func words(
    _ change: (inout DecisionResult) -> Void = { _ in }
  ) throws -> DecisionWords {
    var result = try Example.decided()
    var decision = try #require(result.decision)
    change(&decision)
    result.decision = decision
    return try #require(DecisionWords(result))
  }

  private static func text(_ words: DecisionWords) -> String {
    words.sentences.map(\.text).joined(separator: "\n")
  }

  @Test func `combinations of inputs are counted`() throws {
    let words = try Self.words()
    let whatIf = words.decision.whatIfs[0]
    let text = Self.text(words)
    #expect(text.contains("of 20 combinations of inputs"), "\(text)")
    #expect(text.contains("\(whatIf.count(.better))"))
    #expect(text.contains("combinations of inputs; on average over these"))
    #expect(
      words.spread?.text.contains("Over all combinations of inputs calm is on average") == true)
  }

  @Test func `an input to find out first is named with where the answer turns`() throws {
    let words = try Self.words { decision in
      let worth = DecisionResult.Worth(
        value: 12, interval: .init(low: 8, high: 20), changesDecision: true)
      decision.information.inputs = [worth, nil]
      decision.information.all = worth
      for whatIf in decision.whatIfs.indices {
        decision.whatIfs[whatIf].bars[0].signChange = .init(
          number: 0.1234, alternative: nil, isClear: true)
      }
    }
    let text = Self.text(words)
    #expect(text.contains("Find out "), "\(text)")
    #expect(text.contains("about 12 on average (8 to 20); the answer turns at about 12.3 %"))
  }

  @Test func `where nothing changes the decision it is said`() throws {
    let words = try Self.words { decision in
      let none = DecisionResult.Worth(
        value: 0, interval: .init(low: 0, high: 0), changesDecision: false)
      decision.information.best = "calm"
      decision.information.inputs = [none, none]
      decision.information.all = none
      for whatIf in decision.whatIfs.indices {
        for bar in decision.whatIfs[whatIf].bars.indices {
          decision.whatIfs[whatIf].bars[bar].signChange = nil
        }
      }
    }
    let text = Self.text(words)
    #expect(text.contains("No input changes the decision: calm is best in every combination"))
    #expect(text.contains("No input alone turns the answer within its likely range"))
  }

  @Test func `what knowing an input is worth stands beside what is decided on`() throws {
    let words = try Self.words { decision in
      decision.information.inputs = [10.0, 0].map {
        .init(value: $0, interval: .init(low: $0 / 2, high: 20), changesDecision: $0 > 0)
      }
      decision.information.all = decision.information.inputs[0]
      for whatIf in decision.whatIfs.indices {
        decision.whatIfs[whatIf].mean = -1000
        for bar in decision.whatIfs[whatIf].bars.indices {
          decision.whatIfs[whatIf].bars[bar].signChange = nil
        }
        decision.whatIfs[whatIf].bars[0].ends = decision.whatIfs[whatIf].bars[1].ends.prefix(1).map(
          \.self)
      }
    }
    let text = try #require(words.information).text
    #expect(text.contains("first, if anything: knowing it exactly"), "\(text)")
    #expect(text.contains("against a difference of 1,000 on average"))
    #expect(text.hasSuffix("moves the amount most, but not the decision."))
  }

  @Test func `the worst combination is named with all its inputs`() throws {
    let words = try Self.words { decision in
      for whatIf in decision.whatIfs.indices {
        for world in decision.whatIfs[whatIf].worlds.indices {
          decision.whatIfs[whatIf].worlds[world].difference.value = world == 3 ? 500 : -10
        }
        let ends = [-1.0, 0].map { number in
          DecisionResult.End(
            text: "\(number)", number: number,
            difference: .init(value: 10 * number, standardError: nil, interval: nil, shareHigher: 0)
          )
        }
        decision.whatIfs[whatIf].bars[0].ends = ends
      }
    }
    let text = try #require(words.worst).text
    #expect(
      text.hasPrefix("In the worst one it is 500 more; there: hearers who pass bad news on "),
      "\(text)")
    #expect(text.contains(" %, people a dissatisfied customer tells "))
  }

  @Test func `what is not shown to be worth anything is small, or not known`() throws {
    func text(_ high: Double) throws -> String {
      let words = try Self.words { decision in
        let worth = DecisionResult.Worth(
          value: high / 2, interval: .init(low: 0, high: high), changesDecision: true)
        decision.information.inputs = [worth, worth]
        decision.information.all = worth
        for whatIf in decision.whatIfs.indices { decision.whatIfs[whatIf].mean = -1000 }
      }
      return try #require(words.information).text
    }
    #expect(try text(9).hasPrefix("Nothing has to be found out: "))
    let open = try text(200)
    #expect(open.hasPrefix("Which input to find out first is not shown; more samples"), "\(open)")
  }

  @Test func `alternatives have no percentiles`() throws {
    func values(_ lists: [Bool]) throws -> String {
      try Self.words { decision in
        for whatIf in decision.whatIfs.indices {
          for (bar, isList) in lists.enumerated() {
            decision.whatIfs[whatIf].bars[bar].hasAlternatives = isList
          }
        }
      }.likelyValues.text
    }
    #expect(try values([true, true]) == "at any of its alternatives")
    #expect(try values([false, false]).hasSuffix("(5th to 95th percentile)"))
    #expect(try values([false, true]).hasSuffix("percentile) or at any of its alternatives"))
  }

  @Test func `too few samples are said`() throws {
    let words = try Self.words {
      $0.information = .init(best: nil, inputs: [], all: nil, withheld: .samplesNeeded(40))
    }
    #expect(Self.text(words).contains("cannot be told: too few samples; 40 would be enough"))
    let single = try Self.words {
      $0.information = .init(best: nil, inputs: [], all: nil, withheld: .errorUnknown)
    }
    #expect(Self.text(single).contains("at least 2 replicates of each sample are needed"))
  }

  @Test func `the first screen has the verdict first and fits`() throws {
    let result = try Example.decided()
    let document = Answer(result).document(more: "hearsay uncertain x.json --details")
    let text = TerminalRenderer(isColoured: false, width: 80).text(document)
    #expect(text.count { $0 == "\n" } <= Answer.lines, "\(text)")
    #expect(text.contains("combinations of"))
    let lines = text.split(separator: "\n")
    #expect(lines[0] == "Calm them?")
    #expect(lines[1].contains("hear bad news") || lines[1].hasPrefix("It "), "\(text)")
    for table in try #require(DecisionWords(result)).tables {
      if case .table(let table) = table { #expect(!table.rows.isEmpty) }
    }
  }
}
