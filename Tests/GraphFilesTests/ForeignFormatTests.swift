import GraphFiles
import SocialGraph
import Testing

@Suite struct ForeignFormatTests {
  @Test(
    arguments: [
      ([0x50, 0x4B, 0x03, 0x04, 0x14], "ZIP", "unzip"),
      (Array("BZh91AY&SY".utf8), "bzip2", "bzip2 -d"),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0x01], "xz", "xz -d"),
      ([0x28, 0xB5, 0x2F, 0xFD, 0x01], "zstd", "zstd -d"),
      ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7z", "7z x"),
      ([0x1F, 0x9D, 0x90], "compress", "gzip -d"),
      (Array("nkbg004".utf8) + [0, 0], "NetworKit", "Format.NetworkitBinary"),
      ([0xFF, 0xFE, 0x31, 0x00, 0x20, 0x00], "UTF-16", "iconv"),
      ([UInt8](repeating: 0x61, count: 257) + Array("ustar".utf8), "tar", "tar -xf"),
    ] as [([UInt8], String, String)])
  func `archives and binary files are known by their bytes`(
    bytes: [UInt8], words: String, remedy: String
  ) throws {
    try expectRefusal(bytes, line: nil, words, remedy: remedy)
    try expectRefusal(try TemporaryFile.gzip(bytes), line: nil, words, remedy: remedy)
  }

  @Test(
    arguments: [
      ([0x00, 0x31, 0x00, 0x20], 1), (Array("1 2\n3 4\n".utf8) + [0x31, 0, 2], 3),
    ] as [([UInt8], Int)])
  func `a text with a byte that is 0 is none`(bytes: [UInt8], line: Int) throws {
    try expectRefusal(bytes, line: line, "binary", remedy: "edge lists")
    try expectRefusal(
      try TemporaryFile.gzip(bytes), line: line, "binary", remedy: "edge lists")
  }

  @Test(arguments: [
    ("<?xml?><gexf x>", "GEXF"),
    ("<?xml?><svg>", "XML"), ("<!DOCTYPE html>\n<html>", "web page"),
    ("\u{FEFF}\n <html lang=x>", "web page"), ("<http://a> <http://b> <http://c> .\n", "RDF"),
    ("graph {\n a -- b\n}\n", "DOT"), ("digraph x {\n", "DOT"), ("strict graph {\n", "DOT"),
    ("c x\np edge 3 2\ne 1 2\ne 2 3\n", "DIMACS"),
    ("p 3 2 u u 0\n1 0\n2 1\n", "SNAP file of NetworKit"),
  ])
  func `other formats are known by their beginnings`(text: String, words: String) throws {
    let line = text.hasPrefix("\u{FEFF}\n") ? 2 : 1
    try expectRefusal(text.utf8, line: line, words, remedy: "edge list")
  }

  @Test(arguments: [
    ("*Vertices 3\n1 \"a\"\n*Edges\n1 2\n", "Pajek"),
    ("% made by me\n*Network x\n*Vertices 3\n", "Pajek"),
    ("/* made by Pajek */\n*Vertices 3\n", "Pajek"),
    ("graph [\n  node [\n id 1 ] ]\n", "GML"), ("graph\n[\n directed 1\n]\n", "GML"),
    ("Creator \"x\"\ngraph [\n]", "GML"),
    ("# c\nCreator \"x\"\nVersion 1\ngraph\n[\n]\n", "GML"),
    ("<?xml version=\"1.0\"?>\n<graphml><graph edgedefault=\"directed\"/></graphml>\n", "GraphML"),
    (
      "<!-- c -->\n<x:graphml xmlns:x=\"y\"><x:graph edgedefault=\"directed\"/></x:graphml>",
      "GraphML"
    ),
    ("%%MatrixMarket matrix coordinate pattern general\n2 2 0\n", "Matrix Market pattern general"),
  ])
  func `formats that are read are known by their beginnings, whatever their file is called`(
    text: String, format: String
  ) throws {
    for name in ["ties.txt", "ties.graph", "ties"] {
      #expect(try readTies(text, named: name).report.format == format)
    }
    #expect(try readTies(TemporaryFile.gzip(Array(text.utf8))).report.format == format)
  }

  @Test func `a Git LFS pointer is no list of three odd ties`() throws {
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4f89\nsize 2565945\n"
    try expectRefusal(pointer.utf8, line: 1, "Git LFS pointer", remedy: "git lfs pull")
  }

  @Test(arguments: [
    "graph theory\ntheory proof\n", "digraph a\na b\n", "BZhao Li\nLi Wu\n", "PK ann\nann bob\n",
    "version 2\n2 x\n", "p edge\nedge b\n", "<ann@x> <bob@x>\n<bob@x> <cleo@x>\n", "* a\na b\n",
    "creator graph\ngraph x\n", "dl x\nx y\n", "c d\nd e\n", "# a\n1 2\n# b\n2 3\n",
    "#\n1 2\n2 1\n", "nodes a\na b\n", "PAR a\na b\n",
  ])
  func `a list of ties with such words is read`(text: String) throws {
    #expect(try readTies(text).report.rows == 2)
  }
}
