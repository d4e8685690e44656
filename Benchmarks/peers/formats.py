#!/usr/bin/env python3
"""Graph files that other programs write, read by Hearsay: the same graph, or refused by name.

    Benchmarks/peers/formats.py [HEARSAY]        prints a table; exit 1 if a graph differs

networkx, igraph, scipy (Matrix Market) and NetworKit (METIS) write a few small graphs in every format they
have; `hearsay graph inspect --json` must count the same people and ties, or refuse the file with words that
name its format. No library writes UCINET DL: those files are written here, as UCINET's guide describes them.
Needs `pip install networkx igraph scipy networkit pydot`; prints SKIPPED for the one that is missing.
"""
import json, os, re, subprocess, sys, tempfile

try:
    import networkx as nx
except ImportError:
    nx = None
try:
    import igraph
except ImportError:
    igraph = None

try:
    import numpy, scipy.io
except ImportError:
    scipy = None
try:
    import networkit
except ImportError:
    networkit = None
try:
    import pydot
except ImportError:
    pydot = None

# What igraph says of graphs that a format cannot hold.
Unwritable = igraph.InternalError if igraph else ValueError
hearsay = sys.argv[1] if len(sys.argv) > 1 else ".build/release/hearsay"


def graphs():
    """Names and graphs: each is written in every format."""
    names = ["Ann Lee", 'Bo "Bob" Ray', "Zoë", "d&d <x>", "李"]
    for directed in [False, True]:
        kind = "directed" if directed else "undirected"
        make = nx.DiGraph if directed else nx.Graph
        plain = make([(0, 1), (1, 2), (2, 0), (2, 3), (4, 5), (5, 0)])
        yield f"{kind}", plain
        weighted = make()
        weighted.add_weighted_edges_from([(0, 1, 2.5), (1, 2, 1.0), (3, 1, 4.0)])
        yield f"{kind}, weights", weighted
        alone = make(plain)
        alone.add_nodes_from([6, 7])
        yield f"{kind}, isolated", alone
        loops = make(plain)
        loops.add_edge(3, 3)
        yield f"{kind}, self-loop", loops
        words = make([("ann", "bob"), ("bob", "cleo"), ("cleo", "dan"), ("dan", "ann"), ("bob", "dan")])
        yield f"{kind}, names", words
        labelled = make()
        labelled.add_nodes_from(names)
        labelled.add_edges_from([(names[0], names[1]), (names[1], names[2]), (names[3], names[4])])
        yield f"{kind}, odd names", labelled


def expected(graph):
    """People and ties without self-loops, as each is counted once."""
    return graph.number_of_nodes(), sum(a != b for a, b in graph.edges())


def matrix(separator, labels):
    def write(graph, path):
        people = list(graph)
        quoted = ['"' + str(person).replace('"', '""') + '"' for person in people]
        with open(path, "w") as file:
            if labels:
                print(separator.join([""] + quoted), file=file)
            for name, person in zip(quoted, people):
                cells = [str(int(graph.has_edge(person, other))) for other in people]
                print(separator.join(([name] if labels else []) + cells), file=file)
    return write


def of_json(data):
    def write(graph, path):
        with open(path, "w") as file:
            json.dump(data(graph), file)
    return write


def ucinet(form):
    """UCINET DL, by hand: labels that are no words of ASCII go between quotes."""
    def write(graph, path):
        people = list(graph)
        if any('"' in str(person) for person in people):
            raise ValueError("DL has no way to write a quote in a label")
        label = {person: f'"{person}"' for person in people}
        near = {person: [other for other in people if graph.has_edge(person, other)] for person in people}
        with open(path, "w") as file:
            print(f"dl n={len(people)} format={form}", file=file)
            print("labels:\n" + ",".join(label.values()) + "\ndata:", file=file)
            for person in people:
                if form == "fullmatrix":
                    print(*(int(other in near[person]) for other in people), file=file)
                elif form == "nodelist1" and near[person]:
                    print(label[person], *(label[other] for other in near[person]), file=file)
                elif form == "edgelist1":
                    for other in near[person]:
                        print(label[person], label[other], 1, file=file)
    return write


