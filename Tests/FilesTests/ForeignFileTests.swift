import LeNet
import Testing

@testable import Files

@Suite struct ForeignFileTests {
  /// A zip archive's beginning, whose first member has this name.
  static func zip(_ member: String) -> [UInt8] {
    [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 22) + [UInt8(member.utf8.count), 0, 0, 0] + member.utf8
  }

  static func padded(_ text: String, at offset: Int) -> [UInt8] {
    [UInt8](repeating: 7, count: offset) + text.utf8
  }

  static let kinds: [(String, [UInt8])] = [
    ("an empty file", []),
    ("a file of blanks", Array(" \n\n".utf8)),
    ("a web page", Array("\u{FEFF}\n <!doctype HTML>".utf8)),
    ("a web page", Array("<?xml version=\"1.0\"?>\n<!DOCTYPE html><html>".utf8)),
    ("a web page", [0xFF, 0xFE] + "<html>".utf16.flatMap { [UInt8($0), 0] }),
    ("an XML document", Array("<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>".utf8)),
    ("an SVG drawing", Array("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>".utf8)),
    ("a Git LFS pointer", Array("version https://git-lfs.github.com/spec/v1\noid sha256:0".utf8)),
    ("a JSON file", Array("{\n  \"message\": \"Not Found\"}".utf8)),
    ("a JSON file", Array("[ 1, 2]".utf8)),
    ("a table in text, its columns between commas (CSV)", Array("label,pixel0\n7,0\n2,0".utf8)),
    ("a table in text, its columns between commas (CSV)", Array(DigitTableTests.header.utf8)),
    ("a table in text, its columns between tabs (CSV)", Array("a\tb\n1\t2\n".utf8)),
    ("plain text", Array("404: Not Found".utf8)),
    ("plain text", Array("Grüße, wie es beliebt".utf8)),
    ("an unknown kind of file, which begins 0xffd8", [0xFF, 0xD8]),
    ("a zip archive", zip("train-images-idx3-ubyte")),
    ("a PyTorch file (.pt, .pth)", zip("archive/data.pkl")),
    ("a file of NumPy arrays (.npz)", zip("x_train.npy")),
    ("a Keras file (.keras)", zip("metadata.json")),
    ("an HDF5 file, as Keras writes them (.h5)", [0x89] + "HDF\r\n\u{1A}\n".utf8),
    ("an old PyTorch file (pickle)", [0x80, 2, 0x8A, 10, 0x6C, 0xFC]),
    ("a Python pickle", [0x80, 4, 0x95, 1]),
    ("a NumPy array (.npy)", [0x93] + "NUMPY".utf8),
    ("a safetensors file", [0x1F, 0x8B, 0, 0, 0, 0, 0, 0, 0x7B]),
    ("an ONNX model", [0x08, 0x08, 0x12, 0x07] + "pytorch".utf8),
    ("a MATLAB file", Array("MATLAB 5.0 MAT-file".utf8)),
    ("a Parquet table", Array("PAR1".utf8)),
    ("a file packed by gzip", deflated([1])),
    ("a file packed by bzip2", Array("BZh9".utf8)),
    ("a file packed by xz", [0xFD] + "7zXZ\0".utf8),
    ("a file packed by zstd", [0x28, 0xB5, 0x2F, 0xFD]),
    ("a tar archive", padded("ustar", at: 257)),
    ("a 7z archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    ("a RAR archive", Array("Rar!".utf8)),
    ("a PDF document", Array("%PDF-1.4".utf8)),
    ("a PNG picture", PNGTests.grey),
    ("a JPEG picture", [0xFF, 0xD8, 0xFF, 0xE0]),
    ("a GIF picture", Array("GIF89a".utf8)),
    ("a BMP picture", Array("BM".utf8) + [9, 9, 9, 0, 0, 0, 0, 0, 54]),
    ("a TIFF picture", Array("MM\0*".utf8)),
    ("a WebP picture", Array("RIFF\u{1}\u{1}\u{1}\u{1}WEBP".utf8)),
    ("a HEIC picture", [0, 0, 0, 24] + "ftypmif1".utf8),
    ("an AVIF picture", [0, 0, 0, 24] + "ftypavif".utf8),
    ("a video", [0, 0, 0, 24] + "ftypisom".utf8),
    ("a JPEG XL picture", [0xFF, 0x0A]),
    ("a Photoshop file", Array("8BPS".utf8)),
    ("a PNM picture (.pbm, .pgm, .ppm)", Array("P5\n2 2".utf8)),
    ("what macOS notes beside a file (its name begins with ._)", [0, 5, 22, 7]),
    ("an IDX file of images", IDXTests.images),
    ("an IDX file of labels", IDXTests.labels),
    ("an IDX file of whole numbers of 32 bits in 2 dimensions", [0, 0, 0x0C, 2]),
    ("an IDX file of whole numbers of 16 bits in one dimension", [0, 0, 0x0B, 1]),
    ("an unknown kind of file, which begins 0xdeadbeef", [0xDE, 0xAD, 0xBE, 0xEF, 0]),
  ]

  @Test(arguments: kinds)
  func isNamed(_ name: String, _ bytes: [UInt8]) {
    #expect(ForeignFile(bytes).name == name)
  }

  @Test func whatIsPackedIsNamed() {
    #expect(ForeignFile(unpackedByGzip: deflated([1])).name == "a file packed twice by gzip")
    #expect(
      ForeignFile(unpackedByGzip: Self.padded("ustar", at: 257)).name == "a tar archive, packed by gzip")
  }

  /// Beginnings of files and damaged ones are of a known kind or an unknown one, and nothing that they hold gets into
  /// what they are called.
  @Test func anyBytesHaveAName() {
    let names = Set(Self.kinds.map(\.0))
    func check(_ bytes: [UInt8]) {
      let beginning = bytes.prefix(4).map { String(UInt32($0).hexadecimal.suffix(2)) }.joined()
      let name = ForeignFile(bytes).name
      #expect(
        names.contains(name) || name == "an unknown kind of file, which begins 0x\(beginning)"
          || name.hasPrefix("an IDX file of ") && name.count < 80,
        "\(name) for \(bytes.prefix(16))")
    }
    var generator = SplitMix64(seed: 1)
    for (_, bytes) in Self.kinds {
      for length in 0..<min(bytes.count, 64) { check(Array(bytes.prefix(length))) }
      for _ in 0..<20 { check(bytes.map { $0 ^ .random(in: 0...3, using: &generator) }) }
    }
  }

  @Test func textFromFilesIsPrintable() {
    #expect("relu".quoted == #""relu""#)
    #expect("\u{1B}[31m\n\u{202E}\"it's\"".quoted == #""\u{1B}[31m\n\u{202E}\"it's\"""#)
    let long = String(repeating: "é", count: 61)
    #expect(long.printable == String(repeating: "é", count: 60) + "… (61 characters)")
    #expect(String(repeating: "n", count: 60).printable.count == 60)
    // One letter with a great many accents is long too.
    #expect(("e" + String(repeating: "\u{301}", count: 1000)).printable.hasSuffix("… (1001 characters)"))
  }
}
