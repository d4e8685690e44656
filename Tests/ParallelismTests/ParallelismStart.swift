import Testing

@Suite struct ParallelismStart {
}
