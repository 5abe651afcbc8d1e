import LeNet

/// Adds up the products of every two features over all samples, on `threads` threads:
///
///     result[i, j] = Σ samples  feature[i] · feature[j]
///
/// The kernel is a dense layer's, its roles exchanged: lanes are sixteen neighbouring features, inputs are the 128 samples
/// of a block, and units are features. A block is summed in `Float`, blocks in `Double`, one after another: the result
/// does not depend on the number of threads. Features that are bytes give exact sums, as 128 · 255² < 2²⁴.
///
/// - Parameter load: writes feature f of sixteen samples from `first` on to `column[f * stride]`. A lane without a sample
///   gets zeros. It runs on several threads at once.
/// - Returns: `[features, features]`, symmetric.
func secondMoments(
  features: Int, samples: Int, threads: Int,
  load: (_ first: Int, _ column: UnsafeMutablePointer<Lanes>, _ stride: Int) -> Void
) -> [Double] {
  let sixteens = 8
  let size = 16 * sixteens
  // `[features, 128]`, and behind them the biases, which stay zero.
  let block = UnsafeMutablePointer<Lanes>.allocate(capacity: features * sixteens + (features + 15) / 16)
  block.initialize(repeating: .zero, count: features * sixteens + (features + 15) / 16)
  defer { block.deallocate() }
  var result = [Double](repeating: 0, count: features * features)
  result.withUnsafeMutableBufferPointer { result in
    withWorkers(threads) { worker, workers, barrier in
      withUnsafeTemporaryAllocation(of: Lanes.self, capacity: size + features) { memory in
        let (rows, sums) = (memory.baseAddress!, memory.baseAddress! + size)
        let values = UnsafeRawPointer(block).assumingMemoryBound(to: Float.self)
        for first in stride(from: 0, to: samples, by: size) {
          for sixteen in stride(from: worker, to: sixteens, by: workers) {
            if first + 16 * sixteen < samples {
              load(first + 16 * sixteen, block + sixteen, sixteens)
            } else {
              for feature in 0..<features { block[feature * sixteens + sixteen] = .zero }
            }
          }
          barrier.wait()
          for group in stride(from: 16 * worker, to: features, by: 16 * workers) {
            let width = min(16, features - group)
            for sample in 0..<size {
              for lane in 0..<width { rows[sample][lane] = values[(group + lane) * size + sample] }
              for lane in width..<16 { rows[sample][lane] = 0 }
            }
            // Features before the group's have met it already.
            let layer = Dense(inputs: size, units: features - group)
            layer.forward(rows, parameters: values + group * size, into: sums)
            for unit in 0..<layer.units {
              let row = (group + unit) * features + group
              for lane in 0..<width { result[row + lane] += Double(sums[unit][lane]) }
            }
          }
          barrier.wait()
        }
      }
    }
    for i in 0..<features {
      for j in 0..<i { result[j * features + i] = result[i * features + j] }
    }
  }
  return result
}
