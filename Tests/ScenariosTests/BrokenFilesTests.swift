import PlainText
import Foundation
import Scenarios
import Testing

/// A kind of mistake: replacements in a good file, in which `§` marks where the error must point.
struct Mistake: Sendable, CustomTestStringConvertible {
  var kind: String
  var file: String
  var replacements: [(String, String)]

  init(_ kind: String, in file: String = GoodFiles.drawn, _ replacements: [(String, String)]) {
    self.kind = kind
    self.file = file
    self.replacements = replacements
  }

  var testDescription: String { kind }
}

@Suite struct BrokenFilesTests {
  static let mistakes: [Mistake] = [
    Mistake(
      "unknown key",
      [
        ("\"seed\": 42", "§\"sed\": 42"), ("\"model\":", "§\"kind\": 1, \"model\":"),
        ("\"retell\": 0.02", "§\"retel\": 0.02"), ("\"takeOff\"", "§\"takeof\""),
        ("\"choose\": \"random\"", "§\"order\": \"random\""), ("\"year\"", "§\"yaer\""),
        ("\"conflict\"", "§\"conflicts\""),
      ]),
    Mistake(
      "a path for a key",
      [
        ("\"seed\": 42", "\"seed\": 42, §\"voices.negative.retell\": 0.9"),
        ("\"people\": 1000", "\"people\": 1000, §\"graph.people\": 50"),
        ("\"fade\": 0.9", "\"fade\": 0.9, §\"positive.fade\": 1"),
      ]),
    Mistake(
      "unknown key in a telling count",
      [
        ("\"exactly\": 2", "\"exactly\": 2, §\"slient\": 0.1"),
        ("\"between\": [2, 3]", "\"between\": [2, 3], §\"max\": 4"),
      ]),
    Mistake(
      "duplicate key",
      [
        ("\"seed\": 42", "\"seed\": 42, §\"seed\": 43"),
        ("\"people\": 1000", "\"people\": 1000,\n§\"people\": 1000"),
        ("\"fade\": 0.9", "\"fade\": 0.9, §\"retell\": 0.9"), ("\"9\": 0.5", "§\"0\": 0.5"),
        ("\"loud\"", "§\"half\""), ("\"voices.negative.retell\"", "§\"customers.satisfied\""),
      ]),
    Mistake(
      "a text for a number",
      [
        ("0.05, \"choose\"", "§\"0.05\", \"choose\""),
        ("\"replicates\": 20", "\"replicates\": §\"20\""),
        ("\"rewire\": 0.1", "\"rewire\": §\"much\""), ("\"fade\": 0.9", "\"fade\": §\"slow\""),
      ]),
    Mistake(
      "a number for a text",
      [
        ("\"A question\"", "§17"), ("\"somebody\"", "§5"), ("\"watts-strogatz\"", "§3"),
        ("\"coin\"", "§1"), ("\"random\"", "§0"),
      ]),
    Mistake(
      "a number for an object",
      [
        ("{ \"rounds\": 10, \"takeOff\": 0.02 }", "§10"),
        (
          "{ \"tells\": { \"between\": [2, 3] }, \"retell\": 0.01, \"fade\": 0.9, \"retells\": { \"exactly\": 2, \"silent\": 0.1 } }",
          "§5"
        ),
      ]),
    Mistake(
      "a list for a value",
      [
        ("42", "§[42]"), ("0.02 },\n  },", "§[0.02] },\n  },"), ("0.6,", "§[0.6],"),
      ]),
    Mistake("an object for a value", [("42", "§{}"), ("0.6,", "§{ \"share\": 0.6 },")]),
    Mistake(
      "null where nothing may be missing",
      [("42", "§null"), ("1000", "§null"), ("\"coin\"", "§null")]),
    Mistake("true for a number", [("42", "§true"), ("0.6,", "§false,")]),
    Mistake(
      "a share above 1",
      [
        ("0.05, \"choose\"", "§1.5, \"choose\""), ("\"fade\": 0.9", "\"fade\": §9"),
        ("\"rewire\": 0.1", "\"rewire\": §1.0001"), ("\"takeOff\": 0.02", "\"takeOff\": §2"),
        ("\"silent\": 0.1", "\"silent\": §10"),
      ]),
    Mistake(
      "a share below 0",
      [
        ("0.05, \"choose\"", "§-0.05, \"choose\""), ("\"retell\": 0.01", "\"retell\": §-1e-9"),
        ("0.6,", "§-0.6,"),
      ]),
    Mistake(
      "a number beyond every range",
      [
        ("\"fade\": 0.9", "\"fade\": §1e999"), ("1000", "§1e400"), ("42", "§1e30"),
        ("\"positive\": 2.5", "\"positive\": §1e300"),
      ]),
    Mistake(
      "a fraction for a whole number",
      [
        ("\"replicates\": 20", "\"replicates\": §20.5"), ("1000", "§1000.25"),
        ("\"draws\": 2", "\"draws\": §1.5"), ("\"rounds\": 10", "\"rounds\": §0.1"),
      ]),
    Mistake(
      "a whole number out of range",
      [
        ("\"replicates\": 20", "\"replicates\": §0"), ("1000", "§-1"),
        ("\"draws\": 2", "\"draws\": §0"),
        ("\"rounds\": 10", "\"rounds\": §-3"), ("1981", "§0"),
      ]),
    Mistake(
      "a seed out of range",
      [
        ("42", "§18446744073709551616"), ("42", "§-1"), ("42", "§\"0x1FFFFFFFFFFFFFFFF\""),
        ("42", "§\"forty-two\""), ("42", "§1.5"), ("42", "§\"0x\""),
      ]),
    Mistake(
      "an unknown word",
      [
        ("\"coin\"", "§\"coins\""), ("\"random\"", "§\"mostcontacts\""),
        ("\"survey\"", "§\"rumour\""),
        ("\"watts-strogatz\"", "§\"watts-strogats\""),
        ("{ \"between\": [2, 3] }", "§\"everybody\""),
      ]),
    Mistake("an empty text", [("\"A question\"", "§\"\""), ("\"somebody\"", "§\"\"")]),
    Mistake(
      "format missing",
      [
        ("{\n  \"format\": 1,", "§{"), ("{\n  \"format\": 1,\n  \"title\": \"A question\",", "§{"),
      ]),
    Mistake(
      "another format",
      [
        ("\"format\": 1", "\"format\": §2"), ("\"format\": 1", "\"format\": §\"1\""),
        ("\"format\": 1", "\"format\": §0"), ("\"format\": 1", "\"format\": §[1]"),
      ]),
    Mistake(
      "a missing graph or customers",
      [
        (
          "\"graph\": { \"model\": \"watts-strogatz\", \"people\": 1000, \"contacts\": 10, \"rewire\": 0.1, \"draws\": 2 },",
          ""
        ),
        (
          "\"customers\": { \"share\": 0.05, \"choose\": \"random\", \"satisfied\": 0.6, \"dissatisfied\": 0.1 },",
          ""
        ),
      ]),
    Mistake(
      "a missing parameter of the graph",
      [
        ("{ \"model\": \"watts-strogatz\", \"people\": 1000,", "§{ \"model\": \"watts-strogatz\","),
        (
          "{ \"model\": \"watts-strogatz\", \"people\": 1000, \"contacts\": 10,",
          "§{ \"model\": \"watts-strogatz\", \"people\": 1000,"
        ),
        (
          "{ \"model\": \"watts-strogatz\", \"people\": 1000, \"contacts\": 10, \"rewire\": 0.1,",
          "§{ \"model\": \"watts-strogatz\", \"people\": 1000, \"contacts\": 10,"
        ),
      ]),
    Mistake(
      "a missing share or voice",
      [
        (
          "{ \"share\": 0.05, \"choose\": \"random\", \"satisfied\": 0.6,",
          "§{ \"share\": 0.05, \"choose\": \"random\","
        ),
        ("{ \"tells\": { \"between\": [2, 3] }, \"retell\": 0.01,", "§{ \"retell\": 0.01,"),
        ("{ \"positive\": 2.5, \"negative\": 9,", "§{ \"positive\": 2.5,"),
      ]),
    Mistake("a graph from nowhere", [("{ \"model\": \"watts-strogatz\", ", "§{ ")]),
    Mistake("customers from nowhere", [("{ \"share\": 0.05, ", "§{ ")]),
    Mistake(
      "both model and file",
      [
        ("\"draws\": 2", "§\"file\": \"ties.csv\""),
        ("\"people\": 1000", "§\"file\": \"ties.csv\", \"people\": 1000"),
      ]),
    Mistake(
      "two sources of customers",
      [
        ("\"choose\"", "§\"count\": 3, \"choose\""),
        ("\"choose\": \"random\"", "§\"file\": \"c.csv\""),
        ("\"choose\": \"random\"", "§\"listed\": { \"satisfied\": [\"1\"] }"),
      ]),
    Mistake(
      "more than all customers",
      [
        ("\"dissatisfied\": 0.1", "\"dissatisfied\": §0.5"),
        ("0.6, \"dissatisfied\": 0.1", "0.95, \"dissatisfied\": §0.1"),
      ]),
    Mistake(
      "more customers than people",
      [
        ("\"share\": 0.05", "\"count\": §1001"), ("\"share\": 0.05", "\"count\": §4000000000"),
      ]),
    Mistake(
      "a parameter of another model",
      [
        ("\"draws\": 2", "§\"attach\": 2"), ("\"draws\": 2", "§\"weak\": 2"),
        ("\"draws\": 2", "§\"sizes\": [2]"),
        ("\"draws\": 2", "§\"degrees\": { \"exactly\": 2 }"),
        ("\"draws\": 2", "§\"directed\": true"),
        (
          "\"watts-strogatz\", \"people\": 1000, \"contacts\": 10, \"rewire\"",
          "\"ring-lattice\", \"people\": 1000, \"contacts\": 10, §\"rewire\""
        ),
      ]),
    Mistake(
      "a parameter of other customers",
      [
        ("\"choose\": \"random\"", "§\"person\": \"id\""),
        ("\"choose\": \"random\"", "§\"opinion\": \"id\""),
      ]),
    Mistake(
      "a graph that cannot be",
      [
        ("\"contacts\": 10", "\"contacts\": §11"), ("\"contacts\": 10", "\"contacts\": §2000"),
      ]),
    Mistake(
      "a telling count of no form",
      [
        ("{ \"between\": [2, 3] }", "§{}"),
        ("{ \"exactly\": 2, \"silent\": 0.1 }", "§{ \"silent\": 0.1 }"),
        ("{ \"between\": [2, 3] }", "§9"), ("{ \"between\": [2, 3] }", "§[2, 3]"),
      ]),
    Mistake(
      "a telling count of two forms",
      [
        ("\"between\": [2, 3]", "\"between\": [2, 3], §\"exactly\": 3"),
        ("\"exactly\": 2", "\"exactly\": 2, §\"each\": 0.1"),
      ]),
    Mistake(
      "a telling count of the wrong shape",
      [
        ("\"between\": [2, 3]", "\"between\": §[2]"), ("\"between\": [2, 3]", "\"between\": §5"),
        ("\"exactly\": 2", "\"exactly\": §2.5"), ("\"between\": [2, 3]", "\"poisson\": §\"9\""),
        ("\"between\": [2, 3]", "\"negativeBinomial\": §{ \"mean\": 9 }"),
        ("\"0\": 0.5,", "\"none\": 0.5,"),
      ]),
    Mistake(
      "a telling count out of range",
      [
        ("\"between\": [2, 3]", "\"between\": §[3, 2]"), ("\"exactly\": 2", "\"exactly\": §-1"),
        ("\"between\": [2, 3]", "\"each\": §1.1"), ("\"between\": [2, 3]", "\"poisson\": §-2"),
        ("\"between\": [2, 3]", "\"negativeBinomial\": §{ \"mean\": 9, \"shape\": 0 }"),
        ("{ \"0\": 0.5, \"9\": 0.5 }", "§{ \"0\": 0.5, \"9\": 0.4 }"),
        ("{ \"0\": 0.5, \"9\": 0.5 }", "§{}"),
        ("{ \"0\": 0.5, \"9\": 0.5 }", "§{ \"0\": -0.5, \"9\": 1.5 }"),
      ]),
    Mistake(
      "an unknown path in a variant",
      [
        ("\"customers.dissatisfied\"", "§\"customers.disatisfied\""),
        ("\"voices.positive.tells\"", "§\"voices.tells\""),
        ("\"customers.dissatisfied\"", "§\"extends\""), ("\"customers.dissatisfied\"", "§\"\""),
        ("\"customers.dissatisfied\"", "§\"customers.dissatisfied.x\""),
      ]),
    Mistake(
      "a value of a variant out of range",
      [
        ("\"customers.dissatisfied\": 0.05", "\"customers.dissatisfied\": §5"),
        ("\"voices.positive.tells\": \"everyone\"", "\"voices.positive.tells\": §\"all\""),
        ("\"customers.dissatisfied\": 0.05", "\"customers.dissatisfied\": §0.5"),
        ("\"customers.dissatisfied\": 0.05", "§\"graph.attach\": 5"),
        ("\"customers.dissatisfied\": 0.05", "\"graph.contacts\": §7"),
      ]),
    Mistake(
      "a variant that is no object",
      [
        ("{ \"customers.dissatisfied\": 0.05 }", "§0.05"),
        ("{ \"customers.dissatisfied\": 0.05 }", "§[]"),
      ]),
    Mistake(
      "a name that no variant may have", [("\"half\"", "§\"\""), ("\"loud\"", "§\"baseline\"")]),
    Mistake(
      "an unknown path in a sweep",
      [
        ("\"customers.satisfied\":", "§\"customer.satisfied\":"),
        ("\"voices.negative.retell\":", "§\"voices.negative.retel\":"),
        ("\"customers.satisfied\":", "§\"sweep\":"),
      ]),
    Mistake(
      "a value of a sweep out of range",
      [
        ("[0.1, 0.2]", "[0.1, §1.2]"), ("[0.1, 0.2]", "[§\"much\", 0.2]"),
        ("[0.1, 0.2]", "[0.1, §0.95]"),
        ("{ \"from\": 0, \"to\": 0.3, \"count\": 4 }", "§{ \"from\": 0, \"to\": 3, \"count\": 4 }"),
      ]),
    Mistake(
      "an axis of no values",
      [
        ("[0.1, 0.2]", "§[]"), ("[0.1, 0.2]", "§0.1"),
        ("{ \"from\": 0, \"to\": 0.3, \"count\": 4 }", "§null"),
      ]),
    Mistake(
      "steps that cannot be",
      [
        ("\"count\": 4", "\"count\": §0"), ("\"count\": 4", "\"count\": §2.5"),
        ("\"count\": 4", "\"count\": §1"),
        ("\"count\": 4", "\"count\": §1000000000"), ("\"to\": 0.3", "\"to\": §\"0.3\""),
        ("\"to\": 0.3", "§\"until\": 0.3"),
        ("{ \"from\": 0, ", "§{ "), ("\"count\": 4", "\"count\": 4, §\"step\": 1"),
      ]),
    Mistake(
      "two kinds of sweep",
      [
        ("\"sweep\": { ", "\"sweep\": { \"zip\": { \"seed\": [1] }, §"),
        ("} } }\n}", "}, §\"points\": [] } }\n}"),
      ]),
    Mistake(
      "a sweep of no kind",
      [
        ("\"sweep\": { \"grid\"", "\"sweep\": { §\"grids\""),
        ("\"variants\"", "\"sweep\": §{}, \"variants\""),
      ]),
    Mistake(
      "an unequal zip", in: GoodFiles.listed,
      [
        ("[0.3, 0.4, 0.5]", "[0.3, 0.4]"), ("[0, 0.1, 0.2]", "[0]"),
      ]),
    Mistake(
      "labels that are none", in: GoodFiles.listed,
      [
        ("\"bob\"", "§\"\""), ("[7]", "[§7.5]"), ("[7]", "§7"), ("[7]", "[§null]"),
      ]),
    Mistake(
      "a customer listed twice", in: GoodFiles.listed,
      [
        ("\"bob\"", "§\"ann\""), ("[7]", "[§\"bob\"]"), ("[7]", "[7, §\"7\"]"),
      ]),
    Mistake(
      "an empty path", in: GoodFiles.listed, [("\"ties.csv\"", "§\"\""), ("\"ties.csv\"", "§7")]),
    Mistake("no flag", in: GoodFiles.listed, [("true", "§1"), ("true", "§\"yes\"")]),
    Mistake(
      "a bad list of groups", in: GoodFiles.blocks,
      [
        ("[60, 40]", "[60, §-1]"), ("[60, 40]", "§60"), ("[60, 40]", "[§\"60\", 40]"),
        ("[[8, 1], [1.5, 6]]", "[[8, §-1], [1.5, 6]]"), ("[[8, 1], [1.5, 6]]", "[§8, [1.5, 6]]"),
      ]),
    Mistake(
      "a bad list of points", in: GoodFiles.blocks,
      [
        ("[{ \"voices.negative.retell\": 0.1 }, { \"voices.negative.tells.silent\": 0.5 }]", "§[]"),
        ("{ \"voices.negative.retell\": 0.1 }", "§0.1"),
        ("\"voices.negative.retell\": 0.1", "\"voices.negative.retell\": §1.1"),
        ("\"voices.negative.tells.silent\": 0.5", "\"voices.negative.tells.silent\": §5"),
        ("\"voices.negative.tells.silent\": 0.5", "§\"voices.negative.tells.quiet\": 5"),
      ]),
    Mistake(
      "a parent that is none",
      [
        ("\"seed\": 42", "\"extends\": §7"), ("\"seed\": 42", "\"extends\": §\"\""),
        ("\"seed\": 42", "\"extends\": §\"preset:two-three\""),
        ("\"seed\": 42", "\"extends\": §\"no/such/file.json\""),
        ("\"seed\": 42", "\"extends\": §[]"), ("\"seed\": 42", "\"extends\": [§7]"),
        ("\"seed\": 42", "\"extends\": [\"preset:tarp-1979\", §\"preset:tarp-1980\"]"),
        ("\"seed\": 42", "\"extends\": [§\"preset:tarp-1979\", \"preset:tarp-1979\"]"),
        ("\"seed\": 42", "\"extends\": [§[\"preset:tarp-1979\"]]"),
      ]),
    Mistake(
      "prices or a market without service",
      [
        ("\"conflict\": \"coin\"", "\"conflict\": \"coin\", §\"money\": { \"margin\": 1 }"),
        ("\"conflict\": \"coin\"", "\"conflict\": \"coin\", §\"market\": {}"),
      ]),
    Mistake(
      "customers of another kind beside service", in: GoodFiles.service,
      [
        ("\"count\": 300", "\"count\": 300, §\"satisfied\": 0.1"),
        ("\"count\": 300", "\"share\": 0.1, §\"dissatisfied\": 0.1"),
        ("\"count\": 300", "§\"listed\": { \"satisfied\": [\"1\"] }"),
        ("\"count\": 300", "§\"file\": \"c.csv\""), ("\"count\": 300", "\"count\": §1001"),
      ]),
    Mistake(
      "an unknown key in a service model", in: GoodFiles.service,
      [
        ("\"visits\": 0.9", "§\"visit\": 0.9"),
        ("\"misery\": 0.2", "\"misery\": 0.2, §\"joy\": 0.1"),
        ("\"analysed\"", "§\"analyzed\""), ("\"asks\"", "§\"ask\""),
        ("\"perPeriod\"", "§\"perMonth\""),
        ("\"capacity\"", "§\"cases\""), ("\"unresolved\"", "§\"unresolvd\""),
        ("\"heardBad\": 0.4", "§\"heardBd\": 0.4"), ("\"remembers\"", "§\"remember\""),
        ("\"acquisitionCost\"", "§\"acquisition\""), ("\"opinion\"", "§\"opinions\""),
      ]),
    Mistake(
      "a value of a service model out of range", in: GoodFiles.service,
      [
        ("\"periods\": 6", "\"periods\": §0"), ("\"periods\": 6", "\"periods\": §1.5"),
        ("\"visits\": 0.9", "\"visits\": §1.9"), ("\"complain\": 0.25", "\"complain\": §-0.25"),
        ("\"calls\": 20", "\"calls\": §-1"), ("\"calls\": 20", "\"calls\": §2.5"),
        ("\"capacity\": 40", "\"capacity\": §\"none\""), ("\"cost\": 20", "\"cost\": §-20"),
        ("\"learning\": 0.001", "\"learning\": §null"), ("\"silent\": 0.37", "\"silent\": §37"),
        ("\"chance\": 0.002", "\"chance\": §2"), ("\"heardGood\": 3", "\"heardGood\": §-3"),
        ("\"remembers\": 2.5", "\"remembers\": §0.5"), ("\"margin\": 100", "\"margin\": §\"100\""),
        ("\"discount\": 0.01", "\"discount\": §-0.01"),
        ("\"retention\": 0.8", "\"retention\": §1.8"),
        ("\"unhappy\"", "§\"unhapy\""),
        ("\"resolvedQuickly\": \"nothing\"", "\"resolvedQuickly\": §\"neutral\""),
        ("\"resolvedQuickly\": \"nothing\"", "\"resolvedQuickly\": §0"),
        ("\"opinion\": \"negative\"", "\"opinion\": §\"nothing\""),
        ("{ \"shares\": { \"0\": 0.9, \"30\": 0.1 } }", "§12"),
      ]),
    Mistake(
      "something missing in a service model", in: GoodFiles.service,
      [
        ("\"complain\": 0.25,", ""), ("{ \"misery\": 0.2, ", "§{ "),
        ("{ \"complain\": 0.4, ", "§{ "), ("{ \"finds\": \"unhappy\", ", "§{ "),
        ("\"unhappy\", \"asks\": 0.2,", "\"unhappy\","),
        ("\"causes\", \"calls\": 20,", "\"causes\","),
        ("{ \"attempt\": 0.7, ", "§{ "), ("\"resolvedQuickly\": 0.3, ", ""),
        ("\"silent\": 0.37, ", ""),
        ("{ \"margin\": 100, ", "§{ "), ("{ \"opinion\": \"negative\", ", "§{ "),
        ("\"experience\": { \"misery\": 0.2, \"magic\": 0.05, \"ownFault\": 0.1 },", ""),
      ]),
    Mistake(
      "a lever of another kind", in: GoodFiles.service,
      [
        ("\"calls\": 20", "\"calls\": 20, §\"asks\": 0.2"),
        ("\"winBack\": 0.1", "\"winBack\": 0.1, §\"pleases\": 0.2"),
        ("\"pleases\": 0.01", "§\"winBack\": 0.01"),
      ]),
    Mistake(
      "a name that no lever may have", in: GoodFiles.service,
      [
        ("\"survey\":", "§\"our survey\":"), ("\"exit_2\": {", "§\"exit.2\": {"),
        ("\"survey\":", "§\"\":"), ("\"survey\":", "§\"<name>\":"),
        ("\"service.listening.survey\": null", "§\"service.listening.a b.asks\": 1"),
        ("\"service.listening.survey\": null", "§\"service.listening.<name>.asks\": 1"),
      ]),
    Mistake(
      "no object in a service model", in: GoodFiles.service,
      [
        ("{ \"complain\": 0.4, \"cost\": 0.1 }", "§0.4"),
        ("{ \"finds\": \"leavers\", \"chance\": 0.3, \"winBack\": 0.1 }", "§\"leavers\""),
        ("{ \"misery\": 0.2, \"magic\": 0.05, \"ownFault\": 0.1 }", "§0.2"),
        ("{ \"heardGood\": 1.5, \"heardBad\": 0 }", "§null"),
        ("{ \"chance\": 0.002, \"heardGood\": 3, \"heardBad\": 0.4 }", "§0.002"),
        ("{ \"misery\": 0.2, \"magic\": 0.05, \"ownFault\": 0.1 }", "§null"),
      ]),
    Mistake(
      "misery from two sources", in: GoodFiles.service,
      [
        (
          "\"misery\": 0.2, ",
          "\"misery\": 0.2, §\"employees\": { \"engaged\": 0.6, \"miseryWhenEngaged\": 0.05, \"miseryWhenNot\": 0.2 }, "
        )
      ]),
    Mistake(
      "more than all in a service model", in: GoodFiles.service,
      [
        ("\"magic\": 0.05", "\"magic\": §0.81"), ("\"resolved\": 0.6", "\"resolved\": §0.71"),
        (
          "\"misery\": 0.2, \"magic\": 0.05",
          "\"magic\": 0.5, \"employees\": { \"engaged\": 0.6, \"miseryWhenEngaged\": 0.05, \"miseryWhenNot\": §0.6 }"
        ),
      ]),
    Mistake(
      "an invitation to be silent", in: GoodFiles.service,
      [("\"complain\": 0.4", "\"complain\": §0.2")]),
    Mistake(
      "customers worth infinitely much", in: GoodFiles.service,
      [
        ("\"discount\": 0.01, \"retention\": 0.8", "\"discount\": 0, \"retention\": §1"),
        ("\"discount\": 0.01, \"retention\": 0.8", "\"retention\": §1"),
      ]),
    Mistake(
      "a missing comma",
      [
        ("42,\n  ", "42\n  §"), ("1000, \"contacts\"", "1000 §\"contacts\""),
        ("[0.1, 0.2]", "[0.1 §0.2]"),
      ]),
    Mistake("a missing colon", [("\"seed\": 42", "\"seed\" §42"), ("\"grid\": {", "\"grid\" §{")]),
    Mistake("a missing value", [("42,", "§,"), ("0.02 },\n  },", "§},\n  },")]),
    Mistake("a comma too many", [("42,", "42,§,"), ("[0.1, 0.2]", "[0.1,§, 0.2]")]),
    Mistake("a bare word", [("42", "§fortytwo"), ("\"coin\"", "§coin"), ("\"seed\"", "§seed")]),
    Mistake("single quotes", [("\"coin\"", "§'coin'"), ("\"seed\"", "§'seed'")]),
    Mistake(
      "a number written badly",
      [
        ("42", "§042"), ("0.6,", "§.6,"), ("0.6,", "§0.,"), ("42", "§+42"), ("42", "§4e"),
        ("42", "§0x2a"), ("42", "§NaN"),
        ("42", "§-Infinity"),
      ]),
    Mistake("an open text", [("\"coin\",", "§\"coin,"), ("\"A question\"", "§\"A question")]),
    Mistake(
      "a bad escape",
      [
        ("A question", "A§\\qquestion"), ("A question", "A§\\u12G4"), ("A question", "A§\\ud83d"),
        ("A question", "A§\\ude00\\ud83d"), ("A question", "A§\u{7}question"),
      ]),
    Mistake("an open comment", [("/* both */", "§/* both"), ("} } }\n}\n", "} } }\n}\n§/*/ *")]),
    Mistake("a missing bracket", [("} } }\n}\n", "} } }\n§"), ("[0.1, 0.2]", "[0.1, 0.2§}")]),
    Mistake("a bracket too many", [("} } }\n}\n", "} } }\n}\n§}"), ("42,", "42,§]")]),
    Mistake(
      "something after the end",
      [("} } }\n}\n", "} } }\n}\n§1"), ("} } }\n}\n", "} } }\n}\n  §{}")]),
  ]

