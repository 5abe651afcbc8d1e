import Foundation
import Laboratory
import LeNet
import MNIST
import Testing

@testable import Commands
@testable import Files

@Suite struct LayersTests {
  /// A hundred digits of each half.
  private static func writeData(to folder: URL) throws {
    for (split, name) in [(DataSet.Split.training, "train"), (.test, "t10k")] {
      let part = try DataSet.embedded.load(split, first: 100)
      try File.write(
        IDX.file(pixels: part.pixels), to: folder.appending(path: "data/\(name)-images-idx3-ubyte").path)
      try File.write(
        IDX.file(labels: part.labels), to: folder.appending(path: "data/\(name)-labels-idx1-ubyte").path)
    }
  }

  private static func findings(in folder: URL, _ output: String) throws -> LayerFindings {
    let file = folder.appending(path: "\(output)/layers.json")
    return try JSONDecoder().decode(LayerFindings.self, from: Data(contentsOf: file))
  }

  @Test func writesWhatItFinds() throws {
    try withTemporaryFolder { folder in
      try Self.writeData(to: folder)
      let run = try CommandRun(["layers", "--data", "data", "--output", "out"], in: folder)
      #expect(run.errors == "")
      #expect(run.status == 0)
      #expect(run.output.hasPrefix("the test digits of data: 100 % right."))
      #expect(run.output.contains("\nwrote  out/layers.html\n       out/layers.json and "))
      #expect(run.output.contains(" figures beside it\nnext   lenet filters"))
      #expect(
        run.output.split(separator: "\n").filter { $0.count > 80 } == [], "lines of more than 80 columns")
      let found = try Self.findings(in: folder, "out")
      #expect(found.testDigits == 100 && found.trainingDigits == 100 && found.seed == 1)
      #expect(found.whole.accuracy == 1)
      #expect(found.intrinsicDimension.points.count == 13)
      #expect(found.similarity.networks == "two networks of 3 epochs that differ in their seed")

      // The same numbers on another number of threads; others from another seed.
      let again = try CommandRun(
        ["layers", "--data", "data", "--output", "again", "--threads", "1"], in: folder)
      #expect(again.status == 0)
      #expect(try Self.findings(in: folder, "again") == found)
      let other = try CommandRun(
        ["layers", "--data", "data", "--output", "other", "--seed", "2"], in: folder)
      #expect(other.status == 0)
      let others = try Self.findings(in: folder, "other")
      #expect(others.ablations == found.ablations, "chance has no part in ablation")
      #expect(others.intrinsicDimension != found.intrinsicDimension)
    }
  }

  @Test func comparesWithAnotherNetwork() throws {
    try withTemporaryFolder { folder in
      try Self.writeData(to: folder)
      let trained = try WeightsFile.trainedFolder + "/lenet-5.safetensors"
      let run = try CommandRun(
        ["layers", "--data", "data", "--output", "out", "--against", trained], in: folder)
      #expect(run.errors == "")
      #expect(run.status == 0)
      let similarity = try Self.findings(in: folder, "out").similarity
      #expect(similarity.networks == "this network and \(trained)")
      #expect(similarity.betweenNetworks == similarity.within, "the same network")
    }
  }

  @Test func anotherNetworkThatIsTooLarge() throws {
    try withTemporaryFolder { folder in
      try Self.writeData(to: folder)
      let huge = [Float](repeating: 3e38, count: Architecture.leNet5.parameterCount)
      try WeightsFile(Network(.leNet5, parameters: huge)).write(
        to: folder.appending(path: "huge.safetensors").path)
      let run = try CommandRun(["layers", "--data", "data", "--against", "huge.safetensors"], in: folder)
      #expect(
        run.errors
          == "Error: huge.safetensors: weights so large that their sums are no numbers, expected a trained "
          + "network. Train again with a lower --learning-rate.\n")
      #expect(run.status == 1)
    }
  }

  /// Probes learn from the half that other commands do without.
  @Test func trainingDigitsAreNeeded() throws {
    try withTemporaryFolder { folder in
      try Self.writeData(to: folder)
      try FileManager.default.removeItem(at: folder.appending(path: "data/train-images-idx3-ubyte"))
      let run = try CommandRun(["layers", "--data", "data"], in: folder)
      #expect(run.errors.hasPrefix("Error: data: ") && run.errors.contains("train-images-idx3-ubyte"))
      #expect(run.status == 1)
      #expect(run.output == "")
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "output").path))
    }
  }

  /// Finite weights of any size end in findings or in a sentence.
  @Test(arguments: [Float(1e6), 1e15, 1e30, 3e38]) func weightsTooLarge(size: Float) throws {
    try withTemporaryFolder { folder in
      try Self.writeData(to: folder)
      var generator = SplitMix64(seed: 1)
      var network = Network(.leNet5, using: &generator)
      for index in network.parameters.indices { network.parameters[index] *= size }
      for index in network.parameters.indices where !network.parameters[index].isFinite {
        network.parameters[index] = .greatestFiniteMagnitude
      }
      try WeightsFile(network).write(to: folder.appending(path: "large.safetensors").path)
      let run = try CommandRun(
        ["layers", "--weights", "large.safetensors", "--data", "data", "--output", "out"], in: folder)
      if run.status == 0 {
        #expect(run.errors == "")
        #expect(throws: Never.self) { try Self.findings(in: folder, "out") }
      } else {
        #expect(run.status == 1)
        #expect(
          run.errors
            == "Error: large.safetensors: weights so large that their sums are no numbers, expected a trained "
            + "network. Train again with a lower --learning-rate.\n")
      }
    }
  }

  @Test(arguments: [
    (80, "probes ━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌  30 s left"), (30, "probes  30 s left"), (10, "probes"), (3, "pro"),
    (0, ""),
  ]) func theProgressLineFitsTheTerminal(width: Int, expected: String) {
    #expect(StudyProgress.line(part: "probes", share: 0.5, elapsed: 30, width: width) == expected)
    let start = StudyProgress.line(part: "ablation", share: 0, elapsed: 0, width: 80)
    #expect(start == "ablation " + String(repeating: "╌", count: 20), "nothing to tell the time from yet")
  }
}
