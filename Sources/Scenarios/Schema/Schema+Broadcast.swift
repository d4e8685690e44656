import PlainText
import Service

/// The rows of `service.broadcast`, and of those who post instead of complaining.
extension Schema {
  /// How each class of customers broadcasts, nil for those that do not.
  static func broadcasts(_ service: Block) -> ByClass<Broadcast?> {
    service.block("broadcast", isOptional: true) { broadcast in
      ByClass { group in
        broadcast.optionalBlock("\(group)") { block in
          block.scope = Scope(words: "service with broadcast of: ", names: ["\(group)"])
          return Broadcast(
            share: block.value(
              "share", .share, "\(group.customers) who post", unit: "share of these customers",
              "The chance that a customer \(group.afterWhat) also broadcasts what they tell: a post that reaches people drawn at random from everybody, on any graph, in addition to the contacts they tell."
            ),
            reaches: block.value(
              "reaches", .distribution, "readers of a post by \(group.customers)", unit: "people",
              "The number of people that a broadcast of a customer \(group.afterWhat) reaches, at most everybody else; they hear in round 1 and tell on as other hearers do."
            ))
        }
      }
    }
  }

  /// The share of would-be complainers who post instead.
  static func venting(_ service: Block, _ broadcasts: ByClass<Broadcast?>) -> Double {
    let venting = service.value(
      "venting", .share, "complainers who post instead", unit: "share of those who would complain",
      default: 0,
      "The share of would-be complainers who post instead of complaining: the firm does not hear of it, they are silent customers, and each broadcasts, to as many people as service.broadcast.silent.reaches says. Those found by asking whose case is attempted or refused no longer post, and where silent customers have nothing to tell nobody posts."
    )
    service.check { problems in
      guard venting > 0, broadcasts[.silent] == nil else { return }
      problems.report(
        service.place(of: "venting"),
        "service.venting needs service.broadcast.silent: how many people a post reaches",
        [
          "for example \"broadcast\": { \"silent\": { \"share\": 0, \"reaches\": { \"exactly\": 300 } } }"
        ])
    }
    return venting
  }
}
