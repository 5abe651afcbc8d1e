/// Named tensors in NumPy's archive of arrays (`.npz`), as `numpy.savez` writes them.
///
/// The file is a zip archive with a member `NAME.npy` for each array. Floating-point numbers of 16, 32 and 64 bits are
/// read, those of 32 bits written.
public struct NPZ: Hashable, Sendable {
  public var tensors: [Tensor]
  /// Arrays of one text that a file has besides, by their names.
  public private(set) var metadata: [String: String] = [:]
  /// The arrays of other elements that a file has besides: name, type and shape.
  public private(set) var others: [String] = []

  public init(tensors: [Tensor]) {
    self.tensors = tensors
  }

  /// The file's bytes: float32 in C order, stored unpacked, the tensors in their order; the same for the same content.
  ///
  /// - Precondition: no two tensors have one name, and all have less than 4 GiB.
  public var file: [UInt8] {
    precondition(Set(tensors.map(\.name)).count == tensors.count, "two tensors of one name")
    return zipArchive(of: tensors.map { ("\($0.name).npy", NPYArray($0).file) })
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
