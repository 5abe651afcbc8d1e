import Foundation

/// The thread that a script runs in.
///
/// It is a new one each time. A copied process keeps the thread that made it, but the system gives that thread another
/// identity, and locks that are taken in the name of the old one fail.
enum ScriptThread {
  /// Runs `body` in a thread of its own, and waits for its end.
  static func run(_ body: @escaping @Sendable () -> Void) {
    let end = DispatchSemaphore(value: 0)
    let thread = Foundation.Thread {
      reportOverflow()
      body()
      end.signal()
    }
    // A function of a reader's that calls itself a hundred thousand times is slow, no more.
    thread.stackSize = 64 << 20
    thread.start()
    end.wait()
  }

  /// Gives the runtime room to say where it was when the stack is full.
  private static func reportOverflow() {
    let size = 1 << 17
    var room = stack_t()
    room.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    room.ss_size = size
    sigaltstack(&room, nil)
  }
}
