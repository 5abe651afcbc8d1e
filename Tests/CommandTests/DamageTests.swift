import Foundation
import LeNet
import MNIST
import Testing

@testable import Files

/// Checkpoints and snapshots that are whole safetensors files, but hold what no run has written.
@Suite struct DamageTests {
  private static func change(_ path: String, _ change: (inout Safetensors) -> Void) throws {
    var content = try Safetensors(File.read(path), from: path)
    change(&content)
    try File.write(content.file, to: path)
  }

  /// A checkpoint from before the first epoch, as a run leaves it that is killed in that epoch.
  private static func writeCheckpoint(to folder: URL) throws {
    try TrainTests.writeData(training: 8000, test: 20, to: folder)
    let process = CommandRun.process(
      ["train", "--data", "data", "--epochs", "5000", "--output", "run"], in: folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // The first checkpoint is written before the first epoch.
    let path = folder.appending(path: "run/checkpoint.safetensors").path
    while !FileManager.default.fileExists(atPath: path), process.isRunning { usleep(1000) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  @Test func checkpointsThatNoRunHasWritten() throws {
    try withTemporaryFolder { folder in
      try Self.writeCheckpoint(to: folder)
      let path = folder.appending(path: "run/checkpoint.safetensors").path
      let whole = try File.read(path)
      for (key, values) in [
        ("step", ["9223372036854775807", "-1", "1", "x"]),
        ("epochs", ["9223372036854775807", "0", "-3"]),
        ("batch_size", ["9223372036854775807", "0"]),
        ("validation", ["-5", "9223372036854775807"]),
        ("learning_rate", ["nan", "inf", "0", "-1"]),
        ("warm_up", ["1", "nan"]), ("averaging", ["-1"]), ("optimiser", ["sgd nan", "sgd 2", "other"]),
        ("augmentation", ["rotation nan shear 0 scale 0 shift 0 displacement 0"]),
        ("learned", ["", "s2", "output output7", "f6,output"]),
        ("epoch_results", ["1 2 3 4", "0.5 0.5", "nan 0.5"]), ("snapshot_steps", ["7", "-1", "", "0 0"]),
      ] {
        for value in values {
          try File.write(whole, to: path)
          // The tensor of snapshots must not be what gives the change away.
          try Self.change(path) { $0.metadata[key] = value }
          let run = try CommandRun(["train", "--data", "data", "--output", "run", "--resume"], in: folder)
          #expect(run.status == 1, "\(key) \(value): \(run.status)")
          #expect(
            run.errors.hasPrefix("Error: ") && run.errors.count { $0 == "\n" } == 1,
            "\(key) \(value): \(run.errors)")
          #expect(run.output == "", "\(key) \(value)")
        }
      }
      for name in ["parameters", "first", "second", "average", "snapshots"] {
        try File.write(whole, to: path)
        try Self.change(path) { content in
          content.tensors = content.tensors.map { tensor in
            guard tensor.name == name else { return tensor }
            return Tensor(name, shape: tensor.shape, values: [.nan] + tensor.values.dropFirst())
          }
        }
        let run = try CommandRun(["train", "--data", "data", "--output", "run", "--resume"], in: folder)
        #expect(
          run.errors
            == "Error: run/checkpoint.safetensors: not the values of a run, expected a checkpoint of lenet train. "
            + "Start the run without --resume.\n")
      }
    }
  }

  @Test(arguments: ["step", "c3.weight"], [Float.nan, .infinity, -.infinity, 1e30])
  func snapshotsThatAreNoNumbers(name: String, value: Float) throws {
    try withTemporaryFolder { folder in
      for file in ["lenet-5.safetensors", "snapshots.safetensors"] {
        let path = try DataSet.embedded.folder + "/trained/" + file
        try File.write(File.read(path), to: folder.appending(path: file).path)
      }
      try Self.change(folder.appending(path: "snapshots.safetensors").path) { content in
        content.tensors = content.tensors.map { tensor in
          guard tensor.name == name else { return tensor }
          return Tensor(name, shape: tensor.shape, values: [value] + tensor.values.dropFirst())
        }
      }
      let run = try CommandRun(["filters", "--weights", "lenet-5.safetensors"], in: folder)
      // A huge weight is a number, if a strange one; a huge step is none that a run could take.
      let isRead = name == "c3.weight" && value.isFinite
      #expect(run.status == (isRead ? 0 : 1), "\(run.errors)")
      if !isRead {
        #expect(
          run.errors
            .replacing(folder.path + "/", with: "").replacing("/private", with: "")
            == "Error: snapshots.safetensors: steps or weights that are no numbers, expected the snapshots that "
            + "lenet train writes. Train again, or remove the file.\n")
      }
    }
  }

  /// Finite weights of any size end in a page or in a sentence.
  @Test(arguments: [["explore"], ["evaluate"], ["filters"]], [Float(1e6), 1e15, 1e30, 3e38])
  func weightsTooLarge(arguments: [String], size: Float) throws {
    try withTemporaryFolder { folder in
      var generator = SplitMix64(seed: 1)
      var network = Network(.leNet5, using: &generator)
      for index in network.parameters.indices { network.parameters[index] *= size }
      for index in network.parameters.indices where !network.parameters[index].isFinite {
        network.parameters[index] = .greatestFiniteMagnitude
      }
      let path = folder.appending(path: "large.safetensors").path
      try WeightsFile(network).write(to: path)
      let run = try CommandRun(arguments + ["--weights", "large.safetensors", "--format", "svg"], in: folder)
      #expect(run.status == 0 || run.status == 1, "no signal: \(run.status)")
      // That random weights read no digits is a remark, and no error.
      #expect(
        (run.errors == "" || run.errors.contains(" % is hardly more than guessing.")) == (run.status == 0))
      if run.status == 1 {
        #expect(
          run.errors
            == "Error: large.safetensors: weights so large that their sums are no numbers, expected a trained "
            + "network. Train again with a lower --learning-rate.\n")
      }
    }
  }

  /// Sums of C3 that are −∞, of which ReLU makes 0: the logits look like those of any network.
  @Test func sumsTooLargeBelowTheLogits() throws {
    try withTemporaryFolder { folder in
      var generator = SplitMix64(seed: 1)
      var network = Network(.leNet5, using: &generator)
      for index in Stage.c1.weights { network.parameters[index] = 3e38 }
      for index in Stage.c3.weights { network.parameters[index] = -abs(network.parameters[index]) }
      try WeightsFile(network).write(to: folder.appending(path: "large.safetensors").path)
      let run = try CommandRun(["--weights", "large.safetensors"], in: folder)
      #expect(
        run.errors
          == "Error: large.safetensors: weights so large that their sums are no numbers, expected a trained "
          + "network. Train again with a lower --learning-rate.\n")
      #expect(run.status == 1)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["large.safetensors"])
    }
  }
}
