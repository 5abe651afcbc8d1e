import LeNet

/// Named tensors in NumPy's archive of arrays (`.npz`), as `numpy.savez` writes them.
///
/// The file is a zip archive with a member `NAME.npy` for each array. Floating-point numbers of 16, 32 and 64 bits are
/// read, those of 32 bits written.
public struct NPZ: Hashable, Sendable {
  /// Arrays of one text each, by their names: what is known of the tensors.
  public var metadata: [String: String]
  /// Arrays of floats, in the file's order.
  public var tensors: [Tensor]
  /// The arrays of other elements that a file has besides: name, type and shape.
  public private(set) var others: [String] = []

  /// Arrays to be written.
  public init(metadata: [String: String] = [:], tensors: [Tensor]) {
    self.metadata = metadata
    self.tensors = tensors
  }

  /// The file's bytes: float32 in C order, stored unpacked, the tensors in their order, then texts by their names; the
  /// same for the same content.
  ///
  /// - Precondition: no two arrays have one name, and all have less than 4 GiB.
  public var file: [UInt8] {
    let texts = metadata.sorted { $0.key < $1.key }.map { (name: $0.key, array: NPYArray($0.value)) }
    return Self.file(of: tensors.map { ($0.name, NPYArray($0)) } + texts)
  }

  fileprivate static func file(of arrays: [(name: String, array: NPYArray)]) -> [UInt8] {
    precondition(Set(arrays.map(\.name)).count == arrays.count, "two arrays of one name")
    return zipArchive(of: arrays.map { ("\($0.name).npy", $0.array.file) })
  }
}

extension NPZ {
  /// A data set as Keras has MNIST: `x_train` and `x_test`, `[digits, 28, 28]` of 0 (paper) … 255 (ink), `y_train` and
  /// `y_test`, `[digits]`; one byte a number.
  public static func dataSet(training: LabelledDigits, test: LabelledDigits) -> [UInt8] {
    func bytes(_ shape: [Int], _ values: [UInt8]) -> NPYArray {
      NPYArray(type: .byte, shape: shape, elements: values[...])
    }
    return file(
      of: [("train", training), ("test", test)].flatMap { part, digits in
        [
          ("x_\(part)", bytes([digits.count, Digit.side, Digit.side], digits.pixels)),
          ("y_\(part)", bytes([digits.count], digits.labels)),
        ]
      })
  }
}

extension NPZ {
  /// All arrays of a file unpack to no more bytes than these: 128 MiB.
  static let sizeLimit = 1 << 27

  /// Reads a file's bytes; the tensors come in the order of the archive's directory. Members that are no arrays are
  /// passed over.
  ///
  /// - Throws: ``FileError``, naming `place`, if the file is damaged, of another kind or larger than 128 MiB when
  ///   unpacked.
  public init(_ file: [UInt8], from place: String) throws {
    let archive = try ArrayArchive(file, from: place)
    guard archive.size <= Self.sizeLimit else {
      throw FileError(
        place, found: "more than \(Self.sizeLimit) bytes of arrays when unpacked",
        expected: "at most \(Self.sizeLimit)", remedy: "Is it the right file?")
    }
    self.init(tensors: [])
    for name in archive.names {
      let array = try archive.array(name)
      if array.type.kind == .float {
        tensors.append(Tensor(name, shape: array.shape, values: array.numbers(Float.init)))
      } else if array.type.isText, array.count == 1 {
        metadata[name] = array.texts[0]
      } else {
        others.append("\(name.quoted) \(array.type.description.quoted) \(array.shape)")
      }
    }
  }
}
