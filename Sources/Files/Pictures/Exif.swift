/// A camera's metadata in a picture's file (Exif): here, how it was held.
enum Exif {
  /// How a picture is turned to stand upright, 1 (it does) … 8, as TIFF numbers them; 1 where nothing is said.
  ///
  /// - Parameter bytes: the metadata, which have TIFF's form: the order of bytes, 42, where the first list of fields
  ///   is; then its length and fields of twelve bytes.
  static func orientation(in bytes: some Collection<UInt8>) -> Int {
    let bytes = Array(bytes)
    let isLittleEndian = bytes.starts(with: "II".utf8)
    guard isLittleEndian || bytes.starts(with: "MM".utf8) else { return 1 }

    func number(_ offset: Int, bytes count: Int) -> Int? {
      guard offset + count <= bytes.count else { return nil }
      let digits = bytes[offset..<offset + count]
      return (isLittleEndian ? digits.reversed() : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
    }

    guard number(2, bytes: 2) == 42, let list = number(4, bytes: 4), let fields = number(list, bytes: 2)
    else { return 1 }
    for field in 0..<fields {
      let offset = list + 2 + 12 * field
      guard let tag = number(offset, bytes: 2) else { return 1 }
      // The value of a short number stands in the field itself.
      if tag == 0x0112, number(offset + 2, bytes: 2) == 3, let value = number(offset + 8, bytes: 2) {
        return 1...8 ~= value ? value : 1
      }
    }
    return 1
  }
}
