/// One line that says what is being done, written over again and again; on a terminal only.
struct StatusLine {
  private let stream: Console.Stream

  init(on stream: Console.Stream) {
    self.stream = stream
  }

  /// What cannot be shown is no reason to stop.
  func show(_ text: String) {
    if stream.isTerminal { try? stream.write("\r\u{1B}[K" + text) }
  }

  func clear() { show("") }
}
