import CommandLineParsing
import Experiments
import Foundation
import GraphFiles
import PlainText
import Reports
import Scenarios
import SocialGraph
import Surveys

/// An error as the tool reports it: the text, and the exit status.
struct ToolError: Error {
  /// What to print on standard error.
  let text: String
  /// How the program ends.
  let status: ExitStatus

  /// Makes an error of a message without the word "error".
  init(_ message: String, _ status: ExitStatus) {
    text = "error: \(message)"
    self.status = status
  }

  /// Makes an error of a command line that cannot be performed.
  init(usage message: String) { self.init("\(message); see --help", .usage) }

  /// Makes an error of its whole text.
  init(printing text: String, _ status: ExitStatus) {
    self.text = text
    self.status = status
  }

  /// The error of any module as the tool reports it.
  init(_ error: any Error) {
    switch error {
    case let error as ToolError:
      self = error
    case let error as CommandLineError:
      self.init(printing: error.description, .usage)
    case let errors as Diagnostics:
      let items = errors.items.map { item in
        var item = item
        item.remedies += Self.remedies(item.cause) + MissingFile.remedies(for: item)
        return item
      }
      let isTooLarge = items.contains { $0.cause as? GraphFileCause == .memory }
      self.init(
        printing: Diagnostics(items).description, isTooLarge ? .tooLarge : .invalidInput)
    case let problem as Diagnostic:
      self.init(Diagnostics([problem]))
    case let error as OutputError:
      self.init(
        error.description
          + (error.isRefusal ? ", or replace what is there with --force" : ""),
        error.isRefusal || error.isForeign ? .usage : .outputFailed)
    case let problem as FolderProblem:
      self.init(problem)
    case ExperimentError.journal(let error), let error as JournalError:
      self.init(Self.text(of: error), Self.status(of: error))
    case let problem as GraphModelProblem:
      self.init(problem.description, problem.isResourceLimit ? .tooLarge : .invalidInput)
    case PlanError.invalid(let errors):
      self.init(errors)
    case PlanError.nothingToRun(let sentence, let remedy):
      self.init(sentence + (remedy.map { ", \(Self.words(of: $0))" } ?? ""), .invalidInput)
    case PlanError.lacks(var error, let remedy):
      error.remedies.append(Self.words(of: remedy))
      self.init(Diagnostics([error]))
    case PlanError.tooLarge(let error):
      self.init(printing: error.description, .tooLarge)
    case ExperimentError.asksTooMuch(let errors):
      self.init(printing: errors.description, .tooLarge)
    case ExperimentError.graph(let failure), let failure as GraphFailure:
      switch failure {
      case .file(let problem): self.init(problem)
      case .model(let problem): self.init(problem)
      }
    case ExperimentError.scenario(let errors):
      self.init(errors)
    case let error as CocoaError:
      // What the system says is not for people.
      self.init(
        "\(error.filePath ?? "a file"): cannot be used; check that it is there and that you may read and write it",
        .runFailed)
    default:
      self.init("\(error)", .runFailed)
    }
  }

  /// What helps besides where there is nothing to run, as the end of a sentence.
  private static func words(of remedy: PlanError.Remedy) -> String {
    switch remedy {
    case .baseline: "or use `hearsay run`"
    case .timedRun: "or see with `hearsay run --verbose` how long this one takes"
    case .setting(let setting): "as with --set \(setting)"
    }
  }

  /// The error of a results folder, with what helps.
  private init(_ problem: FolderProblem) {
    func listed(_ phrases: [String]) -> String {
      let shown = phrases.prefix(10).map { "\n  \($0)" }.joined()
      return shown + (phrases.count > 10 ? "\n  and \(phrases.count - 10) more" : "")
    }
    switch problem {
    case .unreadable(let path):
      self.init(
        "\(path): is not a plan that this version of Hearsay reads; restore it from a copy, or make the runs "
          + "again in another folder", .invalidInput)
    case .empty(let path):
      self.init(
        "\(path): no run is kept there; name the folder that --out named", .invalidInput)
    case .locked(let path, let holder, let isHere):
      let process =
        holder.map { "process \($0.process)" + ($0.isHere ? "" : " of \($0.host)") }
        ?? "another process"
      let since = holder.map { $0.since.isEmpty ? "" : " since \($0.since)" } ?? ""
      let remedy =
        isHere
        ? "; wait until it is done, or name another folder"
        : ", or was when it ended, which cannot be seen from here; if it has ended, add --break-lock"
      self.init(
        "\(path): \(process) is at work in it\(since)\(remedy)", .planMismatch)
    case .unfinished(let folder):
      self.init(
        "\(folder.path) has an unfinished run; \(CommonFlags.quoted(["resume", folder.path])) goes on with it",
        .planMismatch)
    case .changed(let path, let changes):
      self.init(
        "\(path): its runs cannot be used, as what decides them has changed since they began:"
          + listed(changes)
          + "\nUndo the change, or start again with --force or in another folder.",
        .planMismatch)
    case .differ(let path, let other, let differences):
      self.init(
        "\(path) and \(other) do not hold runs of one plan:" + listed(differences)
          + "\nName the folders of one plan.", .planMismatch)
    case .notKept(let path):
      self.init(
        """
        \(path): its runs were not kept (--no-journal), so it cannot grow, be merged or be shown on a page
        Run the same command again without --no-journal; --report PAGE also writes the page at once.
        """, .invalidInput)
    }
  }

  private static func text(of error: JournalError) -> String {
    guard case .system(let path, let action, let code) = error else { return error.description }
    return "\(path): cannot \(action.rawValue): \(SystemError.explanation(of: code))"
  }

  private static func status(of error: JournalError) -> ExitStatus {
    switch error {
    case .system(_, .read, _), .notJournal, .damaged: .invalidInput
    case .system: .outputFailed
    case .foreign, .differs: .planMismatch
    }
  }

  /// The flags that help against a cause.
  private static func remedies(_ cause: (any DiagnosticCause)?) -> [String] {
    switch cause as? GraphFileCause {
    case .twoModes: return ["--project first or --project second; in a scenario, \"project\""]
    case .repeatedWeights:
      return ["--repeated-weights sum, largest or either; in a scenario, \"repeatedWeights\""]
    case .unknownFormat, .memory, nil: break
    }
    if cause is UnknownGoal { return ["\"hearsay explain --metrics\" lists all metrics"] }
    return (cause as? SurveyCause).map { [$0.remedy] } ?? []
  }
}

extension SurveyCause {
  /// The flags that the error asks for.
  fileprivate var remedy: String {
    switch self {
    case .column(let columns):
      "say which: " + columns.map { "--column \(ShellWord.quoted($0))" }.joined(separator: ", ")
    case .columnOrScale: "--column names the column to read as a score, and --scale its scale"
    case .scale(let scale, nil):
      "give the scale: --scale \(scale.rawValue), or --scale 0-10 to read it as that anyway"
    case .scale(let scale, let column?):
      "to read one: --column \(ShellWord.quoted(column)) --scale \(scale.rawValue)"
    case .rows: "to count every row anyway: --all-rows"
    case .blanks([]): "if it means no answer, say so: --blank TEXT; else fix the file"
    case .halves(let numbers) where numbers.count <= 5:
      "round them in the file, or leave these answers out: "
        + numbers.map { "--blank \(ShellWord.quoted($0))" }.joined(separator: " ")
        + "; --column NAME reads another column"
    case .halves: "round them in the file; --column NAME reads another column"
    case .blanks(let codes):
      "if they mean no answer, say so: " + codes.map { "--blank \($0)" }.joined(separator: " ")
    }
  }
}
