import LeNet

/// Takes a digit for what most of the k nearest training digits show, by Euclidean distance of their pixels.
///
/// Of labels with equally many of the k, the one that has the nearest wins; of training digits at the same distance, the
/// earlier is nearer. With k = 3, 2.83 % of the test digits are taken for another, 2.00 % if all digits are deskewed; the
/// paper has 5.0 % and 2.4 % (section III.C). All 784 × training × test products are computed: 60,000 × 10,000 digits take
/// about 5 s on two cores.
///
/// A training digit t is a unit of a dense layer. Its weights are the pixels, its bias is −½ ‖t‖², and since
///
///     t · x − ½ ‖t‖² = ½ ‖x‖² − ½ ‖x − t‖²
///
/// the unit with the largest value is the nearest digit.
public struct NearestNeighbours: Classifier {
  /// How many neighbours vote.
  public let k: Int
  private let training: LabelledDigits
  /// −½ ‖t‖² of each training digit, pixels 0…1.
  private let biases: [Float]

  /// Training digits in one layer. With eight sixteens of digits they stay in a second-level cache of 1 MB.
  private static let blockSize = 96
  private static let sixteensAtOnce = 8

  /// - Precondition: k is 1…16, and there are k digits at least.
  public init(training: LabelledDigits, k: Int = 3) {
    precondition((1...16).contains(k), "\(k) neighbours, where 1…16 may vote")
    precondition(training.count >= k, "\(k) neighbours among \(training.count) digits")
    let area = LabelledDigits.area
    self.k = k
    self.training = training
    biases = (0..<training.count).map { index in
      // A whole number, rounded once.
      let square = training.pixels[index * area..<(index + 1) * area].reduce(0) { $0 + Int($1) * Int($1) }
      return Float(-Double(square) / (2 * 255 * 255))
    }
  }

  public func predictions(for digits: LabelledDigits, threads: Int = 1) -> Predictions {
    let neighbours = neighbours(of: digits, threads: threads)
    var probabilities = [Float](repeating: 0, count: 10 * digits.count)
    for index in 0..<digits.count {
      // A little more than one vote for a nearer neighbour, never another vote in all: what decides between equals.
      var extra: Float = 0.5
      for neighbour in neighbours[k * index..<k * (index + 1)] {
        extra /= 2
        probabilities[10 * index + Int(training.labels[neighbour])] += (1 + extra) / (Float(k) + 0.5)
      }
    }
    return Predictions(labels: digits.labels, probabilities: probabilities)
  }

  /// `[count, k]`: the indices of each digit's nearest training digits, the nearest first.
  public func neighbours(of digits: LabelledDigits, threads: Int = 1) -> [Int] {
    let sixteens = (digits.count + 15) / 16
    return [Int](unsafeUninitializedCapacity: k * digits.count) { buffer, count in
      withWorkers(threads) { worker, workers, _ in
        let share = sixteens * worker / workers..<sixteens * (worker + 1) / workers
        for first in stride(from: share.lowerBound, to: share.upperBound, by: Self.sixteensAtOnce) {
          let chunk = first..<min(first + Self.sixteensAtOnce, share.upperBound)
          for (sixteen, nearest) in zip(chunk, nearest(to: chunk, of: digits)) {
            for lane in 0..<min(16, digits.count - 16 * sixteen) {
              for place in 0..<k {
                buffer[(16 * sixteen + lane) * k + place] = Int(nearest.indices[place][lane])
              }
            }
          }
        }
      }
      count = k * digits.count
    }
  }

  /// Compares some sixteens of digits with every training digit.
  private func nearest(to sixteens: Range<Int>, of digits: LabelledDigits) -> [Nearest] {
    let area = LabelledDigits.area
    var nearest = [Nearest](repeating: Nearest(k: k), count: sixteens.count)
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: sixteens.count * area + Self.blockSize) { lanes in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.blockSize * (area + 1)) { parameters in
        let values = lanes.baseAddress!
        let closeness = values + sixteens.count * area
        for (place, sixteen) in sixteens.enumerated() {
          digits.load(from: 16 * sixteen, into: values + place * area)
        }
        for first in stride(from: 0, to: training.count, by: Self.blockSize) {
          let layer = Dense(inputs: area, units: min(Self.blockSize, training.count - first))
          loadBlock(from: first, as: layer, into: parameters.baseAddress!)
          for place in 0..<sixteens.count {
            layer.forward(values + place * area, parameters: parameters.baseAddress!, into: closeness)
            for unit in 0..<layer.units { nearest[place].insert(closeness[unit], index: Int32(first + unit)) }
          }
        }
      }
    }
    return nearest
  }

  /// Writes training digits as a layer's weights and biases. The bytes are what is kept: a quarter of the memory, and
  /// turning them into numbers for eight sixteens costs little beside the products.
  private func loadBlock(from first: Int, as layer: Dense, into parameters: UnsafeMutablePointer<Float>) {
    training.pixels.withUnsafeBufferPointer { bytes in
      let block = bytes.baseAddress! + first * layer.inputs
      for index in layer.weights { parameters[index] = Float(block[index]) * (1 / 255) }
    }
    for (unit, index) in layer.biases.enumerated() { parameters[index] = biases[first + unit] }
  }
}

/// The k largest values of each of sixteen digits and where they were found, the largest first.
private struct Nearest {
  private var values: [Lanes]
  private(set) var indices: [SIMD16<Int32>]

  init(k: Int) {
    values = Array(repeating: Lanes(repeating: -.infinity), count: k)
    indices = Array(repeating: .zero, count: k)
  }

  /// Puts a value into each lane where it is among the largest; those from its place on move down by one.
  @inline(__always)
  mutating func insert(_ value: Lanes, index: Int32) {
    guard any(value .> values[values.count - 1]) else { return }
    var (value, index) = (value, SIMD16(repeating: index))
    var moves = SIMDMask<SIMD16<Int32>>(repeating: false)
    for place in values.indices {
      moves .|= value .> values[place]
      let (nextValue, nextIndex) = (values[place], indices[place])
      values[place].replace(with: value, where: moves)
      indices[place].replace(with: index, where: moves)
      value.replace(with: nextValue, where: moves)
      index.replace(with: nextIndex, where: moves)
    }
  }
}
