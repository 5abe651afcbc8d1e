import Files
import Foundation
import Laboratory
import LeNet
import MNIST
import Testing

@Suite struct DataTests {
  /// Writes digits of MNIST's as a file of arrays, whose pixels are shares of ink, and as a table.
  private static func write(_ digits: LabelledDigits, to folder: URL) throws {
    let pixels = Tensor("x", shape: [digits.count, 784], values: digits.pixels.map { Float($0) / 255 })
    let labels = Tensor("y", shape: [digits.count], values: digits.labels.map { Float($0) })
    try File.write(NPZ(tensors: [pixels, labels]).file, to: folder.appending(path: "digits.npz").path)
    let lines = (0..<digits.count).map { index in
      let row = digits.pixels[784 * index..<784 * (index + 1)].map(String.init).joined(separator: ",")
      return "\(digits.labels[index]),\(row)\n"
    }
    try File.write(Array(lines.joined().utf8), to: folder.appending(path: "digits.csv").path)
  }

  private static let digits = try! DataSet.embedded.load(.training, first: 500)

  private static func survey(in folder: URL) throws -> DataSurvey {
    let data = try Data(contentsOf: folder.appending(path: "output/data/data.json"))
    return try JSONDecoder().decode(DataSurvey.self, from: data)
  }

  @Test func arraysAndATableAreTheSameDigits() throws {
    try withTemporaryFolder { folder in
      try Self.write(Self.digits, to: folder)
      let arrays = try CommandRun(["data", "digits.npz"], in: folder)
      #expect(arrays.status == 0 && arrays.errors == "")
      #expect(
        arrays.output.hasPrefix(
          """
          digits.npz: 401 training digits and 99 test digits. They look like MNIST’s. Of
          99, the network of the package reads 100 %.

          training: four fifths of the arrays x and y
          test: a fifth of the arrays x and y


          """))
      let first = try Self.survey(in: folder)
      let table = try CommandRun(["data", "--data", "digits.csv"], in: folder)
      let second = try Self.survey(in: folder)
      #expect(table.output.contains("training: four fifths of digits.csv\n"))
      #expect(first.checks.map(\.here) == second.checks.map(\.here))
      #expect(first.training?.classes == second.training?.classes && first.training?.count == 401)
      #expect(first.accuracy.here > 0.97)
      for name in ["data.html", "mean-digits.png", "samples.svg", "classes.png"] {
        #expect(File.exists(folder.appending(path: "output/data/\(name)").path), "\(name)")
      }
    }
  }

  /// Every command reads a file where it reads a folder.
  @Test func otherCommandsReadFiles() throws {
    try withTemporaryFolder { folder in
      try Self.write(Self.digits, to: folder)
      for file in ["digits.npz", "digits.csv"] {
        let evaluation = try CommandRun(["evaluate", "--data", file], in: folder)
        #expect(evaluation.status == 0 && evaluation.errors == "", "\(file)")
        #expect(evaluation.output.contains("of 99."), "\(file)")
        let walk = try CommandRun(["explore", "--data", file, "--index", "3"], in: folder)
        #expect(walk.status == 0 && walk.errors == "", "\(file)")
        let training = try CommandRun(["train", "--data", file, "--epochs", "1"], in: folder)
        #expect(training.status == 0, "\(file): \(training.errors)")
      }
    }
  }

  @Test func whatHelpsIsSaid() throws {
    try withTemporaryFolder { folder in
      try Self.write(Self.digits.upright(from: .transposed), to: folder)
      let run = try CommandRun(["data", "digits.csv", "--output", "here"], in: folder)
      #expect(
        run.output.contains(
          "\n\nread upright: The digits look transposed, rows for columns: give --transposed.\n\n"))
      #expect(run.output.contains("\nnext   lenet evaluate --data digits.csv\n"))
      #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
      let upright = try CommandRun(["data", "digits.csv", "--transposed"], in: folder)
      #expect(upright.output.contains("They look like MNIST’s."))
      #expect(upright.output.contains("\nnext   lenet evaluate --data digits.csv --transposed\n"))
    }
  }

  @Test func theDigitsOfThePackageNeedNoName() throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["data"], in: folder)
      #expect(run.status == 0 && run.errors == "")
      #expect(
        run.output.hasPrefix(
          """
          MNIST: 60,000 training digits and 10,000 test digits. They look like MNIST’s. Of
          1,000, the network of the package reads 99.5 %.

          """))
      let again = try CommandRun(["data", "--output", "again/data"], in: folder)
      #expect(again.output.replacing("again/data", with: "output/data") == run.output)
      #expect(
        try Data(contentsOf: folder.appending(path: "again/data/data.json"))
          == Data(contentsOf: folder.appending(path: "output/data/data.json")))
    }
  }

  @Test(arguments: [
    (["data", "a", "--data", "b"], "Error: --data names the data set a second time: give one of the two.\n"),
    (
      ["data", "--transposed"],
      "Error: --transposed is for a data set that is named: MNIST's own is as it should be.\n"
    ),
    (
      ["data", "none"],
      "Error: none: no such file or folder, expected a folder with the IDX files of an MNIST-like data set or with "
        + "pictures of digits, or a file of arrays (.npz) or a table (.csv) of digits. Is its path spelt right?\n"
    ),
    (
      ["data", "text.txt"],
      "Error: text.txt: plain text, expected a folder with the IDX files of an MNIST-like data set or with pictures of "
        + "digits, or a file of arrays (.npz) or a table (.csv) of digits. Pass the folder that the files lie in.\n"
    ),
  ])
  func mistakesAreNamed(_ arguments: [String], _ message: String) throws {
    try withTemporaryFolder { folder in
      try File.write(Array("no digits\n".utf8), to: folder.appending(path: "text.txt").path)
      let run = try CommandRun(arguments, in: folder)
      #expect(run.status != 0)
      #expect(run.errors.hasPrefix(message), "\(run.errors)")
    }
  }

  @Test func weightsMayBeNumPys() throws {
    try withTemporaryFolder { folder in
      let path = try DataSet.embedded.folder + "/trained/lenet-5.safetensors"
      let weights = try Safetensors(File.read(path), from: path)
      try File.write(
        NPZ(tensors: weights.tensors).file, to: folder.appending(path: "weights.npz").path)
      let run = try CommandRun(["filters", "--weights", "weights.npz"], in: folder)
      #expect(run.status == 0)
      #expect(
        run.errors == "weights.npz: no activation is named, so ReLU is assumed; --activation sets another.\n")
    }
  }
}
