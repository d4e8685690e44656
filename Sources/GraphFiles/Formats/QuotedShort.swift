import PlainText

extension StringProtocol {
  /// What a file holds, in quotes and short enough for a message: a field may be as long as the file.
  var quotedShort: String { quoted(shortened(String(self))) }
}
