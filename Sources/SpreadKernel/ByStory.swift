internal import SpreadTypes

/// One value for each story.
struct ByStory<Value: ~Copyable>: ~Copyable {
  /// The value of the positive story.
  var positive: Value
  /// The value of the negative story.
  var negative: Value
}

extension ByStory: Copyable where Value: Copyable {
  /// The value of a story.
  @inline(__always)
  subscript(story: Story) -> Value { story == .positive ? positive : negative }
}

// No subscript gives the list of a story in place: it would be a coroutine with two ends, which the
// compiler does not inline, and its frame would be allocated at each call.
extension ByStory<PersonList> {
  /// In `0..<count`, the people in the list of a story.
  @unsafe @inline(__always)
  func people(of story: Story) -> (start: UnsafePointer<PersonID>, count: Int) {
    unsafe story == .positive
      ? (positive.start, positive.count) : (negative.start, negative.count)
  }
}
