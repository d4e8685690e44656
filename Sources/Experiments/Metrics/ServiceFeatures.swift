import Scenarios
import Service
import WordOfMouth

/// What some service models have beyond the usual, which decides what metrics the runs of a plan have.
///
/// A plan that has none of it has the columns it had without.
struct ServiceFeatures: Sendable, Hashable {
  /// Whether cases take time.
  var takesTime = false
  /// Whether misery may be the customer's own doing.
  var hasOwnFault = false
  /// Whether customers who stay after misery buy less, or somebody watches for it.
  var buysLess = false
  /// Whether customers who left are replaced.
  var replaces = false
  /// Whether unhappy customers may post instead of complaining.
  var vents = false
  /// Whether a lever calls friends of leavers.
  var callsFriends = false

  /// A plan that has everything.
  static let all = ServiceFeatures(
    takesTime: true, hasOwnFault: true, buysLess: true, replaces: true, vents: true,
    callsFriends: true)
}

extension ServiceFeatures {
  /// What the service models of settings have, any of them.
  init(_ settings: some Sequence<Scenario>) {
    for model in settings.lazy.compactMap(\.service) {
      takesTime = takesTime || model.recovery.within > 1
      replaces = replaces || model.money.replace > 0
      vents = vents || CustomerClass.allCases.contains { model.broadcast(of: $0) != nil }
      callsFriends = callsFriends || model.listening.contains(where: \.callsFriends)
      buysLess = buysLess || model.buysLess || model.listening.contains(where: \.watchesSales)
      hasOwnFault = hasOwnFault || model.experience.ownFault > 0
    }
  }

  /// The metrics of what the usual service model does not have, in the order of columns.
  var metrics: [Metric] {
    var metrics: [Metric] = []
    if vents {
      metrics.append(
        .counted("vented", "Unhappy customers who posted instead of complaining.", \.vented))
    }
    if takesTime {
      metrics += [
        .counted(
          "waiting",
          "Customers whose case was attempted and is not closed, counted in each period.",
          \.waiting),
        .counted(
          "recovered_within_period",
          "Unhappy customers whose case was resolved in the period in which it came up.",
          \.recoveredWithinPeriod),
      ]
    }
    if hasOwnFault {
      metrics += [
        .counted("own_fault", "Unhappy customers whose misery was their own doing.", \.ownFault),
        .counted(
          "refused",
          "Of them, those whose case the firm knew of and did not try to resolve for that reason.",
          \.refused),
      ]
    }
    if buysLess {
      metrics += [
        .counted(
          "noticed",
          "Unhappy customers who did not complain, whom no asking found, and who became known because they "
            + "buy less.", \.noticed),
        .money(
          "revenue_lost_by_buying_less",
          "Margin that customers who stayed did not bring because of their last misery, not discounted.",
          \.priceOfBuyingLess, \.revenueLost),
      ]
    }
    if replaces {
      metrics += [
        .counted(
          "replaced",
          "Customers who left and were replaced; the new ones are customers from the next period on.",
          \.replaced),
        .money(
          "cost_replacing", "Cost of replacing customers who left, not discounted.",
          \.priceOfReplacing, \.replacingCost),
      ]
    }
    if callsFriends {
      metrics += [
        .counted(
          "friends_called", countsTwice: true,
          "Contacts of leavers heard who were called; those called by two levers count twice.",
          \.friendsCalled),
        .counted(
          "friends_kept",
          "Customers who were about to leave, were called as a contact of a leaver, and stayed.",
          \.friendsKept),
      ]
    }
    return metrics
  }

  /// Their ratios, in the order of rows.
  var derived: [Metric] {
    var derived: [Metric] = []
    if takesTime {
      derived.append(
        .ratio(
          "fixed_within_period", "recovered_within_period", "known", "share of known misery",
          "Cases resolved in the period in which they came up, among the unhappy customers the firm "
            + "knew of"))
    }
    return derived
  }
}

extension Lever {
  /// Whether it looks for customers who buy less.
  fileprivate var watchesSales: Bool { if case .buyingLess = finds { true } else { false } }
}
