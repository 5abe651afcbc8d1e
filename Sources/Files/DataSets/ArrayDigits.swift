import LeNet

/// Digits and labels in a file of NumPy arrays (`.npz`), under the names that people give them: Keras's `x_train`,
/// `y_train`, `x_test` and `y_test`, `train_images` and `train_labels`, or scikit-learn's `data` and `target`, of which a
/// fifth is held out as test digits.
///
/// Images have the shape `[count, 28, 28]`, with a channel behind or before the rows, or `[count, 784]`, and pixels from 0
/// (paper) to 255 (ink) or to 1. Labels are whole numbers of any type, or text.
struct ArrayDigits {
  private let archive: ArrayArchive
  private let place: String

  /// Finds the arrays, and unpacks none yet.
  ///
  /// - Throws: ``FileError`` if the file cannot be read or is no archive.
  init(path: String) throws {
    let remedy = "Save the pixels as uint8: x.astype(\"uint8\")."
    try self.init(File.read(path, limit: Self.sizeLimit, remedy: remedy), from: path)
  }

  init(_ file: [UInt8], from place: String) throws {
    archive = try ArrayArchive(file, from: place)
    self.place = place
  }

  /// The bytes of the largest file that is read: 1 GiB.
  private static let sizeLimit = 1 << 30

  func has(_ split: DataSet.Split) -> Bool { (try? names(of: split)) != nil }

  /// One half of the digits.
  ///
  /// - Throws: ``FileError`` if its arrays are missing, damaged or of other data.
  func load(_ split: DataSet.Split, first count: Int) throws -> LabelledDigits {
    let names = try names(of: split)
    let images = try archive.array(names.images)
    let imagesPlace = "\(place), array \(names.images.quoted)"
    guard let digitCount = images.shape.first, Self.shapes(of: digitCount).contains(images.shape),
      !images.type.isText
    else {
      throw FileError(
        imagesPlace, found: "\(images.type.name) of shape \(images.shape)",
        expected: "pixels of shape [count, 28, 28] or [count, 784]", remedy: IDX.suitable)
    }
    guard 1...IDX.countLimit ~= digitCount else {
      throw FileError(
        imagesPlace, found: "\(digitCount) images", expected: "1 to \(IDX.countLimit)",
        remedy: "Save a part of them.")
    }
    let labels = try labels(in: archive.array(names.labels), from: "\(place), array \(names.labels.quoted)")
    guard labels.count == digitCount else {
      throw FileError(
        place, found: "\(digitCount) images in \(names.images) and \(labels.count) labels in \(names.labels)",
        expected: "as many labels as images", remedy: "Do both belong to the same data set?")
    }
    // A fifth of all is chosen among all.
    let read = names.isHalf ? min(count, digitCount) : digitCount
    let pixels = try pixels(in: images.first(read), from: imagesPlace)
    let digits = LabelledDigits(pixels: pixels, labels: Array(labels.prefix(read)))
    guard !names.isHalf else { return digits }
    let half = digits.half(split)
    return half[0..<min(count, half.count)]
  }

  /// Where a half's digits come from, in words.
  func origin(of split: DataSet.Split) throws -> String {
    let names = try names(of: split)
    let arrays = "the arrays \(names.images) and \(names.labels)"
    return names.isHalf ? arrays : split == .test ? "a fifth of \(arrays)" : "four fifths of \(arrays)"
  }

  private static func shapes(of count: Int) -> [[Int]] {
    [[count, 28, 28], [count, 784], [count, 28, 28, 1], [count, 1, 28, 28]]
  }
}

// MARK: - Names

extension ArrayDigits {
  private struct Names {
    var images, labels: String
    /// Whether they are those of one half, and not of all digits.
    var isHalf: Bool
  }

  private static let imageWords = ["x", "images", "image", "imgs", "data", "pixels"]
  private static let labelWords = ["y", "labels", "label", "target", "targets"]

