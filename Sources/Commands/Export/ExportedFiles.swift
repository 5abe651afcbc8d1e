import Files
import HandOver
import LeNet

/// A file that a network is handed over in.
struct ExportedFile {
  let name: String
  /// What it holds, in a few words.
  let purpose: String
  let contents: [UInt8]
}

extension HandOver {
  /// All files, in the order in which they are written.
  ///
  /// - Parameters:
  ///   - metadata: what is known of the network's making.
  ///   - training: the digits to learn from.
  ///   - test: the digits to measure with.
  func files(metadata: [String: String], training: LabelledDigits, test: LabelledDigits) -> [ExportedFile] {
    let activation = network.architecture.stages.compactMap(\.activation).first
    let metadata = metadata.merging(activation.map { ["activation": $0.rawValue] } ?? [:]) { $1 }
    let tensors = network.tensors
    // A weights file may say anything of itself: an array's name must be no tensor's, and its text one that is read again.
    let texts = metadata.filter { name, text in
      1..<100 ~= name.utf8.count && name.asIdentifier == name.lowercased()
        && text.unicodeScalars.count <= 1000
    }
    func file(_ name: String, _ purpose: String, _ contents: [UInt8]) -> ExportedFile {
      ExportedFile(name: name, purpose: purpose, contents: contents)
    }
    return [
      file(
        "\(stem).onnx", "the whole network, for ONNX Runtime, OpenCV and Netron",
        network.onnx(metadata: metadata)),
      file(
        "\(stem).safetensors", "its weights, in PyTorch’s layout",
        Safetensors(metadata: metadata, tensors: tensors).file),
      file("\(stem).npz", "the same, for NumPy", NPZ(metadata: texts, tensors: tensors).file),
      file("\(stem)-digits.npz", "test digits, with the logits of this network", NPZ(tensors: sample).file),
      trace.map {
        file(
          "\(stem)-trace.npz", "every value of the first of them", NPZ(tensors: $0.safetensors.tensors).file)
      },
      file("\(data).npz", "the digits, as Keras has them", NPZ.dataSet(training: training, test: test)),
    ].compactMap(\.self)
      + Framework.allCases.map { framework in
        file(
          scriptName(for: framework), "the network in \(framework.name)", Array(script(for: framework).utf8))
      }
  }

  /// The first of the sample's digits, step by step; of LeNet-5 alone, whose stages have names of their own.
  private var trace: Trace? {
    let isLeNet5 = network.architecture.distinctNames == Architecture.leNet5.distinctNames
    return isLeNet5 && digits.count > 0 ? Trace(of: digits[0], through: network) : nil
  }
}

extension LabelledDigits {
  /// The first digit of each label that there is, from 0 to 9.
  var oneOfEach: LabelledDigits {
    (UInt8(0)...9).compactMap { labels.firstIndex(of: $0) }.reduce(
      into: LabelledDigits(pixels: [], labels: [])
    ) {
      let digit = self[$1..<$1 + 1]
      $0.pixels += digit.pixels
      $0.labels += digit.labels
    }
  }
}
