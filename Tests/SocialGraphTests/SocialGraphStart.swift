import Testing

@Suite struct SocialGraphStart {
}
