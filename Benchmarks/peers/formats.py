#!/usr/bin/env python3
"""Graph files that other programs write, read by Hearsay: the same graph, or refused by name.

    Benchmarks/peers/formats.py [HEARSAY]        prints a table; exit 1 if a graph differs

networkx and igraph write a few small graphs in every format they have; `hearsay graph inspect --json`
must count the same people and ties, or refuse the file with words that name its format. Needs `pip install
networkx igraph`; prints SKIPPED for the one that is missing.
"""
import json, os, subprocess, sys, tempfile

try:
    import networkx as nx
except ImportError:
    nx = None
try:
    import igraph
except ImportError:
    igraph = None

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


def cytoscape(graph, path):
    with open(path, "w") as file:
        json.dump(nx.cytoscape_data(graph), file)


def node_link(edges):
    def write(graph, path):
        with open(path, "w") as file:
            json.dump(nx.node_link_data(graph, edges=edges), file)
    return write


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
    ("node-link JSON, links", ".json", node_link("links"), None, True, True),
    ("node-link JSON, edges", ".json", node_link("edges"), None, True, True),
    ("Cytoscape JSON", ".json", cytoscape, None, True, True),
    ("matrix, commas, labels", ".csv", matrix(",", True), None, True, True),
    ("matrix, blanks", ".txt", matrix(" ", False), None, True, True),
    ("graph6", ".g6", lambda g, p: nx.write_graph6(nx.convert_node_labels_to_integers(g), p), "graph6", True, True),
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
            except (nx.NetworkXException, TypeError, ValueError, NotImplementedError, Unwritable):
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
    if igraph is None:
        print("SKIPPED: igraph is not installed (pip install igraph)")
    for failure in failures:
        print("error:", failure, file=sys.stderr)
    return 1 if failures else 0


sys.exit(main())
