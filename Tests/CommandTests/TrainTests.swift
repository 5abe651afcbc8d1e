import Foundation
import LeNet
import MNIST
import Testing

@testable import Files

@Suite struct TrainTests {
  /// Writes a small data set: the first test digits as training digits, the next ones as test digits.
  static func writeData(training: Int, test: Int, isInverted: Bool = false, to folder: URL) throws {
    let digits = try DataSet.embedded.load(.test)
    for (name, part) in [("train", digits[0..<training]), ("t10k", digits[training..<training + test])] {
      try File.write(
        IDX.file(pixels: isInverted ? part.pixels.map { 255 - $0 } : part.pixels),
        to: folder.appending(path: "data/\(name)-images-idx3-ubyte").path)
      try File.write(
        IDX.file(labels: part.labels), to: folder.appending(path: "data/\(name)-labels-idx1-ubyte").path)
    }
  }

  @Test func writesTheNetworkAndItsHistory() throws {
    try withTemporaryFolder { folder in
      try Self.writeData(training: 2000, test: 500, to: folder)
      let run = try CommandRun(
        [
          "train", "--data", "data", "--epochs", "4", "--validation", "200", "--seed", "5", "--shift", "0.5",
          "--rotation", "0.125",
        ], in: folder)
      #expect(run.status == 0)
      #expect(run.errors == "", "progress is for terminals only")
      let output = folder.appending(path: "output/train")
      #expect(
        try Set(FileManager.default.contentsOfDirectory(atPath: output.path)) == [
          "lenet-5.safetensors", "history.json", "snapshots.safetensors", "training-curve.png",
          "training-curve.svg",
        ])

      let weights = try WeightsFile(path: output.appending(path: "lenet-5.safetensors").path)
      #expect(weights.metadata["seed"] == "5")
      #expect(weights.metadata["recipe"] == "quick, changed")
      let history = try #require(
        JSONSerialization.jsonObject(with: Data(contentsOf: output.appending(path: "history.json")))
          as? [String: Any])
      #expect(
        history["command"] as? String
          == "lenet train --recipe quick --epochs 4 --augmentation on --rotation 0.125 --shift 0.5 --data data "
          + "--validation 200 --seed 5")
      #expect((history["epochs"] as? [[String: Any]])?.count == 4)
      let accuracy = try #require(history["testAccuracy"] as? Double)
      #expect(accuracy > 0.85, "a seeded run on 1,800 digits")
      #expect(run.output.contains("test     \(String(format: "%.2f", 100 * accuracy)) % of 500 digits"))
      #expect(weights.metadata["test_accuracy"] == "\(accuracy)")

      // The library says the same of the same network.
      let test = try DataSet(folder: folder.appending(path: "data").path).load(.test)
      #expect(weights.network.predictions(for: test).accuracy == accuracy)
    }
  }

  /// Kills a run outright, lets it go on, and compares with a run that nobody disturbed.
  @Test func aKilledRunGoesOnToTheSameBits() throws {
    try withTemporaryFolder { folder in
      try Self.writeData(training: 3000, test: 100, to: folder)
      let recipe = ["--data", "data", "--epochs", "12", "--augmentation", "on", "--averaging", "0.99"]
      let whole = try CommandRun(["train", "--output", "whole"] + recipe, in: folder)
      #expect(whole.status == 0)

      #expect(
        try CommandRun.killed(["train", "--output", "killed"] + recipe, in: folder, after: "epoch 4/12"),
        "it was killed before it was done")

      let rest = try CommandRun(["train", "--output", "killed", "--data", "data", "--resume"], in: folder)
      #expect(rest.status == 0)
      #expect(!rest.output.contains("epoch 3/12"), "finished epochs are not run again")
      for name in ["lenet-5.safetensors", "snapshots.safetensors", "history.json"] {
        #expect(
          try Data(contentsOf: folder.appending(path: "whole/\(name)"))
            == Data(contentsOf: folder.appending(path: "killed/\(name)")), "\(name), byte for byte")
      }
    }
  }

  @Test func resumingNeedsACheckpointOfTheSameData() throws {
    try withTemporaryFolder { folder in
      try Self.writeData(training: 100, test: 50, to: folder)
      let none = try CommandRun(["train", "--data", "data", "--resume", "--output", "none"], in: folder)
      #expect(none.status != 0)
      #expect(
        none.errors
          == "Error: none/checkpoint.safetensors: no checkpoint, expected the one an interrupted run leaves. "
          + "Start the run without --resume.\n")
    }
  }

  @Test func aMissingTestSetIsFoundOutBeforeTraining() throws {
    try withTemporaryFolder { folder in
      try Self.writeData(training: 100, test: 50, to: folder)
      try FileManager.default.removeItem(at: folder.appending(path: "data/t10k-labels-idx1-ubyte"))
      let run = try CommandRun(["train", "--data", "data"], in: folder)
      #expect(run.status == 1)
      #expect(
        run.errors
          == "Error: data: no test labels among \"t10k-images-idx3-ubyte\", \"train-images-idx3-ubyte\", "
          + "\"train-labels-idx1-ubyte\", expected a file such as t10k-labels-idx1-ubyte, as it is or packed (.gz). "
          + "Pass a folder with the files of an MNIST-like data set, or with pictures in folders 0 to 9.\n")
      #expect(run.output == "", "no epoch ran")
    }
  }

  @Test func anInterruptedRunIsNotGivenUpWithoutAWord() throws {
    try withTemporaryFolder { folder in
      try Self.writeData(training: 100, test: 50, to: folder)
      try File.write([1], to: folder.appending(path: "output/train/checkpoint.safetensors").path)
      let run = try CommandRun(["train", "--data", "data", "--epochs", "1"], in: folder)
      #expect(run.status == 0)
      #expect(
        run.errors
          == "The interrupted run in output/train is given up; --resume would have gone on with it.\n")
    }
  }

  @Test func snapshotsOfAnotherRunAreLeftAlone() throws {
    try withTemporaryFolder { folder in
      try Self.writeData(training: 100, test: 50, to: folder)
      for seed in ["1", "2"] {
        let arguments = ["train", "--data", "data", "--epochs", "1", "--seed", seed, "--output", seed]
        #expect(try CommandRun(arguments, in: folder).status == 0)
      }
      let filters = ["filters", "--weights", "1/lenet-5.safetensors", "--output"]
      let own = try CommandRun(filters + ["own"], in: folder)
      let history = "c1-history.png"
      #expect(own.status == 0)
      #expect(FileManager.default.fileExists(atPath: folder.appending(path: "own/\(history)").path))

      try File.write(
        File.read(folder.appending(path: "2/snapshots.safetensors").path),
        to: folder.appending(path: "1/snapshots.safetensors").path)
      let foreign = try CommandRun(filters + ["foreign"], in: folder)
      #expect(foreign.status == 0)
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "foreign/\(history)").path))
    }
  }
}
