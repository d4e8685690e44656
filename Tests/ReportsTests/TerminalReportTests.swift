import Experiments
import Reports
import Testing

@Suite struct TerminalReportTests {
  private let style = TerminalReport(isColoured: false, width: 80)

  @Test func `a run is reported in full`() throws {
    let result = try Example.run()
    #expect(
      TerminalReport(isColoured: false, width: 80).text(result) == """
        How far do the two stories travel?

          scenario   example: the baseline, 4 replicates
          graph      watts-strogatz, 20 contacts each, 10 % of ties rewired: 1,000
                     people, 10,000 ties
          customers  5 % of people, drawn anew in each replicate: 60 % satisfied, 10 %
                     dissatisfied
          positive   the satisfied tell 2 to 3 contacts; hearers do not tell it on
          negative   the dissatisfied tell 8 to 10 contacts; 2 % of those who take it up
                     tell it on

        Each dissatisfied customer's story reached 9.1 people (95 % interval 8.8 to 9.5;
        the slogan: 9), each satisfied customer's story reached 2.40 people (95 %
        interval 2.31 to 2.49; the slogan: 2.5).
        It takes 3.8 satisfied customers (3.5 to 4.1, from the ends of both intervals)
        to reach as many people as one dissatisfied customer does.

                                     mean      95 % interval  luck, p05 to p95
          positive story, told by the satisfied
            reach                      70           63 to 78          66 to 75
            chance of take-off      0.0 %      0.0 to 49.0 %
            reach given take-off        -                  -                 -
            reach per customer       2.40       2.31 to 2.49                 -
            the slogan says           2.5
          negative story, told by the dissatisfied
            reach                   1,045     1,006 to 1,083    1,020 to 1,070
            chance of take-off     75.0 %     30.1 to 95.4 %
            reach given take-off    1,100     1,061 to 1,139    1,090 to 1,115
            reach per customer        9.1         8.8 to 9.5                 -
            the slogan says             9
          both stories
            negative per positive    14.9  needs 12,345 runs                 -
            know both stories           0             0 to 0            0 to 0

        How to read it
          - Reach: distinct people told the story who do not hold that opinion from
            their own experience. Take-off: at least 1 % of all people first told in
            round 2 or later.
          - 95 % interval: simulation error; more replicates narrow it. Luck, p05 to
            p95: one market to the next; nine in ten end there, and more replicates do
            not narrow it. Neither covers doubt about the inputs: vary those.

        Cautions
          - The slogan is folklore, repeated without a study that bears it out: Trade
            texts on service, 1988.
          - Some replicates take off and others do not: the mean reach describes
            neither; read the chance of take-off and the reach given take-off.
          - "needs N runs" stands where the replicates are too few, or too uneven, for
            an interval that can be trusted; --replicates 12345 would do for all of
            them.
          - The figures hold for the one graph drawn, not for all graphs of its kind;
            --set graph.draws=10 would tell how much those differ.

        Random seed 42, 4 replicates a setting; plan \(result.plan.hash), hearsay 0.1.0:
        the same again gives the same figures.

        """)
  }

  @Test func `a comparison is reported in full`() throws {
    let result = try Example.compare()
    #expect(
      TerminalReport(isColoured: false, width: 100).text(result) == """
        How far do the two stories travel?

          scenario   example: the baseline and 1 what-if, 4 replicates each
          graph      watts-strogatz, 20 contacts each, 10 % of ties rewired: 1,000 people, 10,000 ties
          customers  5 % of people, drawn anew in each replicate: 60 % satisfied, 10 % dissatisfied
          positive   the satisfied tell 2 to 3 contacts; hearers do not tell it on
          negative   the dissatisfied tell 8 to 10 contacts; 2 % of those who take it up tell it on
          what if    half-as-many-unhappy: customers.dissatisfied = 0.05

        Each dissatisfied customer's story reached 9.1 people (95 % interval 8.8 to 9.5; the slogan: 9),
        each satisfied customer's story reached 2.40 people (95 % interval 2.31 to 2.49; the slogan: 2.5).
        It takes 3.8 satisfied customers (3.5 to 4.1, from the ends of both intervals) to reach as many
        people as one dissatisfied customer does.
        half-as-many-unhappy: negative reach falls by 522 people (95 % interval of the change -574 to -470);
        positive reach stays the same.

                                                                 chance of
          what if               story     reach   95 % interval   take-off   95 % interval
          baseline              positive     70        63 to 78      0.0 %   0.0 to 49.0 %
                                negative  1,045  1,006 to 1,083     75.0 %  30.1 to 95.4 %
          half-as-many-unhappy  positive     70        63 to 78      0.0 %   0.0 to 49.0 %
                                negative  1,045  1,006 to 1,083     75.0 %  30.1 to 95.4 %

                                          reach given                  reach per                 slogan
          what if               story        take-off   95 % interval   customer  95 % interval    says
          baseline              positive            -               -       2.40   2.31 to 2.49     2.5
                                negative        1,100  1,061 to 1,139        9.1     8.8 to 9.5       9
          half-as-many-unhappy  positive            -               -       2.40   2.31 to 2.49     2.5
                                negative        1,100  1,061 to 1,139        9.1     8.8 to 9.5       9

                                              negative                       luck: reach,
          what if               story     per positive      95 % interval      p05 to p95
          baseline              positive                                         66 to 75
                                negative          14.9  needs 12,345 runs  1,020 to 1,070
          half-as-many-unhappy  positive                                         66 to 75
                                negative          14.9  needs 12,345 runs  1,020 to 1,070

          what changes                     baseline  what if  difference      95 % interval  higher in
          half-as-many-unhappy
            positive reach                     70.3     70.3         0.0         0.0 to 0.0     50.0 %
            positive chance of take-off       0.0 %    0.0 %      0.0 pt      0.0 to 0.0 pt     50.0 %
            positive reach given take-off         -        -           -                  -          -
            positive reach per customer        2.40     2.40        0.00       0.00 to 0.00     50.0 %
            negative reach                    1,045      522        -522       -574 to -470      0.0 %
            negative chance of take-off      75.0 %   37.5 %    -37.5 pt  -41.3 to -33.8 pt      0.0 %
            negative reach given take-off     1,100      550        -550       -605 to -495      0.0 %
            negative reach per customer         9.1      4.6        -4.6       -5.0 to -4.1      0.0 %
            negative per positive              14.9     14.9         0.0         0.0 to 0.0     50.0 %
            know both stories                     0        0           0             0 to 0     50.0 %

        How to read it
          - Reach: distinct people told the story who do not hold that opinion from their own experience.
            Take-off: at least 1 % of all people first told in round 2 or later.
          - 95 % interval: simulation error; more replicates narrow it. Luck, p05 to p95: one market to the
            next; nine in ten end there, and more replicates do not narrow it. Neither covers doubt about
            the inputs: vary those.
          - Differences are what-if less baseline under the same luck, replicate by replicate. Higher in:
            the share of replicates in which the what-if is higher; ties count half. pt: percentage points.

        Cautions
          - The slogan is folklore, repeated without a study that bears it out: Trade texts on service,
            1988.
          - In 2 of 2 settings some replicates take off and others do not: the mean reach describes neither;
            read the chance of take-off and the reach given take-off.
          - "needs N runs" stands where the replicates are too few, or too uneven, for an interval that can
            be trusted; --replicates 12345 would do for all of them.
          - The figures hold for the one graph drawn, not for all graphs of its kind; --set graph.draws=10
            would tell how much those differ.

        Random seed 42, 4 replicates a setting; plan \(result.plan.hash), hearsay 0.1.0: the same again gives
        the same figures.

        """)
  }

  @Test(arguments: [80, 90, 100, 120])
  func `no line is longer than the width`(width: Int) throws {
    let style = TerminalReport(isColoured: false, width: width)
    for result in [try Example.run(), try Example.compare(), try Example.sweep(points: 5)] {
      for line in style.text(result).split(separator: "\n") {
        #expect(TextWidth.columns(String(line)) <= width, "\(line)")
      }
    }
  }

  @Test func `colour marks headings and changes no text`() throws {
    for result in [try Example.run(failing: 1), try Example.compare()] {
      let plain = style.text(result)
      let coloured = TerminalReport(isColoured: true, width: 80).text(result)
      #expect(coloured.contains("\u{1B}[1mHow far do the two stories travel?\u{1B}[0m\n"))
      #expect(
        coloured.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "") == plain)
      #expect(!plain.contains("\u{1B}"))
    }
  }

  @Test func `what is not whole is said first`() throws {
    var result = try Example.run(failing: 1)
    #expect(style.text(result).hasPrefix("FAILED: 1 of 4 runs did not go through;"))
    result.records.removeLast()
    #expect(style.text(result).hasPrefix("INCOMPLETE: 1 of 4 runs are missing;"))
    result.wasCancelled = true
    #expect(style.text(result).hasPrefix("STOPPED EARLY: 2 of 4 runs are whole;"))
    #expect(style.text(result).contains("\nFAILED: 1 of 4 runs"))
  }

  @Test func `a sweep of many points shows the first hundred and says so`() throws {
    let text = style.text(try Example.sweep(points: TerminalReport.settingLimit + 7))
    #expect(text.contains("and 7 more settings: --out DIR writes them all."))
    #expect(text.contains("  0.100 "))
    #expect(!text.contains("  0.101 "))
  }

  @Test func `a result of nothing is reported`() throws {
    var result = try Example.run()
    result.settings = []
    result.records = []
    result.isComplete = false
    #expect(style.text(result).contains("Nothing was run."))
  }

  @Test func `the same result gives the same text`() throws {
    #expect(style.text(try Example.compare()) == style.text(try Example.compare()))
  }

  @Test func `names from files cannot steer the terminal`() throws {
    var result = try Example.run()
    result.notes = ["evil\u{1B}[2Jname"]
    #expect(!style.text(result).contains("\u{1B}"))
  }
}
