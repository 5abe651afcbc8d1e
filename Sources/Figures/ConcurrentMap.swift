import Foundation
import LeNet
import Synchronization

extension Array where Element: Sendable {
  /// The results of `transform` for all elements, in their order, on as many threads as the machine has cores.
  ///
  /// - Throws: what `transform` threw for the first element for which it threw; it is called for all.
  package func concurrentMap<Result: Sendable>(
    _ transform: @Sendable (Element) throws -> Result
  ) throws -> [Result] {
    // Each index is taken by one worker, which writes only that element.
    nonisolated(unsafe) var results: [Swift.Result<Result, any Error>?] = map { _ in nil }
    let next = Atomic<Int>(0)
    results.withUnsafeMutableBufferPointer { results in
      nonisolated(unsafe) let results = results
      withWorkers(Swift.min(count, ProcessInfo.processInfo.activeProcessorCount)) { _, _, _ in
        while true {
          let index = next.add(1, ordering: .relaxed).oldValue
          guard index < count else { break }
          results[index] = Swift.Result { try transform(self[index]) }
        }
      }
    }
    return try results.map { try $0!.get() }
  }
}
