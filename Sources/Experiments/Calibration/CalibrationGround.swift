import PlainText
import Parallelism
import Scenarios
import SocialGraph
import WordOfMouth

/// The graphs that questions are answered on, with their people.
struct CalibrationGround: Sendable {
  private let question: CalibrationQuestion
  private let graphs: [Graph]
  private let labels: PersonLabels

  /// Builds or reads the graphs of a question.
  init(
    _ question: CalibrationQuestion, of plan: Plan, workers: Workers
  ) throws(ExperimentError) {
    self.question = question
    if question.graph.isStandardInput {
      throw .scenario(
        question.problem(
          "\"forReach\" needs the graph twice, and standard input can be read only once",
          ["write the graph to a file and name that"], in: plan))
    }
    let family = GraphFamily(source: question.graph, seed: question.seed)
    if let refusal = family.refusal(memory: ExperimentOptions().memory) {
      throw .asksTooMuch(Diagnostics([plan.document.placed(refusal, at: [refusal.file])]))
    }
    let fit = min(
      Double(Calibration.mostGraphs),
      ExperimentOptions().budget / max(1, family.residentBytes))
    let draws = family.source.isFromFiles ? 1 : min(question.graphsUsed, max(1, Int(fit)))
    var made: [SourceGraph] = []
    for draw in 0..<draws {
      do throws(GraphFailure) {
        made.append(try family.graph(draw: draw, workers: workers))
      } catch .model(let problem) {
        throw .scenario(
          question.problem(
            "the graph to solve on could not be built: \(problem.description)", in: plan))
      } catch {
        throw .graph(error)
      }
    }
    graphs = made.map(\.graph)
    labels = made[0].labels
  }

  /// Whether another question is of the same graphs.
  func suits(_ other: CalibrationQuestion) -> Bool { question.sharesGraphs(with: other) }

  /// The stories of a question.
  func stories(
    _ question: CalibrationQuestion, of plan: Plan
  ) throws(ExperimentError) -> LoneStories {
    let tellers = try tellers(question, of: plan)
    let isNobody = tellers?.contains { $0.isEmpty } ?? graphs.contains { $0.people == 0 }
    if isNobody {
      throw .scenario(
        question.problem(
          "\"forReach\" needs a customer with this story, and there is none",
          ["list a customer with the \(question.opinion) opinion, or write a chance"], in: plan))
    }
    return LoneStories(
      graphs: graphs, tellers: tellers, opinion: question.opinion, voice: question.voice,
      roundLimit: question.roundLimit, seed: question.seed, stories: Calibration.stories)
  }

  /// Whose stories are told on each graph, or nil for those of anybody.
  private func tellers(
    _ question: CalibrationQuestion, of plan: Plan
  ) throws(ExperimentError) -> [[PersonID]]? {
    switch question.tellers {
    case .anybody: return nil
    case .mostContacts(let size):
      return graphs.map {
        RankedCustomers(size, of: $0).representatives(Calibration.stories)
      }
    case .listed(let customers):
      do throws(Diagnostics) {
        let found = try CustomerList.firstHand(
          customers, labels: labels, people: graphs[0].people)
        guard case .listed(let people) = found.firstHand else { return [[]] }
        return graphs.map { _ in people[question.opinion] }
      } catch {
        throw .scenario(plan.placed(error, of: customers))
      }
    }
  }
}
