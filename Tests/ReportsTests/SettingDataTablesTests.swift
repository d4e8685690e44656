@testable import Experiments
import PlainText
@testable import Reports
import Scenarios
import Testing

@Suite struct SettingDataTablesTests {
  /// What every file begins with in a comparison.
  private let keys = "scenario,variant,point,param.customers.dissatisfied"

  @Test func `RunsTable has a row for each replicate, in order of run id`() throws {
    let lines = DataTable.runs(try Example.compare()).csv.split(separator: "\n")
    #expect(
      lines[0] == """
        run_id,\(keys),replicate,seed,status,\
        first_hand_positive,first_hand_negative,tellers_positive,tellers_negative,\
        tellings_positive,tellings_negative,reach_positive,reach_negative,\
        adopted_positive,adopted_negative,repeats_positive,repeats_negative,\
        peak_round_positive,peak_round_negative,reach_both,rounds
        """)
    #expect(
      lines[4] == """
        3,example,baseline,0,0.1,3,0x000000000000002a,ok,\
        300,301,302,303,304,305,306,307,308,309,310,311,312,313,314,315
        """)
    #expect(
      lines[5].hasPrefix("4,example,half-as-many-unhappy,0,0.05,0,0x000000000000002a,ok,0,1,2"))
    #expect(lines.count == 9)
  }

  @Test func `a failed run has no metrics`() throws {
    let csv = DataTable.runs(try Example.run(failing: 2)).csv
    #expect(csv.contains("\n2,example,baseline,0,2,0x000000000000002a,failed,,,,,,,,,,,,,,,,\n"))
  }

  @Test func `many rows are handed out in pieces and none is lost`() throws {
    let table = DataTable.runs(try Example.run(replicates: 20_000))
    var pieces: [[UInt8]] = []
    table.writeCSV { pieces.append($0) }
    #expect(pieces.count > 2)
    #expect(pieces.allSatisfy { $0.count < 1 << 20 })
    let lines = String(decoding: pieces.joined(), as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 20_001)
    #expect(table.rowCount == 20_000)
    #expect(lines.dropFirst().map { $0.prefix { $0 != "," } } == (0..<20_000).map { "\($0)" })
  }

  @Test func `RoundsTable has a row for each quantity of a round`() throws {
    #expect(
      DataTable.rounds(try Example.run()).csv == """
        scenario,variant,point,opinion,round,quantity,mean,p05,p25,p50,p75,p95
        example,baseline,0,negative,1,newly_reached,41.5,38,40,41.5,43,45
        example,baseline,0,negative,1,reach,41.5,38,40,41.5,43,45
        example,baseline,0,negative,1,tellings,41.5,38,40,41.5,43,45

        """)
  }

  @Test func `SummaryTable has a row for each metric, empty cells where there is nothing`() throws {
    let lines = DataTable.summary(try Example.compare()).csv.split(separator: "\n")
    #expect(
      lines[0]
        == "\(keys),metric,n_requested,n_ok,mean,sd,se,ci_low,ci_high,interval,n_firm,"
        + "p05,p25,p50,p75,p95,min,max")
    let expected = """
      reach_positive,4,4,70.25,4.8,2.4,62.5,78,firm,,66,66,70.25,75,75,66,75
      reach_negative,4,4,1044.5,24,12,1006,1083,firm,,1020,1020,1044.5,1070,1070,1020,1070
      reach_both,4,4,0,0,0,0,0,firm,,0,0,0,0,0,0,0
      reach_per_customer_positive,4,4,2.4012,0.062,0.031,2.31,2.49,firm,,,,,,,,
      reach_per_customer_negative,4,4,9.1234,0.24,0.12,8.76,9.48,firm,,,,,,,,
      reach_given_take_off_positive,4,0,,,,,,,,,,,,,,
      reach_given_take_off_negative,4,4,1100,18,9,1061,1139,firm,,1090,1090,1100,1115,1115,1090,1115
      split_reach_positive,4,0,,,,,,,,,,,,,,
      split_reach_negative,4,4,1100,18,9,1061,1139,firm,,1090,1090,1100,1115,1115,1090,1115
      """.split(separator: "\n").map { "example,baseline,0,0.1," + $0 }
    let found = lines.filter { $0.hasPrefix("example,baseline,") && $0.contains("reach") }
    #expect(found.map { String($0) } == expected)
    #expect(
      lines.contains(
        "example,baseline,0,0.1,negative_per_positive,4,4,14.868,0.8,0.4,13.2,17.4,rough,12000,,,,,,,"
      ))
    #expect(lines.count == 1 + 2 * (Metric.wave.count + Metric.derived.count))
  }

  @Test func `CompareTable has a row for each metric of a variant`() throws {
    let lines = DataTable.compare(try Example.compare()).csv.split(separator: "\n")
    #expect(
      lines[0] == "\(keys),metric,baseline,value,difference,ci_low,ci_high,interval,n_firm,"
        + "share_higher,n_ok")
    #expect(
      lines.contains(
        "example,half-as-many-unhappy,0,0.05,took_off_negative,0.75,0.375,-0.375,-0.41250000000000003,-0.3375,firm,,0,4"
      ))
    #expect(
      lines.contains("example,half-as-many-unhappy,0,0.05,reach_given_take_off_positive,,,,,,,,,0"))
    #expect(lines.count == 1 + Metric.wave.count + Metric.derived.count)
  }

  @Test func `values that are not numbers become empty cells`() throws {
    var result = try Example.run()
    result.settings[0].rounds[0].mean = .nan
    result.settings[0].rounds[0].p05 = .infinity
    #expect(DataTable.rounds(result).csv.contains("newly_reached,,,40,41.5,43,45\n"))
  }

  @Test func `a telling count that varies has its mean beside it, in every file`() throws {
    let counts = [
      #"{"exactly": 9}"#, #"{"between": [2, 3]}"#, #"{"exactly": 10, "silent": 0.3}"#,
      #"{"each": 0.2}"#, "everyone", "nobody",
    ]
    let document = try Example.document()
    let settings = counts.enumerated().map { point, text in
      Plan.Setting(
        variant: "baseline", point: point, parameters: [text, "0.\(point)"],
        scenario: document.baseline, firstRunID: 4 * point)
    }
    let plan = Plan(
      [document], scope: .sweep, paths: ["voices.negative.tells", "voices.negative.retell"],
      settings: settings)
    let found = try Example.run()
    let result = ExperimentResult(
      plan: plan, key: found.key,
      runs: try StoredRuns(
        of: plan, settings.indices.map { RunRecord(runID: 4 * $0, setting: $0, replicate: 0) }),
      settings: settings.map { _ in found.settings[0] })
    for table in [DataTable.runs(result), .rounds(result), .summary(result)] {
      let names = table.columns.map(\.name)
      #expect(
        names.filter { $0.hasPrefix("param.") } == [
          "param.voices.negative.tells", "param.voices.negative.tells.mean",
          "param.voices.negative.retell",
        ])
    }
    let means = DataTable.runs(result).objects.map { $0["param.voices.negative.tells.mean"]?.value }
    #expect(means == [9, 2.5, 7, .null, .null, 0])
    #expect(
      DataTable.runs(result).csv.contains(
        #","{""between"": [2, 3]}",2.5,0.1,"#))
  }

  @Test func `a choice of metrics leaves the other rows out, and keeps every column`() throws {
    let result = try Example.compare()
    let choice = try MetricChoice(["reach_negative", "took_off"], of: result.plan)
    let chosen = DataTable.of(result, only: choice)
    #expect(chosen.columns == DataTable.compare(result).columns && chosen.rowCount == 3)
    #expect(
      chosen.objects.map { $0["metric"]?.value } == [
        "reach_negative", "took_off_positive", "took_off_negative",
      ])
    let run = try Example.run()
    let rows = DataTable.of(run, only: try MetricChoice(["rounds"], of: run.plan))
    #expect(rows.rowCount == 1 && rows.csv.contains(",rounds,"))
  }
}
