/// What a file really is, by its first bytes and not by its name: people rename files, download the page
/// about a file in its place, or have their data in another form.
struct ForeignFile: Hashable {
  /// Such as `a web page`.
  let name: String
  let group: Group

  /// What can be done about it depends on these.
  enum Group: Hashable {
    case empty, webPage, pointer, companion, archive
    /// Packed by the program whose name unpacks it.
    case packed(unpack: String)
    case png, jpeg, picture, applePNG, document
    /// Weights, most in a form that Python turns into one that is read.
    case safetensors, pyTorch, keras, weights
    /// A NumPy array, and an archive of them.
    case array, arrays
    /// Text in lines, with commas between columns.
    case csv
    case table, idx, text, other
  }

  /// How many bytes from the beginning of a file are enough to tell.
  static let prefixLength = 4096

  /// - Parameter bytes: the first ``prefixLength`` bytes of the file, or all of it.
  init(_ bytes: some Sequence<UInt8>) {
    let bytes = Array(bytes.prefix(Self.prefixLength))
    let found =
      Self.signature(bytes) ?? Self.container(bytes) ?? Self.arrays(bytes) ?? Self.written(bytes)
      ?? ("an unknown kind of file, which begins \(Self.beginning(of: bytes))", .other)
    self.init(name: found.name, group: found.group)
  }

  private init(name: String, group: Group) {
    self.name = name
    self.group = group
  }

  /// What a file packed by gzip is.
  ///
  /// - Parameter unpacked: its first bytes, unpacked.
  init(unpackedByGzip unpacked: some Sequence<UInt8>) {
    let inner = ForeignFile(unpacked)
    if inner.group == .packed(unpack: "gunzip") {
      self.init(name: "a file packed twice by gzip", group: inner.group)
    } else {
      self.init(name: "\(inner.name), packed by gzip", group: inner.group)
    }
  }

  private typealias Finding = (name: String, group: Group)

