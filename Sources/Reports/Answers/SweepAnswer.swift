import Experiments
import Scenarios
import Statistics

/// Between which points a sweep's most important figure goes, and what it is at some of them.
struct SweepAnswer {
  let result: ExperimentResult

  typealias Place = (setting: Int, mean: Double)

  /// The figure that matters most, of those that the points change.
  var headline: (figure: KeyFigure, places: [Place])? {
    let isComplaint = result.plan.paths == ["service.complain"]
    let complaints =
      isComplaint ? [KeyFigure("unhappy_per_complaint", "unhappy customers per complaint")] : []
    return (complaints + result.keyFigures).lazy.compactMap { figure in
      let places = result.settings.indices.compactMap { index -> Place? in
        result.settings[index].summary(figure.metric)?.mean.map { (index, $0) }
      }.sorted { ($0.mean, $0.setting) < ($1.mean, $1.setting) }
      guard let low = places.first, let high = places.last, low.mean < high.mean else {
        return nil
      }
      return (figure, places)
    }.first
  }

  /// The sentences.
  var sentences: [Prose] {
    guard let (figure, places) = headline, let low = places.first, let high = places.last else {
      let started = result.settings.count(where: \.isStarted)
      return started < 2
        ? ["There are no two points to compare yet."]
        : ["All \(started, "point") have the same figures."]
    }
    let (least, most) = (values(low, against: high), values(high, against: low))
    let others = places.dropFirst().dropLast()
    return [
      """
      \(Prose(figure.label).capitalized) over \(places.count, "point"): least, \
      \(said(figure, low)), with \(least)\(doubt(figure, low, others)); most, \
      \(said(figure, high)), with \(most)\(doubt(figure, high, others)).
      """
    ]
  }

  private func judged(_ figure: KeyFigure, _ place: Place) -> SampleInterval? {
    result.settings[place.setting].summary(figure.metric)?.judged
  }

  /// How many other points could as well be at the end of the range, by their own intervals; pairs of replicates
  /// may tell more.
  private func doubt(_ figure: KeyFigure, _ end: Place, _ others: ArraySlice<Place>) -> Prose {
    guard let interval = judged(figure, end)?.interval else { return "" }
    let close = others.count { other in
      guard let found = judged(figure, other)?.interval else { return false }
      return found.low <= interval.high && interval.low <= found.high
    }
    return close > 0 ? " (its interval overlaps that of \(close, "other point"))" : ""
  }

  private func said(_ figure: KeyFigure, _ place: Place) -> Prose {
    let judged = judged(figure, place)
    let numbers = PeopleNumbers(place.mean, judged, figure.kind)
    return "\(numbers.value(place.mean))\(numbers.brackets(place.mean, judged))"
  }

  /// The values of a point: of the keys that vary, or of more than three those that differ from another
  /// point.
  private func values(_ place: Place, against other: Place) -> Prose {
    let points = result.plan.settings.map(\.parameters)
    let (here, there) = (points[place.setting], points[other.setting])
    let varying = here.indices.filter { key in points.contains { $0[key] != here[key] } }
    let named = varying.count > 3 ? varying.filter { here[$0] != there[$0] } : varying
    let words = named.map { key -> Prose in
      "\(KeyWords.said(result.plan.paths[key])) at \(said(here[key], of: result.plan.paths[key]))"
    }
    return [words.dropLast().joined(separator: ", "), words.last ?? ""].filter { !$0.isEmpty }
      .joined(separator: " and ")
  }

  private func said(_ parameter: String, of path: String) -> String {
    AssumptionWords.value(AssumptionWords.parameter(parameter), of: path, result.terms)
  }

  /// Some points, from the lowest figure to the highest.
  var table: Table? {
    guard let (figure, places) = headline else { return nil }
    let most = ComparisonTable.mostRows
    let chosen =
      places.count <= most
      ? places
      : (0..<most).map { places[$0 * (places.count - 1) / (most - 1)] }
    return Table(
      result.plan.paths.map { path in
        let label = AssumptionWords.label(of: path, in: result.plan.document)
        return .init(SettingTables.heading(label, breaking: " "), .text)
      } + [
        .init(SettingTables.heading(figure.label, breaking: " "), group: 0),
        .init("95 % interval", group: 0),
      ] + (result.plan.goals.isEmpty ? [] : [.init("replicates", group: 1)]),
      rows: chosen.map { place in
        let judged = result.settings[place.setting].summary(figure.metric)?.judged
        let numbers = PeopleNumbers(place.mean, judged, figure.kind)
        return .cells(
          zip(result.plan.paths, result.plan.settings[place.setting].parameters).map {
            .text(said($1, of: $0))
          }
            + [
              numbers.value(place.mean),
              judged.map(numbers.range) ?? .missing,
            ]
            + (result.plan.goals.isEmpty
              ? [] : [.count(result.settings[place.setting].summaries.first?.ok ?? 0)]))
      })
  }

  /// What the table leaves out.
  var leftOut: [Prose] {
    let more = (headline?.places.count ?? 0) - ComparisonTable.mostRows
    return (more > 0 ? ["\(more, "more point")"] : []) + ["all other figures"]
  }
}
