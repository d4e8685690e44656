/// What a page says of where its numbers come from.
///
/// It is the same whether a scenario was run for the page or its results were read from a folder, so that
/// both give the same page.
public struct PageSource: Sendable, Hashable {
  /// The words of the command that makes the page again, the name of the program first.
  public var command: [String]

  /// Makes a source of the words of a command.
  public init(command: [String]) { self.command = command }
}