  @Test(arguments: mistakes)
  func `every mistake is rejected and found where it is`(mistake: Mistake) throws {
    #expect(!mistake.replacements.isEmpty)
    for (old, new) in mistake.replacements {
      let start = try #require(mistake.file.range(of: old), "\(old)")
      let marked = mistake.file.replacingCharacters(in: start, with: new)
      guard let broken = Marked(marked) else {
        // Mistakes whose place is not in the replacement.
        #expect(!GoodFiles.errors(marked).isEmpty, "\(new)")
        continue
      }
      for text in [
        broken.text, broken.text.replacing("\n", with: "\r\n"), "\u{FEFF}" + broken.text,
      ] {
        let items = GoodFiles.errors(text)
        #expect(
          items.contains { $0.line == broken.line && $0.column == broken.column },
          "\(new): \(broken.line):\(broken.column)\n\(Diagnostics.printed(items))")
        for item in items {
          #expect(item.file == "scenarios/x.json" && item.line != nil && item.column != nil)
        }
      }
    }
  }

  @Test func `there are at least 40 kinds of mistakes`() {
    #expect(Set(Self.mistakes.map(\.kind)).count >= 40)
    #expect(Self.mistakes.count == Set(Self.mistakes.map(\.kind)).count)
  }

  @Test func `an unknown key is found in every object`() {
    for (number, file) in GoodFiles.all.enumerated() {
      for brace in file.indices where file[brace] == "{" {
        var marked = file
        marked.insert(contentsOf: "§\"zzzzzz\": 1, ", at: marked.index(after: brace))
        guard let broken = Marked(marked) else { continue }
        let items = GoodFiles.errors(broken.text)
        // The shares of a telling count are one value.
        // A variant may have any name, but is an object.
        let isOneValue =
          file[..<brace].hasSuffix("\"variants\": ") || file[..<brace].hasSuffix("\"shares\": ")
          || file[..<brace].hasSuffix("\"negativeBinomial\": ")
          // A lever may have any such name, but is an object.
          || file[..<brace].hasSuffix("\"listening\": ")
        let found = items.contains {
          $0.line == broken.line && (isOneValue || $0.column == broken.column)
        }
        #expect(found, "file \(number) line \(broken.line)")
      }
    }
  }

  @Test func `a duplicate is found wherever it is`() {
    for file in GoodFiles.all {
      for quote in file.indices where file[quote...].hasPrefix("\"") {
        // Keys start after a brace or a comma and end before a colon.
        guard let end = file[file.index(after: quote)...].firstIndex(of: "\""),
          file[file.index(after: end)...].hasPrefix(":")
        else { continue }
        let key = file[quote...end]
        let marked = file[..<quote] + "\(key): 0, §" + file[quote...]
        guard let broken = Marked(String(marked)) else { continue }
        #expect(
          GoodFiles.errors(broken.text).contains {
            $0.line == broken.line && $0.column == broken.column
              && $0.message.contains("is here twice; it is also in line \(broken.line)")
          }, "\(key)")
      }
    }
  }

  @Test func `good files are good`() throws {
    for file in GoodFiles.all { _ = try GoodFiles.read(file) }
  }

  @Test func `random changes of bytes never crash`() throws {
    var state: UInt64 = 20_261_122
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let alphabet = Array("{}[]\",:/*\\u0123456789eE-+.tfn \n".utf8)
    var refused = 0
    for round in 0..<1_500 {
      var bytes = Array(GoodFiles.all[round % GoodFiles.all.count].utf8)
      for _ in 0...random(4) {
        let at = random(bytes.count)
        switch random(4) {
        case 0: bytes[at] = UInt8(random(256))
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(alphabet[random(alphabet.count)], at: at)
        default: bytes.removeLast(random(min(bytes.count - 1, 40)))
        }
      }
      do {
        _ = try GoodFiles.read(bytes: bytes)
      } catch let error as Diagnostics {
        refused += 1
        #expect(!error.items.isEmpty && !error.description.isEmpty)
      }
    }
    #expect(refused > 700)
  }
}

extension Diagnostics {
  static func printed(_ items: [Diagnostic]) -> String {
    items.map(\.description).joined(separator: "\n")
  }
}
