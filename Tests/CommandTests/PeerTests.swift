import Foundation
import LeNet
import MNIST
import Testing

@testable import Commands
@testable import Files

/// `lenet benchmark --against`, with a shell script in Python's place.
///
/// One after the other: each ignores broken pipes for its time, which is the whole process's affair.
@Suite(.serialized) struct PeerTests {
  /// Answers as `peer.py` does; the logits are in a file.
  private static let answers = """
    echo '{"name": "Fake", "version": "1"}'
    while read -r order; do
      case $order in
        logits) cat "$(dirname "$0")/logits.json" ;;
        one) echo '{"seconds": [1, 2, 3]}' ;;
        *) echo '{"seconds": [4]}' ;;
      esac
    done
    """

  /// A folder with `python3` and the logits of two test digits.
  private static func prepare(_ folder: URL, python: String, error: Float = 0) throws -> PeerComparison {
    let network = try WeightsFile.trained.network
    let digits = try DataSet.embedded.load(.test, first: 64)
    let test = digits[0..<2]
    let logits = network.answers(for: [test[0], test[1]]).map { $0.logits.map { $0 + error } }
    try File.write(
      jsonFile(["logits": logits], .compact), to: folder.appending(path: "bin/logits.json").path)
    try write(python: python, to: folder)
    var comparison = PeerComparison(
      with: .pyTorch, of: network, training: digits, test: test, rounds: 2)
    comparison.path = folder.appending(path: "none").path + ":" + folder.appending(path: "bin").path
    return comparison
  }

  private static func write(python: String, to folder: URL) throws {
    let path = folder.appending(path: "bin/python3").path
    try File.write(Array("#!/bin/sh\n\(python)\n".utf8), to: path)
    chmod(path, 0o755)
  }

