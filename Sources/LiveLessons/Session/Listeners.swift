/// The pages that listen to a lesson.
struct Listeners {
  private var streams: [Int: AsyncStream<String>.Continuation] = [:]
  private var next = 0

  var isEmpty: Bool { streams.isEmpty }

  /// A new page's stream. One whose browser takes nothing any more ends when so many events wait; a browser that comes
  /// back asks again.
  mutating func add() -> (number: Int, events: AsyncStream<String>, input: AsyncStream<String>.Continuation) {
    let (events, input) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingOldest(2048))
    next += 1
    streams[next] = input
    return (next, events, input)
  }

  mutating func remove(_ number: Int) { streams[number] = nil }

  /// Sends a text to all pages.
  mutating func send(_ text: String) {
    for (number, stream) in streams {
      guard case .enqueued = stream.yield(text) else {
        stream.finish()
        streams[number] = nil
        continue
      }
    }
  }

  func finish() {
    for stream in streams.values { stream.finish() }
  }
}
