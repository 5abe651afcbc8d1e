import Foundation
import LeNet
import MNIST
import Testing

@testable import Files

/// `lenet export`, as a user meets it. What other programs make of the files is a step of `.ci/run`.
@Suite struct ExportTests {
  @Test func writesEveryFileOnce() throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["export", "--output", "out"], in: folder)
      #expect(run.status == 0)
      #expect(run.errors == "")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "out").path)
        .sorted()
      #expect(
        names == [
          "lenet-5-digits.npz", "lenet-5-trace.npz", "lenet-5.npz", "lenet-5.onnx", "lenet-5.safetensors",
          "lenet_keras.py", "lenet_numpy.py", "lenet_onnxruntime.py", "lenet_pytorch.py", "mnist.npz",
        ])
      for name in names {
        #expect(run.output.contains("\n\(name) "), "the output does not say what \(name) is")
      }
      #expect(
        run.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "lines of more than 80 columns")
    }
  }

  @Test func weightsAndDataComeBackUnchanged() throws {
    try withTemporaryFolder { folder in
      #expect(try CommandRun(["export", "--output", "out"], in: folder).status == 0)
      let parameters = try WeightsFile.trained.network.parameters
      for name in ["lenet-5.npz", "lenet-5.safetensors"] {
        let path = folder.appending(path: "out/\(name)").path
        let weights = try WeightsFile(path: path)
        #expect(weights.network.parameters == parameters, "\(name) has other weights")
        #expect(!weights.isActivationAssumed, "\(name) does not name the activation")
      }
      let (given, taken) = (
        DataSet(folder: folder.appending(path: "out/mnist.npz").path), try DataSet.embedded
      )
      for split in DataSet.Split.allCases {
        #expect(try given.load(split).checksum == taken.load(split).checksum, "other \(split) digits")
      }
    }
  }

  @Test func metadataThatNameNoArrayStayOutOfTheArrays() throws {
    try withTemporaryFolder { folder in
      let metadata = ["c1.weight": "a text", "../up": "a text", "long": String(repeating: "a", count: 1001)]
      let weights = WeightsFile(
        try WeightsFile.trained.network, metadata: metadata.merging(["recipe": "mine"]) { $1 })
      try File.write(weights.safetensors.file, to: folder.appending(path: "odd.safetensors").path)
      let run = try CommandRun(["export", "--weights", "odd.safetensors", "--output", "out"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let path = folder.appending(path: "out/lenet-5.npz").path
      #expect(try NPZ(File.read(path), from: path).metadata == ["activation": "relu", "recipe": "mine"])
    }
  }

  @Test func weightsThatOverflowAreNotExported() throws {
    try withTemporaryFolder { folder in
      let network = Network(.leNet5, parameters: [Float](repeating: 1e30, count: 44_426))
      try File.write(
        WeightsFile(network).safetensors.file, to: folder.appending(path: "huge.safetensors").path)
      let run = try CommandRun(["export", "--weights", "huge.safetensors", "--output", "out"], in: folder)
      #expect(run.status != 0)
      #expect(run.errors.contains("weights so large that their sums are no numbers"), "\(run.errors)")
    }
  }

  @Test func theSampleHasOneDigitOfEachKindAndItsLogits() throws {
    try withTemporaryFolder { folder in
      #expect(try CommandRun(["export", "--output", "out"], in: folder).status == 0)
      let path = folder.appending(path: "out/lenet-5-digits.npz").path
      let tensors = try NPZ(File.read(path), from: path).tensors
      #expect(tensors.map(\.name) == ["pixels", "labels", "logits"])
      #expect(tensors.map(\.shape) == [[10, 1, 28, 28], [10], [10, 10]])
      #expect(tensors[1].values == (0..<10).map(Float.init))
      let digit = Digit(pixels: Array(tensors[0].values[784 * 3..<784 * 4]))
      let logits = try WeightsFile.trained.network.answers(for: [digit])[0].logits
      #expect(Array(tensors[2].values[30..<40]) == logits, "the logits of the 3")
    }
  }

  /// Few digits of a sheet's kind, of which the network learns in an instant.
  @Test func aModelOfTheLaboratoryIsTrainedFirst() throws {
    try withTemporaryFolder { folder in
      for (split, name) in [(DataSet.Split.training, "train"), (.test, "t10k")] {
        let part = try DataSet.embedded.load(split, first: 64)
        try File.write(
          IDX.file(pixels: part.pixels), to: folder.appending(path: "few/\(name)-images-idx3-ubyte").path)
        try File.write(
          IDX.file(labels: part.labels), to: folder.appending(path: "few/\(name)-labels-idx1-ubyte").path)
      }
      let arguments = ["export", "--model", "lenet-1", "--data", "few", "--output"]
      let run = try CommandRun(arguments + ["out"], in: folder)
      let elsewhere = try CommandRun(arguments + ["my nets"], in: folder)
      #expect(
        elsewhere.output.contains("python3 'my nets/lenet_1_pytorch.py'"), "the path is one word to a shell")
      #expect(run.status == 0 && run.errors == "", "\(run.errors)")
      #expect(run.output.hasPrefix("LeNet-1, 2,578 parameters, for other programs.\n"))
      let script = try String(contentsOf: folder.appending(path: "out/lenet_1_pytorch.py"), encoding: .utf8)
      #expect(script.contains("\nclass LeNet1(nn.Module):\n"))
      #expect(try CommandRun(arguments + ["again"], in: folder).status == 0)
      for name in ["lenet-1.onnx", "lenet-1.npz", "data.npz"] {
        #expect(
          try File.read(folder.appending(path: "out/\(name)").path)
            == File.read(folder.appending(path: "again/\(name)").path), "\(name) is another the second time")
      }
    }
  }

  @Test(arguments: [
    (
      ["--model", "nearest-mean"],
      "nearest mean is no network, or several: expected softmax-regression, perceptron-300, perceptron-300-100, "
        + "lenet-1, lenet-4, lenet-5-1998, lenet-5-1998-distorted, lenet-5, small-today, today."
    ),
    (["--seed", "2"], "--seed is for the training of --model: give that, too."),
    (["--recipe", "full"], "--recipe is for the training of --model: give that, too."),
    (
      ["--model", "lenet-1", "--weights", "mine.npz"],
      "--model trains a network and --weights reads one: give one of the two."
    ),
  ])
  func whatDoesNotGoTogether(arguments: [String], message: String) throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["export"] + arguments, in: folder)
      #expect(run.status == 64)
      #expect(
        run.errors
          == "Error: \(message)\nUsage: lenet export [<options>]\n  See 'lenet export --help' for more information.\n"
      )
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [], "something was written")
    }
  }
}
