import Foundation
import LeNet
import MNIST
import Testing

@testable import Files

@Suite struct DataSetWritingTests {
  @Test func whatIsWrittenIsRead() throws {
    let training = try DataSet.embedded.load(.training, first: 30)
    let test = try DataSet.embedded.load(.test, first: 7)
    let folder = FileManager.default.temporaryDirectory.appending(path: "hand-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let set = DataSet(folder: folder)
    try set.write(training: training, test: test)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
        "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte", "train-images-idx3-ubyte",
        "train-labels-idx1-ubyte",
      ])
    for (split, digits) in [(DataSet.Split.training, training), (.test, test)] {
      let read = try set.load(split)
      #expect(read.pixels == digits.pixels && read.labels == digits.labels, "\(split)")
    }
  }

  @Test func aFolderThatCannotBe() throws {
    let digits = try DataSet.embedded.load(.test, first: 1)
    #expect(throws: FileError.self) {
      try DataSet(folder: "/dev/null/hand").write(training: digits, test: digits)
    }
  }
}
