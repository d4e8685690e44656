import Experiments
import Foundation
import Scenarios
import Testing

@testable import Reports

/// Nothing of others is overwritten, whatever its name.
@Suite struct OwnFilesTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: folder(name), withDestinationPath: folder(target))
  }

  /// The error of claiming the folder for a new run, over what is in it.
  private func refusal() -> OutputError? {
    #expect(throws: OutputError.self) { try ResultsFolder(claiming: folder.path, overwrites: true) }
  }

  @Test(arguments: [
    "runs.csv", "summary.tsv", "plan.json", "journal", "timing.json", "manifest.json",
  ])
  func `a file of a result's name is somebody's own where no manifest lists it`(name: String) throws
  {
    try folder.write("mine", to: name)
    let error = refusal()
    #expect(error?.isForeign == true && error?.isRefusal == false && error?.path == folder(name))
    #expect(error?.message.contains("no manifest in the folder lists it") == true)
    #expect(folder.names() == [name] && folder.text(name) == "mine")
  }

  @Test func `a manifest of another program marks nothing`() throws {
    try folder.write("mine", to: "runs.csv")
    try folder.write(
      "{\"program\": \"other\", \"files\": [{\"name\": \"runs.csv\"}]}", to: "manifest.json")
    #expect(refusal()?.path == folder("manifest.json"))
    #expect(folder.text("runs.csv") == "mine")
  }

  @Test func `a file beside results is refused by name, and stays`() throws {
    try ResultsFolder(claiming: folder.path, overwrites: false)
      .write(try Example.run(), seconds: 1, workers: 2)
    let before = folder.names()
    try folder.write("mine", to: "compare.csv")
    #expect(refusal()?.path == folder("compare.csv"))
    #expect(folder.names() == (before + ["compare.csv"]).sorted())
    try FileManager.default.removeItem(atPath: folder("compare.csv"))
    try ResultsFolder(claiming: folder.path, overwrites: true)
      .write(try Example.compare(), seconds: 1, workers: 2)
    #expect(folder.names() == (before + ["compare.csv"]).sorted())
  }

  @Test func `a file that comes while runs are made stays, and the results wait`() throws {
    let out = try ResultsFolder(claiming: folder.path, overwrites: false)
    try folder.write("mine", to: "runs.csv")
    let error = #expect(throws: OutputError.self) {
      try out.write(try Example.run(), seconds: 1, workers: 2)
    }
    #expect(error?.isForeign == true)
    #expect(folder.text("runs.csv") == "mine")
    #expect(folder.names().filter { $0 != "unfinished" } == ["runs.csv"])
  }

  @Test(arguments: ["manifest.json", "runs.csv", "unfinished", "commit.json"])
  func `a link is not followed out of the folder`(name: String) throws {
    let other = try TemporaryFolder()
    try other.write("{\"program\": \"hearsay\", \"files\": []}", to: "manifest.json")
    try FileManager.default.createSymbolicLink(
      atPath: folder(name),
      withDestinationPath: name == "unfinished" ? other.path : other("manifest.json"))
    let error = refusal()
    #expect(error?.path == folder(name) && error?.isForeign == true)
    #expect(error?.message.contains("is a symbolic link") == true)
    #expect(other.names() == ["manifest.json"] && folder.names() == [name])
  }

  @Test func `a shard's plan and runs may be replaced`() throws {
    let result = try Example.run()
    let plan = RecordedPlan(result.plan, sources: [.builtIn], settings: [], in: folder.path)
    try folder.write(plan.text, to: "plan.json")
    try folder.write("runs", to: "journal")
    #expect(OwnFiles.names(in: folder.path) == ["plan.json", "journal"])
    try ResultsFolder(claiming: folder.path, overwrites: true).leave()
  }
}
