@main
enum Hearsay {
  static func main() {}
}
