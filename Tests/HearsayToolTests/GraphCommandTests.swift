import Foundation
import Testing

/// Graphs generated, converted and inspected by the tool.
@Suite struct GraphCommandTests {
  private let tool: BuiltTool
  init() throws { tool = try BuiltTool() }

  /// What `graph inspect --json` says of a file.
  private func facts(_ words: [String], in folder: URL) throws -> [String: Any] {
    let outcome = try tool.run(["graph", "inspect", "--json"] + words, in: folder)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(json as? [String: Any])
  }

  @Test(arguments: [
    (["complete", "--people", "6"], 6, 15),
    (["ring-lattice", "--people", "10", "--contacts", "4"], 10, 20),
    (["watts-strogatz", "--people", "10", "--contacts", "4", "--rewire", "0.5"], 10, 20),
    (["random-regular", "--people", "10", "--contacts", "3"], 10, 15),
    (["configuration", "--people", "9", "--degrees", "{\"exactly\": 0}"], 9, 0),
    (["circles", "--people", "12", "--size", "4", "--weak", "0"], 12, 18),
    (["stochastic-block", "--sizes", "3,2", "--contacts", "[[2,0],[0,1]]"], 5, 4),
  ])
  func `a model is generated and reads back`(words: [String], people: Int, ties: Int) throws {
    try withFolder { folder in
      let outcome = try tool.run(["graph", "generate", "-o", "g.mtx"] + words, in: folder)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let facts = try facts(["g.mtx"], in: folder)
      #expect(facts["people"] as? Int == people)
      #expect(facts["ties"] as? Int == ties)
    }
  }

