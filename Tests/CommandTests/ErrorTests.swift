import Foundation
import LeNet
import Testing

@testable import Files

/// What a user reads when something is wrong: the whole text, nothing on standard output, an exit code that is not 0,
/// and nothing half-written.
@Suite struct ErrorTests {
  private static func prepare(_ folder: URL) throws {
    func write(_ bytes: [UInt8], _ name: String) throws {
      try File.write(bytes, to: folder.appending(path: name).path)
    }
    let labels = IDX.file(labels: [1, 2])
    let pixels = IDX.file(pixels: [UInt8](repeating: 0, count: 784))
    try write(labels, "swapped/t10k-images-idx3-ubyte")
    try write(labels, "swapped/t10k-labels-idx1-ubyte")
    try write(pixels, "mismatched/t10k-images-idx3-ubyte")
    try write(labels, "mismatched/t10k-labels-idx1-ubyte")
    try write(Array(pixels.dropLast()), "short/t10k-images-idx3-ubyte")
    try write(labels, "short/t10k-labels-idx1-ubyte")
    try write([], "empty/t10k-images-idx3-ubyte")
    try write(Array("hello".utf8), "text.png")
    try write(Array("hello".utf8), "weights.safetensors")
    try write([1], "file")
    // A PNG of 4 × 4 pixels of one grey: no ink.
    let blank =
      "iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAAAAACMmsGiAAAADklEQVR42mM4AQQMqAQAfRQMgbbgsWYAAAAASUVORK5CYII="
    try write(Array(Data(base64Encoded: blank)!), "blank.png")
    // A PNG of 3 × 1 pixels, the middle one ink.
    let thin =
      "iVBORw0KGgoAAAANSUhEUgAAAAMAAAABCAAAAAA+i0toAAAADElEQVR4nGP4z/AfAAQAAf8iCjrwAAAAAElFTkSuQmCC"
    try write(Array(Data(base64Encoded: thin)!), "thin.png")
  }

