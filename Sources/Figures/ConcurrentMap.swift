import Dispatch

extension Array where Element: Sendable {
  /// The results of `transform` for all elements, in their order, on as many threads as the machine has cores.
  ///
  /// - Throws: what `transform` threw for the first element for which it threw; it is called for all.
  package func concurrentMap<Result: Sendable>(
    _ transform: @Sendable (Element) throws -> Result
  ) throws -> [Result] {
    // Each iteration writes only its own element.
    nonisolated(unsafe) var results: [Swift.Result<Result, any Error>?] = map { _ in nil }
    results.withUnsafeMutableBufferPointer { results in
      nonisolated(unsafe) let results = results
      DispatchQueue.concurrentPerform(iterations: count) { index in
        results[index] = Swift.Result { try transform(self[index]) }
      }
    }
    return try results.map { try $0!.get() }
  }
}
