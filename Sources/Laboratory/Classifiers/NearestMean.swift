import LeNet

/// Takes a digit for the class whose mean digit is nearest, by Euclidean distance.
///
///     label = argmin c  ‖x − mean[c]‖²
///
/// Since ‖x − m‖² = ‖x‖² − 2 (m · x − ½ ‖m‖²) and ‖x‖² is the same for every class, this is a dense layer of ten units
/// with weights m and biases −½ ‖m‖², and softmax of its values is softmax of −½ ‖x − mean[c]‖². These are the
/// probabilities given: right if the ten classes were equally frequent and every pixel of a class varied by itself with
/// variance 1 about its mean. Only their order is to be relied on.
public struct NearestMean: Classifier {
  /// `[10, 784]`: the mean digit of each class, pixels 0…1; a class without digits has none and is never chosen.
  public let means: [Float]
  private let layer = Dense(inputs: LabelledDigits.area, units: 10)
  private let parameters: [Float]

  /// Takes the mean of each class's digits.
  public init(training: LabelledDigits) {
    let area = LabelledDigits.area
    // Whole numbers, so that no order of summing changes a mean.
    var sums = [Int](repeating: 0, count: 10 * area)
    var counts = [Int](repeating: 0, count: 10)
    for index in 0..<training.count {
      let label = Int(training.labels[index])
      counts[label] += 1
      for pixel in 0..<area { sums[label * area + pixel] += Int(training.pixels[index * area + pixel]) }
    }
    let means = sums.indices.map { Float(Double(sums[$0]) / Double(255 * max(1, counts[$0 / area]))) }
    let biases = (0..<10).map { label in
      let square = means[label * area..<(label + 1) * area].reduce(0.0) { $0 + Double($1) * Double($1) }
      return counts[label] == 0 ? -Float.greatestFiniteMagnitude : Float(-square / 2)
    }
    self.means = means
    parameters = means + biases
  }

  public func predictions(for digits: LabelledDigits, threads: Int = 1) -> Predictions {
    Predictions(for: digits, threads: threads, scratch: 10) { pixels, values, probabilities in
      layer.forward(pixels, parameters: parameters, into: values)
      Softmax.forward(values, count: 10, into: probabilities)
    }
  }
}
