import Testing

@Suite struct ScenariosStart {
}
