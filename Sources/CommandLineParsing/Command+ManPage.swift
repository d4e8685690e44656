internal import PlainText

extension Command {
  /// The man page of this command and all below it, in the `man` macros of roff.
  ///
  /// It has no date, so that the same program always prints the same page.
  ///
  /// - Parameter source: The program and its version, for the foot of the page.
  /// - Returns: The page, ending with a newline; `man -l` shows it.
  public func manPage(source: String) -> String {
    var lines = [
      #".TH "\#(name.uppercased())" "1" "" "\#(source)" "User Commands""#,
      ".SH NAME", "\(name) \\- \(Self.roff(Self.phrase(overview)))",
      ".SH SYNOPSIS", ".B \(name)", Self.roff(usage(under: []).dropFirst(name.count + 1)),
      ".SH DESCRIPTION", Self.roff(overview),
    ]
    lines += Self.paragraphs(details) + Self.rows(allFlags.map { ($0.manTerm, $0.helpText) })
    lines.append(".SH COMMANDS")
    for member in family().dropFirst() where member.command.subcommands.isEmpty {
      lines += member.command.manSection(under: member.name)
    }
    for section in sections { lines += [".SH \(Self.roff(section.title))"] + Self.body(section) }
    if !examples.isEmpty { lines += [".SH EXAMPLES"] + manExamples }
    return lines.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  /// The part of the page on a command that does something.
  private func manSection(under name: String) -> [String] {
    let above = name.split(separator: " ").dropLast().map(String.init)
    var lines = [".SS \(Self.roff(usage(under: above)))", Self.roff(overview)]
    lines += Self.paragraphs(details)
    lines += Self.rows(arguments.map { (Self.italic($0.value.name), $0.helpText) })
    lines += Self.rows(flags.map { ($0.manTerm, $0.helpText) })
    for section in sections {
      let isText = section.rows.allSatisfy(\.term.isEmpty)
      lines += [isText ? ".TP" : ".PP", Self.bold(section.title)] + Self.body(section)
    }
    return lines + manExamples
  }

  private var manExamples: [String] {
    Self.rows(examples.map { (Self.bold($0.line), $0.meaning) })
  }

  private static func body(_ section: Section) -> [String] {
    section.rows.flatMap { row in
      row.term.isEmpty ? [roff(row.meaning)] : rows([(bold(row.term), row.meaning)])
    }
  }

  private static func paragraphs(_ texts: [String]) -> [String] {
    texts.flatMap { [".PP", roff($0)] }
  }

  /// Terms, which are roff already, with their meanings set in below.
  private static func rows(_ rows: [(term: String, meaning: String)]) -> [String] {
    rows.flatMap { [".TP", $0.term, roff($0.meaning)] }
  }

  /// A sentence as the end of another: `Does it.` as `does it`.
  private static func phrase(_ sentence: String) -> String {
    sentence.prefix(1).lowercased() + sentence.dropFirst().dropLast(sentence.hasSuffix(".") ? 1 : 0)
  }

  fileprivate static func bold(_ text: String) -> String { "\\fB\(roff(text))\\fR" }
  fileprivate static func italic(_ text: String) -> String { "\\fI\(roff(text))\\fR" }

  /// A text as roff prints it: no escape, no dash that is not a minus, no request, no line end.
  private static func roff(_ text: some StringProtocol) -> String {
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\e"
      case "-": "\\-"
      case "'": "\\(aq"
      case "^": "\\(ha"
      case "~": "\\(ti"
      case "`": "\\(ga"
      case "\n": " "
      case _ where !scalar.isASCII:
        "\\[u\(hexadecimal(UInt64(scalar.value), digits: 4).uppercased())]"
      default: String(scalar)
      }
    }
    return (text.hasPrefix(".") ? "\\&" : "") + escaped.joined()
  }
}

extension FlagForm {
  /// The flag as the page shows it: **-o**, **--out** *dir*.
  fileprivate var manTerm: String {
    let value = value.map { " " + Command.italic($0.name) } ?? ""
    return spellings.reversed().map(Command.bold).joined(separator: ", ") + value
  }
}
