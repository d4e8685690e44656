import Service
import WordOfMouth

/// A service model in the making: what has been read so far, each value with its place.
struct ServiceDraft: Sendable {
  var periods: Placed<Int>?
  var visits: Placed<Double>?
  var misery: Placed<Double>?
  var magic: Placed<Double>?
  var engaged: Placed<Double>?
  var miseryWhenEngaged: Placed<Double>?
  var miseryWhenNot: Placed<Double>?
  var engagementCost: Placed<Double>?
  var complain: Placed<Double>?
  var invited: Placed<Double>?
  var inviteCost: Placed<Double>?
  var answerCost: Placed<Double>?
  var analysed: Placed<Double>?
  /// By name; their order is that of the file.
  var levers: [String: LeverDraft] = [:]
  var attempt: Placed<Double>?
  var capacity: Placed<Int?>?
  var quick: Placed<Double>?
  var satisfied: Placed<Double>?
  var attemptCost: Placed<Double>?
  var boost: Placed<Double>?
  /// Nil is no value yet, and for magic also that of the ordinary.
  var loyalty: ByClass<Double?> = ByClass { _ in nil }
  var stories: ByClass<Story?> = ByClass { _ in nil }
  var learning: Placed<Double>?
  var join: Placed<Double>?
  var joining = SwayDraft()
  var staying = SwayDraft()
  var margin: Placed<Double>?
  var acquisitionCost: Placed<Double>?
  var discount: Placed<Double>?
  var retention: Placed<Double?>?
}

/// A lever of a draft.
struct LeverDraft: Sendable {
  var finds: Placed<String>?
  var asks: Placed<Double>?
  var chance: Placed<Double>?
  var pleases: Placed<Double>?
  var calls: Placed<Int>?
  var winBack: Placed<Double>?
  var costPerPeriod: Placed<Double>?
  var costPerContact: Placed<Double>?
}

/// What hearing does to a chance, of a draft.
struct SwayDraft: Sendable {
  var up: Placed<Double>?
  var down: Placed<Double>?
}
