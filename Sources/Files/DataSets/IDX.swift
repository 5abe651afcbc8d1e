/// The files that MNIST comes in: a magic number, the dimensions, then one byte a pixel or a label.
///
/// Numbers are big-endian, of 32 bits. Images: magic 0x00000803, count, 28, 28. Labels: magic 0x00000801,
/// count. Labels may be whole numbers of other types too, and rows of which the first is the label, as QMNIST has
/// them. Files are read packed by gzip or not.
enum IDX {
  /// No file of more digits is read, so that neither a damaged count nor a small packed file can ask for all the
  /// memory. The largest set of digits in this form, EMNIST's, has 280,000.
  static let countLimit = 300_000

  /// The bytes of the largest file that is read.
  static let sizeLimit = 16 + countLimit * 784

  /// The pixels of an images file, `[count, 28, 28]`, 0 (paper) … 255 (ink).
  ///
  /// - Parameter limit: how many of the first to read at most.
  /// - Throws: ``FileError``, naming `place`.
  static func pixels(in file: [UInt8], from place: String, first limit: Int = countLimit) throws -> [UInt8] {
    try contents(of: file, .images, from: place, first: limit).bytes
  }

  /// The labels of a labels file, 0 … 9.
  ///
  /// - Parameter limit: how many of the first to read at most.
  /// - Throws: ``FileError``, naming `place`.
  static func labels(in file: [UInt8], from place: String, first limit: Int = countLimit) throws -> [UInt8] {
    let (header, bytes) = try contents(of: file, .labels, from: place, first: limit)
    let places = stride(from: 0, to: bytes.count, by: header.itemSize)
    let labels = places.lazy.map { header.type.integer(bytes[$0..<$0 + header.type.size]) }
    guard let (index, label) = labels.enumerated().first(where: { !(0...9).contains($0.element) }) else {
      return labels.map(UInt8.init)
    }
    // The format's numbers begin with the highest byte; some programs write those of their machine all the same.
    let reversed = places.lazy.map { header.type.integer(bytes[$0..<$0 + header.type.size].reversed()) }
    guard reversed.allSatisfy((0...9).contains) else {
      throw FileError(
        place, found: "label \(label) at byte \(header.size + index * header.itemSize)",
        expected: "0 to 9", remedy: suitable)
    }
    return reversed.map(UInt8.init)
  }

  /// The images file of `pixels`, `[count, 28, 28]`.
  static func file(pixels: [UInt8]) -> [UInt8] { header(pixels: pixels) + pixels }

  /// The labels file of `labels`.
  static func file(labels: [UInt8]) -> [UInt8] { header(labels: labels) + labels }

  /// What ``file(pixels:)`` begins with.
  static func header(pixels: [UInt8]) -> [UInt8] {
    precondition(
      pixels.count.isMultiple(of: 784), "\(pixels.count) pixels are no whole number of 28 × 28 digits")
    return bigEndian([0x0000_0803, UInt32(pixels.count / 784), 28, 28])
  }

  /// What ``file(labels:)`` begins with.
  static func header(labels: [UInt8]) -> [UInt8] { bigEndian([0x0000_0801, UInt32(labels.count)]) }

  private static func bigEndian(_ words: [UInt32]) -> [UInt8] {
    words.flatMap { word in stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }
}

extension IDX {
  /// The advice for an intact file of other data.
  static let suitable = "Pass pictures of 28 × 28 pixels in ten classes, as MNIST or Fashion-MNIST."

  private enum Kind {
    case images, labels

    var magic: UInt32 { self == .images ? 0x0000_0803 : 0x0000_0801 }
    var other: Kind { self == .images ? .labels : .images }
  }

  /// What a file announces of itself.
  private struct Header {
    var type = IDXType.uint8
    /// In bytes.
    var size: Int
    /// Bytes of one image, or of the row that one label begins.
    var itemSize: Int
    var count: Int
  }

