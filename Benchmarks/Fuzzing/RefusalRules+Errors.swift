import Experiments
import PlainText
import Reports
import SocialGraph

/// What is wrong with the errors of each module: all must be of a type that the program explains.
extension RefusalRules {
  static func faults(of error: any Error, _ input: FuzzInput) -> [Fault] {
    switch error {
    case let errors as Diagnostics: return faults(in: errors, of: input)
    case let problem as Diagnostic: return faults(in: Diagnostics([problem]), of: input)
    case let error as OutputError:
      let named = error.path.isEmpty ? [Fault("no file", error.message)] : []
      return named + faults(inText: error.description, of: input)
    // The program gives each of these its words.
    case is FolderProblem: return []
    case let error as JournalError: return faults(inText: error.description, of: input)
    case let error as PlanError:
      switch error {
      case .invalid(let errors): return faults(in: errors, of: input)
      case .nothingToRun(let text, _): return faults(inText: text, of: input)
      case .lacks(let error, _), .tooLarge(let error): return faults(of: error, input)
      }
    case let error as ExperimentError:
      switch error {
      case .graph(.file(let problem)): return faults(in: Diagnostics([problem]), of: input)
      case .graph(.model(let problem)): return faults(inText: problem.description, of: input)
      case .scenario(let errors), .asksTooMuch(let errors): return faults(in: errors, of: input)
      case .journal(let problem): return faults(of: problem, input)
      }
    default: return [Fault("foreign error", "\(type(of: error)): \(error)")]
    }
  }
}
