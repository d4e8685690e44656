import Experiments
import PlainText
import Reports
import Testing

@Suite struct ResultWordsTests {
  @Test func `a run is reported in full`() throws {
    let result = try Example.run()
    #expect(
      printed(.of(result)) == """
        How far do the two stories travel?

          scenario   example: baseline, 4 replicates
          graph      watts-strogatz, 20 contacts on average, 10 % of ties rewired: 1,000
                     people, 10,000 ties
          customers  5 % of people, drawn at random in each replicate: 60 % satisfied,
                     10 % dissatisfied
          positive   satisfied customers tell 2 to 3 contacts; hearers do not pass it on
          negative   dissatisfied customers tell 8 to 10 contacts; 2 % of those who
                     adopt it pass it on

        Each dissatisfied customer's story reaches 9.1 people (95 % interval 8.8 to 9.5;
        the slogan says 9); each satisfied customer's story reaches 2.40 people (95 %
        interval 2.31 to 2.49; the slogan says 2.5).
        The negative story takes off in 75.0 % of markets (30.1 to 95.4 %); then it
        reaches 1,100 people, else 878.
        Nobody tells the positive story on: R = 0.
        It takes 3.8 satisfied customers (3.5 to 4.1, from the ends of both intervals)
        to reach as many people as one dissatisfied customer does.

                                                                 spread across
                                                            replicates (5th to
                                      mean   95 % interval    95th percentile)
          positive story, told by satisfied customers
            reach                       70        63 to 78            66 to 75
            new hearers per hearer       0           exact                   -
            reach per customer        2.40    2.31 to 2.49                   -
            the slogan says            2.5
          negative story, told by dissatisfied customers
            reach                    1,045  1,006 to 1,083      1,020 to 1,070
            chance of take-off      75.0 %  30.1 to 95.4 %
            reach given take-off     1,100  1,061 to 1,139      1,090 to 1,115
            new hearers per hearer     2.1      1.9 to 2.4                   -
            reach per customer         9.1      8.8 to 9.5                   -
            the slogan says              9
          both stories
            negative per positive     14.9   ~13.2 to 17.4                   -
            know both stories            0          0 to 0              0 to 0

        How to read it
          - Reach: distinct people who are told the story and do not hold that opinion
            from their own experience. New hearers per hearer: before the market fills
            up; below 1 a story dies out. Take-off is shown where reach has two modes
            with hardly anything between: the number of people first told in round 2 or
            later parts them.
          - 95 % interval: simulation error of the mean; more replicates narrow it; "~"
            marks a rough one, which is wider, because the replicates are few or uneven.
            Spread: how much simulated markets differ; nine in ten lie between the 5th
            and the 95th percentile, and more replicates do not narrow it. Neither
            covers uncertainty about the inputs: vary those.

        Cautions
          - The slogan is folklore, repeated without a study to support it: Trade texts
            on service, 1988.
          - Stories take off in some replicates and not in others, so that the mean
            reach describes neither: read the chance of take-off and the reach given
            take-off.
          - "~" marks rough intervals: wider, as the replicates are few or uneven. About
            12,000 replicates would make all of them firm.
          - The figures hold for the one graph generated, not for all graphs of its
            kind; set graph.draws to 10 to see how much these differ.

        Random seed 42, 4 replicates per setting; plan \(result.plan.hash), hearsay \(Version.current).
        The same input gives the same figures.

        """)
  }

  @Test func `a comparison is reported in full`() throws {
    let result = try Example.compare()
    #expect(
      printed(.of(result), width: 100) == """
        How far do the two stories travel?

          scenario   example: baseline and 1 what-if, 4 replicates each
          graph      watts-strogatz, 20 contacts on average, 10 % of ties rewired: 1,000 people, 10,000 ties
          customers  5 % of people, drawn at random in each replicate: 60 % satisfied, 10 % dissatisfied
          positive   satisfied customers tell 2 to 3 contacts; hearers do not pass it on
          negative   dissatisfied customers tell 8 to 10 contacts; 2 % of those who adopt it pass it on
          what if    half-as-many-unhappy: customers.dissatisfied = 0.05

        Each dissatisfied customer's story reaches 9.1 people (95 % interval 8.8 to 9.5; the slogan says 9);
        each satisfied customer's story reaches 2.40 people (95 % interval 2.31 to 2.49; the slogan says
        2.5).
        The negative story takes off in 75.0 % of markets (30.1 to 95.4 %); then it reaches 1,100 people,
        else 878.
        Nobody tells the positive story on: R = 0.
        It takes 3.8 satisfied customers (3.5 to 4.1, from the ends of both intervals) to reach as many
        people as one dissatisfied customer does.
        half-as-many-unhappy: negative reach falls by 522 people (95 % interval 470 to 574); positive reach
        stays the same.

                                                                 chance of
          what if               story     reach   95 % interval   take-off   95 % interval
          baseline              positive     70        63 to 78   no split               -
                                negative  1,045  1,006 to 1,083     75.0 %  30.1 to 95.4 %
          half-as-many-unhappy  positive     70        63 to 78   no split               -
                                negative  1,045  1,006 to 1,083     75.0 %  30.1 to 95.4 %

                                          reach given                  new hearers
          what if               story        take-off   95 % interval   per hearer  95 % interval
          baseline              positive     no split               -            0          exact
                                negative        1,100  1,061 to 1,139          2.1     1.9 to 2.4
          half-as-many-unhappy  positive     no split               -            0          exact
                                negative        1,100  1,061 to 1,139          2.1     1.9 to 2.4

                                          reach per                 slogan      negative
          what if               story      customer  95 % interval    says  per positive  95 % interval
          baseline              positive       2.40   2.31 to 2.49     2.5
                                negative        9.1     8.8 to 9.5       9          14.9  ~13.2 to 17.4
          half-as-many-unhappy  positive       2.40   2.31 to 2.49     2.5
                                negative        9.1     8.8 to 9.5       9          14.9  ~13.2 to 17.4

                                          spread of reach
                                             (5th to 95th
          what if               story         percentile)
          baseline              positive         66 to 75
                                negative   1,020 to 1,070
          half-as-many-unhappy  positive         66 to 75
                                negative   1,020 to 1,070

          what changes                        baseline  what if  difference      95 % interval  higher in
          half-as-many-unhappy
            positive: reach                       70.3     70.3         0.0         0.0 to 0.0       same
            positive: new hearers per hearer         0        0           0             0 to 0       same
            positive: reach per customer          2.40     2.40        0.00       0.00 to 0.00       same
            negative: reach                      1,045      522        -522       -574 to -470      0.0 %
            negative: chance of take-off        75.0 %   37.5 %    -37.5 pt  -41.3 to -33.8 pt      0.0 %
            negative: reach given take-off       1,100      550        -550       -605 to -495      0.0 %
            negative: new hearers per hearer      2.11     1.05       -1.05     -1.16 to -0.95      0.0 %
            negative: reach per customer           9.1      4.6        -4.6       -5.0 to -4.1      0.0 %
            negative per positive                 14.9     14.9         0.0         0.0 to 0.0       same
            know both stories                        0        0           0             0 to 0       same

        How to read it
          - Reach: distinct people who are told the story and do not hold that opinion from their own
            experience. New hearers per hearer: before the market fills up; below 1 a story dies out.
            Take-off is shown where reach has two modes with hardly anything between: the number of people
            first told in round 2 or later parts them. "No split" means that a reach has one mode.
          - 95 % interval: simulation error of the mean; more replicates narrow it; "~" marks a rough one,
            which is wider, because the replicates are few or uneven. Spread: how much simulated markets
            differ; nine in ten lie between the 5th and the 95th percentile, and more replicates do not
            narrow it. Neither covers uncertainty about the inputs: vary those.
          - Differences are what-if minus baseline with common random numbers, replicate by replicate.
            Higher in: the share of replicates in which the what-if is higher; equal ones count half, and
            where all are equal it says "same". pt: percentage points.

        Cautions
          - The slogan is folklore, repeated without a study to support it: Trade texts on service, 1988.
          - In 2 of 2 settings stories take off in some replicates and not in others, so that the mean reach
            describes neither: read the chance of take-off and the reach given take-off.
          - "~" marks rough intervals: wider, as the replicates are few or uneven. About 12,000 replicates
            would make all of them firm.
          - The figures hold for the one graph generated, not for all graphs of its kind; set graph.draws to
            10 to see how much these differ.

        Random seed 42, 4 replicates per setting; plan \(result.plan.hash), hearsay \(Version.current). The same input gives
        the same figures.

        """)
  }

  @Test(arguments: [80, 90, 100, 120])
  func `no line is longer than the width`(width: Int) throws {
    for result in [try Example.run(), try Example.compare(), try Example.sweep(points: 5)] {
      for line in printed(.of(result), width: width).split(separator: "\n") {
        #expect(TextWidth.columns(String(line)) <= width, "\(line)")
      }
    }
  }

  @Test func `colour marks headings and changes no text`() throws {
    for result in [try Example.run(failing: 1), try Example.compare()] {
      let plain = printed(.of(result))
      let coloured = printed(.of(result), isColoured: true)
      #expect(coloured.contains("\u{1B}[1mHow far do the two stories travel?\u{1B}[0m\n"))
      #expect(
        coloured.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "") == plain)
      #expect(!plain.contains("\u{1B}"))
    }
  }

  @Test func `what is incomplete comes first`() throws {
    var result = try Example.run(failing: 1)
    #expect(printed(.of(result)).hasPrefix("FAILED: 1 of 4 replicates;"))
    try result.drop(3)
    #expect(printed(.of(result)).hasPrefix("INCOMPLETE: 1 of 4 replicates missing;"))
    result.wasCancelled = true
    #expect(printed(.of(result)).hasPrefix("STOPPED EARLY: 2 of 4 replicates completed;"))
    #expect(printed(.of(result)).contains("\nFAILED: 1 of 4 replicates"))
  }

  @Test func `a sweep of many points shows the first hundred and says so`() throws {
    let text = printed(.of(try Example.sweep(points: SettingTables.limit + 7)))
    #expect(text.contains("and 7 more settings, which result files list."))
    #expect(text.contains("  0.100 "))
    #expect(!text.contains("  0.101 "))
  }

  @Test func `a result of nothing is reported`() throws {
    var result = try Example.run()
    result.settings = []
    try result.drop(0, 1, 2, 3)
    result.isComplete = false
    #expect(printed(.of(result)).contains("Nothing was run."))
  }

  @Test func `the same result gives the same text`() throws {
    #expect(printed(.of(try Example.compare())) == printed(.of(try Example.compare())))
  }

  @Test func `names from files cannot steer the terminal`() throws {
    var result = try Example.run()
    result.notes = ["evil\u{1B}[2Jname"]
    #expect(!printed(.of(result)).contains("\u{1B}"))
  }
}
