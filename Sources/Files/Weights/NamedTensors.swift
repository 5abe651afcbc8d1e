/// Named tensors, with strings about them: what weights files of either kind hold, safetensors and NumPy's `.npz`.
public struct NamedTensors: Sendable {
  /// What is known of the tensors, by its name: `activation`.
  public var metadata: [String: String] = [:]
  /// In the file's order.
  public var tensors: [Tensor]
  /// The tensors of other numbers that a file has besides: name, type and shape.
  public internal(set) var others: [String] = []

  /// The content of a safetensors file.
  public init(_ content: Safetensors) {
    (metadata, tensors, others) = (content.metadata, content.tensors, content.others)
  }

  /// The content of a `.npz` file.
  public init(_ content: NPZ) {
    (metadata, tensors, others) = (content.metadata, content.tensors, content.others)
  }

  /// Reads a file's bytes, which tell the kind.
  ///
  /// - Throws: ``FileError``, naming `place`, if the file is damaged or of another kind.
  public init(_ file: [UInt8], from place: String) throws {
    let kind = ForeignFile(file)
    switch kind.group {
    case .arrays: self.init(try NPZ(file, from: place))
    case .safetensors, .other: self.init(try Safetensors(file, from: place))
    default:
      throw FileError(
        place, is: kind, expected: "weights as safetensors or NumPy arrays (.npz)",
        remedy: Self.remedy(for: kind))
    }
  }

  /// How to make weights of another kind a file that can be read.
  static func remedy(for file: ForeignFile) -> String {
    switch file.group {
    case .pyTorch:
      "In Python: safetensors.torch.save_file(torch.load(FILE, weights_only=True), \"weights.safetensors\")."
    case .keras: "In Python: numpy.savez(\"weights.npz\", *keras.models.load_model(FILE).get_weights())."
    case .weights, .table: "In Python, save its arrays by numpy.savez(\"weights.npz\", *arrays)."
    case .array: "In Python, save all arrays of the network together, by numpy.savez."
    default: "Is it the right file?"
    }
  }
}
