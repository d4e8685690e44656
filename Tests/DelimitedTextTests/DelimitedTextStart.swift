import Testing

@Suite struct DelimitedTextStart {
}