  @Test func everythingIsMeasuredOnceARound() throws {
    try withTemporaryFolder { folder in
      let results = try Self.prepare(folder, python: Self.answers, error: 1e-4).run()
      #expect(results.name == "Fake" && results.version == "1" && results.digits == 2)
      #expect(abs(results.logitDifference - 1e-4) < 1e-5)
      #expect(
        results.measurements.map { "\($0.kind), \($0.threads)" } == [
          "digitMedian, 1", "digitPercentile99, 1", "digits, 1", "epoch, 1", "digits, 2", "epoch, 2",
        ])
      #expect(
        results.measurements.map(\.peerSeconds) == [[2, 2], [3, 3], [4, 4], [4, 4], [4, 4], [4, 4]],
        "the fake's times, once for each round")
      #expect(results.measurements.allSatisfy { $0.ourSeconds.count == 2 && $0.ratio > 0 })
    }
  }

  /// The script's first argument is `peer.py`, in the folder of everything that it needs.
  @Test func thePeerFindsWhatItNeedsAndNothingStays() throws {
    try withTemporaryFolder { folder in
      let list = folder.appending(path: "list").path
      let python = """
        echo "$1" >'\(folder.path)/path'
        ls "$(dirname "$1")" >>'\(list)'
        \(Self.answers)
        """
      let comparison = try Self.prepare(folder, python: python)
      try comparison.check()
      let scripts = [
        "lenet_keras.py", "lenet_numpy.py", "lenet_onnxruntime.py", "lenet_pytorch.py", "log", "peer.py",
        "peer_pytorch.py",
      ]
      #expect(Self.lines(list) == scripts)
      _ = try comparison.run()
      let data = [
        "lenet-5-digits.npz", "lenet-5-trace.npz", "lenet-5.npz", "lenet-5.onnx", "lenet-5.safetensors",
        "mnist.npz",
      ]
      #expect(Set(Self.lines(list)) == Set(scripts + data))
      let peer = try #require(Self.lines(folder.appending(path: "path").path).first)
      #expect(peer.hasSuffix("/peer.py"))
      #expect(!File.exists((peer as NSString).deletingLastPathComponent), "the folder is left")
    }
  }

  private static func lines(_ path: String) -> [String] {
    ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    (
      "echo Traceback >&2; echo \"ModuleNotFoundError: No module named 'torch'\" >&2; exit 1",
      "python3: no module torch, expected PyTorch to compare with. "
        + "Install it by python3 -m pip install torch safetensors numpy."
    ),
    (
      "echo 'Traceback (most recent call last):' >&2; echo 'OSError: no libc10.so' >&2; exit 1",
      "PyTorch: its script ended with “OSError: no libc10.so”, expected an answer. "
        + "Does python3 -c 'import torch' work?"
    ),
    (
      "exit 3",
      "PyTorch: its script ended with status 3, expected an answer. Does python3 -c 'import torch' work?"
    ),
    (
      "echo hello",
      "PyTorch: the answer “hello”, expected a measurement. Does python3 -c 'import torch' work?"
    ),
    (
      "sleep 60",
      "PyTorch: no answer for 1 second, expected one by then. Does python3 -c 'import torch' work?"
    ),
  ])
  func aPeerThatIsNotThere(python: String, message: String) throws {
    try withTemporaryFolder { folder in
      var comparison = try Self.prepare(folder, python: python)
      if python.hasPrefix("sleep") { comparison.limit = .seconds(1) }
      let start = ContinuousClock.now
      let error = #expect(throws: FileError.self) { try comparison.check() }
      #expect(error?.description == message)
      #expect(ContinuousClock.now - start < .seconds(30), "it was waited for")
    }
  }

  @Test(arguments: [
    ("one) exit 1", "its script ended with status 1"),
    ("one) kill -9 $$", "its script was ended by signal 9"),
    ("one) exec >&-; sleep 60", "its script closed its output and goes on"),
    ("one) echo '{\"seconds\": []}'", "the answer without a time"), ("one) echo '{}'", "the answer “{}”"),
    ("logits) echo '{\"logits\": [[0]]}'", "logits of another shape"),
  ])
  func aPeerThatFailsLater(order: String, message: String) throws {
    try withTemporaryFolder { folder in
      let python = Self.answers.replacing("case $order in", with: "case $order in\n\(order) ;;")
      let comparison = try Self.prepare(folder, python: python)
      let error = #expect(throws: FileError.self) { try comparison.run() }
      #expect(
        error?.description.hasPrefix("PyTorch: \(message), expected ") == true, "\(String(describing: error))"
      )
    }
  }

  @Test func whatComputesSomethingElseIsNotCompared() throws {
    try withTemporaryFolder { folder in
      let comparison = try Self.prepare(folder, python: Self.answers, error: 0.01)
      let error = #expect(throws: FileError.self) { try comparison.run() }
      #expect(
        error?.description.wholeMatch(
          of: /PyTorch: logits that differ from this program's by 0\.0[01]\d*, expected at most 0\.001\. .*/)
          != nil, "\(String(describing: error))")
    }
  }

  // MARK: The command

  @Test func theComparisonIsPrintedAndKept() throws {
    try withTemporaryFolder { folder in
      _ = try Self.prepare(folder, python: Self.answers)
      try TrainTests.writeData(training: 300, test: 2, to: folder)
      let digits = try DataSet(folder: folder.appending(path: "data").path).load(.test)
      let logits = try WeightsFile.trained.network.answers(for: [digits[0], digits[1]]).map(\.logits)
      try File.write(
        jsonFile(["logits": logits], .compact), to: folder.appending(path: "bin/logits.json").path)
      let run = try CommandRun(
        ["benchmark", "--data", "data", "--against", "onnxruntime", "--rounds", "1"], in: folder,
        environment: Self.environment(folder))
      #expect(run.status == 0 && run.errors == "", "\(run.errors)")
      #expect(run.output.contains("\none digit by itself, median"))
      #expect(run.output.contains("\nbeside Fake 1, in turn with it, the median of 1 round;\n"))
      #expect(!run.output.contains("an epoch, "), "ONNX Runtime does not train")
      let file = folder.appending(path: "output/benchmark/benchmark.json")
      let results = try JSONDecoder().decode(BenchmarkResults.self, from: Data(contentsOf: file))
      #expect(results.against?.measurements.count == 4)
      #expect(results.latencyMicroseconds.median > 0)
      #expect(results.table + "\n" == run.output)
    }
  }

  private static func environment(_ folder: URL) -> [String: String] {
    ["PATH": folder.appending(path: "bin").path + ":/usr/bin:/bin", "TMPDIR": folder.path]
  }

  @Test func withoutPythonNothingIsMeasured() throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(
        ["benchmark", "--against", "tensorflow"], in: folder, environment: ["PATH": folder.path])
      #expect(
        run.errors
          == "Error: python3: no such program in PATH, expected Python with TensorFlow. "
          + "Install it, then python3 -m pip install tensorflow keras numpy.\n")
      #expect(run.status == 1 && run.output == "")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [], "something is left")
    }
  }

  @Test(arguments: [SIGINT, SIGTERM]) func aSignalLeavesNothingBehind(signal: Int32) throws {
    try withTemporaryFolder { folder in
      try Self.write(python: "echo $$ >'\(folder.path)/id'; sleep 60", to: folder)
      let process = CommandRun.process(["benchmark", "--against", "pytorch"], in: folder)
      process.environment?.merge(Self.environment(folder)) { $1 }
      process.standardOutput = FileHandle.nullDevice
      let errors = Pipe()
      process.standardError = errors
      try process.run()
      var peer: Int32?
      while peer == nil, process.isRunning {
        usleep(10_000)
        peer = Self.lines(folder.appending(path: "id").path).first.flatMap { Int32($0) }
      }
      kill(process.processIdentifier, signal)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
      #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
      #expect(kill(try #require(peer), 0) != 0 && errno == ESRCH, "the peer is still there")
      let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(Set(left) == ["bin", "id"], "something is left in the temporary folder")
    }
  }
}
