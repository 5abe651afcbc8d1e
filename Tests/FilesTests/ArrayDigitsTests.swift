import LeNet
import Testing

@testable import Files

@Suite struct ArrayDigitsTests {
  /// An archive of arrays, each of a type with its elements as bytes.
  static func archive(_ arrays: [(name: String, array: NPYArray)]) -> [UInt8] {
    zipArchive(of: arrays.map { ("\($0.name).npy", $0.array.file) })
  }

  static func bytes(_ shape: [Int], _ elements: [UInt8]) -> NPYArray {
    NPYArray(type: NPYType(description: "|u1")!, shape: shape, elements: elements[...])
  }

  static func floats(_ shape: [Int], _ values: [Float]) -> NPYArray {
    NPYArray(Tensor("", shape: shape, values: values))
  }

  static func text(_ words: [String]) -> NPYArray {
    let elements = words.flatMap { (word: String) -> [UInt8] in [word.utf8.first!, 0, 0, 0] }
    return NPYArray(type: NPYType(description: "<U1")!, shape: [words.count], elements: elements[...])
  }

  /// Digits that differ: pixel p of digit d is d + p, cut to a byte.
  static func pixels(_ count: Int) -> [UInt8] {
    (0..<count).flatMap { digit in (0..<784).map { UInt8(truncatingIfNeeded: digit + $0) } }
  }

  static func digits(_ arrays: [(name: String, array: NPYArray)]) throws -> ArrayDigits {
    try ArrayDigits(archive(arrays), from: "f")
  }

  static let keras: [(name: String, array: NPYArray)] = [
    ("x_test", bytes([2, 28, 28], pixels(2))),
    ("x_train", bytes([3, 28, 28], Array(pixels(5).suffix(3 * 784)))),
    ("y_train", bytes([3], [7, 0, 9])), ("y_test", bytes([2], [1, 2])),
  ]

  @Test func readsWhatKerasHas() throws {
    let digits = try Self.digits(Self.keras)
    let training = try digits.load(.training, first: .max)
    #expect(training.labels == [7, 0, 9])
    #expect(training.pixels == Array(Self.pixels(5).suffix(3 * 784)))
    let first = try digits.load(.test, first: 1)
    #expect(first.labels == [1])
    #expect(first.pixels == Self.pixels(1))
    #expect(try digits.origin(of: .test) == "the arrays x_test and y_test")
  }

  @Test(arguments: [
    ("train_images", "train_labels"), ("X_train", "y_train"), ("images_training", "labels_training"),
    ("Xtrain", "Ytrain"), ("training_data", "training_target"),
  ])
  func namesMayBeOthers(images: String, labels: String) throws {
    let digits = try Self.digits([
      (images, Self.bytes([1, 784], Self.pixels(1))), (labels, Self.bytes([1, 1], [3])),
    ])
    #expect(try digits.load(.training, first: .max).labels == [3])
    #expect(digits.has(.training) && !digits.has(.test))
  }

  /// scikit-learn's: all digits in one, labels as text.
  @Test func aFifthIsHeldOut() throws {
    let labels = (0..<50).map { $0 % 10 }
    let digits = try Self.digits([
      ("data", Self.bytes([50, 784], Self.pixels(50))), ("target", Self.text(labels.map(String.init))),
    ])
    let (training, test) = (
      try digits.load(.training, first: .max), try digits.load(.test, first: .max)
    )
    #expect(training.count == 40 && test.count == 10)
    #expect(test.labels.sorted() == Array(0...9))
    #expect(try digits.load(.test, first: .max).pixels == test.pixels)
    #expect(try digits.load(.test, first: 3).labels == Array(test.labels.prefix(3)))
    // Every digit once, with its label.
    let firsts = (0..<40).map { training.pixels[784 * $0] } + (0..<10).map { test.pixels[784 * $0] }
    #expect(firsts.sorted() == (0..<50).map { UInt8($0) })
    #expect(firsts.map { $0 % 10 } == training.labels + test.labels)
    #expect(try digits.origin(of: .test) == "a fifth of the arrays data and target")
  }

