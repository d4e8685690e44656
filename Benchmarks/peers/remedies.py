#!/usr/bin/env python3
"""Runs the commands that Hearsay's errors recommend, on small real files, and reads what they make.

    Benchmarks/peers/remedies.py [HEARSAY]       prints a table; exit 1 if a remedy does not help

The command is taken from the error itself, between its backquotes; FILE, NEW and LAYER are put in. Python
runs in the interpreter of this script. A case is SKIPPED, in so many words, where a program or a module is
missing (pip install networkx igraph numpy pydot networkit; apt install graphviz zip p7zip lz4 …).
"""
import glob, gzip, importlib.util, json, os, pickle, re, shutil, subprocess, sys, tempfile

import networkx as nx

hearsay = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".build/release/hearsay")
TIES = [("ann", "bob"), ("bob", "cleo"), ("cleo", "dan"), ("dan", "ann"), ("bob", "dan")]
NUMBERS = [(0, 1), (1, 2), (2, 3), (3, 0), (1, 3)]
GRAPH = nx.Graph(TIES)
PLAIN = "".join(f"{a} {b}\n" for a, b in TIES)


class Missing(Exception):
    pass


def text(content, encoding="utf-8"):
    def make(path):
        with open(path, "wb") as file:
            file.write(content.encode(encoding))
    return make


def packed(*command):
    """A list of ties packed by a program that takes the file's name, or `-` for a filter."""
    def make(path):
        need(command[0])
        text(PLAIN)("ties.txt")
        if command[-1] == "-c":
            with open(path, "wb") as file:
                subprocess.run([*command, "ties.txt"], stdout=file, check=True)
        else:
            subprocess.run([*command, path, "ties.txt"], stdout=subprocess.DEVNULL, check=True)
        os.remove("ties.txt")
    return make


def need(program):
    if shutil.which(program) is None:
        raise Missing(f"{program} is not installed")


def module(name):
    if importlib.util.find_spec(name) is None:
        raise Missing(f"the Python module {name} is not installed")
    return importlib.import_module(name)


def twice(path):
    with open(path, "wb") as file:
        file.write(gzip.compress(gzip.compress(PLAIN.encode())))


def pickled(path):
    with open(path, "wb") as file:
        pickle.dump(GRAPH, file)


def numpy_array(path):
    matrix = nx.to_numpy_array(GRAPH)
    with open(path, "wb") as file:
        module("numpy").save(file, matrix)


def networkit_binary(path):
    nk = module("networkit")
    nk.writeGraph(nk.nxadapter.nx2nk(nx.Graph(NUMBERS)), path, nk.Format.NetworkitBinary)


def networkit_snap(path):
    nk = module("networkit")
    nk.writeGraph(nk.nxadapter.nx2nk(nx.Graph(NUMBERS)), path, nk.Format.SNAP)


def of_igraph(method, *rest):
    def make(path):
        graph = module("igraph").Graph.TupleList(TIES)
        getattr(graph, method)(path, *rest)
    return make


def of_json(data):
    return lambda path: text(json.dumps(data))(path)


def large_json(edges):
    data = nx.node_link_data(GRAPH, edges=edges)
    data["remark"] = "x" * (17 << 20)
    return of_json(data)


DOT = "graph {\n  ann -- bob\n  bob -- cleo [label=\"a b\"]\n  cleo -- dan -- ann\n  bob -- dan\n}\n"
LATIN = PLAIN.replace("ann", "añn")
LAYERS = "#TYPE multiplex\n#LAYERS\nwork,UNDIRECTED\n#EDGES\n" + "".join(f"{a},{b},work\n" for a, b in TIES)
MULTI = "".join(f"{a} 1 {b} 1\n" for a, b in NUMBERS) + "".join(f"{a} 2 {b} 2\n" for a, b in NUMBERS)
MULTI_NAMES = {"LAYER": "work"}
XML = ("<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n<graphml><graph edgedefault=\"undirected\">"
       + "".join(f"<node id=\"{n}\"/>" for n in ["añn", "bob", "cleo", "dan"])
       + "".join(f"<edge source=\"{a.replace('ann', 'añn')}\" target=\"{b.replace('ann', 'añn')}\"/>" for a, b in TIES)
       + "</graph></graphml>\n")
TGF = "1 ann\n2 bob\n3 cleo\n4 dan\n#\n1 2\n2 3\n3 4\n4 1\n2 4\n"