  @Test(arguments: [
    (
      ["--index", "10000"],
      "Error: --index 10000: no such digit, expected a number from 0 to 9999.\n"
    ),
    (
      ["--index", "-1"],
      "Error: --index -1: no such digit, expected a number from 0 to 9999.\n"
    ),
    (
      ["nonsense"],
      "Error: no command “nonsense”: expected explore, read, data, train, evaluate, filters, layers, compare, export, sheet, notebook, lesson, benchmark, help.\n"
        + "Usage: lenet <subcommand>\n  See 'lenet --help' for more information.\n"
    ),
    (
      ["evaluate", "--output", ""],
      "Error: an option's value is empty. Is a variable not set?\n"
        + "Usage: lenet <subcommand>\n  See 'lenet --help' for more information.\n"
    ),
    (
      ["--image", "none.png"], "Error: none.png: no such file or folder.\n"
    ),
    (
      ["--image", "text.png"],
      "Error: text.png: plain text, expected a picture as PNG or JPEG. Save or export it as PNG or JPEG.\n"
    ),
    (
      ["--image", "blank.png"],
      "Error: blank.png: no ink: the largest difference from the paper is 0 % of the range from black to white, "
        + "expected 5 % or more. Use a darker pen or more light, or cut the digit out of the picture.\n"
    ),
    (
      ["--output", "file/below"],
      "Error: file/below cannot be written: part of the path is a file, not a folder. "
        + "Write elsewhere with --output.\n"
    ),
    (
      ["evaluate", "--data", "swapped"],
      "Error: swapped/t10k-images-idx3-ubyte: magic 0x00000801 at byte 0, expected 0x00000803 (images). "
        + "Did you pass the labels file?\n"
    ),
    (
      ["evaluate", "--data", "mismatched"],
      "Error: mismatched: 1 test images and 2 labels, expected as many labels as images. "
        + "Do both files belong to the same data set?\n"
    ),
    (
      ["evaluate", "--data", "none"],
      "Error: none: no such file or folder, expected a folder with the IDX files of an MNIST-like data set or with "
        + "pictures of digits, or a file of arrays (.npz) or a table (.csv) of digits. Is its path spelt right?\n"
    ),
    (
      ["--image", "thin.png", "--data", "none"],
      "Error: none: no such file or folder, expected a folder with the IDX files of an MNIST-like data set or with "
        + "pictures of digits, or a file of arrays (.npz) or a table (.csv) of digits. Is its path spelt right?\n"
    ),
    (
      ["train", "--data", "text.png"],
      "Error: text.png: plain text, expected a folder with the IDX files of an MNIST-like data set or with "
        + "pictures of digits, or a file of arrays (.npz) or a table (.csv) of digits. Pass the folder that the files lie in.\n"
    ),
    (
      ["evaluate", "--transposed"],
      "Error: --transposed is for the digits of --data: MNIST's own are as they should be.\n"
        + "Usage: lenet evaluate [<options>]\n  See 'lenet evaluate --help' for more information.\n"
    ),
    (
      ["filters", "--activation", "tanh"],
      "Error: --activation says how to read --weights: give that, too.\n"
        + "Usage: lenet filters [<options>]\n  See 'lenet filters --help' for more information.\n"
    ),
    (
      ["train", "--lr", "0.1"],
      "Error: no option --lr. Did you mean --learning-rate?\n"
        + "Usage: lenet train [<options>]\n  See 'lenet train --help' for more information.\n"
    ),
    (
      ["train", "best"],
      "Error: no argument “best”. Did you mean lenet train --recipe best?\n"
        + "Usage: lenet train [<options>]\n  See 'lenet train --help' for more information.\n"
    ),
    (
      ["train", "--rotation", "-1"],
      "Error: --rotation -1.0: expected a number from 0 to 100.\n"
        + "Usage: lenet train [<options>]\n  See 'lenet train --help' for more information.\n"
    ),
    (
      ["train", "--shift", "1", "--augmentation", "off"],
      "Error: --shift is a limit of changes that --augmentation off does without.\n"
        + "Usage: lenet train [<options>]\n  See 'lenet train --help' for more information.\n"
    ),
    (
      ["layers", "--against", "none.safetensors"], "Error: none.safetensors: no such file or folder.\n"
    ),
    (
      ["layers", "--weights", "weights.safetensors"],
      "Error: weights.safetensors: plain text, expected weights as safetensors or NumPy arrays (.npz). Is it the right file?\n"
    ),
    (
      ["filters", "--weights", "weights.safetensors"],
      "Error: weights.safetensors: plain text, expected weights as safetensors or NumPy arrays (.npz). Is it the right file?\n"
    ),
  ])
  func message(arguments: [String], expected: String) throws {
    try withTemporaryFolder { folder in
      try Self.prepare(folder)
      let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
      let run = try CommandRun(arguments, in: folder)
      #expect(run.errors == expected)
      #expect(run.status != 0)
      #expect(run.output == "")
      #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == before)
    }
  }