  /// The names of a half's arrays: a word for what they hold beside one for the half, or, where no array is named after a
  /// half, that word alone.
  private func names(of split: DataSet.Split) throws -> Names {
    func name(_ words: [String], _ halves: [String]) -> String? {
      let spelt = words.flatMap { word in
        halves.isEmpty ? [word] : halves.flatMap { ["\(word)_\($0)", "\($0)_\(word)", "\(word)\($0)"] }
      }
      return spelt.lazy.compactMap { spelt in archive.names.first { $0.lowercased() == spelt } }.first
    }
    let halves = split.names.map(String.init)
    if let images = name(Self.imageWords, halves), let labels = name(Self.labelWords, halves) {
      return Names(images: images, labels: labels, isHalf: true)
    }
    let hasHalves = DataSet.Split.allCases.contains {
      name(Self.imageWords, $0.names.map(String.init)) != nil
    }
    if !hasHalves, let images = name(Self.imageWords, []), let labels = name(Self.labelWords, []) {
      return Names(images: images, labels: labels, isHalf: false)
    }
    let usual = split == .training ? "x_train and y_train" : "x_test and y_test"
    throw FileError(
      place, found: "arrays \(archive.names.map(\.quoted).listed())",
      expected: "\(usual), or x and y for both halves",
      remedy: "Save them under these names: numpy.savez(FILE, x_train=…, y_train=…, x_test=…, y_test=…).")
  }
}

// MARK: - Pixels and labels

extension ArrayDigits {
  /// The bytes of images, whose values may be those of MNIST's files or shares of ink, 0 to 1.
  private func pixels(in images: NPYArray, from place: String) throws -> [UInt8] {
    if images.type.kind == .unsignedInteger, images.type.size == 1,
      images.elements.contains(where: { $0 > 1 })
    {
      return Array(images.inCOrder.elements)
    }
    let images = images.inCOrder
    var (lowest, greatest, isNumber) = (Double.infinity, -Double.infinity, true)
    let pixels = images.numbers { value in
      (lowest, greatest) = (min(lowest, value), max(greatest, value))
      isNumber = isNumber && !value.isNaN
      return 0...255 ~= value ? UInt8(value.rounded()) : 0
    }
    guard isNumber && lowest >= 0 && greatest <= 255 else {
      throw FileError(
        place, found: isNumber ? "values from \(lowest) to \(greatest)" : "values that are no numbers",
        expected: "pixels from 0 to 255, or from 0 to 1",
        remedy: "Undo what standardised them before saving: pixels * deviation + mean.")
    }
    return greatest > 1 ? pixels : images.numbers { UInt8(($0 * 255).rounded()) }
  }

  /// The labels, 0…9.
  private func labels(in array: NPYArray, from place: String) throws -> [UInt8] {
    guard array.shape.count == 1 || array.shape.count == 2 && array.shape[1] == 1 else {
      throw FileError(
        place, found: "shape \(array.shape)", expected: "a label for each image",
        remedy: "If each row has a 1 in the place of its class, save its place: y.argmax(1).")
    }
    let labels: [UInt8?] =
      array.type.isText
      ? array.texts.map { UInt8($0) } : array.numbers { UInt8(exactly: $0) }
    guard let wrong = labels.firstIndex(where: { $0.map { $0 > 9 } ?? true }) else {
      return labels.map { $0! }
    }
    let found =
      array.type.isText
      ? array.texts[wrong].quoted
      : array.numbers { Int(exactly: $0).map(String.init) ?? "\($0)" }[wrong]
    throw FileError(
      place, found: "label \(found) at index \(wrong)", expected: "0 to 9", remedy: IDX.suitable)
  }
}

extension NPYArray {
  /// The first items along the first axis.
  fileprivate func first(_ count: Int) -> NPYArray {
    guard let length = shape.first, count < length else { return self }
    var array = inCOrder
    array.shape[0] = count
    array.elements = array.elements.prefix(elements.count / length * count)
    return array
  }
}
