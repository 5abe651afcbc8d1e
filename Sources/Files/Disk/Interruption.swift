import Foundation
import Synchronization

/// The end of the program by a signal, such as Control-C sends: it waits for the files that are being written, so that
/// none is left half-written and hidden.
public enum Interruption {
  /// How many files are being written, and above them the number of the signal that the program ends by.
  private static let state = Atomic<Int>(0)
  private static let one = 1 << 32

  /// What is said at the end, as C has texts; none until there is something to say.
  nonisolated(unsafe) private static let farewell = Atomic<UnsafeMutablePointer<CChar>?>(nil)

  /// From now on, the signals by which a user or the system ends a program wait for files. Ones that the program was
  /// started to ignore stay ignored.
  public static func awaitFiles() {
    _ = farewell.load(ordering: .relaxed)
    // The mask of blocked signals is inherited, mostly by accident.
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let isIgnored =
        unsafeBitCast(signal(number, SIG_IGN), to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
      if !isIgnored { signal(number) { Interruption.end(by: $0) } }
    }
  }

  /// What the program says on standard error if a signal ends it, a whole line; nothing for nil.
  public static func setFarewell(_ text: String?) {
    // The former one is not freed: a signal may be about to say it.
    farewell.store(text.flatMap { strdup($0) }, ordering: .releasing)
  }

  /// Whether the program ends as soon as nothing postpones that any longer.
  public static var isDue: Bool { state.load(ordering: .relaxed) >= one }

  /// Runs `body`, during which no signal ends the program. A long one looks at ``isDue`` now and then.
  /// Not to be called within `body`: once a signal is due, that waits for the end of the first.
  public static func postponed<Result>(during body: () throws -> Result) rethrows -> Result {
    while true {
      let current = state.load(ordering: .relaxed)
      // The program ends as soon as the other files are written.
      guard current < one else {
        pause()
        continue
      }
      if state.compareExchange(expected: current, desired: current + 1, ordering: .acquiring).exchanged {
        break
      }
    }
    defer {
      let left = state.subtract(1, ordering: .releasing).newValue
      if left >= one && left % one == 0 { leave(by: Int32(left / one)) }
    }
    return try body()
  }

  /// Runs in a signal handler: it may use atomic values and what C allows there, and nothing that allocates or locks.
  private static func end(by number: Int32) {
    while true {
      let current = state.load(ordering: .relaxed)
      // A second signal changes nothing: some senders send two at once.
      if current >= one { return }
      let ending = current + Int(number) * one
      if state.compareExchange(expected: current, desired: ending, ordering: .acquiringAndReleasing).exchanged
      {
        if current == 0 { leave(by: number) }
        return
      }
    }
  }

  /// Says the farewell and ends the program by the signal itself: a shell that only sees an exit code goes on with its
  /// loop after Control-C.
  public static func leave(by number: Int32) -> Never {
    if let text = farewell.load(ordering: .acquiring) {
      _ = write(STDERR_FILENO, text, strlen(text))
    }
    signal(number, SIG_DFL)
    var one = sigset_t()
    sigemptyset(&one)
    sigaddset(&one, number)
    pthread_sigmask(SIG_UNBLOCK, &one, nil)
    raise(number)
    // Not reached: these signals end a program. The code is the one that shells have for it.
    _exit(128 + number)
  }
}
