import Testing

@Suite struct ExperimentsStart {
}
