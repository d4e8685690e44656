import Foundation
import Parallelism
import PlainText

/// The bytes of a file or of standard input, decompressed if they are gzip-compressed.
///
/// Compression is recognised by content.
///
/// A small file may decompress to any length. What is longer than the memory that this process may use
/// is rejected.
final class TextSource {
  /// How much is read at a time.
  static let pieceLength = 1 << 20

  /// Whether the bytes were gzip-compressed.
  private(set) var isCompressed = false
  /// The first piece of the text; ``read()`` returns it first.
  private(set) var beginning: [UInt8] = []

  private let handle: FileHandle
  private var gunzip: Gunzip?
  private var hasReadBeginning = false
  /// How much was decompressed, and how much may be.
  private var length = 0
  private let limit: MemoryLimit

  /// Takes the bytes from a handle's position on.
  init(
    _ handle: FileHandle, limit: MemoryLimit = ProcessLimits.current.memory
  ) throws(Diagnostic) {
    self.handle = handle
    self.limit = limit
    beginning = try Self.piece(of: handle)
    guard Self.isCompressed(beginning) else { return }
    isCompressed = true
    var first = beginning
    gunzip = Gunzip(pieceLength: Self.pieceLength) { () throws(GzipProblem) in
      if !first.isEmpty { return exchange(&first, with: []) }
      do throws(Diagnostic) {
        return try Self.piece(of: handle)
      } catch {
        throw .unreadable(error)
      }
    }
    beginning = try decompressed()
  }

  /// The next piece of the decompressed text.
  private func decompressed() throws(Diagnostic) -> [UInt8] {
    let piece: [UInt8]
    do throws(GzipProblem) {
      piece = try gunzip?.read() ?? []
    } catch {
      throw error.diagnostic
    }
    length += piece.count
    guard Double(length) <= limit.bytes else {
      // Nobody looks any further.
      gunzip = nil
      throw Diagnostic(
        "the gzip-compressed file decompresses to more than \(NumberText.bytes(limit.bytes)), which is all"
          + " the memory that this process may use",
        remedy:
          "Decompress it and take a part of it (`gzip -dc FILE | head -n 1000000`), or read it on a"
          + " larger machine.",
        cause: .memory)
    }
    return piece
  }

  /// Whether a file that begins so is gzip-compressed.
  static func isCompressed(_ beginning: [UInt8]) -> Bool { beginning.starts(with: [0x1F, 0x8B]) }

  /// The next piece, or none at the end.
  func read() throws(Diagnostic) -> [UInt8] {
    if !hasReadBeginning {
      hasReadBeginning = true
      return beginning
    }
    if isCompressed { return try decompressed() }
    return try Self.piece(of: handle)
  }

  /// What is wrong with the compressed stream after the text made no sense, or nil.
  ///
  /// Damage often shows as nonsense before it shows as a wrong checksum; the damage is then the
  /// better thing to say. Looks ahead 64 MiB at most.
  func damage() -> Diagnostic? {
    guard isCompressed else { return nil }
    do throws(GzipProblem) {
      for _ in 0..<64 where try gunzip?.read().isEmpty != false { return nil }
      return nil
    } catch {
      return error.diagnostic
    }
  }

  private static func piece(of handle: FileHandle) throws(Diagnostic) -> [UInt8] {
    do {
      return try filled(from: handle)
    } catch {
      throw Diagnostic(
        "the file cannot be read",
        remedy: "Check whether other programs can read the file.")
    }
  }

  /// A full piece, or all there is: so that what is seen first does not depend on how a pipe is filled.
  static func filled(from handle: FileHandle) throws -> [UInt8] {
    var piece: [UInt8] = []
    while piece.count < pieceLength,
      let bytes = try handle.read(upToCount: pieceLength - piece.count), !bytes.isEmpty
    {
      piece += bytes
    }
    return piece
  }
}
