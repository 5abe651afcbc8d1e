/// The files that MNIST comes in: a magic number, the dimensions, then one byte a pixel or a label.
///
/// Numbers are big-endian, of 32 bits. Images: magic 0x00000803, count, 28, 28. Labels: magic 0x00000801,
/// count. Files are read packed by gzip or not.
enum IDX {
  /// No file of more digits is read, so that a damaged count cannot ask for all the memory.
  static let countLimit = 1_000_000

  /// The bytes of the largest file that is read.
  static let sizeLimit = Kind.images.headerSize + countLimit * Kind.images.itemSize

  /// The pixels of an images file, `[count, 28, 28]`, 0 (paper) … 255 (ink).
  ///
  /// - Parameter limit: read only so many of the first.
  /// - Throws: ``FileError``, naming `place`.
  static func pixels(in file: [UInt8], from place: String, first limit: Int = countLimit) throws -> [UInt8] {
    try contents(of: file, .images, from: place, first: limit)
  }

  /// The labels of a labels file, 0 … 9.
  ///
  /// - Parameter limit: read only so many of the first.
  /// - Throws: ``FileError``, naming `place`.
  static func labels(in file: [UInt8], from place: String, first limit: Int = countLimit) throws -> [UInt8] {
    let labels = try contents(of: file, .labels, from: place, first: limit)
    if let index = labels.firstIndex(where: { $0 > 9 }) {
      throw FileError(
        place, found: "label \(labels[index]) at byte \(Kind.labels.headerSize + index)", expected: "0 to 9",
        remedy: suitable)
    }
    return labels
  }

  /// The images file of `pixels`, `[count, 28, 28]`.
  static func file(pixels: [UInt8]) -> [UInt8] { header(pixels: pixels) + pixels }

  /// The labels file of `labels`.
  static func file(labels: [UInt8]) -> [UInt8] { header(labels: labels) + labels }

  /// What ``file(pixels:)`` begins with.
  static func header(pixels: [UInt8]) -> [UInt8] {
    precondition(
      pixels.count.isMultiple(of: 784), "\(pixels.count) pixels are no whole number of 28 × 28 digits")
    return bigEndian([Kind.images.magic, UInt32(pixels.count / 784), 28, 28])
  }

  /// What ``file(labels:)`` begins with.
  static func header(labels: [UInt8]) -> [UInt8] { bigEndian([Kind.labels.magic, UInt32(labels.count)]) }

  private static func bigEndian(_ words: [UInt32]) -> [UInt8] {
    words.flatMap { word in stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
    }
  }
}

extension IDX {
  /// The advice for an intact file of other data.
  private static let suitable = "Pass pictures of 28 × 28 pixels in ten classes, as MNIST or Fashion-MNIST."

  private enum Kind {
    case images, labels

    var magic: UInt32 { self == .images ? 0x0000_0803 : 0x0000_0801 }
    var headerSize: Int { self == .images ? 16 : 8 }
    /// Bytes of one image or label.
    var itemSize: Int { self == .images ? 784 : 1 }
    var other: Kind { self == .images ? .labels : .images }
  }

  /// The items behind the header; with a limit below their count only the first, and what follows is not looked at.
  private static func contents(
    of file: [UInt8], _ kind: Kind, from place: String, first limit: Int
  ) throws -> [UInt8] {
    let isPacked = Gzip.isPacked(file)
    let header =
      isPacked
      ? try Gzip.unpack(file, limit: kind.headerSize, from: place) : Array(file.prefix(kind.headerSize))
    let count = try count(in: header, kind, from: place)
    let size = kind.headerSize + min(count, limit) * kind.itemSize
    // One byte more than there should be, to see whether there is.
    let excess = limit < count ? 0 : 1
    var bytes =
      isPacked
      ? try Gzip.unpack(file, limit: size + excess, from: place)
      : Array(file.prefix(excess == 1 ? file.count : size))
    guard bytes.count == size else {
      let found = bytes.count < size ? "\(bytes.count) bytes" : "more than \(size) bytes"
      throw FileError(
        place, found: isPacked ? "\(found) when unpacked" : found,
        expected: "\(size) for the \(min(count, limit)) \(kind) that its header announces",
        remedy: FileError.copyAgain)
    }
    bytes.removeFirst(kind.headerSize)
    return bytes
  }

  /// The number of images or labels that a header announces.
  private static func count(in header: [UInt8], _ kind: Kind, from place: String) throws -> Int {
    func word(_ index: Int) -> UInt32 {
      header[(4 * index)..<(4 * index + 4)].reduce(0) { $0 << 8 | UInt32($1) }
    }

    guard !header.isEmpty else {
      throw FileError(
        place, found: "an empty file", expected: "an IDX file of \(kind)", remedy: FileError.copyAgain)
    }
    guard header.count < 4 || word(0) == kind.magic else {
      throw FileError(
        place, found: "magic 0x\(word(0).hexadecimal) at byte 0",
        expected: "0x\(kind.magic.hexadecimal) (\(kind))",
        remedy: word(0) == kind.other.magic ? "Did you pass the \(kind.other) file?" : "Is it an IDX file?")
    }
    guard header.count == kind.headerSize else {
      throw FileError(
        place, found: "\(header.count) bytes", expected: "a header of \(kind.headerSize)",
        remedy: FileError.copyAgain)
    }
    guard kind == .labels || (word(2) == 28 && word(3) == 28) else {
      throw FileError(
        place, found: "images of \(word(2)) × \(word(3)) pixels at byte 8", expected: "28 × 28",
        remedy: suitable)
    }
    guard 1...countLimit ~= Int(word(1)) else {
      throw FileError(
        place, found: "\(word(1)) \(kind) at byte 4", expected: "1 to \(countLimit)",
        remedy: FileError.copyAgain)
    }
    return Int(word(1))
  }
}

extension UInt32 {
  /// Eight digits: `000008ff`.
  var hexadecimal: String {
    let digits = String(self, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
