import Foundation
import LeNet
import Testing

@testable import Files

@Suite struct DataSetTests {
  @Test func loadsOnlyWhatIsAsked() throws {
    let folder = try TemporaryFolder()
    try File.write(IDXTests.images, to: folder.path + "/t10k-images-idx3-ubyte")
    try File.write(deflated(IDX.file(labels: [4, 2])), to: folder.path + "/t10k-labels-idx1-ubyte.gz")
    let set = DataSet(folder: folder.path)
    let digits = try set.load(.test)
    #expect(digits.labels == [4, 2])
    #expect(digits.pixels == IDXTests.pixels)
    #expect(
      errorText { try set.load(.training) }
        == """
        \(folder.path): no training images among "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte.gz", expected \
        a file such as train-images-idx3-ubyte, as it is or packed (.gz). Pass a folder with the files of an \
        MNIST-like data set, or with pictures in folders 0 to 9.
        """)
    #expect(set.has(.test) && !set.has(.training))
  }

  @Test func countsMustAgree() throws {
    let folder = try TemporaryFolder()
    try File.write(IDXTests.images, to: folder.path + "/train-images-idx3-ubyte")
    try File.write(IDXTests.labels, to: folder.path + "/train-labels-idx1-ubyte")
    #expect(
      errorText { try DataSet(folder: folder.path).load(.training) }
        == """
        \(folder.path): 2 training images and 3 labels, expected as many labels as images. Do both files \
        belong to the same data set?
        """)
  }

  @Test func checksumTellsPixelsAndLabelsApart() {
    let digits = LabelledDigits(pixels: IDXTests.pixels, labels: [4, 2])
    let parts = digits.checksum.split(separator: " ")
    let otherLabels = LabelledDigits(pixels: digits.pixels, labels: [2, 4]).checksum.split(separator: " ")
    #expect(parts[1] == otherLabels[1])
    #expect(parts[2] != otherLabels[2])
    let otherPixels = LabelledDigits(pixels: digits.pixels.reversed(), labels: [4, 2]).checksum
    #expect(otherPixels.split(separator: " ")[1] != parts[1])
  }
}

/// Data sets as people have them.
@Suite struct DataSetFilesTests {
  private static let kinds = ["train-images-idx3-ubyte", "train-labels-idx1-ubyte"]

