import Foundation
import LeNet

@testable import Files
@testable import LessonFormat

/// What libFuzzer calls, again and again, with bytes of its own.
///
/// Whatever they are, reading ends with a value or with an error that has words for the user. A trap, an overrun that
/// AddressSanitizer finds, another error or ten seconds for one input stop the run.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try read(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    precondition(error is FileError || error is LessonError, "\(error)")
    precondition(!"\(error)".isEmpty)
  }
  return 0
}

/// The reader that is tried, by the name in the environment.
private let read: @Sendable ([UInt8]) throws -> Void = {
  let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
  guard let reader = readers[name] else { fatalError("no reader “\(name)”") }
  return reader
}()

private let readers: [String: @Sendable ([UInt8]) throws -> Void] = [
  "idx": { file in
    if let pixels = try? IDX.pixels(in: file, from: "f", first: 100) {
      precondition(pixels.count % 784 == 0 && pixels.count <= 100 * 784)
    }
    let labels = try IDX.labels(in: file, from: "f", first: 100)
    precondition(labels.count <= 100 && labels.allSatisfy { $0 < 10 })
  },
  "gzip": { file in
    let limit = 100_000
    let content = try Gzip.unpack(file, limit: limit, from: "f")
    precondition(content.count <= limit)
  },
  "safetensors": { file in
    let content = try Safetensors(file, from: "f")
    // What was read is written and read to the same.
    let again = try Safetensors(content.file, from: "f")
    precondition(
      again.metadata == content.metadata && again.tensors.map(\.name) == content.tensors.map(\.name))
  },
  "npz": { file in
    let content = try NPZ(file, from: "f")
    let again = try NPZ(NPZ(tensors: content.tensors).file, from: "f")
    precondition(again.tensors.map(\.name) == content.tensors.map(\.name))
  },
  "npy": { file in
    let array = try NPYArray(file[...], from: "f")
    let count = array.type.isText ? array.texts.count : array.numbers(\.self).count
    precondition(count == array.count)
  },
  "table": { file in
    let table = try DigitTable(file, from: "f")
    guard table.columns.label != nil else { return }
    let digits = try table.digits()
    precondition(digits.count > 0 && digits.labels.allSatisfy { $0 < 10 })
  },
  "png": { file in check(try PictureFile.picture(in: file, from: "f")) },
  "jpeg": { file in check(try PictureFile.picture(in: file, from: "f")) },
  "folder": { file in
    let paths = String(decoding: file, as: UTF8.self).split(separator: "\n").map(String.init)
    let pictures = paths.compactMap(LabelledPicture.init)
    precondition(pictures.allSatisfy { $0.label < 10 })
    let (training, test) = (pictures.half(.training), pictures.half(.test))
    precondition(training.count + test.count == pictures.count && Set(training).isDisjoint(with: test))
  },
  "lesson": { file in
    let lesson = try LessonSource(markdown: String(decoding: file, as: UTF8.self))
    precondition(!Weaver.swift(for: lesson, name: "01-name", path: "/01-name.md").isEmpty)
    MarkdownTree(lesson.aim).root.checkMarkers(count: 0)
    for case .prose(let prose) in lesson.blocks {
      MarkdownTree(prose.markdown, isSmart: true).root.checkMarkers(count: prose.expressions.count)
    }
  },
  "checkpoint": { file in
    let lines = String(decoding: file, as: UTF8.self).split(separator: "\n")
    let pairs = lines.map { $0.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false) }
    let metadata = pairs.map { (String($0[0]), $0.count > 1 ? String($0[1]) : "") }
    var content = Safetensors(metadata: Dictionary(metadata) { $1 }, tensors: tensors)
    let steps = content.metadata["snapshot_steps"]?.split(separator: " ").count ?? 0
    content.tensors.append(
      Tensor(
        "snapshots", shape: [min(steps, 3), Architecture.leNet5.parameterCount],
        values: Array(repeating: 0, count: min(steps, 3) * Architecture.leNet5.parameterCount)))
    let checkpoint = try RunFolder(path: "f").checkpoint(in: content)
    _ = checkpoint.isConsistent(digits: 60_000)
    precondition(checkpoint.training.recipe.isWithinLimits)
  },
]

private let tensors = ["parameters", "first", "second", "average"].map {
  Tensor(
    $0, shape: [Architecture.leNet5.parameterCount],
    values: Array(repeating: 0, count: Architecture.leNet5.parameterCount))
}

extension MarkdownTree.Node {
  /// A page finds a value for each marker that it shows.
  fileprivate func checkMarkers(count: Int) {
    mapShownTexts { text in
      precondition(ValueMarker.numbers(in: text).allSatisfy((0..<count).contains))
      return text
    }
  }
}

private func check(_ picture: Picture) {
  precondition(picture.width > 0 && picture.height > 0)
  precondition(picture.values.allSatisfy { $0 >= 0 && $0 <= 1 })
  // Small ones, for time.
  guard picture.values.count <= 10_000, let steps = Normalisation(picture) else { return }
  precondition(steps.digit.pixels.allSatisfy { $0 >= 0 && $0 <= 1 })
  precondition(steps.doubts.allSatisfy { $0.amount > 0 && ($0.kind == .severalDigits || $0.amount <= 1) })
}
