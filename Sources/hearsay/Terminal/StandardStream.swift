import Foundation
import PlainText
import Reports

/// Standard output or standard error, written to without a buffer, so that no error is lost.
struct StandardStream {
  /// The number of the file.
  let descriptor: Int32
  /// What to call it in messages.
  let name: String

  /// Where results go.
  static let output = StandardStream(descriptor: 1, name: "standard output")
  /// Where everything else goes.
  static let error = StandardStream(descriptor: 2, name: "standard error")

  /// Whether it is a terminal.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Its width in columns, at most 100; 80 where it has none.
  var width: Int {
    var size = winsize()
    let answered = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0
    return TerminalStyle.width(
      terminal: answered ? Int(size.ws_col) : nil,
      columns: ProcessInfo.processInfo.environment["COLUMNS"])
  }

  /// Writes all of a text.
  ///
  /// - Throws: `OutputError` if it cannot be written. If the reader is gone, the program ends
  ///   quietly, as by SIGPIPE.
  func write(_ text: String) throws(OutputError) { try write(Array(text.utf8)) }

  /// Writes all of some bytes.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    let code = FileCalls.writeAll(bytes[...], to: descriptor)
    if code == 0 { return }
    if code == EPIPE {
      // The parent process ignores or blocks SIGPIPE; end as if it did not.
      _ = signal(SIGPIPE, SIG_DFL)
      Interrupt.unblock(SIGPIPE)
      raise(SIGPIPE)
    }
    throw OutputError(
      path: name, message: "cannot be written: \(SystemError.explanation(of: code))")
  }

  /// Writes lines; what a terminal would obey is written out, as any part may come from a file or a name.
  ///
  /// A failure has nowhere to be reported and is ignored.
  func writeLine(_ text: String) { try? write(TextWidth.printableLines(text) + "\n") }
}