# name, ending, how it is written, the word by which it may be refused, whether names may hold blanks and
# people may be isolated, whether isolated people are in the file
NETWORKX = [] if nx is None else [
    ("GraphML", ".graphml", nx.write_graphml, None, True, True),
    ("GML", ".gml", lambda g, p: nx.write_gml(g, p, stringizer=str), None, True, True),
    ("Pajek", ".net", nx.write_pajek, None, True, True),
    ("GEXF", ".gexf", nx.write_gexf, "GEXF", True, True),
    ("edge list", ".txt", lambda g, p: nx.write_edgelist(g, p), None, False, False),
    ("edge list, tabs", ".tsv", lambda g, p: nx.write_edgelist(g, p, delimiter="\t", data=False), None, True, False),
    ("weighted edge list", ".txt", nx.write_weighted_edgelist, None, False, False),
    ("adjacency list", ".adjlist", nx.write_adjlist, None, False, True),
    ("multiline adjacency list", ".adjlist", nx.write_multiline_adjlist, None, True, True),
    ("node-link JSON, links", ".json", of_json(lambda g: nx.node_link_data(g, edges="links")), None, True, True),
    ("node-link JSON, edges", ".json", of_json(lambda g: nx.node_link_data(g, edges="edges")), None, True, True),
    ("Cytoscape JSON", ".json", of_json(nx.cytoscape_data), None, True, True),
    ("adjacency JSON", ".json", of_json(nx.adjacency_data), "adjacency JSON", True, True),
    ("matrix, commas, labels", ".csv", matrix(",", True), None, True, True),
    ("matrix, blanks", ".txt", matrix(" ", False), None, True, True),
    ("graph6", ".g6", lambda g, p: nx.write_graph6(nx.convert_node_labels_to_integers(g), p), "graph6", True, True),
    *([("DOT", ".dot", lambda g, p: nx.nx_pydot.write_dot(g, p), "DOT", True, True)] if pydot else []),
    ("sparse6", ".s6", lambda g, p: nx.write_sparse6(nx.convert_node_labels_to_integers(g), p), "sparse6", True, True),
]


def of_igraph(write):
    def inner(graph, path):
        g = igraph.Graph(directed=graph.is_directed())
        people = list(graph)
        g.add_vertices(len(people))
        g.vs["name"] = [str(person) for person in people]
        places = {person: place for place, person in enumerate(people)}
        g.add_edges([(places[a], places[b]) for a, b in graph.edges()])
        write(g, path)
    return inner


IGRAPH = [] if igraph is None else [
    ("GraphML", ".graphml", lambda g, p: g.write_graphml(p), None, True, True),
    ("GML", ".gml", lambda g, p: g.write_gml(p), None, True, True),
    ("Pajek", ".net", lambda g, p: g.write_pajek(p), None, True, True),
    ("NCOL", ".ncol", lambda g, p: g.write_ncol(p, weights=None), None, False, False),
    ("LGL", ".lgl", lambda g, p: g.write_lgl(p, weights=None), "LGL", False, True),
    ("LEDA", ".lgr", lambda g, p: g.write_leda(p), "LEDA", True, True),
    ("DOT", ".dot", lambda g, p: g.write_dot(p), "DOT", True, True),
    ("edge list", ".txt", lambda g, p: g.write_edgelist(p), None, True, False),
    ("adjacency matrix", ".txt", lambda g, p: g.write_adjacency(p, sep=" ", eol="\n"), None, True, True),
    ("pickle", ".pickle", lambda g, p: g.write_pickle(p), "pickle", True, True),
    ("DIMACS", ".dimacs", lambda g, p: g.write_dimacs(p, source=0, target=1, capacity=[1] * g.ecount()), "DIMACS", True, True),
]
IGRAPH = [(name, ending, of_igraph(write), *rest) for name, ending, write, *rest in IGRAPH]


UCINET = [(f"UCINET DL, {form}", ".dl", ucinet(form), None, True, True)
          for form in ["fullmatrix", "edgelist1", "nodelist1"]]


def of_scipy(dense, **options):
    def write(graph, path):
        if options.get("symmetry", "general") != "general" and graph.is_directed():
            raise ValueError("a directed graph is not symmetric")
        cells = nx.to_numpy_array(graph, weight=None) * 2
        scipy.io.mmwrite(path, cells if dense else scipy.sparse.coo_array(cells), **options)
    return write


SCIPY = [] if scipy is None else [
    (f"Matrix Market, {'array' if dense else 'coordinate'}, {field} {symmetry}", ".mtx",
     of_scipy(dense, field=field, symmetry=symmetry), None, True, True)
    for dense in [False, True] for field in ["real", "integer"] + ([] if dense else ["pattern"])
    for symmetry in ["general", "symmetric"]
] + [("Matrix Market, complex", ".mtx", of_scipy(False, field="complex"), "complex", True, True)]


