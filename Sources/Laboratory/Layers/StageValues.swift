import LeNet

extension Network {
  /// A stage's values for every digit, on `threads` threads.
  ///
  /// - Parameters:
  ///   - stage: any but the last, which holds probabilities.
  ///   - digits: the digits to run.
  ///   - threads: how many share the work; the result is the same for any number.
  /// - Returns: `[digits, channels × height × width]`.
  public func values(of stage: Int, for digits: LabelledDigits, threads: Int = 1) -> [Float] {
    let width = architecture.stages[stage].shape.count
    return [Float](unsafeUninitializedCapacity: digits.count * width) { buffer, count in
      nonisolated(unsafe) let buffer = buffer
      withWorkers(threads) { worker, workers, _ in
        let passage = Passage(self)
        for first in stride(from: 16 * worker, to: digits.count, by: 16 * workers) {
          passage.load(digits, from: first)
          passage.run()
          let values = passage[stage]
          for lane in 0..<min(16, digits.count - first) {
            let row = (first + lane) * width
            for index in 0..<width { buffer[row + index] = values[index][lane] }
          }
        }
      }
      count = digits.count * width
    }
  }
}
