import Testing

@Suite struct WordOfMouthStart {
}
