internal import Randomness
internal import WordOfMouth

/// The random numbers of one period: a key for each purpose that service draws for.
///
/// | decision | purpose | of | draw 0 says |
/// |---|---|---|---|
/// | served | visit | the customer | u < visits |
/// | who serves | service | the customer | engaged if u < engaged |
/// | the moment | experience | the customer | misery if u < its share, else magic if u >= 1 - magic |
/// | would complain | complaint | the customer in misery | u < chance |
/// | posts instead | venting | who would complain | u < venting |
/// | analysed | analysis | who complained | u < analysed |
/// | attempted | attempt | known misery | u < attempt; the smallest u first |
/// | own doing | own fault | the customer in misery | u < ownFault |
/// | helped | helping | who would be attempted, own doing | u < helpsOwnFault |
/// | how it ends | recovery outcome | who is attempted | quick if u < quick, satisfied if u < quick + satisfied |
/// | closed at once | closing | who is attempted | u < 1 / within |
/// | closed later | closing later | who waits | u < 1 / within |
/// | broadcasts | broadcast | the customer | u < share of the class |
/// | stays | loyalty | the customer | u < chance |
/// | replaced | replacing | who left | u < replace |
/// | joins | joining | the prospect | u < chance |
/// | remembers | remembering | who heard before | u < 1 - 1 / remembers |
///
/// for all periods, in a key without one:
///
/// | decision | purpose | of | draw 0 says |
/// |---|---|---|---|
/// | the segment | segment | everybody | the first whose shares, added up, are above u; else the last |
///
/// and for each lever, with its name in the key:
///
/// | decision | purpose | of | draw 0 says |
/// |---|---|---|---|
/// | asked | asking | the customer | u < asks |
/// | becomes known | finding | the silent one asked | u < chance |
/// | noticed | finding | the silent one who buys less | u < chance |
/// | takes it for magic | pleasing | the ordinary one asked | u < pleases |
/// | heard | exit interview | the leaver | u < chance |
/// | won back | winning back | the leaver heard | u < win back |
/// | a contact is called | friend call | the leaver heard | u < also friends, draw j for contact j |
/// | calls that met misery | audit | 0 | their number, by inversion |
struct ServiceStreams {
  let visit, service, experience, complaint, venting, analysis, attempt, ownFault, helping,
    recoveryOutcome, closing, closingLater, broadcast, loyalty, replacing, joining,
    remembering: RandomKey
  /// The keys of each lever, in the model's order.
  let levers: [LeverStreams]

  /// The keys of one lever.
  struct LeverStreams {
    let asking, finding, pleasing, exitInterview, winningBack, audit, friendCall: RandomKey
  }

  /// Makes the keys of a stream.
  init(_ random: RandomStream, levers: [Lever]) {
    let key = random.key
    visit = key(.visit)
    service = key(.service)
    experience = key(.experience)
    complaint = key(.complaint)
    analysis = key(.analysis)
    attempt = key(.attempt)
    recoveryOutcome = key(.recoveryOutcome)
    ownFault = key(.ownFault)
    helping = key(.helping)
    closing = key(.closing)
    closingLater = key(.closingLater)
    loyalty = key(.loyalty)
    replacing = key(.replacing)
    joining = key(.joining)
    remembering = key(.remembering)
    venting = key(.venting)
    broadcast = key(.broadcast)
    self.levers = levers.map {
      LeverStreams(
        asking: key(.asking).named($0.name), finding: key(.finding).named($0.name),
        pleasing: key(.pleasing).named($0.name),
        exitInterview: key(.exitInterview).named($0.name),
        winningBack: key(.winningBack).named($0.name), audit: key(.audit).named($0.name),
        friendCall: key(.friendCall).named($0.name))
    }
  }
}
