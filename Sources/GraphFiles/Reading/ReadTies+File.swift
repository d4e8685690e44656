import Parallelism
import PlainText

extension ReadTies {
  /// Reads a file, or standard input for `-`.
  ///
  /// A plain file is mapped into memory; anything else is read as it comes, and so is a file that takes much
  /// of a limited address space. What is read is the same.
  ///
  /// - Throws: What is wrong, with the name of the file.
  static func read(path: String, _ options: ReadingOptions) throws(Diagnostic) -> ReadTies {
    do throws(Diagnostic) {
      if path != "-", let file = MappedFile(path: path), let left = options.leaving(file) {
        let beginning = file.withBytes { $0.array(0..<min($0.count, TextSource.pieceLength)) }
        if !TextSource.isCompressed(beginning) {
          let sample = FileSample(path: path, beginning)
          let text = TextInput(
            bytes: .mapped(file), sample: sample, lengths: options.blocks)
          return try GraphFormats.format(of: sample).read(text, left)
        }
      }
      return try read(TextSource(InputFile.open(path)), path: path, options)
    } catch {
      throw error.named(path)
    }
  }

  /// Reads a stream.
  static func read(
    _ source: TextSource, path: String, _ options: ReadingOptions
  ) throws(Diagnostic) -> ReadTies {
    do throws(Diagnostic) {
      let sample = FileSample(path: path, source.beginning)
      let text = TextInput(bytes: .stream(source), sample: sample)
      var ties = try GraphFormats.format(of: sample).read(text, options)
      ties.isCompressed = source.isCompressed
      return ties
    } catch {
      throw source.damage() ?? error
    }
  }
}

extension ReadingOptions {
  /// The same with what a mapped file leaves of the memory, or nil if it takes too much of it: only where
  /// address space is what is limited.
  fileprivate func leaving(_ file: MappedFile) -> ReadingOptions? {
    guard memory.source == .addressSpace else { return self }
    guard 4 * Double(file.count) <= memory.bytes else { return nil }
    var left = self
    left.memory.bytes -= Double(file.count)
    return left
  }
}
