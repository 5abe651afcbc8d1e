/// A NumPy array as a file has it: a header that says type and shape, then the elements.
///
/// The file (`.npy`): 0x93 `NUMPY`, the version, the header's length (2 bytes, from version 2 on 4, little-endian),
/// the header (a Python dictionary, padded with spaces to a multiple of 64 bytes), the elements.
struct NPYArray: Hashable {
  var type: NPYType
  var shape: [Int]
  /// Whether the first index runs fastest, and not the last.
  var isFortranOrder = false
  /// The elements, in the order of the file.
  var elements: ArraySlice<UInt8>

  static let signature: [UInt8] = [0x93] + "NUMPY".utf8

  /// How many elements there are.
  var count: Int { elements.count / type.size }
}

// MARK: Writing

extension NPYArray {
  /// The numbers of a tensor, in float32 and C order.
  init(_ tensor: Tensor) {
    self.init(type: .float32, shape: tensor.shape, elements: tensor.littleEndianBytes[...])
  }

  /// A text by itself, four bytes a character, as `numpy.array("relu")`.
  init(_ text: String) {
    let elements = text.unicodeScalars.flatMap { scalar in
      withUnsafeBytes(of: scalar.value.littleEndian, Array.init)
    }
    // NumPy has no text of no characters.
    self.init(
      type: .text(max(1, elements.count / 4)), shape: [],
      elements: (elements.isEmpty ? [0, 0, 0, 0] : elements)[...])
  }

  /// The file's bytes, as `numpy.save` writes them.
  var file: [UInt8] {
    // A tuple of one element has a comma too.
    let extents = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    let order = isFortranOrder ? "True" : "False"
    var header = Array(
      "{'descr': '\(type)', 'fortran_order': \(order), 'shape': (\(extents)), }".utf8)
    let beginning = Self.signature.count + 4
    header += [UInt8](repeating: UInt8(ascii: " "), count: 63 - (beginning + header.count) % 64)
    header.append(UInt8(ascii: "\n"))
    precondition(header.count <= UInt16.max, "\(shape.count) dimensions are too many for a header")
    let length = [UInt8(header.count & 0xFF), UInt8(header.count >> 8)]
    return Self.signature + [1, 0] + length + header + elements
  }
}

// MARK: Reading

extension NPYArray {
  /// Reads the bytes of a `.npy` file; the elements stay as they are.
  ///
  /// - Throws: ``FileError``, naming `place`, if the file is damaged, of another kind or of another version, or if its
  ///   elements are neither numbers nor text.
  init(_ file: ArraySlice<UInt8>, from place: String) throws {
    let kind = ForeignFile(file)
    guard file.starts(with: Self.signature) else {
      throw FileError(
        place, is: kind, expected: "a NumPy array", remedy: "Save it again by numpy.save or numpy.savez.")
    }
    let version = file.dropFirst(Self.signature.count).first ?? 0
    guard 1...3 ~= version else {
      throw FileError(
        place, found: "version \(version) of the form of NumPy's arrays", expected: "1, 2 or 3",
        remedy: "Save it again by numpy.save or numpy.savez.")
    }
    let lengthSize = version == 1 ? 2 : 4
    let beginning = Self.signature.count + 2 + lengthSize
    let rest = file.dropFirst(beginning)
    guard file.count >= beginning else {
      throw FileError(
        place, found: "\(file.count) bytes", expected: "a header, which has \(beginning) or more",
        remedy: FileError.copyAgain)
    }
    let length = file[(rest.startIndex - lengthSize)..<rest.startIndex].reversed().reduce(0) {
      $0 << 8 | Int($1)
    }
    guard length <= rest.count else {
      throw FileError(
        place, found: "a header of \(length) bytes announced at byte 8",
        expected: "at most the \(rest.count) that follow", remedy: FileError.copyAgain)
    }
    let header = try NPYHeader(rest.prefix(length), from: place)
    let elements = rest.dropFirst(length)
    let size = header.shape.reduce(Int?(header.type.size)) { size, extent in
      guard let (product, overflow) = size?.multipliedReportingOverflow(by: extent) else { return nil }
      return overflow ? nil : product
    }
    guard size == elements.count else {
      throw FileError(
        place, found: "\(elements.count) bytes of elements",
        expected:
          "\(size.map(String.init) ?? "more than can be counted") for \(header.type.name) of shape \(header.shape)",
        remedy: FileError.copyAgain)
    }
    self.init(
      type: header.type, shape: header.shape, isFortranOrder: header.isFortranOrder, elements: elements)
  }
}
