/// A tag of Cairo's SVG, in which every value stands in quotation marks and nothing but space between two tags.
struct SVGTag {
  /// Such as `path`, or `/g` for the end of a group.
  var name: String
  var attributes: [(name: String, value: ArraySlice<UInt8>)] = []
  /// Whether it ends itself.
  var isEmpty = false

  subscript(name: String) -> ArraySlice<UInt8>? { attributes.first { $0.name == name }?.value }

  /// The id that an attribute refers to: an address as in `#glyph0-1`, any other as in `url(#clip1)`.
  static func reference(_ value: ArraySlice<UInt8>, of name: String) -> ArraySlice<UInt8>? {
    if name.hasSuffix("href") { return value.first == UInt8(ascii: "#") ? value.dropFirst() : nil }
    return value.starts(with: "url(#".utf8) ? value.dropFirst(5).dropLast() : nil
  }
}

extension SVGTag {
  /// The tags of a file in their order.
  static func all(in svg: [UInt8]) -> [SVGTag] {
    var tags: [SVGTag] = []
    var rest = svg[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(start + 1)...]
      let slash = rest.prefix { $0 == UInt8(ascii: "/") }
      let end = rest[slash.endIndex...].firstIndex {
        isSpace($0) || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "/")
      }
      let name = rest[..<(end ?? rest.endIndex)]
      rest = rest[name.endIndex...]
      var tag = SVGTag(name: String(decoding: name, as: UTF8.self))
      // The head of the file, `<?xml … ?>`, has attributes too.
      while let attribute = nextAttribute(&rest) { tag.attributes.append(attribute) }
      tag.isEmpty = rest.first == UInt8(ascii: "/")
      tags.append(tag)
    }
    return tags
  }

  private static func nextAttribute(
    _ rest: inout ArraySlice<UInt8>
  ) -> (name: String, value: ArraySlice<UInt8>)? {
    let start = rest.drop(while: isSpace)
    let name = start.prefix { $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
    let value = start[name.endIndex...].dropFirst(2).prefix { $0 != UInt8(ascii: "\"") }
    guard !name.isEmpty, start[name.endIndex...].starts(with: "=\"".utf8) else {
      rest = start
      return nil
    }
    rest = start[value.endIndex...].dropFirst()
    return (String(decoding: name, as: UTF8.self), value)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n")
  }
}
