import Testing

@Suite struct CommandLineParsingStart {
}
