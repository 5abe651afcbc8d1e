import LeNet
import Testing

@testable import Laboratory

@Suite struct ComponentsTests {
  private static let components = components(of: MNISTDigits.training)

  private static func components(
    of digits: LabelledDigits, count: Int = 40, threads: Int = 2, seed: UInt64 = 1
  ) -> PrincipalComponents {
    var generator = SplitMix64(seed: seed)
    return PrincipalComponents(digits, count: count, threads: threads, using: &generator)
  }

  @Test func componentsAreOrthonormal() {
    let rows = (0..<40).map { Self.components.components[784 * $0..<784 * ($0 + 1)].map { Double($0) } }
    for i in 0..<40 {
      for j in 0...i {
        let product = zip(rows[i], rows[j]).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(abs(product - (i == j ? 1 : 0)) < 1e-6, "components \(i) and \(j): \(product)")
      }
    }
  }

  @Test func variancesAreNumPys() {
    let reference = ComponentsReference.shared
    let ours = Self.components
    for (index, (ours, theirs)) in zip(ours.variances, reference.variances).enumerated() {
      #expect(abs(ours - theirs) < 1e-9 * theirs, "variance \(index): \(ours), NumPy \(theirs)")
    }
    #expect(ours.variances == ours.variances.sorted(by: >))
    #expect(abs(ours.totalVariance - reference.totalVariance) < 1e-9 * reference.totalVariance)
    #expect(abs(ours.explainedVariance - 0.7861) < 0.000_05, "40 components keep 78.61 %")
  }

  @Test func projectionsAreNumPys() {
    let projections = Self.components.projections(of: MNISTDigits.test[0..<20], threads: 2)
    #expect(projections.count == 800)
    for (index, theirs) in ComponentsReference.shared.projectionsOfFirst.enumerated() {
      #expect(
        abs(Double(projections[index]) - theirs) < 1e-4, "\(index): \(projections[index]), NumPy \(theirs)")
    }
    #expect(
      projections[40 * 19..<800] == Self.components.projections(of: MNISTDigits.test[19..<20])[...],
      "a digit alone gives the same as among others")
  }

  /// Sums of whole numbers are the same for any number of threads, and so is what is found from them.
  @Test func threadsDoNotMatter() {
    let digits = MNISTDigits.training[0..<1001]
    let once = Self.components(of: digits, count: 10, threads: 1)
    let again = Self.components(of: digits, count: 10, threads: 3)
    #expect(once.components == again.components)
    #expect(once.variances == again.variances)
  }

  /// Another seed begins elsewhere and ends at the same components.
  @Test func seedsDoNotMatter() {
    let digits = MNISTDigits.training[0..<1000]
    let once = Self.components(of: digits, count: 20)
    let again = Self.components(of: digits, count: 20, seed: 2)
    for (index, (one, other)) in zip(once.components, again.components).enumerated() {
      #expect(abs(one - other) < 1e-5, "element \(index % 784) of component \(index / 784)")
    }
  }

  /// Three digits vary in two directions: what they vary in is all found.
  @Test func fewDigits() {
    let components = Self.components(of: MNISTDigits.training[0..<3], count: 2)
    #expect(abs(components.explainedVariance - 1) < 1e-9)
  }
}

@Suite struct QuadraticClassifierTests {
  /// The error that the table states, and NumPy's.
  @Test func errorIsNumPys() {
    var generator = SplitMix64(seed: 1)
    let components = PrincipalComponents(MNISTDigits.training, threads: 2, using: &generator)
    let model = QuadraticClassifier(training: MNISTDigits.training, components: components, threads: 2)
    let predictions = model.predictions(for: MNISTDigits.test, threads: 2)
    let errors = 10_000 - predictions.correct
    // What is rounded to Float decides a digit that is all but undecided.
    #expect(abs(errors - ComponentsReference.shared.quadraticErrors) <= 2, "\(errors) errors, NumPy 332")
    #expect(
      ComponentsReference.shared.quadraticErrorsAboutMean / 10 == 39, "documented: 3.9 % about the mean")
    #expect(predictions.probabilities.allSatisfy { $0 >= 0 && $0 <= 1 })
    for index in 0..<100 {
      let sum = predictions.probabilities[10 * index..<10 * (index + 1)].reduce(0, +)
      #expect(abs(sum - 1) < 1e-5, "probabilities of digit \(index) add up to \(sum)")
    }
  }

  /// Fewer digits than weights, and a number that sixteen does not divide.
  @Test func threadsDoNotMatter() {
    let training = MNISTDigits.training[0..<333]
    var generator = SplitMix64(seed: 1)
    let components = PrincipalComponents(training, using: &generator)
    let test = MNISTDigits.test[0..<100]
    let once = QuadraticClassifier(training: training, components: components).predictions(for: test)
    let again = QuadraticClassifier(training: training, components: components, threads: 3)
      .predictions(for: test, threads: 3)
    #expect(once.probabilities == again.probabilities)
    #expect(once.accuracy > 0.7, "\(once.accuracy) with 333 training digits")
  }
}

@Suite struct LinearAlgebraTests {
  @Test func choleskyByHand() {
    let matrix = SymmetricMatrix(order: 3, values: [4, 2, -2, 2, 10, 2, -2, 2, 6])
    let solutions = solve(matrix, rightSides: [[2, 28, 20], [4, 2, -2]])
    for (ours, expected) in zip(solutions.joined(), [1.0, 2, 3, 1, 0, 0]) {
      #expect(abs(ours - expected) < 1e-12, "\(ours), expected \(expected)")
    }
  }

  /// Eigenvalues 1, 3 and 5, of which two are found.
  @Test func eigenvectorsByHand() {
    let matrix = SymmetricMatrix(order: 3, values: [2, -1, 0, -1, 2, 0, 0, 0, 5])
    var generator = SplitMix64(seed: 4)
    let found = matrix.largestEigenvectors(2, using: &generator)
    #expect(abs(found[0].value - 5) < 1e-12)
    #expect(abs(found[1].value - 3) < 1e-12)
    #expect(abs(found[0].vector[2] - 1) < 1e-12, "the largest element is positive")
    #expect(abs(found[1].vector[0] + found[1].vector[1]) < 1e-12)
    #expect(matrix.eigenvectors().values.sorted().elementsEqual([1.0, 3.0, 5.0]) { abs($0 - $1) < 1e-12 })
  }

  /// 130 samples of 20 whole numbers, against plain loops: more than one block, and features that sixteen does not
  /// divide.
  @Test(arguments: [1, 2, 3, 9]) func secondMomentsAreExact(threads: Int) {
    let (samples, count) = (130, 20)
    let features = hashed(samples * count, salt: 5).map { ($0 * 255).rounded() }
    let moments = secondMoments(features: count, samples: samples, threads: threads) {
      first, column, stride in
      for feature in 0..<count {
        for lane in 0..<16 {
          let sample = first + lane
          column[feature * stride][lane] = sample < samples ? Float(features[sample * count + feature]) : 0
        }
      }
    }
    for i in 0..<count {
      for j in 0..<count {
        let expected = (0..<samples).reduce(0) { $0 + features[$1 * count + i] * features[$1 * count + j] }
        #expect(moments[i * count + j] == expected, "features \(i) and \(j), \(threads) threads")
      }
    }
  }
}
