import Cairo
import Foundation
import LeNet
import MNIST
import Testing

@testable import Files

/// `lenet train --from … --only …`, with digits as people collect them.
@Suite struct FineTuningTests {
  /// Pictures of test digits as four writers might have them, each with `count` of every digit.
  private static func writePictures(each count: Int, to folder: URL) throws {
    let digits = try DataSet.embedded.load(.test, first: 2000)
    for (number, writer) in ["anna", "bert", "cleo", "dora"].enumerated() {
      for label in UInt8(0)..<10 {
        let indices = digits.labels.indices.filter { digits.labels[$0] == label }
        for index in indices[number * count..<(number + 1) * count] {
          var image = Image(width: 28, height: 28)
          // Ink as it is on paper.
          image.pixels = digits[index].pixels.map { 0xFF00_0000 | UInt32(255 * (1 - $0)) * 0x01_0101 }
          try File.write(image.png, to: folder.appending(path: "mine/\(writer)/\(label)/\(index).png").path)
        }
      }
    }
  }

  private static func parameters(_ path: String, in folder: URL) throws -> [Float] {
    try WeightsFile(path: folder.appending(path: path).path).network.parameters
  }

  @Test func onlyTheOutputLearns() throws {
    try withTemporaryFolder { folder in
      try Self.writePictures(each: 4, to: folder)
      let run = try CommandRun(["train", "--data", "mine", "--only", "output", "--epochs", "3"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      let trained = try WeightsFile.trained.network.parameters
      let tuned = try Self.parameters("output/train/lenet-5.safetensors", in: folder)
      let first = Stage.output.weights.lowerBound
      #expect(tuned[..<first] == trained[..<first])
      #expect(tuned[first...] != trained[first...])

      // One of four writers is held out, and named in the table.
      let lines = run.output.split(separator: "\n")
      #expect(lines.contains { $0.contains("error before") && $0.contains("error after") })
      #expect(lines.contains { $0.hasPrefix("all held out") && $0.contains(" 40 ") })
      #expect(lines.count { line in ["anna", "bert", "cleo", "dora"].contains { line.hasPrefix($0) } } == 1)
      #expect(
        lines.contains {
          $0.hasPrefix("MNIST's test digits") && $0.contains("10,000") && $0.contains("0.37 %")
        })
      let history = try #require(
        JSONSerialization.jsonObject(
          with: Data(contentsOf: folder.appending(path: "output/train/history.json"))) as? [String: Any])
      #expect(
        history["command"] as? String
          == "lenet train --recipe fine-tuning --epochs 3 --only output --data mine --seed 1")
      #expect((history["changes"] as? [[String: Any]])?.count == 3)
      #expect((history["recipe"] as? [String: String])?["learned"] == "output")
    }
  }

  /// Kills a run that goes on from weights outright, lets it go on, and compares with one that nobody disturbed.
  @Test func aKilledRunGoesOnToTheSameBits() throws {
    try withTemporaryFolder { folder in
      try TrainTests.writeData(training: 2000, test: 100, to: folder)
      let from = try DataSet.embedded.folder + "/trained/lenet-5.safetensors"
      let options = [
        "--data", "data", "--from", from, "--only", "c3,output", "--epochs", "12", "--weight-decay", "0.1",
      ]
      let whole = try CommandRun(["train", "--output", "whole"] + options, in: folder)
      #expect(whole.status == 0, "\(whole.errors)")

      #expect(
        try CommandRun.killed(["train", "--output", "killed"] + options, in: folder, after: "epoch 4/12"),
        "it was killed before it was done")

      let rest = try CommandRun(["train", "--output", "killed", "--data", "data", "--resume"], in: folder)
      #expect(rest.status == 0, "\(rest.errors)")
      for name in ["lenet-5.safetensors", "snapshots.safetensors", "history.json"] {
        #expect(
          try Data(contentsOf: folder.appending(path: "whole/\(name)"))
            == Data(contentsOf: folder.appending(path: "killed/\(name)")), "\(name), byte for byte")
      }
      let (before, after) = (
        try WeightsFile.trained.network.parameters,
        try Self.parameters("killed/lenet-5.safetensors", in: folder)
      )
      for stage in Stage.learned {
        let range = stage.weights.lowerBound..<stage.biases.upperBound
        #expect((before[range] == after[range]) == ![.c3, .output].contains(stage), "\(stage)")
      }
    }
  }

  @Test func whatIsLeftOutIsSaid() throws {
    try withTemporaryFolder { folder in
      try Self.writePictures(each: 2, to: folder)
      try File.write([1, 2, 3], to: folder.appending(path: "mine/3-broken.png").path)
      for writer in ["anna", "bert", "cleo", "dora"] {
        try File.write([1, 2, 3], to: folder.appending(path: "mine/\(writer)/3/broken.png").path)
      }
      let run = try CommandRun(["evaluate", "--data", "mine"], in: folder)
      #expect(run.status == 0)
      #expect(run.errors.hasPrefix("mine: 1 picture left out.\n  mine/"), "\(run.errors)")
    }
  }

  @Test(arguments: [
    (["--only", "s2"], "--only s2: no layer “s2” learns; expected c1, c3, c5, f6, output."),
    (["--only", "f6,,output"], "--only f6,,output: no layer “” learns; expected c1, c3, c5, f6, output."),
    (
      ["--only", "output", "--resume"],
      "--resume goes on with the recipe it began with. Leave out --only."
    ),
  ])
  func mistakes(options: [String], message: String) throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["train"] + options, in: folder)
      #expect(run.status == 64)
      #expect(run.errors.hasPrefix("Error: \(message)\n"), "\(run.errors)")
    }
  }
}
