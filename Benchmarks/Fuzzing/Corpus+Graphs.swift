/// Small graphs in every format that people bring, read or refused by name.
extension Corpus {
  static let graphs: [FuzzInput] = edgeLists + named + matrices + pajek + marked + foreign + packed

  private static let edgeLists = [
    FuzzInput("ties.txt", "0 1\n1 2\n2 0\n2 3\n3 4\n"),
    FuzzInput("ties.tsv", "# Nodes: 4 Edges: 3\n# FromNodeId\tToNodeId\n1\t2\n2\t3\n3\t17\n"),
    FuzzInput(
      "ties.csv", "from,to,weight\nann,bob,0.5\nbob,\"cara, jr\",1\n\"say \"\"x\"\"\",ann,2\n"),
    FuzzInput("ties.csv", "Source;Target;Gewicht\n1;2;0,5\n2;3;1,25\n3;1;0,75\n"),
    FuzzInput("ties.csv", "\"\",\"from\",\"to\"\n\"1\",\"a\",\"b\"\n\"2\",\"b\",\"c\"\n"),
    FuzzInput(
      "ties.csv", "source_id,source_label,target_id,target_label\n1,Ann,2,Bob\n2,Bob,3,Cara\n"),
    FuzzInput("konect.txt", "% sym unweighted\n% 3 4 4\n1 2\n2 3\n3 4\n"),
    FuzzInput("konect.txt", "% bip weighted\n1 1 0.5\n2 1 1\n2 2 1\n3 2 1\n"),
    FuzzInput("counted.txt", "4 3\n0 1\n1 2\n2 3\n"),
    FuzzInput("time.txt", "1 2 1217567877\n2 3 1217573801\n3 1 1217606247\n"),
    FuzzInput("ties.csv", "director_id,board_id\n1,100\n2,100\n3,200\n1,200\n"),
    FuzzInput("arrows.txt", "a -> b\nb -> c\nc -- a\n"),
    FuzzInput("tuples.txt", "(1, 2)\n(2, 3)\n(3, 1)\n"),
    FuzzInput("neighbours.csv", "a;b;c;d\nb;a\nc;a;d\n"),
    FuzzInput("neighbours.txt", "a: b, c\nb: c\nd: a b c\n"),
    FuzzInput("neighbours.adjlist", "# networkx\n0 1 2 3\n1 2\n2 3\n3\n"),
    FuzzInput("ties.sif", "ann knows bob\nbob knows cara dan\neve\n"),
    FuzzInput("long.txt", (0..<400).map { "\($0) \($0 * 7 % 401)\n" }.joined()),
    FuzzInput("names.txt", (0..<200).map { "p\($0)\tp\($0 * 3 % 199)\t\($0 % 5)\n" }.joined()),
  ]

  /// Edge lists as other programs head and write them.
  private static let named = [
    FuzzInput("ties.csv", "Von;Nach;Anzahl\n007;7;1.000\n7;8;2,5\n"),
    FuzzInput("ties.csv", "expéditeur,destinataire\nann,bob\nbob,cara\n"),
    FuzzInput("ties.csv", "origen\tdestino\nann\tbob\nbob\tcara\n"),
    FuzzInput("ties.csv", "id,name\n1,Ann\n2,Bob\n"),
    FuzzInput("ids.csv", "from,to\n1.00E+05,2.00E+05\n1.23457E+11,1.00E+05\n"),
    FuzzInput("marked.csv", "from,to\n#ann,#bob\n#bob,cara\n"),
    FuzzInput("r.txt", "\"V1\" \"V2\"\n\"1\" 10 20\n\"2\" 20 30\n\"3\" 30 10\n"),
    FuzzInput("cytoscape.csv", "shared name,interaction\na (pp) b,pp\nb (pp) c,pp\n"),
    FuzzInput(
      "gephi.csv",
      "Source,Target,Type,Id,Label,Weight\n1,2,Undirected,0,,1.0\n2,3,Directed,1,,2.0\n"),
    FuzzInput("pairs.py", "[('a', 'b', {'weight': 1}), ('b', 'c', {})]\n"),
    FuzzInput("dates.csv", "from,to,when\na,b,2024-10-09\nb,c,09.10.2024 12:00\n"),
    FuzzInput(
      "konect.txt",
      "% asym posweighted\n% 3 3 3\n1 2 1 1217567877\n2 3 2 1217567878\n3 1 1 1217567879\n"),
    FuzzInput("repeats.txt", String(repeating: "a b\nb a\n", count: 200) + "a a\n"),
  ]

