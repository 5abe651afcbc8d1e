import Foundation

/// A named array of numbers in C order: the last index runs fastest, as in PyTorch.
public struct Tensor: Hashable, Sendable {
  /// What a file calls it: `c1.weight`.
  public let name: String
  /// How many values it has along each dimension; empty for a single number.
  public let shape: [Int]
  /// As many as the product of the shape, the last index running fastest.
  public let values: [Float]

  /// - Precondition: there are as many values as the shape has places.
  public init(_ name: String, shape: [Int], values: [Float]) {
    precondition(
      shape.reduce(1, *) == values.count,
      "tensor \(name): \(values.count) values do not fill the shape \(shape)")
    self.name = name
    self.shape = shape
    self.values = values
  }
}

/// Named tensors and a few strings about them, in the safetensors format.
///
/// The file: the header's length (8 bytes, little-endian), the header (JSON, padded with spaces to a multiple
/// of 8 bytes), then the tensors' values one after the other, little-endian. Floating-point numbers of 16, 32 and 64
/// bits are read, those of 32 bits written.
public struct Safetensors: Hashable, Sendable {
  /// Strings about the tensors, by name.
  public var metadata: [String: String]
  /// In the order of their values in the file.
  public var tensors: [Tensor]
  /// The tensors of other numbers that a file has besides, whose values are not read: name, type and shape.
  public private(set) var others: [String] = []

  /// The content of a file that is to be written.
  public init(metadata: [String: String] = [:], tensors: [Tensor]) {
    self.metadata = metadata
    self.tensors = tensors
  }
}

// MARK: Writing

extension Safetensors {
  /// The file's bytes; the same for the same content.
  public var file: [UInt8] {
    var offset = 0
    var members: [String] = []
    if !metadata.isEmpty {
      let strings = metadata.sorted { $0.key < $1.key }.map { "\(Self.json($0.key)):\(Self.json($0.value))" }
      members.append(#""__metadata__":{\#(strings.joined(separator: ","))}"#)
    }
    for tensor in tensors {
      let shape = tensor.shape.map(String.init).joined(separator: ",")
      let end = offset + 4 * tensor.values.count
      members.append(
        #"\#(Self.json(tensor.name)):{"dtype":"F32","shape":[\#(shape)],"data_offsets":[\#(offset),\#(end)]}"#
      )
      offset = end
    }
    let names = Set(tensors.map(\.name))
    precondition(names.count == tensors.count, "two tensors of one name")
    precondition(!names.contains("__metadata__"), "a tensor has the name that the format keeps for metadata")

    var header = Array("{\(members.joined(separator: ","))}".utf8)
    header += [UInt8](repeating: UInt8(ascii: " "), count: (8 - header.count % 8) % 8)
    var file: [UInt8] = []
    file.reserveCapacity(8 + header.count + offset)
    withUnsafeBytes(of: UInt64(header.count).littleEndian) { file += $0 }
    file += header
    for tensor in tensors { file += tensor.littleEndianBytes }
    return file
  }

  private static func json(_ string: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    // A string always encodes.
    return String(decoding: try! encoder.encode(string), as: UTF8.self)
  }
}

// MARK: Reading

extension Safetensors {
  /// Reads a file's bytes; the tensors come in the order of their values.
  ///
  /// - Throws: ``FileError``, naming `place`, if the file is damaged or of another kind.
  public init(_ file: [UInt8], from place: String) throws {
    let kind = ForeignFile(file)
    guard [.safetensors, .other].contains(kind.group) else {
      throw FileError(
        place, is: kind, expected: "a safetensors file", remedy: NamedTensors.remedy(for: kind))
    }
    guard file.count >= 8 else {
      throw FileError(
        place, found: "\(file.count) bytes", expected: "a safetensors file, which has 8 or more",
        remedy: "Is it the right file?")
    }
    let length = file.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
    guard length <= file.count - 8 else {
      throw FileError(
        place, found: "a header of \(length) bytes announced at byte 0",
        expected: "at most the \(file.count - 8) that follow", remedy: "Is it a whole safetensors file?")
    }
    let start = 8 + Int(length)
    let header = try SafetensorsHeader(file[8..<start], from: place)
    let data = file[start...]

    metadata = header.metadata
    tensors = []
    var offset = 0
    for entry in header.entries.sorted(by: { ($0.begin, $0.end) < ($1.begin, $1.end) }) {
      if let tensor = try entry.tensor(in: data, at: offset, from: place) {
        tensors.append(tensor)
      } else {
        others.append("\(entry.name.quoted) \(entry.dtype.quoted) \(entry.shape)")
      }
      offset = entry.end
    }
    guard offset == data.count else {
      throw FileError(
        place, found: "\(data.count) bytes of values", expected: "\(offset) as its header announces",
        remedy: FileError.copyAgain)
    }
  }
}

extension SafetensorsHeader.Entry {
  /// The tensor, whose values must start at `offset`: the format allows neither gap nor overlap. Nil if its numbers
  /// are none with fractions.
  fileprivate func tensor(in data: ArraySlice<UInt8>, at offset: Int, from file: String) throws -> Tensor? {
    let place = "\(file), tensor \(name.quoted)"
    guard begin == offset, begin <= end else {
      throw FileError(
        place, found: "values from offset \(begin) to \(end)",
        expected: "from \(offset), where those before it end",
        remedy: "Save it again with the safetensors library.")
    }
    guard end <= data.count else {
      throw FileError(
        place, found: "values up to offset \(end)", expected: "at most \(data.count), where the file ends",
        remedy: FileError.copyAgain)
    }
    guard let type = FloatType(rawValue: dtype) else { return nil }
    guard let size = shape.size(of: type), end - begin == size else {
      let size = shape.size(of: type).map(String.init) ?? "more than can be counted"
      throw FileError(
        place, found: "values in bytes \(begin) to \(end)",
        expected: "\(type.size) for each value of the shape \(shape), \(size)",
        remedy: "Save it again with the safetensors library.")
    }
    let bytes = data[(data.startIndex + begin)..<(data.startIndex + end)]
    let values = bytes.withUnsafeBytes { bytes in
      stride(from: 0, to: size, by: type.size).map { type.value(bytes, at: $0) }
    }
    return Tensor(name, shape: shape, values: values)
  }
}

/// Floating-point numbers, by the names that the format has for them.
private enum FloatType: String {
  case half = "F16"
  case brain = "BF16"
  case single = "F32"
  case double = "F64"

  /// Bytes of a number.
  var size: Int {
    switch self {
    case .half, .brain: 2
    case .single: 4
    case .double: 8
    }
  }

  /// The nearest of float32's numbers to the one that stands at an offset.
  func value(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> Float {
    func bits<Bits: FixedWidthInteger>(_ type: Bits.Type) -> Bits {
      Bits(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
    }
    switch self {
    case .half: return Float(halfBits: bits(UInt16.self))
    // The upper half of float32.
    case .brain: return Float(bitPattern: UInt32(bits(UInt16.self)) << 16)
    case .single: return Float(bitPattern: bits(UInt32.self))
    case .double: return Float(Double(bitPattern: bits(UInt64.self)))
    }
  }
}

extension [Int] {
  /// The bytes of values of this shape, or nil if there is no such number.
  fileprivate func size(of type: FloatType) -> Int? {
    var size = type.size
    for extent in self {
      let (product, overflow) = size.multipliedReportingOverflow(by: extent)
      if overflow { return nil }
      size = product
    }
    return size
  }
}
