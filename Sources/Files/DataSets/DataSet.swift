import LeNet

/// Digits and labels in a folder or a file: in the four files that MNIST, Fashion-MNIST, EMNIST and others come in, as
/// NumPy arrays, in tables or as pictures.
///
/// MNIST's files are `train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` and
/// `t10k-labels-idx1-ubyte`. What others make of these names is found too; see `DataSetFiles`. Where there is none of
/// them, a folder's arrays are read (`ArrayDigits`), its tables (`DigitTables`) or its pictures (`PictureFolder`).
/// Arrays and tables may also be named as the file that they are.
public struct DataSet: Hashable, Sendable {
  /// Which of a data set's halves.
  public enum Split: String, CaseIterable, Sendable {
    /// The digits to learn from.
    case training
    /// The digits to measure with.
    case test
  }

  /// The path of the folder, or of the file.
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
  /// - Parameters:
  ///   - split: which half.
  ///   - count: how many of its first digits; all if there are fewer.
  /// - Throws: ``FileError`` if a file is missing or damaged, if there are not as many labels as images, or if no picture
  ///   can be read.
  public func load(_ split: Split, first count: Int = .max) throws -> LabelledDigits {
    try loadWithWriters(split, first: count).digits
  }

  /// The same with who wrote the digits, and which pictures were left out.
  public func loadWithWriters(_ split: Split, first count: Int = .max) throws -> WrittenDigits {
    var written =
      switch try DataSource(path: folder) {
      case .files(let files): WrittenDigits(digits: try load(split, of: files, first: count))
      case .arrays(let arrays): WrittenDigits(digits: try arrays.load(split, first: count))
      case .tables(let tables): WrittenDigits(digits: try tables.load(split, first: count))
      case .pictures(let pictures): try pictures.load(split, first: count)
      }
    if isTransposed { written.digits.transpose() }
    if isInverted { written.digits.invert() }
    return written
  }

  private func load(_ split: Split, of files: DataSetFiles, first count: Int) throws -> LabelledDigits {
    let pixels = try load(files.path(of: split, .images)) { try IDX.pixels(in: $0, from: $1, first: count) }
    let labels = try load(files.path(of: split, .labels)) { try IDX.labels(in: $0, from: $1, first: count) }
    guard pixels.count == 784 * labels.count else {
      throw FileError(
        folder, found: "\(pixels.count / 784) \(split) images and \(labels.count) labels",
        expected: "as many labels as images", remedy: "Do both files belong to the same data set?")
    }
    return LabelledDigits(pixels: pixels, labels: labels)
  }

  /// Whether the half's files are there; loading may still find them damaged.
  public func has(_ split: Split) -> Bool {
    switch try? DataSource(path: folder) {
    case .files(let files): DataSetFiles.Kind.allCases.allSatisfy { files.has(split, $0) }
    case .arrays(let arrays): arrays.has(split)
    case .tables: true
    case .pictures(let pictures): !pictures.pictures(of: split).isEmpty
    case nil: false
    }
  }

  /// Where a half's digits come from, in words: `train-images-idx3-ubyte and train-labels-idx1-ubyte`, `a fifth of
  /// train.csv`.
  ///
  /// - Throws: ``FileError`` if there are none of this half.
  public func origin(of split: Split) throws -> String { try DataSource(path: folder).origin(of: split) }

  private func load(_ path: String, _ parse: ([UInt8], String) throws -> [UInt8]) throws -> [UInt8] {
    try parse(
      try File.read(
        path, limit: IDX.sizeLimit, remedy: "A data set may have \(IDX.countLimit) digits in a file."), path)
  }
}

/// Digits with who wrote them.
public struct WrittenDigits: Sendable {
  /// The digits with what they show, `[count, 28, 28]`.
  public var digits: LabelledDigits
  /// Who wrote each digit, by the name of a folder; empty where no folders name writers.
  public var writers: [String] = []
  /// What is wrong with pictures that are not among the digits.
  public var leftOut: [FileError] = []
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