  @Test func pixelsMayBeSharesOfInkOrFractions() throws {
    func pixels(_ array: NPYArray) throws -> [UInt8] {
      Array(
        try Self.digits([("x_test", array), ("y_test", Self.bytes([1], [5]))])
          .load(.test, first: .max).pixels.prefix(3))
    }
    let rest = [Float](repeating: 0, count: 781)
    #expect(try pixels(Self.floats([1, 28, 28, 1], [0.5, 1, 0] + rest)) == [128, 255, 0])
    #expect(try pixels(Self.floats([1, 1, 28, 28], [0.5, 1, 200.4] + rest)) == [1, 1, 200])
    #expect(try pixels(Self.bytes([1, 784], [1, 1, 0] + rest.map { UInt8($0) })) == [255, 255, 0])
    #expect(try pixels(Self.bytes([1, 784], [1, 2, 0] + rest.map { UInt8($0) })) == [1, 2, 0])
  }

  @Test func columnsMayComeFirst() throws {
    var array = Self.bytes([2, 784], Self.pixels(2))
    array.elements = (0..<784).flatMap { pixel in (0..<2).map { Self.pixels(2)[784 * $0 + pixel] } }[...]
    array.isFortranOrder = true
    let digits = try Self.digits([("x_test", array), ("y_test", Self.bytes([2], [5, 6]))])
    #expect(try digits.load(.test, first: .max).pixels == Self.pixels(2))
    #expect(try digits.load(.test, first: 1).pixels == Self.pixels(1))
  }

  static let suitable = "Pass pictures of 28 × 28 pixels in ten classes, as MNIST or Fashion-MNIST."

  static func pair(_ images: NPYArray, _ labels: NPYArray) -> [UInt8] {
    archive([("x_test", images), ("y_test", labels)])
  }

  static let one = bytes([1, 784], pixels(1))

  static let damage: [Damaged<[UInt8]>] = [
    .init(
      archive([("weights", one)]),
      """
      f: arrays "weights", expected x_test and y_test, or x and y for both halves. Save them under these names: \
      numpy.savez(FILE, x_train=…, y_train=…, x_test=…, y_test=…).
      """
    ),
    .init(
      pair(bytes([1, 1, 784], pixels(1)), bytes([1], [1])),
      "f, array \"x_test\": whole numbers of 8 bits of shape [1, 1, 784], expected pixels of shape [count, 28, 28] or "
        + "[count, 784]. \(suitable)"
    ),
    .init(
      pair(text(["a"]), bytes([1], [1])),
      "f, array \"x_test\": text of shape [1], expected pixels of shape [count, 28, 28] or [count, 784]. \(suitable)"
    ),
    .init(
      pair(bytes([0, 784], []), bytes([0], [])),
      "f, array \"x_test\": 0 images, expected 1 to 300000. Save a part of them."),
    .init(
      pair(one, bytes([2], [1, 2])),
      """
      f: 1 images in x_test and 2 labels in y_test, expected as many labels as images. Do both belong to the same data \
      set?
      """
    ),
    .init(
      pair(one, bytes([1, 10], [0, 0, 0, 0, 1, 0, 0, 0, 0, 0])),
      """
      f, array "y_test": shape [1, 10], expected a label for each image. If each row has a 1 in the place of its class, \
      save its place: y.argmax(1).
      """
    ),
    .init(
      pair(one, bytes([1], [10])), "f, array \"y_test\": label 10 at index 0, expected 0 to 9. \(suitable)"),
    .init(
      pair(one, floats([1], [0.5])), "f, array \"y_test\": label 0.5 at index 0, expected 0 to 9. \(suitable)"
    ),
    .init(
      pair(one, text(["x"])), "f, array \"y_test\": label \"x\" at index 0, expected 0 to 9. \(suitable)"),
    .init(
      pair(floats([1, 784], [-0.5] + [Float](repeating: 2, count: 783)), bytes([1], [1])),
      """
      f, array "x_test": values from -0.5 to 2.0, expected pixels from 0 to 255, or from 0 to 1. Undo what standardised \
      them before saving: pixels * deviation + mean.
      """
    ),
    .init(
      pair(floats([1, 784], [.nan] + [Float](repeating: 2, count: 783)), bytes([1], [1])),
      """
      f, array "x_test": values that are no numbers, expected pixels from 0 to 255, or from 0 to 1. Undo what \
      standardised them before saving: pixels * deviation + mean.
      """
    ),
    .init(
      one.file,
      "f: a NumPy array (.npy), expected a file of NumPy arrays (.npz). Save it with its name: "
        + "numpy.savez(FILE, NAME=ARRAY)."
    ),
  ]

  @Test(arguments: damage)
  func namesWhatIsWrong(_ damaged: Damaged<[UInt8]>) {
    #expect(
      errorText { try ArrayDigits(damaged.content, from: "f").load(.test, first: .max) } == damaged.message)
  }
}
