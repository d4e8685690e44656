/// What a firm sees of a run, next to what is true.
///
/// Shares are over all periods together, nil where there is nothing to take a share of; periods are
/// counted from 1.
public struct FirmView: Sendable, Hashable {
  // MARK: What the firm sees

  /// What complaints show: complaints in each customer served.
  public var complaintShare: Double?
  /// What surveys and follow-up calls show: silent unhappy customers found in each customer asked.
  public var surveyedShare: Double?
  /// What audits show: calls in misery in each call.
  public var auditedShare: Double?
  /// What sales show: customers at the start of each period, relative to the first.
  ///
  /// Empty where there were none to begin with.
  public var sales: [Double]
  /// The first period with a complaint, or nil if nobody ever complained.
  public var firstComplaint: Int?
  /// The first period that starts with at least 5 % fewer customers than the first, or nil if none does.
  public var salesDown: Int?

  // MARK: What is so

  /// Customers in misery in each customer served.
  public var miseryShare: Double?
  /// The share of customers in misery who stay silent: of whom the firm does not hear, or whom it asks
  /// and leaves as they are.
  public var silentShare: Double?
  /// How many unhappy customers there are for each complaint, those who complain among them.
  public var unhappyPerComplaint: Double?

  /// Looks at a run.
  ///
  /// - Complexity: O(periods).
  public init(of outcome: ServiceOutcome) {
    let periods = outcome.periods
    func total(_ count: (PeriodOutcome) -> Int) -> Int { periods.reduce(0) { $0 + count($1) } }
    func share(_ part: Int, of whole: Int) -> Double? {
      whole == 0 ? nil : Double(part) / Double(whole)
    }
    let (served, misery, complaints) = (
      total(\.served), total(\.misery), total(\.complaints)
    )
    complaintShare = share(complaints, of: served)
    surveyedShare = share(total(\.found), of: total(\.asked))
    auditedShare = share(total(\.callsInMisery), of: total(\.calls))
    miseryShare = share(misery, of: served)
    silentShare = share(total { $0.byClass[.silent] }, of: misery)
    unhappyPerComplaint = share(misery, of: complaints)
    let first = periods.first?.customers ?? 0
    sales = first == 0 ? [] : periods.map { Double($0.customers) / Double(first) }
    firstComplaint = periods.firstIndex { $0.complaints > 0 }.map { $0 + 1 }
    // In whole numbers: 95 of 100 are 5 % down.
    salesDown =
      first == 0 ? nil : periods.firstIndex { $0.customers * 20 <= first * 19 }.map { $0 + 1 }
  }
}
