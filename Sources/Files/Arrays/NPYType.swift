/// What the numbers of a NumPy array are, as its header's `descr` says: `<f4`, `|u1`, `>i8`, `<U1`.
struct NPYType: Hashable {
  enum Kind: Character {
    case boolean = "b"
    case integer = "i"
    case unsignedInteger = "u"
    case float = "f"
    /// Text of one byte a character.
    case bytes = "S"
    /// Text of four bytes a character.
    case text = "U"
  }

  static let float32 = NPYType(kind: .float, size: 4, isBigEndian: false)
  static let byte = NPYType(kind: .unsignedInteger, size: 1, isBigEndian: false)

  /// Text of a number of characters.
  static func text(_ count: Int) -> NPYType { NPYType(kind: .text, size: 4 * count, isBigEndian: false) }

  let kind: Kind
  /// Bytes of an element.
  let size: Int
  let isBigEndian: Bool

  private init(kind: Kind, size: Int, isBigEndian: Bool) {
    self.kind = kind
    self.size = size
    self.isBigEndian = isBigEndian
  }

  /// Nothing, if the description is none of these or has a size that its kind does not come in.
  init?(description: String) {
    var rest = description[...]
    guard let order = rest.popFirst(), "<>|=".contains(order), let letter = rest.popFirst(),
      let kind = Kind(rawValue: letter), rest.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let count = Int(rest),
      count <= 1000
    else { return nil }
    let sizes: [Int]? =
      switch kind {
      case .boolean: [1]
      case .integer, .unsignedInteger: [1, 2, 4, 8]
      case .float: [2, 4, 8]
      case .bytes, .text: nil
      }
    guard sizes?.contains(count) ?? (count > 0) else { return nil }
    self.init(kind: kind, size: kind == .text ? 4 * count : count, isBigEndian: order == ">")
  }

  var isText: Bool { kind == .bytes || kind == .text }
}

extension NPYType: CustomStringConvertible {
  /// As NumPy writes it.
  var description: String {
    let order = size == 1 || kind == .bytes || kind == .boolean ? "|" : isBigEndian ? ">" : "<"
    return "\(order)\(kind.rawValue)\(kind == .text ? size / 4 : size)"
  }

  /// In words, as errors have it.
  var name: String {
    switch kind {
    case .boolean: "truth values"
    case .integer, .unsignedInteger: "whole numbers of \(8 * size) bits"
    case .float: "floating-point numbers of \(8 * size) bits"
    case .bytes, .text: "text"
    }
  }
}
