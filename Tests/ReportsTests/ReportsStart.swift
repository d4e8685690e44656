import Testing

@Suite struct ReportsStart {
}
