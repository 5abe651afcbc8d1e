import Foundation
import Synchronization

/// The signals by which a user or the system ends a program, for one that has others to end first.
struct EndingSignals {
  /// The end of the pipe that a signal is written into.
  private static let writing = Atomic<Int32>(-1)
  private let reading: Int32

  /// From now on, such signals wait here. Ones that the program was started to ignore stay ignored.
  init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reading = ends[0]
    Self.writing.store(ends[1], ordering: .releasing)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let isIgnored =
        unsafeBitCast(signal(number, SIG_IGN), to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
      guard !isIgnored else { continue }
      // A handler, not a blocked or ignored signal: programs that this one starts would inherit those.
      signal(number) { number in
        var byte = UInt8(number)
        _ = write(EndingSignals.writing.load(ordering: .acquiring), &byte, 1)
      }
    }
  }

  /// Waits for one, and returns its number.
  func wait() -> Int32 {
    var byte: UInt8 = 0
    while read(reading, &byte, 1) != 1 {}
    return Int32(byte)
  }
}
