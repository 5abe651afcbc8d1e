import LeNet

extension LabelledDigits {
  /// Pixels of a digit.
  static let area = Digit.side * Digit.side

  /// Puts sixteen digits, from the one at `first` on, into the lanes: `[784]` lanes of bytes 0…255 times `scale`. A
  /// lane without a digit is paper.
  func load(from first: Int, scale: Float = 1 / 255, into lanes: UnsafeMutablePointer<Lanes>) {
    let present = min(16, count - first)
    pixels.withUnsafeBufferPointer { bytes in
      lanes.withMemoryRebound(to: Float.self, capacity: 16 * Self.area) { values in
        for lane in 0..<present {
          let digit = bytes.baseAddress! + (first + lane) * Self.area
          for pixel in 0..<Self.area { values[16 * pixel + lane] = scale * Float(digit[pixel]) }
        }
        for lane in present..<16 {
          for pixel in 0..<Self.area { values[16 * pixel + lane] = 0 }
        }
      }
    }
  }

  /// Calls `body` for every sixteen digits, on `threads` threads.
  ///
  /// - Parameters:
  ///   - scratch: lanes that `body` may write to as it likes.
  ///   - body: is given the first digit's index, `[784]` lanes of pixels 0…1, and the scratch.
  func forEachSixteen(
    threads: Int, scratch: Int,
    _ body: (_ first: Int, _ pixels: UnsafeMutablePointer<Lanes>, _ scratch: UnsafeMutablePointer<Lanes>) ->
      Void
  ) {
    withWorkers(threads) { worker, workers, _ in
      withUnsafeTemporaryAllocation(of: Lanes.self, capacity: Self.area + scratch) { memory in
        let lanes = memory.baseAddress!
        for first in stride(from: 16 * worker, to: count, by: 16 * workers) {
          load(from: first, into: lanes)
          body(first, lanes, lanes + Self.area)
        }
      }
    }
  }
}

extension Predictions {
  /// Classifies digits sixteen at a time, on `threads` threads.
  ///
  /// - Parameters:
  ///   - scratch: lanes that `body` may write to as it likes.
  ///   - body: is given `[784]` lanes of pixels 0…1 and the scratch, and writes `[10]` lanes of probabilities.
  init(
    for digits: LabelledDigits, threads: Int, scratch: Int,
    _ body: (
      _ pixels: UnsafeMutablePointer<Lanes>, _ scratch: UnsafeMutablePointer<Lanes>,
      _ probabilities: UnsafeMutablePointer<Lanes>
    ) -> Void
  ) {
    let probabilities = [Float](unsafeUninitializedCapacity: 10 * digits.count) { buffer, count in
      digits.forEachSixteen(threads: threads, scratch: scratch + 10) { first, pixels, memory in
        body(pixels, memory + 10, memory)
        for index in first..<min(first + 16, digits.count) {
          for digit in 0..<10 { buffer[10 * index + digit] = memory[digit][index - first] }
        }
      }
      count = 10 * digits.count
    }
    self.init(labels: digits.labels, probabilities: probabilities)
  }
}
