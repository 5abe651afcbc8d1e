import Files
import Foundation

/// The thread that a script runs in.
///
/// It is a new one each time. A copied process keeps the thread that made it, but the system gives that thread another
/// identity, and locks that are taken in the name of the old one fail.
enum ScriptThread {
  private final class Work {
    let run: () -> Void
    init(_ run: @escaping () -> Void) { self.run = run }
  }

  /// Runs `body` in a thread of its own, and waits until that is gone.
  ///
  /// - Throws: `FileError` where the system has no thread to give.
  static func run(_ body: () -> Void) throws {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    // A function of a reader's that calls itself a hundred thousand times is slow, no more.
    pthread_attr_setstacksize(&attributes, 64 << 20)
    try withoutActuallyEscaping(body) { body in
      let work = Unmanaged.passRetained(Work(body)).toOpaque()
      #if os(macOS)
      var thread: pthread_t?
      #else
      var thread = pthread_t()
      #endif
      let status = pthread_create(&thread, &attributes, { ScriptThread.runWork($0) }, work)
      guard status == 0 else {
        Unmanaged<Work>.fromOpaque(work).release()
        throw FileError("the cell cannot be started", errno: status)
      }
      #if os(macOS)
      pthread_join(thread!, nil)
      #else
      pthread_join(thread, nil)
      #endif
    }
  }

  private static func runWork(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    reportOverflow()
    work.map { Unmanaged<Work>.fromOpaque($0).takeRetainedValue().run() }
    return nil
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
