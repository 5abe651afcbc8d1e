#if hasFeature(Embedded)
// A web page runs the network in one thread: the only worker never waits.

struct Barrier {
  func wait() {}
}

func withWorkers(_ count: Int, _ body: (_ worker: Int, _ workers: Int, _ barrier: Barrier) -> Void) {
  body(0, 1, Barrier())
}

#else
import Synchronization

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A place where workers wait until all of them have come.
///
/// It spins: a training step lasts half a millisecond, and waking a sleeping thread costs a good part of
/// that. After a while it offers its processor to others, for machines with more to do than train.
package final class Barrier: Sendable {
  /// How many meet; 0 until that is known.
  private let workers = Atomic<Int>(0)
  private let arrived = Atomic<Int>(0)
  private let round = Atomic<Int>(0)

  /// Lets those begin who wait for it.
  fileprivate func begin(workers count: Int) { workers.store(count, ordering: .releasing) }

  /// Waits for the beginning.
  ///
  /// - Returns: how many there are.
  fileprivate func awaitBeginning() -> Int {
    while true {
      let count = workers.load(ordering: .acquiring)
      if count > 0 { return count }
      sched_yield()
    }
  }

  package func wait() {
    let current = round.load(ordering: .acquiring)
    if arrived.add(1, ordering: .acquiringAndReleasing).newValue == workers.load(ordering: .relaxed) {
      arrived.store(0, ordering: .relaxed)
      round.store(current + 1, ordering: .releasing)
      return
    }
    var spins = 0
    while round.load(ordering: .acquiring) == current {
      spins += 1
      if spins > 20_000 { sched_yield() }
    }
  }
}

/// Runs `body` once on each of `count` threads, and returns when all are done. Worker 0 is the caller.
///
/// Where the system has fewer threads to give, there are fewer workers: `body` is told how many.
///
/// The compiler does not check what workers share: each may write only to memory that is its own until the
/// barrier.
package func withWorkers(
  _ count: Int, _ body: (_ worker: Int, _ workers: Int, _ barrier: Barrier) -> Void
) {
  let barrier = Barrier()
  withoutActuallyEscaping(body) { body in
    nonisolated(unsafe) let body = body
    var threads: [Thread] = []
    while threads.count + 1 < count {
      let worker = threads.count + 1
      guard let thread = Thread({ body(worker, barrier.awaitBeginning(), barrier) }) else { break }
      threads.append(thread)
    }
    barrier.begin(workers: threads.count + 1)
    body(0, threads.count + 1, barrier)
    for thread in threads { thread.join() }
  }
}

/// A thread of the operating system's.
private struct Thread {
  private let handle: pthread_t

  private final class Work {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Fails where the system has no thread to give.
  init?(_ run: @escaping @Sendable () -> Void) {
    let work = Unmanaged.passRetained(Work(run)).toOpaque()
    #if canImport(Darwin)
    var thread: pthread_t?
    let status = pthread_create(&thread, nil, { runWork($0) }, work)
    #else
    var thread = pthread_t()
    let status = pthread_create(&thread, nil, { $0.flatMap(runWork) }, work)
    #endif
    guard status == 0 else {
      Unmanaged<Work>.fromOpaque(work).release()
      return nil
    }
    #if canImport(Darwin)
    handle = thread!
    #else
    handle = thread
    #endif

    func runWork(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
      Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run()
      return nil
    }
  }

  func join() { pthread_join(handle, nil) }
}
#endif
