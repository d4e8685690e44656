import Testing

@Suite struct StatisticsStart {
}
