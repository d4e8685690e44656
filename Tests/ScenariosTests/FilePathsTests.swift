import Foundation
import Testing

@testable import Scenarios

@Suite struct FilePathsTests {
  private let here = FileManager.default.currentDirectoryPath

  @Test func `a way leads from a folder to a file, and back to it`() {
    let cases = [
      ("a/b", "a/c/town.json", "../c/town.json"), ("a", "a/town.json", "town.json"),
      ("a/b/", "town.json", "../../town.json"), ("a/b", "a/b", ""),
      ("/no/such/place", "/no/town.json", "../../town.json"),
      ("a", "a/../town.json", "../town.json"),
    ]
    for (folder, path, way) in cases {
      #expect(FilePaths.way(from: folder, to: path) == way, "\(path) from \(folder)")
      let goal = FilePaths.goal(of: way, from: folder)
      #expect(FilePaths.way(from: folder, to: goal) == way, "\(path) from \(folder)")
    }
    #expect(FilePaths.goal(of: "../town.json", from: "a") == "town.json")
    #expect(FilePaths.goal(of: "..", from: "a") == "")
    #expect(FilePaths.goal(of: "../../no/town.json", from: "/no/such") == "/no/town.json")
    #expect(FilePaths.goal(of: "/no/town.json", from: "a") == "/no/town.json")
  }

  @Test func `a path is recorded as seen from the scenario's folder, wherever it was named`() {
    #expect(FilePaths.relative("sub/ties.csv", folder: "sub/") == "ties.csv")
    #expect(FilePaths.relative("sub/../ties.csv", folder: "sub/") == "../ties.csv")
    #expect(FilePaths.relative("ties.csv", folder: "sub/") == "../ties.csv")
    #expect(FilePaths.relative("ties.csv", folder: "") == "ties.csv")
    #expect(FilePaths.relative("ties.csv", folder: here + "/sub/") == "../ties.csv")
    #expect(FilePaths.relative(here + "/sub/more/ties.csv", folder: "sub/") == "more/ties.csv")
    #expect(FilePaths.relative(here + "/ties.csv", folder: "") == "ties.csv")
    for path in ["/data/ties.csv", "-", ""] {
      #expect(FilePaths.relative(path, folder: "sub/") == path)
    }
  }
}
