import Testing

@Suite struct MeasurementStart {
}
