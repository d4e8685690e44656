/// Answers in words in place of numbers.
package enum AnswerWords: Hashable, Sendable {
  /// How likely, or how much one agrees, in five steps: read on the scale 1-5.
  case steps
  /// The groups that a tool made of the score: promoter, passive, detractor.
  case groups

  /// The scale on which they are counted.
  var scale: SurveyScale {
    switch self {
    case .steps: .oneToFive
    case .groups: .groups
    }
  }

  /// The score that a text stands for, or nil.
  func score(of text: String) -> Int? {
    let word = Self.plain(text)
    return self == .steps ? Self.stepWords[word] : Self.groupWords[word]
  }

  /// Whether a text is an answer in words.
  package static func isAnswer(_ text: String) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    let word = plain(text)
    return stepWords[word] != nil || groupWords[word] != nil
  }

  /// The words of a column, if all its cells except blank ones are answers of one kind, no two words
  /// for one step; with the score of each.
  ///
  /// - Parameter cells: Its cells below the header rows.
  /// - Returns: What they are and the words, or nil.
  /// - Complexity: O(cells).
  static func found(in cells: some Sequence<String>) -> (kind: AnswerWords, words: [Int: String])? {
    var used: Set<String> = []
    for cell in cells {
      guard cell.utf8.count <= 60 else { return nil }
      let word = plain(cell)
      if !SurveyCell.blankWords.contains(word) { used.insert(word) }
      // More words than steps in any language: a comment or a name.
      if used.count > 5 { return nil }
    }
    for kind in [AnswerWords.groups, .steps] {
      var words: [Int: String] = [:]
      let isWhole = used.allSatisfy { word in
        kind.score(of: word).map { words.updateValue(word, forKey: $0) == nil } ?? false
      }
      if isWhole, words.count > 1 || kind == .groups && !words.isEmpty { return (kind, words) }
    }
    return nil
  }

  private static func plain(_ text: String) -> String {
    text.lowercased().replacing("\u{2019}", with: "'")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static let groupWords: [String: Int] = {
    let words = [
      1: "detractor,detractors,détracteur,detraktor,kritiker,detrattore,detrator,detractora",
      2:
        "passive,passives,passiv,passif,pasivo,pasiva,passivo,passiva,passief,neutral,indifferent,indifferente",
      3: "promoter,promoters,promotor,promotora,promoteur,promotore,fürsprecher",
    ]
    return table(words)
  }()

  private static let stepWords = table([
    5: """
    very likely,extremely likely,highly likely,most likely,very probable,definitely,definitely yes,yes definitely,\
    definitely would,certainly,strongly agree,completely agree,totally agree,sehr wahrscheinlich,\
    äußerst wahrscheinlich,auf jeden fall,bestimmt,stimme voll und ganz zu,stimme voll zu,très probable,\
    très probablement,certainement,tout à fait d'accord,muy probable,muy probablemente,definitivamente,\
    totalmente de acuerdo,molto probabile,sicuramente,muito provável,com certeza,concordo totalmente,\
    zeer waarschijnlijk,mycket troligt,meget sandsynligt,svært sannsynlig,bardzo prawdopodobne,очень вероятно
    """,
    4: """
    likely,somewhat likely,fairly likely,quite likely,rather likely,probably,probably yes,probably would,agree,\
    somewhat agree,tend to agree,wahrscheinlich,eher wahrscheinlich,stimme zu,stimme eher zu,probable,\
    probablement,plutôt probable,d'accord,plutôt d'accord,probablemente,algo probable,de acuerdo,probabile,\
    provável,concordo,waarschijnlijk,troligt,sandsynligt,sannsynlig,prawdopodobne,вероятно
    """,
    3: """
    neutral,neither,neither likely nor unlikely,neither agree nor disagree,undecided,maybe,perhaps,\
    might or might not,weder noch,teils/teils,teils teils,unentschieden,vielleicht,neutre,\
    ni probable ni improbable,ni d'accord ni pas d'accord,peut-être,neutro,ni de acuerdo ni en desacuerdo,\
    tal vez,quizás,forse,talvez,neutraal,misschien,нейтрально
    """,
    2: """
    unlikely,somewhat unlikely,fairly unlikely,quite unlikely,rather unlikely,probably not,probably would not,\
    disagree,somewhat disagree,tend to disagree,unwahrscheinlich,eher unwahrscheinlich,wahrscheinlich nicht,\
    stimme nicht zu,stimme eher nicht zu,peu probable,improbable,plutôt improbable,pas d'accord,\
    plutôt pas d'accord,poco probable,en desacuerdo,poco probabile,improvável,discordo,onwaarschijnlijk,\
    osannolikt,usandsynligt,usannsynlig,mało prawdopodobne,маловероятно
    """,
    1: """
    very unlikely,extremely unlikely,highly unlikely,most unlikely,not likely at all,not at all likely,\
    definitely not,definitely would not,certainly not,strongly disagree,completely disagree,totally disagree,\
    sehr unwahrscheinlich,äußerst unwahrscheinlich,auf keinen fall,stimme überhaupt nicht zu,très improbable,\
    très peu probable,certainement pas,pas du tout d'accord,muy improbable,muy poco probable,\
    totalmente en desacuerdo,molto improbabile,muito improvável,discordo totalmente,zeer onwaarschijnlijk,\
    mycket osannolikt,meget usandsynligt,svært usannsynlig,bardzo mało prawdopodobne,очень маловероятно
    """,
  ])

  private static func table(_ words: [Int: String]) -> [String: Int] {
    var table: [String: Int] = [:]
    for (score, list) in words {
      for word in list.split(separator: ",") { table[String(word)] = score }
    }
    return table
  }
}
