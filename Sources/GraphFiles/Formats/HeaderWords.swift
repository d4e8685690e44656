/// Words that name the columns of an edge list: to tell a header line from a tie of two texts, and to find
/// the two ends.
///
/// Letters alone count, and endings such as `id`, `name` and `label` do not.
enum HeaderWords {
  /// Names of the two columns of ends that leave no doubt, by what they say of them: of those who tell, and
  /// of those who are told.
  private static let ends: [(first: Set<String>, second: Set<String>)] = [
    (
      [
        "source", "sources", "src", "origin", "quelle", "ausgangsknoten", "startknoten", "origine",
        "origen", "fuente", "origem", "bron",
      ],
      [
        "target", "targets", "dst", "dest", "destination", "ziel", "zielknoten", "endknoten",
        "cible", "destino", "objetivo", "destinazione", "doel",
      ]
    ),
    (["from", "von", "desde"], ["to", "nach", "vers", "hacia", "naar"]),
    (
      [
        "sender", "absender", "expéditeur", "expediteur", "émetteur", "emetteur", "remitente",
        "emisor", "mittente", "remetente", "afzender",
      ],
      [
        "receiver", "recipient", "empfänger", "empfaenger", "destinataire", "récepteur",
        "recepteur", "destinatario", "receptor", "destinatário", "ontvanger",
      ]
    ),
    (["caller", "anrufer", "appelant"], ["callee", "angerufener", "appelé", "appele"]),
    (["truster", "trustor"], ["trustee"]), (["teller"], ["hearer"]), (["tail"], ["head"]),
    (["initiator"], []),
  ]
  private static let first = ends.reduce(into: Set()) { $0.formUnion($1.first) }
  private static let second = ends.reduce(into: Set()) { $0.formUnion($1.second) }

  /// Names that are words for the two ends beside each other alone.
  private static let shortPairs = [
    ("de", "à"), ("de", "a"), ("de", "para"), ("de", "vers"), ("da", "a"), ("von", "an"),
    ("von", "zu"),
    ("desde", "hasta"), ("desde", "a"), ("van", "aan"),
  ]

  /// Names of one of two roles that people have towards each other.
  private static let roles: Set<String> = [
    "alter", "child", "cited", "citing", "coauthor", "contact", "ego", "followed", "followee",
    "follower", "following", "friend", "parent", "ratee", "rater", "subject", "object",
  ]

  /// Names of what is a person, or may be one.
  private static let others: Set<String> = [
    "actor", "author", "customer", "director", "employee", "id", "individual", "knoten", "manager",
    "member", "name", "node", "nœud", "noeud", "nodo", "patient", "person", "persona", "personne",
    "player", "student", "teacher", "user", "vertex", "woman", "women", "man", "people",
  ]

  /// Names of what people are tied to and is no person.
  private static let things: Set<String> = [
    "album", "article", "board", "book", "business", "channel", "class", "club", "committee",
    "community", "company", "conference", "course", "department", "event", "film", "firm", "forum",
    "group", "hashtag", "hotel", "item", "journal", "meeting", "movie", "organisation",
    "organization", "page", "paper", "place", "post", "product", "project", "publication", "repo",
    "repository", "restaurant", "room", "school", "song", "subreddit", "tag", "team", "thread",
    "topic", "tweet", "url", "venue", "website",
    "gruppe", "verein", "firma", "unternehmen", "produkt", "veranstaltung",
    "groupe", "entreprise", "produit", "événement", "evento", "grupo", "empresa", "producto",
  ]

  /// Whether a field would be a column's name in a header line.
  static func contains(_ field: String) -> Bool {
    isKnown(stem(of: field)) || isKnown(kind(of: field))
  }

  /// Whether a field names those who tell or those who are told, who are people either way.
  static func isDirection(_ field: String) -> Bool {
    let end = end(of: field)
    return first.contains(end) || second.contains(end) || roles.contains(end)
  }

  /// Whether two fields name two kinds, at least one of which is no person.
  static func areTwoKinds(_ field: String, _ other: String) -> Bool {
    let kinds = [kind(of: field), kind(of: other)]
    return kinds[0] != kinds[1] && kinds.contains { isThing($0) }
      && !isDirection(field) && !isDirection(other)
  }

  /// Whether two ids are the names of both columns of ends, of one kind: `source` and `target`, in any order.
  ///
  /// Hardly any id begins like such a word, though many do like one in front of it (`user123`): only of two
  /// that do both the words themselves are looked at.
  static func nameBothEnds(_ bytes: Span<UInt8>, _ one: Range<Int>, _ other: Range<Int>) -> Bool {
    guard mayNameEnd(bytes, one), mayNameEnd(bytes, other) else { return false }
    let words = [one, other].map { end(of: bytes.text($0)) }
    return ends.contains { first, second in
      first.contains(words[0]) && second.contains(words[1])
        || first.contains(words[1]) && second.contains(words[0])
    }
  }