  @Test func `every format holds the same ties`() throws {
    try withFolder { folder in
      let model = ["barabasi-albert", "--people", "200", "--attach", "3", "--seed", "5"]
      for format in ["edges", "tsv", "csv", "mtx"] {
        let file = "g.\(format)"
        #expect(
          try tool.run(["graph", "generate", "-o", file] + model, in: folder).status == 0)
        let back = try tool.run(
          ["graph", "convert", file, "-", "--format", "edges", "-q"], in: folder)
        let first = try BuiltTool.text("g.edges", in: folder)
        if format != "mtx" { #expect(back.output == first) }
        #expect(try facts([file], in: folder)["ties"] as? Int == first.split(separator: "\n").count)
      }
      #expect(
        try tool.run(["graph", "generate"] + model).output
          == BuiltTool.text("g.edges", in: folder))
      #expect(
        try tool.run(["graph", "generate", "--draw", "1"] + model).output
          != BuiltTool.text("g.edges", in: folder))
    }
  }

  @Test func `weights are kept by convert and shown by inspect`() throws {
    try withFolder { folder in
      _ = try folder.write("from,to,w\na,b,0.5\nb,c,0.25\na,b,0.75\n", to: "t.csv")
      let column = ["t.csv", "--weight-column", "w"]
      let refused = try tool.run(["graph", "inspect"] + column, in: folder)
      #expect(refused.status == 3)
      #expect(refused.errors.contains("t.csv:4: error: the tie has two weights"))
      #expect(refused.errors.contains("--repeated-weights sum, largest or either"))
      let facts = try facts(column + ["--repeated-weights", "sum"], in: folder)
      #expect(facts["weight_min"] as? Double == 0.25 && facts["weight_max"] as? Double == 1.25)
      let converted = try tool.run(
        ["graph", "convert", "t.csv", "-", "--weight-column", "w", "--repeated-weights", "largest"]
          + ["--format", "csv", "-q"], in: folder)
      #expect(converted.output == "from,to,weight\na,b,0.75\nb,c,0.25\n")
    }
  }

  @Test func `files of other programs are read and converted`() throws {
    try withFolder { folder in
      let files = [
        "a.graphml": "<graphml><graph edgedefault=\"directed\"><node id=\"1\"/><node id=\"2\"/>"
          + "<node id=\"3\"/><edge source=\"1\" target=\"2\"/></graph></graphml>",
        "a.gml": "graph [ directed 1 node [ id 1 ] node [ id 2 ] node [ id 3 ]"
          + " edge [ source 1 target 2 ] ]",
        "a.net": "*Vertices 3\n*Arcs\n1 2\n",
        "a.mtx": "%%MatrixMarket matrix coordinate pattern general\n3 3 1\n1 2\n",
      ]
      for (name, text) in files.sorted(by: { $0.key < $1.key }) {
        _ = try folder.write(text, to: name)
        let facts = try facts([name, "--directed"], in: folder)
        #expect(facts["people"] as? Int == 3)
        #expect(facts["ties"] as? Int == 1)
        let converted = try tool.run(
          ["graph", "convert", name, "-", "--directed", "--format", "edges", "-q"], in: folder)
        #expect(converted.output == "1 2\n")
      }
      _ = try folder.write("3 1\n2\n1\n\n", to: "a.graph")
      #expect(try facts(["a.graph"], in: folder)["format"] as? String == "METIS")
    }
  }

  @Test func `a two-mode file is rejected with a message or projected`() throws {
    try withFolder { folder in
      _ = try folder.write(
        "*Vertices 5 3\n*Edges\n1 4\n2 4\n3 5\n", to: "club.net")
      let refused = try tool.run(["graph", "inspect", "club.net"], in: folder)
      #expect(refused.status == 3)
      #expect(refused.errors.contains("--project first"))
      let facts = try facts(["club.net", "--project", "first"], in: folder)
      #expect(facts["people"] as? Int == 3)
      #expect(facts["ties"] as? Int == 1)
      let converted = try tool.run(
        ["graph", "convert", "club.net", "-", "--project", "second", "--format", "csv", "-q"],
        in: folder)
      #expect(converted.status == 0)
      #expect(
        try tool.run(["graph", "inspect", "club.net", "--project", "3"], in: folder).status == 2)
      _ = try folder.write(
        """
        { "format": 1, "graph": { "file": "club.net", "project": "first" },
          "customers": { "listed": { "satisfied": ["1"], "dissatisfied": [] } },
          "voices": { "positive": { "tells": "everyone" }, "negative": { "tells": "nobody" } },
          "replicates": 4 }
        """, to: "club.json")
      let run = try tool.run(["run", "club.json", "--csv"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      // One of the three others was at the same event.
      #expect(run.output.contains("reach_positive,4,4,1,"))
    }
  }

  @Test func `labels, direction and quotes survive`() throws {
    try withFolder { folder in
      let text = "from,to\n\"Ann, of Bath\",Bob\nBob,\"Ann, of Bath\"\nBob,\"say \"\"hi\"\"\"\n"
      _ = try folder.write(text, to: "names.csv")
      let both = try tool.run(
        ["graph", "convert", "names.csv", "-", "--directed", "--format", "csv"], in: folder)
      #expect(both.status == 0, "\(both.errors)")
      #expect(both.output == text)
      let mtx = try tool.run(["graph", "convert", "names.csv", "names.mtx"], in: folder)
      #expect(mtx.errors.contains("numbers people from 1"))
      #expect(
        try BuiltTool.text("names.mtx", in: folder)
          == "%%MatrixMarket matrix coordinate pattern symmetric\n3 3 2\n2 1\n3 2\n")
    }
  }

  @Test func `people without a tie are noted where they are lost`() throws {
    let model = ["graph", "generate", "configuration", "--people", "7", "--degrees"]
    let outcome = try tool.run(model + ["{\"exactly\": 0}"])
    #expect(outcome.status == 0 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("7 people without a tie"))
  }

  @Test func `a file is not overwritten unasked, nor left half-written`() throws {
    try withFolder { folder in
      let model = ["graph", "generate", "complete", "--people", "5", "-o", "g.csv"]
      #expect(try tool.run(model, in: folder).status == 0)
      let before = try BuiltTool.text("g.csv", in: folder)
      #expect(try tool.run(model, in: folder).status == 2)
      #expect(try tool.run(model + ["--force"], in: folder).status == 0)
      #expect(try BuiltTool.text("g.csv", in: folder) == before)
      let bad = try tool.run(["graph", "convert", "absent", "new.csv"], in: folder)
      #expect(bad.status == 3)
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["g.csv"])
      #expect(
        try tool.run(["graph", "convert", "g.csv", "no/such/g.csv"], in: folder).status == 7)
    }
  }

  @Test(arguments: [
    (["watts-strogatz", "--people", "10", "--contacts", "3", "--rewire", "0.1"], "contacts"),
    (["watts-strogatz", "--people", "10", "--contacts", "4"], "rewire"),
    (["complete", "--people", "10", "--attach", "4"], "attach"),
    (["ring-lattice", "--contacts", "oops", "--people", "9"], "oops"),
    (["complete"], "people"), (["erdos-renyi", "--people", "9", "--contacts", "9"], "--contacts"),
    (["configuration", "--people", "9", "--degrees", "{\"poison\": 3}"], "\"poisson\""),
    (
      ["configuration", "--people", "9", "--degrees", "{\"poisson\": -3}"],
      "graph.degrees: \"poisson\""
    ),
    (["stochastic-block", "--sizes", "5,5", "--contacts", "3"], "list of rows"),
    (["watts-strogatz", "--people", "9", "--contacts", "2.5", "--rewire", "0"], "whole number"),
    (["complete", "--people", "5", "--degrees", "1}, \"customers\": {\"count\": 3"], "--degrees"),
  ])
  func `parameters that are wrong, missing or of another model end 2`(words: [String], clue: String)
    throws
  {
    let outcome = try tool.run(["graph", "generate"] + words)
    #expect(outcome.status == 2, "\(outcome.errors)")
    #expect(outcome.output.isEmpty && outcome.errors.contains(clue), "\(outcome.errors)")
  }

  @Test func `the graph of a scenario can be looked at`() throws {
    try withFolder { folder in
      let scenario = try folder.write(smallScenario, to: "s.json")
      let facts = try facts([scenario], in: folder)
      #expect(facts["people"] as? Int == 100 && facts["ties"] as? Int == 200)
      #expect(
        try tool.run(["graph", "inspect", scenario]).output.contains("The graph of \(scenario)"))
    }
  }
}