  /// Writes a data set of two training digits under other names.
  private func folder(_ names: [String: [UInt8]]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, bytes) in names { try File.write(bytes, to: "\(folder.path)/\(name)") }
    return folder
  }

  static let names: [(images: String, labels: String)] = [
    ("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
    ("train-images.idx3-ubyte", "train-labels.idx1-ubyte"),
    ("TRAIN-Images-IDX3-ubyte.GZ", "Train-Labels-IDX1-ubyte"),
    ("emnist-digits-train-images-idx3-ubyte.gz", "emnist-digits-train-labels-idx1-ubyte.gz"),
    ("qmnist-train-images-idx3-ubyte.gz", "qmnist-train-labels-idx2-int.gz"),
    ("train_images.idx", "train_labels.idx"),
    ("training-images.idx3-ubyte", "training-labels.idx1-ubyte"),
    ("train-images-idx3-ubyte (1).gz", "train-labels-idx1-ubyte(2).gz"),
    ("train-images-idx3-ubyte/train-images-idx3-ubyte", "train-labels-idx1-ubyte/train-labels-idx1-ubyte"),
    ("raw/train-images-idx3-ubyte", "raw/train-labels-idx1-ubyte.gz"),
    ("MNIST/raw/train-images-idx3-ubyte.gz", "MNIST/raw/train-labels-idx1-ubyte"),
    ("train-images", "train-labels.gz"),
  ]

  @Test(arguments: names)
  func isFound(images: String, labels: String) throws {
    // A name says nothing of whether the file is packed.
    let folder = try folder([
      images: images.contains("m") ? deflated(IDXTests.images) : IDXTests.images,
      labels: IDX.file(labels: [4, 2]),
      "README.md": [1], "train-labels.csv": [1], "emnist-digits-mapping.txt": [1],
      "train-images.h5": [1], "train-images.pt": [1], "train_labels.7z": [1], "train-images.csv.gz": [1],
      ".train-images-idx3-ubyte": [1],
      "._\(images.split(separator: "/").last!)": [0, 5, 22, 7],
    ])
    let set = DataSet(folder: folder.path)
    #expect(set.has(.training))
    #expect(!set.has(.test))
    let digits = try set.load(.training)
    #expect(digits.labels == [4, 2])
    #expect(digits.pixels == IDXTests.pixels)
  }

  @Test func testDigitsMayBeCalledTest() throws {
    let folder = try folder([
      "test-images-idx3-ubyte": IDXTests.images, "test-labels.idx1-ubyte": IDXTests.labels,
    ])
    #expect(DataSet(folder: folder.path).has(.test))
  }

  @Test func theUsualNameIsTaken() throws {
    let folder = try folder([
      "train-images-idx3-ubyte": IDXTests.images, "train-images-idx3-ubyte.gz": [1],
      "emnist-letters-train-images-idx3-ubyte": [2], "train-images.idx3-ubyte/train-images-idx3-ubyte": [3],
      "train-labels-idx1-ubyte": IDX.file(labels: [4, 2]),
    ])
    #expect(try DataSet(folder: folder.path).load(.training).pixels == IDXTests.pixels)
  }

  @Test func severalAreNoDataSet() throws {
    let folder = try folder([
      "emnist-letters-train-images-idx3-ubyte": [1], "emnist-digits-train-images-idx3-ubyte.gz": [2],
    ])
    #expect(
      errorText { try DataSet(folder: folder.path).load(.training) }
        == """
        \(folder.path): several files of training images: "emnist-letters-train-images-idx3-ubyte", \
        "emnist-digits-train-images-idx3-ubyte.gz", expected those of one data set. Put the files of the one that \
        you mean into a folder by themselves.
        """)
  }

  /// What torchvision leaves where two data sets were downloaded.
  @Test func oneOfSeveralFoldersIsMeant() throws {
    let folder = try folder([
      "MNIST/raw/train-images-idx3-ubyte": [1], "FashionMNIST/raw/train-images-idx3-ubyte": [2],
    ])
    #expect(
      errorText { try DataSet(folder: folder.path).load(.training) }
        == """
        \(folder.path): several files of training images: "FashionMNIST/raw/train-images-idx3-ubyte", \
        "MNIST/raw/train-images-idx3-ubyte", expected those of one data set. Pass its own folder.
        """)
  }

  @Test func whatIsThereIsListed() throws {
    let expected = """
      expected a file such as train-images-idx3-ubyte, as it is or packed (.gz). Pass a folder with the files of \
      an MNIST-like data set, or with pictures in folders 0 to 9.
      """
    let empty = try TemporaryFolder()
    #expect(
      errorText { try DataSet(folder: empty.path).load(.training) }
        == "\(empty.path): an empty folder, \(expected)")
    let folder = try folder(
      Dictionary(uniqueKeysWithValues: (0..<9).map { ("\($0)\n.csv", [1]) }))
    #expect(
      errorText { try DataSet(folder: folder.path).load(.training) }
        == #"\#(folder.path): no training images among "0\n.csv", "1\n.csv", "2\n.csv", "3\n.csv", "4\n.csv", "#
        + #""5\n.csv" and 3 more, \#(expected)"#)
  }

  @Test func whatIsNoFolderIsNamed() throws {
    let folder = try folder(["mnist.zip": ForeignFileTests.zip("train.csv"), "images": IDXTests.images])
    let expected = """
      expected a folder with the IDX files of an MNIST-like data set or with pictures of digits, or a file of arrays \
      (.npz) or a table (.csv) of digits.
      """
    func text(_ name: String) -> String? {
      errorText { try DataSet(folder: "\(folder.path)/\(name)").load(.test) }
    }
    #expect(
      text("mnist.zip")
        == "\(folder.path)/mnist.zip: a zip archive, \(expected) Unpack it, and pass what is in it.")
    #expect(
      text("images")
        == "\(folder.path)/images: an IDX file of images, \(expected) Pass the folder that the files lie in.")
    #expect(
      text("none") == "\(folder.path)/none: no such file or folder, \(expected) Is its path spelt right?")
  }

  /// In a process of its own, which gives up root's rights for the time: permissions do not bind root.
  @Test func aClosedFolderIsNamed() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      try File.write([1], to: folder.path + "/closed/file")
      #expect(chmod(folder.path + "/closed", 0) == 0)
      let user = geteuid()
      if user == 0 { #expect(seteuid(65534) == 0) }
      let message = errorText { try DataSet(folder: folder.path + "/closed").load(.test) }
      seteuid(user)
      chmod(folder.path + "/closed", 0o700)
      #expect(
        message
          == """
          \(folder.path)/closed: permission denied, expected a folder that you may read. Ask its owner, or copy the \
          data set to a folder of yours.
          """)
    }
  }

  // MARK: Transposed and inverted

  @Test func digitsAreTurnedAsTheyAreLoaded() throws {
    let folder = try folder([
      "train-images-idx3-ubyte": IDXTests.images, "train-labels-idx1-ubyte": IDX.file(labels: [4, 2]),
    ])
    var set = DataSet(folder: folder.path)
    let digits = try set.load(.training)
    set.isTransposed = true
    let transposed = try set.load(.training)
    #expect(transposed.pixels[784 + 3 * 28 + 5] == digits.pixels[784 + 5 * 28 + 3])
    #expect(transposed.checksum != digits.checksum)
    set.isInverted = true
    #expect(try set.load(.training).pixels == transposed.pixels.map { 255 - $0 })
    var back = transposed
    back.transpose()
    #expect(back.pixels == digits.pixels)
  }
}
