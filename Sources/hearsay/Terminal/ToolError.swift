import CommandLineParsing
import Experiments
import GraphFiles
import PlainText
import Reports
import Scenarios
import SocialGraph

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

  private init(printing text: String, _ status: ExitStatus) {
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
      self.init(printing: errors.description, .invalidInput)
    case var problem as Diagnostic:
      if let cause = problem.cause as? GraphFileCause, cause == .twoModes {
        problem.remedies.append("--project first or --project second; in a scenario, \"project\"")
      }
      self.init(printing: problem.description, .invalidInput)
    case let error as OutputError:
      self.init(
        error.description
          + (error.isRefusal ? ", or replace earlier results with --force" : ""),
        error.isRefusal ? .usage : .outputFailed)
    case let problem as GraphModelProblem:
      self.init(problem.description, problem.isResourceLimit ? .tooLarge : .invalidInput)
    case PlanError.invalid(let errors):
      self.init(errors)
    case PlanError.nothingToRun(let sentence, let remedy):
      let help =
        switch remedy {
        case .baseline: ", or use `hearsay run`"
        case .setting(let setting): ", as with --set \(setting)"
        case nil: ""
        }
      self.init(sentence + help, .invalidInput)
    case PlanError.tooLarge(let sentence), ExperimentError.tooLarge(let sentence):
      self.init(sentence, .tooLarge)
    case ExperimentError.graph(let failure), let failure as GraphFailure:
      switch failure {
      case .file(let problem): self.init(problem)
      case .model(let problem): self.init(problem)
      }
    case ExperimentError.scenario(let errors):
      self.init(errors)
    default:
      self.init("\(error)", .runFailed)
    }
  }
}
