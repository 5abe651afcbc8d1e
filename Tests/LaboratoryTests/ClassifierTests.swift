import Laboratory
import LeNet
import Testing

@Suite struct ClassifierTests {
  private static let training = MNISTDigits.training
  private static let test = MNISTDigits.test

  /// A digit with one pixel of ink for each given place.
  private static func digits(_ ink: [(place: Int, byte: UInt8)], labels: [UInt8]) -> LabelledDigits {
    var pixels = [UInt8](repeating: 0, count: 784 * labels.count)
    for (index, ink) in ink.enumerated() { pixels[784 * index + ink.place] = ink.byte }
    return LabelledDigits(pixels: pixels, labels: labels)
  }

  @Test func nearestMeanByHand() {
    let training = Self.digits([(5, 255), (5, 51), (9, 255)], labels: [3, 3, 7])
    let model = NearestMean(training: training)
    #expect(model.means[3 * 784 + 5] == 0.6)
    #expect(model.means[7 * 784 + 9] == 1)
    #expect(model.means.count { $0 != 0 } == 2)
    let predictions = model.predictions(for: Self.digits([(5, 255), (9, 255)], labels: [3, 7]))
    #expect((0..<2).map(predictions.prediction) == [3, 7])
    // ½ · 0.4² from the 3, ½ · (1² + 1²) from the 7; labels that were never seen do not count.
    let odds = predictions.probabilities[3] / predictions.probabilities[7]
    #expect(abs(odds - 2.509_29) < 1e-4, "e^0.92 = 2.50929, got \(odds)")
    #expect(predictions.probabilities[0] < 1e-30)
  }

  /// The neighbours and their votes against plain loops over whole numbers.
  @Test func nearestNeighboursAreThose() {
    let training = Self.training[0..<2000]
    let test = Self.test[0..<1000]
    let neighbours = NearestNeighbours(training: training, k: 5).neighbours(of: test, threads: 2)
    for index in 0..<test.count {
      var nearest: [(distance: Int, index: Int)] = []
      for other in 0..<training.count {
        var distance = 0
        for pixel in 0..<784 {
          let difference =
            Int(test.pixels[784 * index + pixel]) - Int(training.pixels[784 * other + pixel])
          distance += difference * difference
        }
        if nearest.count == 5, distance >= nearest[4].distance { continue }
        let place = nearest.firstIndex { $0.distance > distance } ?? nearest.count
        nearest.insert((distance, other), at: place)
        if nearest.count > 5 { nearest.removeLast() }
      }
      #expect(
        Array(neighbours[5 * index..<5 * index + 5]) == nearest.map(\.index),
        "neighbours of test digit \(index)")
    }
  }

  /// Three labels among three neighbours: the nearest's. Two of one label against a nearer one: theirs. Of two pairs, that
  /// of the nearest.
  @Test func votes() {
    let training = Self.digits(
      [(0, 250), (0, 240), (0, 230), (0, 220), (0, 210)], labels: [8, 4, 4, 8, 1])
    let digit = Self.digits([(0, 255)], labels: [0])
    func prediction(k: Int, of training: LabelledDigits) -> Int {
      NearestNeighbours(training: training, k: k).predictions(for: digit).prediction(0)
    }
    #expect(prediction(k: 1, of: training) == 8)
    #expect(prediction(k: 3, of: training) == 4)
    #expect(prediction(k: 4, of: training) == 8)
    #expect(prediction(k: 3, of: training[2..<5]) == 4)
    // The lower label is not favoured.
    #expect(prediction(k: 2, of: training[3..<5]) == 8)
  }

  /// Of equal training digits, the earlier is nearer, in every lane and block.
  @Test func equalDigitsKeepTheirOrder() {
    let training = Self.digits(
      Array(repeating: (3, 200), count: 300), labels: Array(repeating: 2, count: 300))
    let test = Self.digits(Array(repeating: (3, 100), count: 17), labels: Array(repeating: 2, count: 17))
    let neighbours = NearestNeighbours(training: training).neighbours(of: test)
    #expect(neighbours == Array(repeating: [0, 1, 2], count: 17).flatMap { $0 })
  }

  @Test(arguments: [1, 2, 3]) func threadsDoNotMatter(threads: Int) {
    let training = Self.training[0..<500]
    let test = Self.test[0..<100]
    let neighbours = NearestNeighbours(training: training)
    let mean = NearestMean(training: training)
    #expect(
      neighbours.predictions(for: test, threads: threads).probabilities
        == neighbours.predictions(for: test).probabilities)
    #expect(
      mean.predictions(for: test, threads: threads).probabilities == mean.predictions(for: test).probabilities
    )
    #expect(test.deskewed(threads: threads).pixels == test.deskewed().pixels)
  }

  /// The errors that documentation and tables state, on all 60,000 and 10,000 digits.
  @Test func errors() {
    let mean = NearestMean(training: Self.training).predictions(for: Self.test, threads: 2)
    #expect(mean.correct == 8203, "17.97 % error")
    let neighbours = NearestNeighbours(training: Self.training).predictions(for: Self.test, threads: 2)
    // Sums that are rounded otherwise change the order of neighbours that are all but equally near.
    #expect(abs(neighbours.correct - 9717) <= 1, "2.83 % error, \(10_000 - neighbours.correct) errors")
    let (training, test) = (Self.training.deskewed(threads: 2), Self.test.deskewed(threads: 2))
    let deskewed = NearestNeighbours(training: training).predictions(for: test, threads: 2)
    #expect(abs(deskewed.correct - 9800) <= 1, "2.00 % error, \(10_000 - deskewed.correct) errors")
    let deskewedMean = NearestMean(training: training).predictions(for: test, threads: 2)
    #expect(deskewedMean.correct == 8591, "14.09 % error")
  }
}
