import LeNet

/// Digits and labels in a folder, in the four files that MNIST, Fashion-MNIST, EMNIST and others come in.
///
/// MNIST's are `train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` and
/// `t10k-labels-idx1-ubyte`. What others make of these names is found too; see ``DataSetFiles``.
public struct DataSet: Hashable, Sendable {
  /// Which of a data set's halves.
  public enum Split: String, CaseIterable, Sendable {
    case training, test
  }

  public let folder: String
  /// Whether rows and columns change places as digits are loaded: EMNIST's files have them so.
  public var isTransposed = false
  /// Whether paper and ink change places as digits are loaded.
  public var isInverted = false

  /// Reads nothing yet.
  public init(folder: String) {
    self.folder = folder
  }

  /// One half of the data; the other half's files are not opened, and may be missing.
  ///
  /// - Parameter count: how many of its first digits; all if there are fewer.
  /// - Throws: ``FileError`` if a file is missing or damaged, or if there are not as many labels as images.
  public func load(_ split: Split, first count: Int = .max) throws -> LabelledDigits {
    let files = DataSetFiles(in: folder)
    let pixels = try load(files.path(of: split, .images)) { try IDX.pixels(in: $0, from: $1, first: count) }
    let labels = try load(files.path(of: split, .labels)) { try IDX.labels(in: $0, from: $1, first: count) }
    guard pixels.count == 784 * labels.count else {
      throw FileError(
        folder, found: "\(pixels.count / 784) \(split) images and \(labels.count) labels",
        expected: "as many labels as images", remedy: "Do both files belong to the same data set?")
    }
    var digits = LabelledDigits(pixels: pixels, labels: labels)
    if isTransposed { digits.transpose() }
    if isInverted { digits.invert() }
    return digits
  }

  /// Whether the half's files are there; loading may still find them damaged.
  public func has(_ split: Split) -> Bool {
    let files = DataSetFiles(in: folder)
    return DataSetFiles.Kind.allCases.allSatisfy { files.has(split, $0) }
  }

  private func load(_ path: String, _ parse: ([UInt8], String) throws -> [UInt8]) throws -> [UInt8] {
    try parse(
      try File.read(
        path, limit: IDX.sizeLimit, remedy: "A data set may have \(IDX.countLimit) digits in a file."), path)
  }
}

extension LabelledDigits {
  /// Tells data sets apart, for the metadata of weights: the CRC-32 of the images file and of the labels file,
  /// both unpacked. That of MNIST's test digits is `crc32 91373bdf 4ab9eff9`.
  ///
  /// `gzip -lv` shows the same numbers for packed files. A cryptographic hash would cost a library: this one
  /// guards against a mistake, not against malice.
  public var checksum: String {
    let images = Gzip.checksum(of: IDX.header(pixels: pixels), pixels)
    return "crc32 \(images.hexadecimal) \(Gzip.checksum(of: IDX.header(labels: labels), labels).hexadecimal)"
  }
}