  /// The items after the header; with a limit below their count only the first, and what follows is not looked at.
  private static func contents(
    of file: [UInt8], _ kind: Kind, from place: String, first limit: Int
  ) throws -> (header: Header, bytes: [UInt8]) {
    let isPacked = Gzip.isPacked(file)
    let length = ForeignFile.prefixLength
    let beginning =
      isPacked ? try Gzip.unpack(file, limit: length, from: place) : Array(file.prefix(length))
    guard let header = try header(beginning, kind, from: place) else {
      throw FileError(
        place, is: isPacked ? ForeignFile(unpackedByGzip: beginning) : ForeignFile(beginning),
        expected: "an IDX file of \(kind)", remedy: suitable)
    }
    let count = min(header.count, limit)
    let size = header.size + count * header.itemSize
    // One byte more than there should be, to see whether there is.
    let excess = limit < header.count ? 0 : 1
    var bytes =
      isPacked
      ? try Gzip.unpack(file, limit: size + excess, from: place)
      : limit < header.count ? Array(file.prefix(size)) : file
    guard bytes.count == size else {
      let found = bytes.count < size ? "\(bytes.count) bytes" : "more than \(size) bytes"
      throw FileError(
        place, found: isPacked ? "\(found) when unpacked" : found,
        expected: "\(size) for the \(count) \(kind) that its header announces", remedy: FileError.copyAgain)
    }
    bytes.removeFirst(header.size)
    return (header, bytes)
  }

  /// What a file's beginning announces; nil if it is a file of another kind.
  private static func header(_ bytes: [UInt8], _ kind: Kind, from place: String) throws -> Header? {
    func word(_ index: Int) -> UInt32 {
      bytes[(4 * index)..<(4 * index + 4)].reduce(0) { $0 << 8 | UInt32($1) }
    }

    if bytes.isEmpty { return nil }
    guard bytes.count < 4 || word(0) != kind.other.magic else {
      throw FileError(
        place, found: "magic 0x\(word(0).hexadecimal) at byte 0",
        expected: "0x\(kind.magic.hexadecimal) (\(kind))", remedy: "Did you pass the \(kind.other) file?")
    }
    let type = bytes.count < 4 ? .uint8 : IDXType(rawValue: bytes[2])
    let dimensions = bytes.count < 4 ? (kind == .images ? 3 : 1) : Int(bytes[3])
    guard let type, bytes.count < 4 || word(0) >> 16 == 0,
      kind == .images ? type == .uint8 && dimensions == 3 : type.isInteger && 1...2 ~= dimensions
    else { return nil }
    let size = 4 + 4 * dimensions
    guard bytes.count >= size else {
      throw FileError(
        place, found: "\(bytes.count) bytes", expected: "a header of \(size)", remedy: FileError.copyAgain)
    }
    guard kind == .labels || (word(2) == 28 && word(3) == 28) else {
      throw FileError(
        place, found: "images of \(word(2)) × \(word(3)) pixels at byte 8", expected: "28 × 28",
        remedy: suitable)
    }
    // QMNIST's labels: the class, then who wrote the digit and where it stands.
    guard dimensions != 2 || word(2) == 8 || word(2) == 1 else {
      throw FileError(
        place, found: "rows of \(word(2)) numbers at byte 8", expected: "labels, or QMNIST's rows of 8",
        remedy: suitable)
    }
    guard 1...countLimit ~= Int(word(1)) else {
      throw FileError(
        place, found: "\(word(1)) \(kind) at byte 4", expected: "1 to \(countLimit)",
        remedy: word(1) == 0
          ? FileError.copyAgain : "Pass a part of them, or copy the file again if it is damaged.")
    }
    let numbers = kind == .images ? 784 : dimensions == 2 ? Int(word(2)) : 1
    return Header(type: type, size: size, itemSize: numbers * type.size, count: Int(word(1)))
  }
}

extension UInt32 {
  /// Eight digits: `000008ff`.
  var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
