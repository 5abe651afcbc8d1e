import Testing

@testable import LeNet

/// The tiles that make convolutions' weight gradients change no bit: every sum takes its pixels in reading order.
@Suite struct WeightGradientTests {
  /// Kernels of three and of five; filters that fill tiles of two and four and that do not; bands of many rows, of few
  /// and of one.
  static let convolutions = [
    Convolution(input: Shape(1, 28, 28), filters: 6, kernelSize: 5),
    Convolution(input: Shape(6, 12, 12), filters: 16, kernelSize: 5, firstParameter: 156),
    Convolution(input: Shape(2, 9, 7), filters: 4, kernelSize: 3),
    Convolution(input: Shape(3, 26, 26), filters: 11, kernelSize: 3, firstParameter: 2),
    Convolution(input: Shape(1, 5, 80), filters: 1, kernelSize: 3),
    Convolution(input: Shape(2, 3, 3), filters: 8, kernelSize: 3),
    Convolution(input: Shape(2, 8, 110), filters: 3, kernelSize: 5),
  ]

  @Test(arguments: convolutions) func equalsTheNaiveLoops(_ layer: Convolution) {
    let values = randomLanes(layer.input.count, seed: 1)
    let gradient = randomLanes(layer.output.count, seed: 2)
    let before = randomLanes(layer.sumCount, seed: 3)
    var sums = before
    layer.accumulateGradient(values: values, gradient: gradient, into: &sums)
    let size = layer.kernelSize
    for filter in 0..<layer.output.channels {
      for channel in 0..<layer.input.channels {
        for tap in 0..<size * size {
          let place = (filter * layer.input.channels + channel) * size * size + tap
          var sum = before[place]
          for y in 0..<layer.output.height {
            for x in 0..<layer.output.width {
              let pixel = (channel * layer.input.height + y + tap / size) * layer.input.width + x + tap % size
              sum.accumulate(
                gradient[(filter * layer.output.height + y) * layer.output.width + x], values[pixel])
            }
          }
          #expect(sums[place] == sum, "filter \(filter), channel \(channel), tap \(tap): bit for bit")
        }
      }
    }
  }
}
