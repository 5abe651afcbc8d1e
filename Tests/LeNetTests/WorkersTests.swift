import Synchronization
import Testing

@testable import LeNet

#if os(Linux)
import Glibc
#endif

@Suite struct WorkersTests {
  @Test(arguments: 1...4) func everyWorkerRunsOnceAndMeetsTheOthers(count: Int) {
    let sum = Atomic<Int>(0)
    let late = Atomic<Int>(0)
    withWorkers(count) { worker, workers, barrier in
      #expect(workers == count)
      sum.add(1 << (8 * worker), ordering: .relaxed)
      barrier.wait()
      if sum.load(ordering: .relaxed).nonzeroBitCount != count { late.add(1, ordering: .relaxed) }
    }
    #expect(sum.load(ordering: .relaxed) == (0..<count).reduce(0) { $0 + 1 << (8 * $1) })
    #expect(late.load(ordering: .relaxed) == 0, "none passes the barrier before all have come")
  }

  #if os(Linux)
  /// In a process of its own that may start no thread, not even as root: the work is done all the same, to the same
  /// bits.
  @Test func withoutThreadsTheCallerDoesTheWork() async {
    await #expect(processExitsWith: .success) {
      var generator = SplitMix64(seed: 1)
      let count = 200
      let digits = LabelledDigits(
        pixels: (0..<count * 784).map { _ in UInt8.random(in: 0...255, using: &generator) },
        labels: (0..<count).map { UInt8($0 % 10) })
      func train() -> [Float] {
        var training = Training(.quick)
        training.runEpoch(on: digits, validation: digits, threads: 3)
        return training.network.parameters
      }
      let usual = train()
      if geteuid() == 0 { #expect(setuid(65534) == 0) }
      var limit = rlimit(rlim_cur: 0, rlim_max: 0)
      #expect(setrlimit(__rlimit_resource_t(__RLIMIT_NPROC.rawValue), &limit) == 0)
      withWorkers(3) { worker, workers, _ in #expect((worker, workers) == (0, 1)) }
      #expect(train() == usual)
    }
  }
  #endif
}
