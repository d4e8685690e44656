import Foundation
import Testing

import Reports

@Suite struct OutputErrorTests {
  @Test(arguments: [
    (ENOSPC, "the disk is full"), (EDQUOT, "quota"), (EACCES, "no permission"),
    (EPERM, "no permission"), (EROFS, "read-only"), (ENOENT, "does not exist"),
    (ENOTDIR, "not a folder"), (ENAMETOOLONG, "too long"), (EFBIG, "larger than"),
    (EISDIR, "it is a folder"), (ELOOP, "circle"), (EMFILE, "too many files"), (EIO, "fault"),
    (ENOTEMPTY, "not empty"),
  ])
  func `every system error is reported with a remedy`(code: Int32, words: String) {
    let error = OutputError(path: "out/runs.csv", action: "cannot write the file", code: code)
    #expect(error.description.hasPrefix("out/runs.csv: cannot write the file: "))
    #expect(error.message.contains(words))
    #expect(error.message.contains("; "))
    #expect(!error.isRefusal)
  }
}