  private static let matrices = [
    FuzzInput("matrix.csv", "0,1,0,1\n1,0,1,0\n0,1,0,1\n1,0,1,0\n"),
    FuzzInput("matrix.txt", "0 0.5 0\n0 0 1.5\n0.25 0 0\n"),
    FuzzInput("matrix.csv", ";Mike;Allen;Jo\nMike;0;1;0\nAllen;1;0;1\nJo;0;1;0\n"),
    FuzzInput("events.csv", ",e1,e2,e3,e4\nann,1,0,1,1\nbob,0,1,1,0\ncara,1,1,0,0\n"),
    FuzzInput(
      "pattern.mtx",
      "%%MatrixMarket matrix coordinate pattern symmetric\n% x\n4 4 3\n2 1\n3 2\n4 3\n"),
    FuzzInput(
      "real.mtx",
      "%%MatrixMarket matrix coordinate real general\n3 3 3\n1 2 0.5\n2 3 1e-3\n3 1 -2\n"),
    FuzzInput("array.mtx", "%%MatrixMarket matrix array integer general\n2 2\n0\n1\n1\n0\n"),
    FuzzInput("plain.graph", "4 4\n2 3\n1 3 4\n1 2\n2\n"),
    FuzzInput("weighted.graph", "% metis\n3 2 011 1\n1 2 5\n1 1 5 3 2\n2 2 2\n"),
    FuzzInput(
      "full.dl", "dl n=3 format=fullmatrix\nlabels:\nann,bob,cara\ndata:\n0 1 0\n1 0 1\n0 1 0\n"),
    FuzzInput(
      "edges.dl", "DL n=4\nformat = edgelist1\nlabels embedded\ndata:\na b 1\nb c 2\nc d 1\n"),
    FuzzInput("nodes.dl", "dl n = 4 format = nodelist1\ndata:\n1 2 3\n2 4\n3 4\n"),
    FuzzInput(
      "modes.dl",
      "dl nr=2, nc=3 format = fullmatrix\nrow labels:\n\"Ann B\",bob\ncolumn labels:\ne1,e2,e3\ndata:\n1 0 1\n0 1 1\n"
    ),
    FuzzInput("two.dl", "dl nr=2 nc=2 format=edgelist2\nlabels embedded:\ndata:\nann e1\nbob e2\n"),
    FuzzInput(
      "half.dl", "dl n=3 diagonal=absent\nlabels embedded\ndata:\n  a b c\na 1 0\nb 1 1\nc 0 1\n"),
    FuzzInput("nodes2.dl", "dl nr=2 nc=3 format=nodelist2\ndata:\n1 1 2\n2 3\n"),
    FuzzInput(
      "rates.mtx", "%%MatrixMarket matrix coordinate real skew-symmetric\n2 2 1\n2 1 1,5\n"),
  ]

  private static let pajek = [
    FuzzInput(
      "town.net",
      "*Vertices 3\n1 \"Ann\" 0.1 0.2 0.5\n2 \"Bob\"\n3 \"Cara\"\n*Edges\n1 2 1\n*Arcs\n2 3 0.5\n"),
    FuzzInput("lists.net", "*Network x\n*Vertices 4\n*Arcslist\n1 2 3\n2 4\n*Edgeslist\n3 4\n"),
    FuzzInput("matrix.net", "*Vertices 3\n*Matrix\n0 1 0\n1 0 1\n0 1 0\n"),
    FuzzInput(
      "modes.net",
      "*Vertices 5 3\n1 \"a\"\n2 \"b\"\n3 \"c\"\n4 \"e1\"\n5 \"e2\"\n*Edges\n1 4\n2 4\n3 5\n"),
    FuzzInput(
      "vector.net",
      "*Vector heights\n*Vertices 3\n0.5\n1e3\n-2\n*Vertices 3\n1 \"a\"\n2 \"b\"\n3 \"c\"\n*Edges\n1 2 1 l \"x\"\n2 3\n"
    ),
    FuzzInput("kinds.net", "*Vertices 3\n*Arcs :1 \"family\"\n1 2\n*Arcs :2 \"work\"\n2 3\n"),
    FuzzInput(
      "partition.clu", "*Partition x\n*Vertices 3\n1\n2\n1\n*Network y\n*Vertices 2\n*Edges\n1 2\n"),
  ]

