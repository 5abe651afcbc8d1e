import Files
import LeNet
import MNIST
import Testing

@testable import Laboratory

/// What is found in MNIST's digits, and in digits that were changed on purpose.
@Suite struct DataSurveyTests {
  static let test = try! DataSet.embedded.load(.test)
  static let training = try! DataSet.embedded.load(.training)
  static let network = try! WeightsFile.trained.network

  static func survey(_ digits: LabelledDigits, training: LabelledDigits? = nil) -> DataSurvey {
    DataSurvey(training: training, test: digits, usual: test, network: network, seed: 1)
  }

  /// The measures that are not as MNIST's, with which way they differ.
  static func differences(_ survey: DataSurvey) -> [DigitMeasure: DataCheck.Verdict] {
    Dictionary(
      uniqueKeysWithValues: zip(DigitMeasure.allCases, survey.checks).map { ($0, $1.verdict) }
        .filter { $1 != .usual })
  }

  /// Every pixel from where `place` says that it was, by row and column; paper where that is outside.
  static func moved(_ digits: LabelledDigits, _ place: (Int, Int) -> (Double, Double)) -> LabelledDigits {
    var result = digits
    for index in 0..<digits.count {
      let first = 784 * index
      func pixel(_ row: Int, _ column: Int) -> Double {
        (0..<28).contains(row) && (0..<28).contains(column)
          ? Double(digits.pixels[first + 28 * row + column]) : 0
      }
      for row in 0..<28 {
        for column in 0..<28 {
          let (y, x) = place(row, column)
          let (top, left) = (Int(y.rounded(.down)), Int(x.rounded(.down)))
          let (down, right) = (y - Double(top), x - Double(left))
          let upper = pixel(top, left) * (1 - right) + pixel(top, left + 1) * right
          let lower = pixel(top + 1, left) * (1 - right) + pixel(top + 1, left + 1) * right
          result.pixels[first + 28 * row + column] = UInt8((upper * (1 - down) + lower * down).rounded())
        }
      }
    }
    return result
  }

  static let sample = test[3000..<5000]

  @Test func mnistIsAsMNIST() {
    let survey = Self.survey(Self.test, training: Self.training)
    #expect(Self.differences(survey) == [:])
    #expect(survey.orientation == .upright)
    #expect(survey.accuracy.verdict == .usual && survey.accuracy.here > 0.99)
    #expect(!survey.isInverted)
    #expect(survey.levels == 256)
    #expect(survey.training?.count == 60_000 && survey.test?.count == 10_000)
    #expect(survey.training?.classes == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
    #expect(survey.test?.classes == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
    #expect(survey.training?.repeated == 0 && survey.test?.repeated == 0 && survey.shared == 0)
    #expect(survey.training?.blank == 0 && survey.test?.blank == 0)
    #expect(survey.check(.size).usual > 19.5 && survey.check(.size).usual <= 20)
    #expect(survey.check(.offset).usual < 0.6)
    #expect(survey.sampleCount == 1000)
  }

  /// Parts of MNIST are not called another thing, and be they small.
  @Test(arguments: [20, 100, 500, 2000]) func partsOfMNISTAreAsMNIST(_ count: Int) {
    for first in stride(from: 0, to: 50_000, by: 10_000) {
      let survey = Self.survey(Self.training[first..<first + count])
      #expect(Self.differences(survey) == [:], "\(count) digits from \(first) on")
      #expect(survey.orientation == .upright, "\(count) digits from \(first) on")
    }
  }

  @Test(arguments: DigitOrientation.allCases) func orientationsAreTold(_ orientation: DigitOrientation) {
    // The way back is the same way, but for the two quarters.
    let inverse: [DigitOrientation: DigitOrientation] = [
      .turnedLeft: .turnedRight, .turnedRight: .turnedLeft,
    ]
    let digits = Self.sample.upright(from: inverse[orientation] ?? orientation)
    #expect(digits.upright(from: orientation).pixels == Self.sample.pixels)
    let survey = Self.survey(digits)
    #expect(survey.orientation == orientation)
    // How a digit lies changes neither its ink nor its strokes.
    #expect(survey.check(.ink).verdict == .usual && survey.check(.strokeWidth).verdict == .usual)
  }

  @Test func transposedDigitsHaveRowsForColumns() {
    let transposed = Self.sample.upright(from: .transposed)
    #expect(transposed.pixels[28 * 9 + 14] == Self.sample.pixels[28 * 14 + 9])
    let turned = Self.sample.upright(from: .turnedRight)
    // What stood in the right column of a digit that was turned with the clock stood on top.
    #expect(turned.pixels[14] == Self.sample.pixels[28 * 14 + 27])
    #expect(turned.pixels[28 * 3 + 14] == Self.sample.pixels[28 * 14 + 24])
  }

