import PlainText
import Service

/// The rows of a lever that also calls friends of the leavers it hears.
extension Schema {
  /// Whom a lever that finds leavers calls besides; nil where nothing is said of it.
  static func friends(_ name: String, _ lever: Block) -> FriendCalls? {
    let share = lever.value(
      "alsoFriends", .share, "friends of leavers whom \(name) calls",
      unit: "share of contacts who are customers", default: 0,
      "The share of the contacts of a leaver who is heard, of those who are customers, that is called as well, before anybody is gone; each costs a contact. Who is a contact of two leavers, or along ties of two layers, is called once; people who meet by chance are no contacts."
    )
    let staying = lever.value(
      "friendsStay", .number(in: 1...1e6, "a factor"), "influence of calls by \(name) on friends",
      default: 1,
      "The factor by which such a call multiplies the odds of staying: whoever was about to leave and stays at the chance that follows is kept. 1 has no effect, and chances of 0 and 1 stay as they are."
    )
    return share == 0 && staying == 1 ? nil : FriendCalls(share: share, staying: staying)
  }
}