  private static func beginning(of bytes: [UInt8]) -> String {
    "0x" + bytes.prefix(4).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

// MARK: - By their first bytes

extension ForeignFile {
  /// What stands at a place in a file, and what the file is then.
  private static let signatures: [(offset: Int, text: [UInt8], name: String, group: Group)] = [
    (0, [0x1F, 0x8B], "a file packed by gzip", .packed(unpack: "gunzip")),
    (0, Array("BZh".utf8), "a file packed by bzip2", .packed(unpack: "bunzip2")),
    (0, [0xFD] + "7zXZ\0".utf8, "a file packed by xz", .packed(unpack: "unxz")),
    (0, [0x28, 0xB5, 0x2F, 0xFD], "a file packed by zstd", .packed(unpack: "unzstd")),
    (0, [0x04, 0x22, 0x4D, 0x18], "a file packed by lz4", .packed(unpack: "unlz4")),
    (0, [0x1F, 0x9D], "a file packed by compress", .packed(unpack: "uncompress")),
    (257, Array("ustar".utf8), "a tar archive", .archive),
    (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", .archive),
    (0, Array("Rar!".utf8), "a RAR archive", .archive),

    (12, Array("CgBI".utf8), "Apple's optimised PNG", .applePNG),
    (0, [0x89] + "PNG\r\n\u{1A}\n".utf8, "a PNG picture", .png),
    (0, [0xFF, 0xD8, 0xFF], "a JPEG picture", .jpeg),
    (0, Array("GIF8".utf8), "a GIF picture", .picture),
    (0, Array("II*\0".utf8), "a TIFF picture", .picture),
    (0, Array("MM\0*".utf8), "a TIFF picture", .picture),
    (0, Array("II+\0".utf8), "a TIFF picture", .picture),
    (0, Array("MM\0+".utf8), "a TIFF picture", .picture),
    (8, Array("WEBP".utf8), "a WebP picture", .picture),
    (0, Array("8BPS".utf8), "a Photoshop file", .picture),
    (0, [0xFF, 0x0A], "a JPEG XL picture", .picture),
    (4, Array("JXL \r\n".utf8), "a JPEG XL picture", .picture),
    (4, Array("jP  \r\n".utf8), "a JPEG 2000 picture", .picture),
    (0, [0xFF, 0x4F, 0xFF, 0x51], "a JPEG 2000 picture", .picture),
    (0, [0, 0, 1, 0], "an icon (ICO)", .picture),
    (0, Array("qoif".utf8), "a QOI picture", .picture),
    (0, [0x76, 0x2F, 0x31, 0x01], "an OpenEXR picture", .picture),
    (128, Array("DICM".utf8), "a DICOM picture", .picture),
    (0, Array("%PDF".utf8), "a PDF document", .document),
    (0, Array("%!PS".utf8), "a PostScript document", .document),

    (0, [0x89] + "HDF\r\n\u{1A}\n".utf8, "an HDF5 file, as Keras writes them (.h5)", .keras),
    (0, [0x80, 0x02, 0x8A, 0x0A, 0x6C], "an old PyTorch file (pickle)", .pyTorch),
    (0, Array("GGUF".utf8), "a GGUF file", .weights),
    (4, Array("TFL3".utf8), "a TensorFlow Lite file", .weights),
    (0, [0x93] + "NUMPY".utf8, "a NumPy array (.npy)", .array),
    (0, Array("MATLAB".utf8), "a MATLAB file", .table),
    (0, Array("PAR1".utf8), "a Parquet table", .table),
    (0, Array("SQLite format 3".utf8), "an SQLite database", .table),

    (0, [0x00, 0x05, 0x16, 0x07], "what macOS notes beside a file (its name begins with ._)", .companion),
    (0, Array("bplist".utf8), "a property list of macOS", .other),
    (0, [0x7F] + "ELF".utf8, "a program", .other),
    (0, [0xCF, 0xFA, 0xED, 0xFE], "a program", .other),
  ]

  private static func signature(_ bytes: [UInt8]) -> Finding? {
    if bytes.isEmpty { return ("an empty file", .empty) }
    // The header's length, below 16 MB, then the header. Before the others, as a length may begin as any of them.
    if bytes.count > 8, bytes[3..<8].allSatisfy({ $0 == 0 }), bytes[8] == UInt8(ascii: "{") {
      return ("a safetensors file", .safetensors)
    }
    return signatures.first { bytes.dropFirst($0.offset).starts(with: $0.text) }.map { ($0.name, $0.group) }
  }

  /// Kinds that hold others: which one is told by a name inside.
  private static func container(_ bytes: [UInt8]) -> Finding? {
    func text(_ range: Range<Int>) -> String {
      String(
        decoding: bytes[min(range.lowerBound, bytes.count)..<min(range.upperBound, bytes.count)],
        as: UTF8.self)
    }

    if bytes.starts(with: "PK\u{3}\u{4}".utf8) || bytes.starts(with: "PK\u{5}\u{6}".utf8) {
      // The first member's name stands at byte 30, its length at byte 26.
      let length = bytes.count < 30 ? 0 : Int(bytes[26]) + Int(bytes[27]) << 8
      let member = text(30..<30 + length)
      if member.hasSuffix("data.pkl") || member.hasSuffix(".format_version") {
        return ("a PyTorch file (.pt, .pth)", .pyTorch)
      }
      if member.hasSuffix(".npy") { return ("a file of NumPy arrays (.npz)", .arrays) }
      if ["metadata.json", "config.json", "model.weights.h5"].contains(member) {
        return ("a Keras file (.keras)", .keras)
      }
      return ("a zip archive", .archive)
    }
    if text(4..<8) == "ftyp" {
      switch text(8..<12) {
      case "heic", "heix", "heim", "heis", "hevc", "mif1", "msf1": return ("a HEIC picture", .picture)
      case "avif", "avis": return ("an AVIF picture", .picture)
      case "crx ": return ("a raw photograph", .picture)
      default: return ("a video", .picture)
      }
    }
    // Its length, which is below 4 GB, and 0.
    if bytes.count > 10, bytes.starts(with: "BM".utf8), bytes[6..<10].allSatisfy({ $0 == 0 }) {
      return ("a BMP picture", .picture)
    }
    if bytes.count > 2, bytes[0] == UInt8(ascii: "P"), (0x31...0x37).contains(bytes[1]),
      [0x20, 0x0A, 0x0D, 0x09, 0x23].contains(bytes[2])
    {
      return ("a PNM picture (.pbm, .pgm, .ppm)", .picture)
    }
    return nil
  }

  /// Kinds of numbers whose first bytes are no signature, but have a form.
  private static func arrays(_ bytes: [UInt8]) -> Finding? {
    guard bytes.count > 2 else { return nil }
    if bytes[0] == 0x80, (2...5).contains(bytes[1]) { return ("a Python pickle", .table) }
    // A protocol buffer: the version of its form, then a field of text or the graph.
    if bytes[0] == 0x08, (1...20).contains(bytes[1]), [0x12, 0x1A, 0x22, 0x3A, 0x42].contains(bytes[2]) {
      return ("an ONNX model", .weights)
    }
    if let type = IDXType(rawValue: bytes[2]), bytes[0] == 0, bytes[1] == 0, bytes.count > 3, bytes[3] > 0 {
      switch (type, bytes[3]) {
      case (.uint8, 3): return ("an IDX file of images", .idx)
      case (.uint8, 1): return ("an IDX file of labels", .idx)
      case (_, 1): return ("an IDX file of \(type.name) in one dimension", .idx)
      default: return ("an IDX file of \(type.name) in \(bytes[3]) dimensions", .idx)
      }
    }
    return nil
  }
}

// MARK: - Text

extension ForeignFile {
  private static func written(_ bytes: [UInt8]) -> Finding? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return written(utf16: bytes) }
    let marked = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard marked.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || [0x09, 0x0A, 0x0C, 0x0D].contains($0) }) else {
      return nil
    }
    // The end may cut a letter of several bytes in two, but no text begins with half a letter.
    let text = String(decoding: marked, as: UTF8.self)
    guard text.unicodeScalars.first != "\u{FFFD}", !text.unicodeScalars.dropLast(3).contains("\u{FFFD}")
    else { return nil }
    return written(text)
  }

  private static func written(utf16 bytes: [UInt8]) -> Finding {
    let low = bytes[0] == 0xFF ? 0 : 1
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map {
      UInt16(bytes[$0 + low]) | UInt16(bytes[$0 + 1 - low]) << 8
    }
    return written(String(decoding: units, as: UTF16.self))
  }

  private static func written(_ text: String) -> Finding {
    let text = text.drop(while: \.isWhitespace).lowercased()
    func begins(_ beginnings: String...) -> Bool { beginnings.contains { text.hasPrefix($0) } }

    if text.isEmpty { return ("a file of blanks", .empty) }
    if begins("version https://git-lfs") { return ("a Git LFS pointer", .pointer) }
    if text.contains("<svg") { return ("an SVG drawing", .picture) }
    if begins("<!doctype html", "<html", "<head", "<body", "<script", "<meta", "<title") {
      return ("a web page", .webPage)
    }
    if begins("<!--", "<?xml", "<!doctype") {
      return text.contains("<html") ? ("a web page", .webPage) : ("an XML document", .webPage)
    }
    let isJSON =
      begins("{}", "[]", "[[", "[{", "[\"")
      || begins("{") && text.dropFirst().drop(while: \.isWhitespace).hasPrefix("\"")
      || begins("[") && text.dropFirst().drop(while: \.isWhitespace).first?.isNumber == true
    if isJSON { return ("a JSON file", .text) }
    let lines = text.split(whereSeparator: \.isNewline)
    for (separator, name, group) in [
      (",", "commas", .csv), ("\t", "tabs", .table), (";", "semicolons", .table),
    ] as [(Character, String, Group)] {
      let columns = lines.prefix(2).map { line in line.count { $0 == separator } }
      // The first line may go on beyond these bytes.
      let isLongLine = columns.count == 1 && columns[0] > 100 && columns[0] * 30 > lines[0].utf8.count
      if isLongLine || columns.count == 2 && columns[0] > 0 && (columns[0] == columns[1] || lines.count == 2)
      {
        return ("a table in text, its columns between \(name) (CSV)", group)
      }
    }
    return ("plain text", .text)
  }
}

// MARK: - What to do

extension ForeignFile {
  /// What to do about a file that is not what was wanted, where that does not depend on what was wanted.
  var remedy: String? {
    switch group {
    case .empty: FileError.copyAgain
    case .webPage: "Download the file itself, not the page about it."
    case .pointer: "Fetch the file itself: git lfs pull."
    case .companion: "The file itself has the same name without the ._ in front."
    case .archive: "Unpack it, and pass what is in it."
    case .packed(let unpack): "Unpack it with \(unpack) first."
    case .png, .jpeg, .picture, .applePNG, .document, .safetensors, .pyTorch, .keras, .weights, .array,
      .arrays,
      .csv, .table, .idx, .text, .other:
      nil
    }
  }
}

extension FileError {
  /// The error for a file of another kind than `expected`.
  ///
  /// - Parameter remedy: what to do where no common advice fits the kind.
  init(_ place: String, is file: ForeignFile, expected: String, remedy: String) {
    self.init(place, found: file.name, expected: expected, remedy: file.remedy ?? remedy)
  }
}