  private static let marked = [
    FuzzInput(
      "town.graphml",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
        <key id="k" for="edge" attr.name="kind" attr.type="string"/>
        <key id="w" for="edge" attr.name="weight" attr.type="double"><default>1</default></key>
        <graph id="G" edgedefault="undirected">
          <node id="ann"><data key="k">x</data></node><node id="b&amp;b"/><node id="c"/>
          <edge source="ann" target="b&amp;b"><data key="k">family</data></edge>
          <edge source="c" target="ann" directed="true"><data key="w">0.5</data></edge>
        </graph>
      </graphml>

      """),
    FuzzInput(
      "town.gml",
      """
      Creator "x"
      graph [
        directed 0
        node [ id 1 label "Ann" ]
        node [ id 2 label "Bob &quot;x&quot;" graphics [ x 1.5 y -2e3 ] ]
        node [ id 3 ]
        edge [ source 1 target 2 value 0.5 ]
        edge [ source 2 target 3 kind "work" ]
      ]

      """),
    FuzzInput(
      "link.json",
      """
      {"directed": false, "multigraph": false, "graph": {}, "nodes": [{"id": "a"}, {"id": "b"}, {"id": 3}],
       "links": [{"source": "a", "target": "b", "weight": 0.5}, {"source": "b", "target": 3}]}
      """),
    FuzzInput(
      "cytoscape.json",
      """
      {"elements": {"nodes": [{"data": {"id": "a"}}, {"data": {"id": "b"}}],
       "edges": [{"data": {"source": "a", "target": "b"}}]}}
      """),
    FuzzInput(
      "jgf.json",
      #"{"graph": {"directed": true, "nodes": {"a": {}, "b\u0000": {}}, "edges": [{"source": "a", "target": "b\u0000"}]}}"#
    ),
    FuzzInput(
      "old.json",
      #"{"nodes": [{"name": "x"}, {"name": "x"}], "links": [{"source": 0, "target": 1, "value": 1e400}]}"#
    ),
    FuzzInput(
      "two.graphml",
      """
      <?xml version='1.0'?><!DOCTYPE graphml [<!ENTITY a "b">]><graphml><!-- x --><graph edgedefault="directed">
      <node id="1"><graph><node id="1::1"/></graph></node><node id='2'><data key="l"><![CDATA[<&>]]></data></node>
      <edge id="e" source="1" target="2"/><hyperedge/></graph><graph/></graphml>
      """),
    FuzzInput(
      "many.gml",
      "graph [ node [ id 0 ] node [ ] node [ id 0 ] edge [ source 0 target 9 ] ]\ngraph [ ]\n"),
  ]

  private static let foreign = [
    FuzzInput("town.gexf", "<gexf><graph><nodes><node id=\"0\"/></nodes><edges/></graph></gexf>\n"),
    FuzzInput("town.dot", "graph town {\n  a -- b -- c;\n  d [label=\"x\"];\n}\n"),
    FuzzInput("town.dot", "digraph { a -> b; b -> c [weight=2] }\n"),
    FuzzInput("town.tgf", "1 Ann\n2 Bob\n#\n1 2 knows\n"),
    FuzzInput("multi.txt", "#LAYERS\n1 family\n#EDGES\n1 1 2 1\n2 1 3 1\n"),
    FuzzInput(
      name: "book.xlsx",
      bytes: [0x50, 0x4B, 3, 4, 20, 0, 6, 0, 8, 0] + Array("xl/workbook.xml".utf8)),
    FuzzInput("multi.txt", "1 family 2 work\n2 work 3 work\n1 work 3 work\n3 family 1 family\n"),
    FuzzInput("town.dimacs", "c x\np edge 3 2\ne 1 2\ne 2 3\n"),
    FuzzInput("town.lgl", "# ann\nbob 1\ncara\n# bob\ncara 2\n"),
    FuzzInput("town.gdf", "nodedef>name VARCHAR\na\nb\nedgedef>node1,node2\na,b\n"),
    FuzzInput("town.vna", "*Node data\nid\na\n*Tie data\nfrom to\na b\n"),
    FuzzInput("page.html", "<!DOCTYPE html><html><body>404</body></html>\n"),
    FuzzInput("empty.txt", ""),
  ]

  private static let packed = [
    FuzzInput(name: "ties.txt.gz", bytes: GzipFile.stored(Array("0 1\n1 2\n2 0\n".utf8))),
    FuzzInput(name: "rows.gz", bytes: GzipFile.repeated(Array("0 1\n".utf8), 10_000)),
    FuzzInput(name: "row.csv.gz", bytes: GzipFile.repeated(Array("from,to,".utf8), 20_000)),
    FuzzInput(
      name: "two.gz",
      bytes: GzipFile.stored(Array("0 1\n".utf8)) + GzipFile.stored(Array("1 2\n".utf8))),
  ]
}