def of_networkit(form, *options):
    def write(graph, path):
        numbered = nx.convert_node_labels_to_integers(graph)
        networkit.writeGraph(networkit.nxadapter.nx2nk(numbered), path, form, *options)
    return write


def networkits():
    forms = networkit.Format
    return [
        ("METIS", ".graph", of_networkit(forms.METIS), None, True, True),
        ("METIS, another name", ".txt", of_networkit(forms.METIS), None, True, True),
        ("GML", ".gml", of_networkit(forms.GML), None, True, True),
        ("GraphML", ".graphml", of_networkit(forms.GraphML), None, True, True),
        ("GEXF", ".gexf", of_networkit(forms.GEXF), "GEXF", True, True),
        ("DOT", ".dot", of_networkit(forms.DOT), "DOT", True, True),
        ("SNAP", ".txt", of_networkit(forms.SNAP), "SNAP file of NetworKit", True, True),
        ("binary", ".nkb", of_networkit(forms.NetworkitBinary), "NetworKit binary", True, True),
        ("edge list, blanks from 0", ".txt", of_networkit(forms.EdgeListSpaceZero), None, True, False),
        ("edge list, tabs from 1", ".txt", of_networkit(forms.EdgeListTabOne), None, True, False),
        ("edge list, commas from 1", ".csv", of_networkit(forms.EdgeListCommaOne), None, True, False),
    ]


def inspect(path, directed):
    command = [hearsay, "graph", "inspect", path, "--json", "--quiet"] + (["--directed"] if directed else [])
    done = subprocess.run(command, capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def judge(path, graph, refusal, keeps_isolated):
    """What Hearsay made of a file: a word for the table, and whether it is right."""
    people, ties = expected(graph)
    if not keeps_isolated:
        people = len({person for edge in graph.edges() for person in edge})
    status, out, err = inspect(path, graph.is_directed())
    if status == 0:
        found = json.loads(out)
        same = found["people"] == people and found["ties"] == ties
        return ("same", True) if same else (
            f"DIFFERS: {found['people']} people and {found['ties']} ties, not {people} and {ties}", False)
    if re.search(r":\d+: error: .*quot", err) and any('"' in str(person) for person in graph):
        return "refused with the line, for the quotes in a name are not escaped", True
    named = refusal is not None and refusal in err
    return ("refused by name", True) if status == 3 and named else (f"REFUSED: {err.strip().splitlines()[0]}", False)


def check(program, formats, failures, folder):
    for number, (name, ending, write, refusal, blanks, isolated) in enumerate(formats):
        verdicts, skipped = {}, 0
        for kind, graph in graphs():
            if not blanks and "odd names" in kind:
                skipped += 1  # the writer puts no quotes around names: no program can read them back
                continue
            path = os.path.join(folder, f"{program}{number}{ending}")
            try:
                write(graph, path)
            except (nx.NetworkXException, TypeError, ValueError, NotImplementedError, RuntimeError, Unwritable):
                # The writer has no such graphs: graph6 no directed ones, say.
                skipped += 1
                continue
            verdict, right = judge(path, graph, refusal, isolated)
            verdicts.setdefault(verdict, []).append(kind)
            if not right:
                failures.append(f"{program}, {name}, {kind}: {verdict}")
        words = "; ".join(verdict if len(verdicts) == 1 else f"{verdict} ({', '.join(kinds)})"
                          for verdict, kinds in verdicts.items())
        print(f"| {program} | {name} | {sum(map(len, verdicts.values()))} | {skipped} | {words} |")


def main():
    if nx is None:
        print("SKIPPED: networkx is not installed, which makes the graphs (pip install networkx igraph)")
        return 0
    print("| written by | format | graphs | not written | read as |\n|---|---|---|---|---|")
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        check("networkx", NETWORKX, failures, folder)
        check("igraph", IGRAPH, failures, folder)
        check("by hand", UCINET, failures, folder)
        check("scipy", SCIPY, failures, folder)
        check("NetworKit", [] if networkit is None else networkits(), failures, folder)
    for name, module in [("igraph", igraph), ("scipy", scipy), ("networkit", networkit), ("pydot", pydot)]:
        if module is None:
            print(f"SKIPPED: {name} is not installed (pip install {name})")
    for failure in failures:
        print("error:", failure, file=sys.stderr)
    return 1 if failures else 0


sys.exit(main())
