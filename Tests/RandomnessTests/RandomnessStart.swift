import Testing

@Suite struct RandomnessStart {
}
