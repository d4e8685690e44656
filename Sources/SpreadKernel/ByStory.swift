internal import SpreadTypes

/// One value for each story.
struct ByStory<Value: ~Copyable>: ~Copyable {
  /// The value of the positive story.
  var positive: Value
  /// The value of the negative story.
  var negative: Value

  /// The value of a story.
  @inline(__always)
  subscript(story: Story) -> Value {
    _read {
      if story == .positive { yield positive } else { yield negative }
    }
    _modify {
      if story == .positive { yield &positive } else { yield &negative }
    }
  }
}

extension ByStory: Copyable where Value: Copyable {}