  @Test func invertedDigitsAreMeasuredWithThatUndone() {
    let inverted = LabelledDigits(pixels: Self.sample.pixels.map { 255 - $0 }, labels: Self.sample.labels)
    let survey = Self.survey(inverted)
    #expect(survey.isInverted)
    #expect(Self.differences(survey) == [.brightBorder: .higher])
    #expect(survey.orientation == .upright)
    #expect(survey.accuracy.verdict == .lower)
  }

  @Test func shiftedDigitsAreOffCentre() {
    let survey = Self.survey(Self.moved(Self.sample) { (Double($0), Double($1 - 3)) })
    #expect(survey.check(.offset).verdict == .higher)
    #expect(abs(survey.centre[0] - 3) < 0.3 && abs(survey.centre[1]) < 0.3)
    #expect(Self.differences(survey).keys.allSatisfy { $0 == .offset })
  }

  @Test func enlargedAndReducedDigitsHaveAnotherSize() {
    let larger = Self.survey(
      Self.moved(Self.sample) { (14 + Double($0 - 14) / 1.25, 14 + Double($1 - 14) / 1.25) })
    #expect(larger.check(.size).verdict == .higher)
    #expect(larger.check(.strokeWidth).here > 1.15 * larger.check(.strokeWidth).usual)
    #expect(larger.check(.offset).verdict == .usual)
    let smaller = Self.survey(
      Self.moved(Self.sample) { (14 + Double($0 - 14) * 1.25, 14 + Double($1 - 14) * 1.25) })
    #expect(smaller.check(.size).verdict == .lower)
    #expect(smaller.check(.strokeWidth).here < 0.9 * smaller.check(.strokeWidth).usual)
  }

  @Test func blackAndWhiteDigitsHaveNoGrey() {
    let digits = LabelledDigits(
      pixels: Self.sample.pixels.map { $0 > 127 ? 255 : 0 }, labels: Self.sample.labels)
    let survey = Self.survey(digits)
    #expect(survey.levels == 2)
    #expect(survey.check(.softness).verdict == .lower)
    let pale = LabelledDigits(pixels: Self.sample.pixels.map { $0 / 2 }, labels: Self.sample.labels)
    #expect(Self.survey(pale).check(.strongest).verdict == .lower)
  }

  @Test(.enabled(if: File.isFolder("/usr/share/datasets/fashion-mnist")))
  func clothesAreNoDigits() throws {
    let survey = Self.survey(try DataSet(folder: "/usr/share/datasets/fashion-mnist").load(.test))
    #expect(survey.orientation == nil)
    #expect(!survey.isInverted)
    #expect(survey.accuracy.verdict == .lower && survey.accuracy.here < 0.3)
    #expect(survey.check(.ink).verdict == .higher && survey.check(.strokeWidth).verdict == .higher)
  }

  @Test func whatOccursTwiceIsCounted() {
    let (a, b) = (Self.test[0..<10], Self.test[20..<30])
    let twice = LabelledDigits(pixels: a.pixels + b.pixels + a.pixels, labels: a.labels + b.labels + a.labels)
    let blank = LabelledDigits(pixels: [UInt8](repeating: 0, count: 3 * 784), labels: [1, 2, 3])
    let survey = Self.survey(
      LabelledDigits(pixels: b.pixels + blank.pixels, labels: b.labels + blank.labels), training: twice)
    #expect(survey.training?.repeated == 10)
    #expect(survey.test?.repeated == 2)
    #expect(survey.test?.blank == 3)
    #expect(survey.shared == 10)
  }

  @Test func oneHalfIsEnough() {
    let survey = DataSurvey(
      training: Self.training[0..<100], test: nil, usual: Self.test, network: Self.network, seed: 1)
    #expect(survey.test == nil && survey.training?.count == 100 && survey.sampleCount == 100)
    #expect(survey.shared == 0)
  }

  @Test func chanceFollowsTheSeed() {
    func survey(_ seed: UInt64) -> DataSurvey {
      DataSurvey(training: nil, test: Self.test, usual: Self.test, network: Self.network, seed: seed)
    }
    #expect(survey(1).orientations.map(\.accuracy) == survey(1).orientations.map(\.accuracy))
    #expect(survey(1).orientations.map(\.accuracy) != survey(2).orientations.map(\.accuracy))
  }
}
