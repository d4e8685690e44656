import PlainText
import Randomness
import Reports
import Scenarios
import SocialGraph
import Testing
import WordOfMouth

@Suite struct ScenarioWordsTests {
  @Test func `telling rules are put in words`() {
    let cases: [(TellingRule, String)] = [
      (.exactly(9), "9 contacts"), (.exactly(1), "1 contact"),
      (TellingRule(.count(.between(2, 3))), "2 to 3 contacts"),
      (.each(0.2), "each contact with chance 0.2"),
      (
        TellingRule(.weightedCascade),
        "each contact with chance 1 / (that contact's number of contacts)"
      ),
      (TellingRule(.count(.poisson(mean: 9))), "a Poisson number of contacts (mean 9)"),
      (
        TellingRule(.count(.negativeBinomial(mean: 9, shape: 0.5))),
        "a negative binomial number of contacts (mean 9, shape 0.5)"
      ),
      (
        TellingRule(
          .count(.shares([.init(count: 0, share: 0.75), .init(count: 5, share: 0.25)]))),
        "0 to 5 contacts by given shares (mean 1.25)"
      ),
      (.everyone, "all contacts"), (.nobody, "nobody"),
      (TellingRule(.count(.exactly(30)), silent: 0.7), "30 contacts, but 70 % tell nobody"),
    ]
    for (rule, words) in cases { #expect(ScenarioWords.rule(rule).text == words) }
  }

  @Test func `voices are put in words`() {
    let rule = TellingRule.exactly(9)
    #expect(
      ScenarioWords.voice(Voice(tells: rule), of: .negative).text
        == "dissatisfied customers tell 9 contacts; hearers do not pass it on")
    #expect(
      ScenarioWords.voice(
        Voice(tells: rule, retell: 0.3, fade: 0.5, retells: .exactly(2)), of: .positive
      ).text
        == "satisfied customers tell 9 contacts; 30 % of those who adopt it pass it on, to 2 contacts, "
        + "times 0.5 at each further hop")
  }

  @Test func `graphs are put in words, and which of them are random`() {
    let cases: [(GraphModel, String, Bool)] = [
      (.complete(people: 9), "complete (everybody knows everybody)", false),
      (.ringLattice(people: 9, contacts: 4), "ring-lattice, 4 contacts each", false),
      (
        .wattsStrogatz(people: 9, contacts: 4, rewire: 0.1),
        "watts-strogatz, 4 contacts on average, 10 % of ties rewired", true
      ),
      (
        .wattsStrogatz(people: 9, contacts: 8, rewire: 0.1),
        "watts-strogatz, 8 contacts each (everybody knows everybody)", true
      ),
      (
        .barabasiAlbert(people: 9, attach: 2),
        "barabasi-albert, each newcomer attaches to 2 people", true
      ),
      (.erdosRenyi(people: 9, contacts: 2.5), "erdos-renyi, 2.5 contacts on average", true),
      (.randomRegular(people: 9, contacts: 3), "random-regular, 3 contacts each", true),
      (
        .configuration(people: 9, degrees: .between(1, 3)), "configuration, 1 to 3 contacts each",
        true
      ),
      (
        .circles(people: 9, size: 3, weak: 0.5),
        "circles of 3 friends, 0.5 random ties each on average", true
      ),
      (
        .stochasticBlock(sizes: [4, 5], contacts: [[1, 1], [1, 1]]), "stochastic-block, 2 groups",
        true
      ),
    ]
    for (model, words, isRandom) in cases {
      #expect(ScenarioWords.graph(.model(model)).text == words)
      #expect(GraphSource.model(model).isRandom == isRandom)
    }
    #expect(
      ScenarioWords.graph(.file(path: "ties.tsv", isDirected: true)).text
        == "ties.tsv, directed ties")
    #expect(
      ScenarioWords.graph(.file(path: "a.net", isDirected: false, projection: .first)).text
        == "a.net, projected onto its first side")
    #expect(!GraphSource.file(path: "ties.tsv", isDirected: false).isRandom)
  }

  @Test func `customers are put in words`() {
    #expect(
      ScenarioWords.customers(
        .drawn(.share(0.05), order: .random, satisfied: 0.6, dissatisfied: 0.1)
      ).text
        == "5 % of people, drawn at random in each replicate: 60 % satisfied, 10 % dissatisfied")
    #expect(
      ScenarioWords.customers(
        .drawn(.count(1), order: .mostContacts, satisfied: 0, dissatisfied: 1)
      ).text
        == "1 person, those with the most contacts: 0 % satisfied, 100 % dissatisfied")
    #expect(
      ScenarioWords.customers(.atStart(.share(0.05), order: .random)).text
        == "5 % of people at the start, drawn at random in each replicate")
    #expect(
      ScenarioWords.customers(.listed(.labels(ByOpinion(positive: ["ann"], negative: [])))).text
        == "listed by name: 1 satisfied, 0 dissatisfied")
    #expect(
      ScenarioWords.customers(
        .listed(.file(path: "c.csv", personColumn: "id", opinionColumn: "view"))
      ).text
        == "listed in c.csv (columns id and view)")
  }

  @Test func `what is known of an input has its ends and its middle`() {
    func words(_ distribution: UncertainInput.Distribution) -> String {
      ScenarioWords.uncertain(distribution).text
    }
    #expect(words(.range(from: 0, to: 0.5, mode: nil, isWhole: false)) == "0 to 0.5, uniform")
    #expect(words(.values([1, "a"])) == "one of 1, \"a\"")
    #expect(
      words(.shaped(.quantiles(p05: 0.02, p50: nil, p95: 0.1), in: 0...1, isWhole: false))
        == "nine in ten 0.02 to 0.1, median 0.0455 (by quantiles)")
    #expect(
      words(.shaped(.lognormal(median: 20, factor: 2), in: 0...1e12, isWhole: false))
        == "nine in ten 10 to 40, median 20 (lognormal)")
  }
}
