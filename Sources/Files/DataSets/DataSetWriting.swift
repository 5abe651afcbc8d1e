import LeNet

extension DataSet {
  /// Writes the four files of a data set, in MNIST's form and under its names, into the folder.
  ///
  /// - Throws: ``FileError`` if one cannot be written.
  /// - Precondition: there are digits in both halves; a file of none could not be read again.
  public func write(training: LabelledDigits, test: LabelledDigits) throws {
    for (digits, name) in [(training, "train"), (test, "t10k")] {
      precondition(digits.count > 0, "no digits for \(name)-images-idx3-ubyte")
      try File.write(IDX.file(pixels: digits.pixels), to: "\(folder)/\(name)-images-idx3-ubyte")
      try File.write(IDX.file(labels: digits.labels), to: "\(folder)/\(name)-labels-idx1-ubyte")
    }
  }
}
