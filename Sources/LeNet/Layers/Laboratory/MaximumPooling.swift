/// Halves the height and the width of every map: each output is the largest of a window of 2 × 2 inputs.
///
///     output[c, y, x] = max i, j ∈ {0, 1}  input[c, 2y + i, 2x + j]
///
/// From `[channels, H, W]` it makes `[channels, H / 2, W / 2]`, rounded down: the last row of an odd height and the last
/// column of an odd width are left out. Nothing is learned.
public struct MaximumPooling: Hashable, Sendable {
  /// `[channels, height, width]` of what the layer is given.
  public let input: Shape
  /// `[channels, height / 2, width / 2]`, rounded down.
  public let output: Shape
  /// Empty: nothing is learned.
  public let weights: Range<Int>
  /// Empty: nothing is learned.
  public let biases: Range<Int>

  /// - Precondition: height and width are 2 or more.
  public init(input: Shape, firstParameter: Int = 0) {
    require(min(input.height, input.width) >= 2, "windows of 2 × 2 on maps of \(input)")
    self.input = input
    output = Shape(input.channels, input.height / 2, input.width / 2)
    weights = firstParameter..<firstParameter
    biases = weights
  }

  /// Empty: nothing is learned.
  public var weightShape: [Int] { [] }

  /// None: windows are compared.
  public var multiplyAdds: Int { 0 }
}

extension MaximumPooling {
  /// Halves sixteen digits' maps.
  func forward(
    _ values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>, into result: UnsafeMutablePointer<Lanes>
  ) {
    forEachWindow { window, index in result[index] = largest(in: values + window) }
  }

  /// Computes the loss's gradient with respect to the layer's input: the whole of an output's gradient for the first
  /// of its window's largest values in reading order, nothing for the others.
  func inputGradient(
    of gradient: UnsafePointer<Lanes>, values: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into result: UnsafeMutablePointer<Lanes>
  ) {
    result.update(repeating: .zero, count: input.count)
    forEachWindow { window, index in
      let largest = largest(in: values + window)
      var rest = gradient[index]
      for pixel in 0..<4 {
        let place = window + pixel / 2 * input.width + pixel % 2
        let isLargest = values[place] .== largest
        result[place] = Lanes.zero.replacing(with: rest, where: isLargest)
        rest.replace(with: 0, where: isLargest)
      }
    }
  }

  /// None: nothing is learned.
  var sumCount: Int { 0 }

  /// Adds nothing.
  func accumulateGradient(
    values: UnsafePointer<Lanes>, gradient: UnsafePointer<Lanes>, parameters: UnsafePointer<Float>,
    into sums: UnsafeMutablePointer<Lanes>
  ) {}

  @inline(__always)
  private func largest(in window: UnsafePointer<Lanes>) -> Lanes {
    var largest = window[0]
    largest.replace(with: window[1], where: window[1] .> largest)
    largest.replace(with: window[input.width], where: window[input.width] .> largest)
    largest.replace(with: window[input.width + 1], where: window[input.width + 1] .> largest)
    return largest
  }

  /// Calls `body` with where each window's upper left value lies in the input, and its place in the output.
  @inline(__always)
  private func forEachWindow(_ body: (_ window: Int, _ index: Int) -> Void) {
    var index = 0
    for channel in 0..<output.channels {
      for y in 0..<output.height {
        for x in 0..<output.width {
          body((channel * input.height + 2 * y) * input.width + 2 * x, index)
          index += 1
        }
      }
    }
  }
}