  /// Other words for a verb or an option, and words without one.
  @Test(arguments: [
    (["eval"], "no command “eval”. Did you mean lenet evaluate?"),
    (["Report"], "no command “Report”. Did you mean lenet explore?"),
    // The beginning of two verbs.
    (["e"], "no command “e”. Did you mean lenet explore?"),
    (["trian"], "no command “trian”. Did you mean lenet train?"),
    (["probe"], "no command “probe”. Did you mean lenet layers?"),
    (["Expolre"], "no command “Expolre”. Did you mean lenet explore?"),
    (["hlep"], "no command “hlep”. Did you mean lenet help?"),
    (["x.png"], "no command “x.png”. Did you mean lenet --image x.png?"),
    (["my digit.JPG"], "no command “my digit.JPG”. Did you mean lenet --image 'my digit.JPG'?"),
    (["mismatched"], "no command “mismatched”. Did you mean lenet --data mismatched?"),
    (["8"], "no command “8”. Did you mean lenet --index 8?"),
    (["explore", "x.png"], "no argument “x.png”. Did you mean lenet explore --image x.png?"),
    (["benchmark", "PyTorch"], "no argument “PyTorch”. Did you mean lenet benchmark --against pytorch?"),
    (["benchmark", "--versus", "pytorch"], "no option --versus. Did you mean --against?"),
    (
      ["benchmark", "--against", "jax"],
      "The value 'jax' is invalid for '--against <framework>'. Please provide one of 'pytorch', 'tensorflow' or 'onnxruntime'."
    ),
    (["benchmark", "--rounds", "3"], "--rounds is for the turns of --against: give that, too."),
    (["benchmark", "--against", "pytorch", "--rounds", "0"], "--rounds 0: expected 1 to 100."),
    (["filters", "a.pt"], "no argument “a.pt”. Did you mean lenet filters --weights a.pt?"),
    (["train", "best"], "no argument “best”. Did you mean lenet train --recipe best?"),
    (["train", "--lr", "0.1"], "no option --lr. Did you mean --learning-rate?"),
    (["train", "--batch_size=8", "--BS=8"], "no option --BS. Did you mean --batch-size?"),
    (["train", "--optimizer", "sgd"], "no option --optimizer. Did you mean --optimiser?"),
    (["evaluate", "--out", "x"], "no option --out. Did you mean --output?"),
    (["--picture", "x.png"], "no option --picture. Did you mean --image?"),
    // What the verb has not, it is not told of.
    (["evaluate", "--lr", "0.1"], "Unknown option '--lr'"),
    (
      ["evaluate", "--format", "svg,gif"],
      "The value 'svg,gif' is invalid for '--format <kind>'. Please provide one of 'png', 'svg' or 'pdf'."
    ),
  ])
  func nearMissesAreToldTheRightForm(arguments: [String], message: String) throws {
    try withTemporaryFolder { folder in
      try Self.prepare(folder)
      let run = try CommandRun(arguments, in: folder)
      #expect(run.errors.prefix { $0 != "\n" } == "Error: \(message)")
      #expect(run.status == 64)
      #expect(run.output == "")
    }
  }

  @Test(arguments: [["svg,PDF"], ["svg", "pdf", "svg"]]) func severalFormats(_ formats: [String]) throws {
    try withTemporaryFolder { folder in
      let run = try CommandRun(["evaluate", "--output", "out", "--format"] + formats, in: folder)
      #expect(run.errors == "")
      let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "out").path)
      #expect(Set(files.compactMap { $0.split(separator: ".").last }) == ["svg", "pdf", "html", "json"])
    }
  }

  @Test func aPictureFromStandardInput() throws {
    try withTemporaryFolder { folder in
      try Self.prepare(folder)
      for (file, message) in [
        ("blank.png", "no ink: the largest difference"), ("text.png", "plain text, expected"),
      ] {
        let run = try CommandRun(["--image", "-"], in: folder, after: "exec <\(file)")
        #expect(run.errors.hasPrefix("Error: standard input: \(message)"))
        #expect(run.status == 1)
      }
    }
  }

  @Test(arguments: [
    ["evaluate", "--data", "short"], ["evaluate", "--data", "empty"], ["train", "--epochs", "0"],
    ["train", "--learning-rate", "-1"], ["train", "--learning-rate", "nan"],
    ["train", "--resume", "--epochs", "3"], ["train", "--momentum", "0.5", "--optimiser", "adam"],
    ["evaluate", "--threads", "9"], ["--index", "3", "--image", "text.png"], ["train", "--output="],
    ["train", "--seed", "-1"], ["layers", "--seed", "-1"], ["layers", "--data", "short"],
  ])
  func isOneSentenceAndNoTrap(_ arguments: [String]) throws {
    try withTemporaryFolder { folder in
      try Self.prepare(folder)
      let run = try CommandRun(arguments, in: folder)
      #expect((1...64).contains(run.status), "an exit code of its own, not a signal: \(run.status)")
      #expect(run.errors.hasPrefix("Error: "))
      #expect(!run.errors.contains("Fatal error") && !run.errors.contains("/Sources/"))
      #expect(run.output == "")
    }
  }

  /// A full disk behind standard output is found out only when the last of the text is on its way.
  @Test(arguments: [["filters"], ["lesson"], ["--help"]])
  func whatCannotBePrintedIsAnError(_ arguments: [String]) throws {
    try withTemporaryFolder { folder in
      let process = CommandRun.process(arguments, in: folder)
      process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
      let errors = Pipe()
      process.standardError = errors
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 1)
      #expect(
        String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
          == "Error: standard output cannot be written: the disk is full. Free some space, or send it elsewhere.\n"
      )
    }
  }
}
