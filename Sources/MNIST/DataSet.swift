import LeNet

/// Digits and labels in a folder, in the four files that MNIST, Fashion-MNIST and others come in.
///
/// They are `train-images-idx3-ubyte`, `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` and
/// `t10k-labels-idx1-ubyte`, each as it is or packed, then with `.gz` at the end of its name.
public struct DataSet: Hashable, Sendable {
  /// Which of a data set's halves.
  public enum Split: String, CaseIterable, Sendable {
    case training, test
  }

  public let folder: String

  /// Reads nothing yet.
  public init(folder: String) {
    self.folder = folder
  }

  /// One half of the data; the other half's files are not opened, and may be missing.
  ///
  /// - Parameter count: how many of its first digits; all if there are not so many.
  /// - Throws: ``FileError`` if a file is missing or damaged, or if there are not as many labels as images.
  public func load(_ split: Split, first count: Int = .max) throws -> LabelledDigits {
    let name = split == .training ? "train" : "t10k"
    let pixels = try load("\(name)-images-idx3-ubyte") { try IDX.pixels(in: $0, from: $1, first: count) }
    let labels = try load("\(name)-labels-idx1-ubyte") { try IDX.labels(in: $0, from: $1, first: count) }
    guard pixels.count == 784 * labels.count else {
      throw FileError(
        folder, found: "\(pixels.count / 784) \(split) images and \(labels.count) labels",
        expected: "as many labels as images", remedy: "Do both files belong to the same data set?")
    }
    return LabelledDigits(pixels: pixels, labels: labels)
  }

  /// Whether the half's files are there; loading may still find them damaged.
  public func has(_ split: Split) -> Bool {
    ["images-idx3", "labels-idx1"].allSatisfy { kind in
      let path = "\(folder)/\(split == .training ? "train" : "t10k")-\(kind)-ubyte"
      return File.exists(path) || File.exists(path + ".gz")
    }
  }

  private func load(_ name: String, _ parse: ([UInt8], String) throws -> [UInt8]) throws -> [UInt8] {
    for path in ["\(folder)/\(name)", "\(folder)/\(name).gz"] where File.exists(path) {
      return try parse(try File.read(path, limit: IDX.sizeLimit), path)
    }
    throw FileError(
      folder, found: "no file \(name)", expected: "it there, as it is or packed (.gz)",
      remedy: "Pass a folder with the files of an MNIST-like data set.")
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
