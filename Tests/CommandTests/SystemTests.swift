import Foundation
import Testing

@testable import Commands
@testable import Files
@testable import LeNet

/// What the system refuses or ends: whole sentences, and nothing half-written.
@Suite struct SystemTests {
  private static func files(in folder: URL) throws -> Set<String> {
    try Set(FileManager.default.subpathsOfDirectory(atPath: folder.path))
  }

  @Test(arguments: [["explore"], ["evaluate"], ["filters"], ["train"], ["benchmark"], ["lesson", "1"]])
  func aFolderThatCannotBeWrittenIsFoundOutFirst(_ arguments: [String]) throws {
    try withTemporaryFolder { folder in
      try File.write([1], to: folder.appending(path: "file").path)
      let run = try CommandRun(arguments + ["--output", "file/below"], in: folder)
      #expect(
        run.errors
          == "Error: file/below cannot be written: part of the path is a file, not a folder. "
          + "Write elsewhere with --output.\n")
      #expect(run.status == 1)
      #expect(run.output == "")
      #expect(try Self.files(in: folder) == ["file"])
    }
  }

  @Test func aLimitOnTheSizeOfFilesEndsInASentence() throws {
    try withTemporaryFolder { folder in
      // In blocks of 512 or 1024 bytes: the report has more of both.
      let run = try CommandRun(["explore", "--output", "out"], in: folder, after: "ulimit -f 100")
      #expect(
        run.errors
          == "Error: out/report.html cannot be written: larger than the limit on the size of files. "
          + "Raise the limit with ulimit -f.\n")
      #expect(run.status == 1)
      #expect(try Self.files(in: folder) == ["out", "out/trace.safetensors"])
    }
  }

  @Test func aClosedOutputIsNoFullDisk() throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["filters"], in: folder, after: "exec >&-")
      #expect(run.errors == "Error: standard output cannot be written: closed. Send it elsewhere.\n")
      #expect(run.status == 1)
    }
  }

  @Test func aClosedStandardErrorIsNoTrap() throws {
    try withTemporaryFolder { folder in
      try File.write(Array("\n\nq\n".utf8), to: folder.appending(path: "answers").path)
      let run = try CommandRun(["explore", "--step"], in: folder, after: "exec 2>&- <answers")
      #expect(run.status == 0)
      #expect(run.output.contains("wrote  output/explore/report.html"))
    }
  }

  @Test(arguments: [
    (EAGAIN, "no process or thread to be had. Raise the limits with ulimit -n and ulimit -u."),
    (EMFILE, "the limit on open files is reached. Raise the limits with ulimit -n and ulimit -u."),
    (ENOENT, "no such file or folder."),
  ]) func aLessonThatCannotBeStartedIsToldWhy(code: Int32, message: String) {
    #expect("\(Supervisor.unstartable(code))" == "the lesson cannot be started: \(message)")
  }

  #if os(Linux)
  @Test(arguments: [["explore"], ["evaluate"], ["filters"], ["train"], ["benchmark"], ["lesson", "1"]])
  func tooLittleOfAnythingEndsInASentence(_ arguments: [String]) throws {
    let files = 8 + ProcessInfo.processInfo.activeProcessorCount
    for (limit, message) in [
      (
        "ulimit -n 7",
        "the limit on open files: too low, expected room for \(files) more. Raise it with ulimit -n."
      ),
      (
        "ulimit -v 150000",
        "the limit on memory: too low, expected room for 128 MB more. Raise it with ulimit -v."
      ),
    ] {
      try withTemporaryFolder { folder in
        let run = try CommandRun(arguments, in: folder, after: limit)
        #expect(run.errors == "Error: \(message)\n")
        #expect(run.status == 1)
        #expect(try Self.files(in: folder) == [])
      }
    }
  }

  @Test func moreThanTheMemoryEndsInASentence() throws {
    try withTemporaryFolder { folder in
      let count = 150_000
      for (name, bytes) in [
        ("images-idx3-ubyte", IDX.file(pixels: [UInt8](repeating: 0, count: count * 784))),
        ("labels-idx1-ubyte", IDX.file(labels: [UInt8](repeating: 0, count: count))),
      ] { try File.write(bytes, to: folder.appending(path: "data/t10k-\(name)").path) }
      let run = try CommandRun(["evaluate", "--data", "data"], in: folder, after: "ulimit -v 250000")
      #expect(run.errors.hasSuffix("\nError: the limit on memory: reached. Raise it with ulimit -v.\n"))
      #expect(run.errors.count { $0 == "\n" } == 2, "the runtime's line and ours: \(run.errors)")
      #expect(run.status == 1)
    }
  }
  #endif

  // MARK: - Two runs, and ends of runs

  /// A run that goes on until it is ended, once it has written its first checkpoint.
  private static func longRun(
    in folder: URL, isInverted: Bool = false, _ body: (Process, _ errors: Pipe) throws -> Void
  ) throws {
    try TrainTests.writeData(training: 300, test: 20, isInverted: isInverted, to: folder)
    let process = CommandRun.process(
      ["train", "--data", "data", "--epochs", "9999", "--output", "a run"]
        + (isInverted ? ["--inverted"] : []), in: folder)
    let errors = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    defer {
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    let checkpoint = folder.appending(path: "a run/checkpoint.safetensors").path
    while !FileManager.default.fileExists(atPath: checkpoint), process.isRunning { usleep(10_000) }
    try body(process, errors)
  }

  @Test func twoTrainingsDoNotShareAFolder() throws {
    try withTemporaryFolder { folder in
      try Self.longRun(in: folder) { process, _ in
        for arguments in [["--epochs", "1"], ["--resume"]] {
          let second = try CommandRun(
            ["train", "--data", "data", "--output", "a run"] + arguments, in: folder)
          #expect(
            second.errors
              == "Error: a run: another training is writing there, expected one at a time. "
              + "Wait until it ends, or write elsewhere with --output.\n")
          #expect(second.status == 1)
          #expect(second.output == "")
        }
        // A crash leaves no lock behind.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let third = try CommandRun(
          ["train", "--data", "data", "--output", "a run", "--epochs", "1"], in: folder)
        #expect(third.status == 0)
        #expect(
          try Self.files(in: folder.appending(path: "a run")) == [
            "lenet-5.safetensors", "history.json", "snapshots.safetensors", "training-curve.png",
            "training-curve.svg",
          ], "nor a hidden file, once the next run is done")
      }
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func aSignalEndsTrainingInASentence(signal: Int32) throws {
    try withTemporaryFolder { folder in
      try Self.longRun(in: folder, isInverted: true) { process, errors in
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        // By the signal itself: a shell would go on with its loop after an exit code.
        #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
        #expect(
          String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            == "Interrupted. This goes on after the last whole epoch:\n"
            + "lenet train --resume --data data --inverted --output 'a run'\n")
        let files = try Self.files(in: folder.appending(path: "a run"))
        #expect(files == ["checkpoint.safetensors"])
      }
    }
  }

  /// Wherever the signal finds it, the command leaves files that are whole, and none that is hidden.
  @Test func aSignalLeavesNoHiddenFile() throws {
    try withTemporaryFolder { folder in
      let start = ContinuousClock.now
      #expect(try CommandRun(["explore", "--output", "whole"], in: folder).status == 0)
      let duration = ContinuousClock.now - start
      var interrupted = 0
      // Most of them within a run even if others take the processor from it by then, or leave it more.
      for part in 1...14 {
        let process = CommandRun.process(["explore", "--output", "out"], in: folder)
        process.standardOutput = FileHandle.nullDevice
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        Thread.sleep(forTimeInterval: duration / .seconds(1) * Double(part) / 14)
        kill(process.processIdentifier, SIGTERM)
        process.waitUntilExit()
        let isInterrupted = process.terminationReason == .uncaughtSignal
        #expect(process.terminationStatus == (isInterrupted ? SIGTERM : 0))
        if isInterrupted { interrupted += 1 }
        #expect(errors.fileHandleForReading.readDataToEndOfFile().isEmpty)
        let hidden = try Self.files(in: folder).filter { $0.contains("/.") }
        #expect(hidden == [])
      }
      #expect(interrupted > 3, "of 14 runs, most were to be interrupted")
    }
  }

  @Test func aRunOfAnotherArithmeticDoesNotGoOn() throws {
    try withTemporaryFolder { folder in
      try Self.longRun(in: folder) { process, _ in
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
      }
      let path = folder.appending(path: "a run/checkpoint.safetensors").path
      var content = try Safetensors(File.read(path), from: path)
      let (own, other) = usesFusedMultiplyAdd ? ("fused", "separate") : ("separate", "fused")
      let names = ["fused": "a build for the machine at hand", "separate": "a portable build"]
      #expect(content.metadata["arithmetic"] == own)
      content.metadata["arithmetic"] = other
      try File.write(content.file, to: path)
      let arguments = ["train", "--resume", "--data", "data", "--output", "a run"]
      #expect(
        try CommandRun(arguments, in: folder).errors
          == "Error: a run/checkpoint.safetensors: a run of \(names[other]!), expected one of this, \(names[own]!), "
          + "which rounds otherwise. Go on with the build that began it, or start the run without --resume.\n"
      )
      content.metadata["arithmetic"] = "x"
      try File.write(content.file, to: path)
      #expect(
        try CommandRun(arguments, in: folder).errors
          == "Error: a run/checkpoint.safetensors: not the values of a run, expected a checkpoint of lenet train. "
          + "Start the run without --resume.\n")
    }
  }

  // MARK: - The progress line

  @Test(arguments: [
    (79, "epoch 147/150 ━━━━━━━━━━━━━━━━━━━╌ loss 0.052  98.4 %  30 s left"),
    (80, "epoch 147/150 ━━━━━━━━━━━━━━━━━━━╌ loss 0.052  98.4 %  7,123 digits/s  30 s left"),
    (59, "epoch 147/150 ━━━━━━━━━━━━━━━━━━━╌ 98.4 %  30 s left"),
    (39, "epoch 147/150 98.4 %  30 s left"), (30, "epoch 147/150 30 s left"),
    (20, "epoch 147/150"), (5, "epoch"), (0, ""),
  ]) func theProgressLineFitsTheTerminal(width: Int, expected: String) {
    let bar = ProgressBar(epochs: 150, digits: 60_000, firstEpoch: 0)
    let report = Training.Report(digits: 30_000, loss: 0.0518, accuracy: 0.984)
    #expect(bar.line(epoch: 146, report, elapsed: 1234, width: width) == expected)
  }

  #if os(Linux)
  /// What a terminal gets while a network trains, line by line as it draws them over each other.
  private static func progress(columns: UInt16, name: String) throws -> [Substring] {
    // A pseudo-terminal: its other end has a number, once it is unlocked. Swift does not see Linux's names for that.
    let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    let master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    defer { close(master) }
    var (isLocked, number) = (CInt(0), CUnsignedInt(0))
    #expect(ioctl(master, setLock, &isLocked) == 0)
    #expect(ioctl(master, getNumber, &number) == 0)
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    #expect(ioctl(master, UInt(TIOCSWINSZ), &size) == 0)
    let terminal = FileHandle(
      fileDescriptor: open("/dev/pts/\(number)", O_RDWR | O_NOCTTY), closeOnDealloc: true)
    return try withTemporaryFolder { folder in
      try TrainTests.writeData(training: 9000, test: 20, to: folder)
      let process = CommandRun.process(
        ["train", "--recipe", "best", "--data", "data", "--epochs", "7"], in: folder)
      process.environment?["TERM"] = name
      process.standardOutput = FileHandle.nullDevice
      process.standardError = terminal
      let end = "the end"
      process.terminationHandler = { _ in try? terminal.write(contentsOf: Data(end.utf8)) }
      try process.run()
      var text: [UInt8] = []
      while !text.ends(with: end.utf8) {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = read(master, &bytes, bytes.count)
        guard count > 0 else { break }
        text += bytes[..<count]
      }
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      return String(decoding: text.dropLast(end.utf8.count), as: UTF8.self).split(
        separator: Console.clearedLine)
    }
  }

  @Test(arguments: [80, 60, 40] as [UInt16]) func theTerminalsWidthIsTheLines(columns: UInt16) throws {
    let lines = try Self.progress(columns: columns, name: "xterm")
    #expect(lines.count > 5)
    #expect(lines.allSatisfy { $0.count < columns && $0.hasPrefix("epoch ") && $0.hasSuffix(" s left") })
  }

  @Test func aTerminalThatCannotRedrawGetsNoProgress() throws {
    #expect(try Self.progress(columns: 80, name: "dumb") == [])
  }
  #endif
}

extension [UInt8] {
  fileprivate func ends(with end: String.UTF8View) -> Bool { suffix(end.count).elementsEqual(end) }
}