# name of the case, file, how it is made
CASES = [
    ("DOT, gv2gml", "a.dot", text(DOT)), ("DOT, pydot", "a.dot", text(DOT)),
    ("digraph DOT, gv2gml", "a.dot", text("digraph x {\n" + "".join(f"{a} -> {b};\n" for a, b in TIES) + "}\n")),
    ("LEDA", "a.lgr", of_igraph("write_leda", "name", None)),
    ("graph6", "a.g6", lambda p: nx.write_graph6(GRAPH, p)),
    ("graph6 without a header", "a.g6", lambda p: nx.write_graph6(GRAPH, p, header=False)),
    ("sparse6", "a.s6", lambda p: nx.write_sparse6(GRAPH, p)),
    ("GEXF", "a.gexf", lambda p: nx.write_gexf(GRAPH, p)),
    ("LGL", "a.lgl", of_igraph("write_lgl", "name", None)),
    ("DIMACS, edges", "a.col", text("c x\np edge 4 5\n" + "".join(f"e {a + 1} {b + 1}\n" for a, b in NUMBERS))),
    ("DIMACS, arcs", "a.gr", text("p sp 4 5\n" + "".join(f"a {a + 1} {b + 1} 7\n" for a, b in NUMBERS))),
    ("TGF", "a.tgf", text(TGF)),
    ("multinet", "a.mpx", text(LAYERS)),
    ("multilayer list", "a.edges", text(MULTI)),
    ("NetworKit SNAP", "a.snap", networkit_snap), ("NetworKit binary", "a.nkb", networkit_binary),
    ("pickle", "a.pickle", pickled), ("NumPy array", "a.npy", numpy_array),
    ("JSON over 16 MiB, links", "a.json", large_json("links")),
    ("JSON over 16 MiB, edges", "a.json", large_json("edges")),
    ("adjacency JSON", "a.json", of_json(nx.adjacency_data(GRAPH))),
    ("Latin-1", "a.txt", text(LATIN, "latin-1")),
    ("UTF-16", "a.txt", text(PLAIN, "utf-16")), ("UTF-32", "a.txt", text(PLAIN, "utf-32")),
    ("GraphML in windows-1252", "a.graphml", text(XML, "windows-1252")),
    ("gzip twice", "a.txt.gz", twice),
    ("ZIP", "a.zip", packed("zip", "-q")), ("ZIP, another name", "a.data", packed("zip", "-q", "-A")),
    ("7z", "a.7z", packed("7z", "a")), ("tar", "a.tar", packed("tar", "-cf")),
    ("bzip2", "a.bz2", packed("bzip2", "-c")), ("xz", "a.xz", packed("xz", "-c")),
    ("zstd", "a.zst", packed("zstd", "-q", "-c")), ("lz4", "a.lz4", packed("lz4", "-q", "-c")),
    ("compress", "a.Z", packed("compress", "-c")),
    ("xz, another name", "a.data", packed("xz", "-c")), ("zstd, another name", "a.data", packed("zstd", "-q", "-c")),
]


def tool(*arguments):
    return subprocess.run([hearsay, *arguments], capture_output=True, text=True)


def command_of(error, case):
    """The first command of an error that works on FILE: for pydot, the last."""
    commands = [c for c in re.findall(r"`([^`]*)`", " ".join(error.split())) if "FILE" in c]
    if not commands:
        return None
    return commands[-1] if case.endswith("pydot") else commands[0]


def follow(command, path):
    """Does what an error recommends, and gives the names of what came of it."""
    before = set(os.listdir("."))
    command = re.sub(r"\bFILE\b", path, command).replace("LAYER", "work")
    if command.startswith("import "):
        for name in re.findall(r"import ([a-z, ]+?)(?: as \w+)?(?=[;,])", command):
            for part in name.split(","):
                module(part.strip().split()[0])
        if "pydot" in command:
            module("pydot")
        subprocess.run([sys.executable, "-c", command], check=True, capture_output=True, text=True)
    else:
        need(command.split()[0])
        subprocess.run(command, shell=True, check=True, capture_output=True, text=True)
    return sorted(set(os.listdir(".")) - before), command


def check(case, path, make):
    make(path)
    first = tool("graph", "inspect", path, "--json", "--quiet")
    if first.returncode != 3:
        return f"NOT REFUSED (exit {first.returncode})", False
    recommended = command_of(first.stderr, case)
    if recommended is None:
        return f"NO COMMAND: {first.stderr.strip()}", False
    made, command = follow(recommended, path)
    if "correct its first line" in " ".join(first.stderr.split()):
        for name in made:
            with open(name) as file:
                content = file.read().replace("windows-1252", "UTF-8")
            text(content)(name)
    if not made:
        return f"`{command}` MAKES NOTHING", False
    for name in made:
        read = tool("graph", "inspect", name, "--json", "--quiet")
        if read.returncode != 0:
            return f"`{command}` makes what IS REFUSED: {read.stderr.strip().splitlines()[0]}", False
        found = json.loads(read.stdout)
        if (found["people"], found["ties"]) != (4, 5):
            return f"`{command}` makes {found['people']} people and {found['ties']} ties, NOT 4 and 5", False
    return f"`{command}`", True


def main():
    failures = 0
    print("| file | what helps |\n|---|---|")
    for case, path, make in CASES:
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                words, right = check(case, path, make)
            except Missing as error:
                words, right = f"SKIPPED: {error}", True
            except subprocess.CalledProcessError as error:
                words, right = f"FAILED: {error.cmd}: {(error.stderr or '').strip()[-200:]}", False
            os.chdir("/")
        failures += not right
        print(f"| {case} | {words} |", flush=True)
    return 1 if failures else 0


sys.exit(main())
