extension RunBlock {
  /// The block as it is in a log.
  ///
  /// Equal replicates in the same order have equal bytes.
  ///
  /// - Complexity: O(numbers).
  package func encoded() -> EncodedBlock {
    let header = BlockHeader(
      setting: setting, ran: ReplicateList(replicates),
      failed: ReplicateList(failures.map(\.replicate)), sections: layout.sections)
    return EncodedBlock(header) { bytes, end in
      for (rows, width) in zip(groups, layout.widths) {
        for column in 0..<width {
          ColumnBytes.append(column, of: rows, width: width, to: &bytes)
          end(&bytes)
        }
      }
      rounds.encode(to: &bytes, end)
      for failure in failures {
        bytes.append(count: failure.message.utf8.count)
        bytes += failure.message.utf8
      }
      end(&bytes)
    }
  }

  /// Reads a block of a log.
  ///
  /// - Parameters:
  ///   - header: Its header.
  ///   - layout: Where its numbers are.
  ///   - withRounds: Whether its rounds are read; else it has none.
  ///   - contents: Its contents, as they were written.
  init?(
    _ header: BlockHeader, _ layout: BlockLayout, withRounds: Bool = true, _ contents: [UInt8]
  ) {
    guard header.sections == layout.sections, contents.count >= 4 * (layout.sections + 1)
    else { return nil }
    func section(_ place: Int) -> [UInt8]? {
      let (start, end) = (
        Int(contents.uint32(at: 4 * place)), Int(contents.uint32(at: 4 * place + 4))
      )
      return start <= end && end <= contents.count ? Array(contents[start..<end]) : nil
    }
    // A replicate has at least a byte, in the section of how many rounds it has.
    guard let lengths = section(layout.lengths), header.ran.count <= lengths.count
    else { return nil }
    self.init(setting: header.setting, layout)
    replicates = Array(header.ran)
    var next = 0
    for (group, width) in layout.widths.enumerated() {
      groups[group] = Array(repeating: 0, count: replicates.count * width)
      for column in 0..<width {
        let run = ReplicateList.Run(first: column, stride: width, count: replicates.count)
        guard let bytes = section(next), ColumnBytes.read(bytes, to: [run], in: &groups[group])
        else { return nil }
        next += 1
      }
    }
    if withRounds {
      guard let positive = section(layout.rounds), let negative = section(layout.rounds + 1),
        let rounds = RoundSeries(
          replicates.count, lengths: lengths, positive: positive, negative: negative)
      else { return nil }
      self.rounds = rounds
    } else {
      for _ in replicates { rounds.append(nil) }
    }
    guard let bytes = section(layout.failures),
      let messages = Self.messages(bytes, header.failed.count)
    else { return nil }
    for (replicate, message) in zip(header.failed, messages) { append(failed: replicate, message) }
  }

  /// Reads why so many replicates failed.
  static func messages(_ bytes: [UInt8], _ count: Int) -> [String]? {
    var place = 0
    var messages: [String] = []
    for _ in 0..<count {
      guard let length = bytes.count(at: &place), length <= bytes.count - place
      else { return nil }
      messages.append(String(decoding: bytes[place..<place + length], as: UTF8.self))
      place += length
    }
    return messages
  }
}
