import SocialGraph

/// A graph model as scenario files name it; what it needs is in the parameter table.
struct GraphForm: Sendable {
  /// Its name.
  let name: String
  /// The model, or nil while a parameter is missing.
  let model: @Sendable (GraphDraft) -> GraphModel?

  /// All models.
  static let all: [GraphForm] = [
    GraphForm(name: "complete") { draft in
      guard let people = draft.people else { return nil }
      return .complete(people: people.value)
    },
    GraphForm(name: "ring-lattice") { draft in
      guard let people = draft.people, let contacts = draft.contacts else { return nil }
      return .ringLattice(people: people.value, contacts: contacts.value)
    },
    GraphForm(name: "watts-strogatz") { draft in
      guard let people = draft.people, let contacts = draft.contacts, let rewire = draft.rewire
      else { return nil }
      return .wattsStrogatz(
        people: people.value, contacts: contacts.value, rewire: rewire.value)
    },
    GraphForm(name: "barabasi-albert") { draft in
      guard let people = draft.people, let attach = draft.attach else { return nil }
      return .barabasiAlbert(people: people.value, attach: attach.value)
    },
    GraphForm(name: "erdos-renyi") { draft in
      guard let people = draft.people, let contacts = draft.meanContacts else { return nil }
      return .erdosRenyi(people: people.value, contacts: contacts.value)
    },
    GraphForm(name: "random-regular") { draft in
      guard let people = draft.people, let contacts = draft.contacts else { return nil }
      return .randomRegular(people: people.value, contacts: contacts.value)
    },
    GraphForm(name: "configuration") { draft in
      guard let people = draft.people, let degrees = draft.degrees else { return nil }
      return .configuration(people: people.value, degrees: degrees.value)
    },
    GraphForm(name: "circles") { draft in
      guard let people = draft.people, let size = draft.size, let weak = draft.weak else {
        return nil
      }
      return .circles(people: people.value, size: size.value, weak: weak.value)
    },
    GraphForm(name: "stochastic-block") { draft in
      guard let sizes = draft.sizes, let contacts = draft.contactTable else { return nil }
      return .stochasticBlock(sizes: sizes.value, contacts: contacts.value)
    },
  ]

  /// The models that a layer of ties may have: all that are stored.
  static let ofLayers = all.map(\.name).filter { $0 != "complete" }

  /// The model of a name, or nil.
  static func named(_ name: String) -> GraphForm? { all.first { $0.name == name } }
}
