import FlyingFox
import FlyingSocks

/// Server-sent events as the body of an answer: each is sent as it comes.
struct EventStream: AsyncBufferedSequence {
  typealias Element = UInt8

  /// Each with the empty line at its end.
  let events: AsyncStream<String>

  func makeAsyncIterator() -> Iterator { Iterator(events: events.makeAsyncIterator()) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    fileprivate var events: AsyncStream<String>.Iterator
    private var rest: ArraySlice<UInt8> = []

    fileprivate init(events: AsyncStream<String>.Iterator) { self.events = events }

    mutating func next() async -> UInt8? {
      if rest.isEmpty { rest = (await nextBuffer(suggested: 1) ?? [])[...] }
      return rest.popFirst()
    }

    mutating func nextBuffer(suggested count: Int) async -> [UInt8]? {
      await events.next().map { Array($0.utf8) }
    }
  }
}