  /// Whether an id begins like the name of a column of ends, with or without a word in front.
  private static func mayNameEnd(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if endBeginnings.length(bytes, range) != nil { return true }
    guard var start = prefixBeginnings.length(bytes, range).map({ range.lowerBound + $0 }) else {
      return false
    }
    // Letters alone count; what is not ASCII may be one.
    while start < range.upperBound, bytes[start] < 0x80,
      !(0x61...0x7A).contains(bytes[start] | 0x20)
    {
      start += 1
    }
    let rest = start..<range.upperBound
    return !rest.isEmpty && (bytes[start] >= 0x80 || endBeginnings.length(bytes, rest) != nil)
  }

  private static let endBeginnings = WordBeginnings(first.union(second))
  private static let prefixBeginnings = WordBeginnings(Set(prefixes))

  /// Whether a field names a layer of ties: two of them name those of both ends.
  static func isLayer(_ field: String) -> Bool {
    let letters = field.lowercased().filter(\.isLetter)
    return letters.hasPrefix("layer") || letters.hasSuffix("layer")
  }

  /// The columns that name the two ends, wherever they are: who tells, then who is told.
  ///
  /// 1. Words such as source and target, or from and to; where ids and labels are beside each other, the
  ///    ids.
  /// 2. Short words that name ends only beside each other: `de` and `à`.
  /// 3. The only two columns that name roles, or two of a kind (`user 1` and `user 2`), in their order.
  ///
  /// - Returns: Their places, or nil if the words do not tell.
  static func ends(of header: [String]) -> (from: Int, to: Int)? {
    func place(_ words: Set<String>) -> Int? {
      let places = header.indices.filter { words.contains(end(of: header[$0])) }
      return places.first { !isLabel(header[$0]) } ?? places.first
    }
    if let from = place(first), let to = place(second) { return (from, to) }
    let words = header.map { $0.lowercased().filter(\.isLetter) }
    for (from, to) in shortPairs {
      if let from = words.firstIndex(of: from), let to = words.firstIndex(of: to) {
        return (from, to)
      }
    }
    let ids = header.indices.filter { !isLabel(header[$0]) }
    let inRoles = ids.filter { roles.contains(stem(of: header[$0])) }
    if inRoles.count == 2 { return (inRoles[0], inRoles[1]) }
    let kinds = ids.map { isNumbered(header[$0]) ? kind(of: header[$0]) : "" }
    for kind in kinds where others.contains(kind) {
      let same = ids.indices.filter { kinds[$0] == kind }
      if same.count == 2, header[ids[same[0]]] != header[ids[same[1]]] {
        return (ids[same[0]], ids[same[1]])
      }
    }
    return nil
  }

  /// What kind of things a field names: `personA` and `personB` are of a kind.
  static func kind(of field: String) -> String {
    let stem = stem(of: field)
    return stem.count > 1 && (stem.hasSuffix("a") || stem.hasSuffix("b")) && !isThing(stem)
      ? String(stem.dropLast()) : stem
  }

  /// The letters of a field in lower case, without an ending such as `id`.
  ///
  /// `FromNodeId`, `from_node` and `from` have the same stem, and so do `node1` and `node_2`.
  static func stem(of field: String) -> String {
    var stem = field.lowercased().filter(\.isLetter)[...]
    for ending in ["label", "name", "id", "node", "user"] where stem.count > ending.count {
      if stem.hasSuffix(ending) { stem = stem.dropLast(ending.count) }
    }
    return String(stem)
  }

  /// The stem without a word in front that says what both ends are: `node_from` is `from`.
  private static func end(of field: String) -> String {
    let stem = stem(of: field)
    for word in prefixes where stem.hasPrefix(word) {
      let rest = String(stem.dropFirst(word.count))
      if first.contains(rest) || second.contains(rest) { return rest }
    }
    return stem
  }

  private static let prefixes = ["node", "user", "person", "actor", "id"]

  /// Whether a field names what an end is called beside its id.
  private static func isLabel(_ field: String) -> Bool {
    let letters = field.lowercased().filter(\.isLetter)
    return letters.hasSuffix("label") || letters.hasSuffix("name")
  }

  /// Whether a field is one of several of its kind: `user 2`, `person_b`.
  private static func isNumbered(_ field: String) -> Bool {
    field.contains(where: \.isNumber) || kind(of: field) != stem(of: field)
  }

  private static func isThing(_ stem: String) -> Bool {
    things.contains(stem) || (stem.hasSuffix("s") && things.contains(String(stem.dropLast())))
  }

  private static func isKnown(_ stem: String) -> Bool {
    first.contains(stem) || second.contains(stem) || roles.contains(stem) || others.contains(stem)
      || isThing(stem)
  }
}

/// Which of some words texts begin with, in upper or lower case: a few comparisons of bytes each.
private struct WordBeginnings {
  /// The bytes of the words by the last five bits of their first byte.
  private var words = [[[UInt8]]](repeating: [], count: 32)

  init(_ words: Set<String>) {
    for word in words {
      let bytes = word.utf8.map { $0 | 0x20 }
      self.words[Int(bytes[0] & 31)].append(bytes)
    }
  }

  /// How long the word is that the text at a place begins with, or nil if it begins with none.
  ///
  /// Signs such as `É` and `é` differ in the bit that tells cases apart too.
  func length(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard let start = range.first else { return nil }
    return words[Int(bytes[start] & 31)].first { word in
      word.count <= range.count && word.indices.allSatisfy { bytes[start + $0] | 0x20 == word[$0] }
    }?.count
  }
}
