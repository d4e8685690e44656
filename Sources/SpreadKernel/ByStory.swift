internal import SpreadTypes

/// One value for each story.
struct ByStory<Value> {
  /// The value of the positive story.
  var positive: Value
  /// The value of the negative story.
  var negative: Value

  /// The value of a story.
  @inline(__always)
  subscript(story: Story) -> Value {
    get { story == .positive ? positive : negative }
    set { if story == .positive { positive = newValue } else { negative = newValue } }
  }
}

extension RoundCounts {
  /// The counts of a story.
  @inline(__always)
  subscript(story: Story) -> StoryCounts {
    get { story == .positive ? positive : negative }
    set { if story == .positive { positive = newValue } else { negative = newValue } }
  }

  /// Tellings of both stories.
  var tellings: Int { positive.tellings + negative.tellings }
}
