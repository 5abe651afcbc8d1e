/// The tags of a drawing on their way to a shorter text.
struct SVGDrawing {
  private(set) var bytes: [UInt8] = []
  /// Where the prefix of ids goes, once it is known.
  private var marks: [Int] = []
  private let address: String
  private let isFile: Bool

  /// - Parameters:
  ///   - tags: with ids as ``tags(of:)`` gives them.
  ///   - address: the attribute that says what a tag refers to.
  ///   - isFile: whether the drawing has no page around it whose style makes pixels squares.
  init(_ tags: [SVGTag], address: String, isFile: Bool) {
    self.address = address
    self.isFile = isFile
    for tag in tags { append(tag) }
  }

  /// The bytes with a prefix to every id, which differs for different drawings.
  var prefixed: (prefix: String, bytes: [UInt8]) {
    let prefix = "f" + fingerprint(of: bytes)
    var result: [UInt8] = []
    var end = 0
    for mark in marks {
      result += bytes[end..<mark]
      result += prefix.utf8
      end = mark
    }
    return (prefix, result + bytes[end...])
  }

  private mutating func append(_ tag: SVGTag) {
    bytes += "<\(tag.name)".utf8
    if isFile && tag.name == "image" { bytes += " image-rendering=\"pixelated\"".utf8 }
    for (name, value) in tag.attributes {
      bytes += " \(name == "xlink:href" ? address : name)=\"".utf8
      switch name {
      case "id":
        marks.append(bytes.count)
        bytes += value
      case "d": bytes += ShortPath(value).bytes
      case "x", "y": appendHundredths(hundredths(value), to: &bytes)
      default:
        if let id = SVGTag.reference(value, of: name) {
          bytes += value[..<id.startIndex]
          marks.append(bytes.count)
          bytes += value[id.startIndex...]
        } else {
          bytes += value
        }
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes += (tag.isEmpty ? "/>" : ">").utf8
  }
}

// MARK: - What Cairo writes

extension SVGDrawing {
  /// The tags within Cairo's SVG: ids numbered in order of appearance, where something refers to them, styles as attributes,
  /// and words of one style that follow each other in one group.
  static func tags(of svg: [UInt8]) -> [SVGTag] { joined(separateTags(of: svg)) }

  /// The same with every word in a group, as Cairo has them.
  static func separateTags(of svg: [UInt8]) -> [SVGTag] {
    let tags = SVGTag.all(in: svg).drop { $0.name != "svg" }.dropFirst()
    let used = Set(tags.flatMap { $0.attributes.compactMap { SVGTag.reference($0.value, of: $0.name) } })
    let drawn = unwrapped(tags, used: used)
    var numbers: [ArraySlice<UInt8>: ArraySlice<UInt8>] = [:]
    for id in drawn.compactMap({ $0["id"] }) where used.contains(id) {
      numbers[id] = Array(String(numbers.count, radix: 36).utf8)[...]
    }
    // A drawing has few styles, which many shapes have.
    var styles: [ArraySlice<UInt8>: [(name: String, value: ArraySlice<UInt8>)]] = [:]
    return drawn.map { tag in
      var tag = tag
      tag.attributes = tag.attributes.flatMap { name, value in
        guard name == "style" else { return attribute(name: name, value: value, numbers: numbers) }
        if let style = styles[value] { return style }
        let style = style(value).map { (name: $0.property, value: Array($0.value.utf8)[...]) }
        styles[value] = style
        return style
      }
      return tag
    }
  }

  private static func attribute(
    name: String, value: ArraySlice<UInt8>, numbers: [ArraySlice<UInt8>: ArraySlice<UInt8>]
  ) -> [(name: String, value: ArraySlice<UInt8>)] {
    if name == "id" { return numbers[value].map { [(name, $0)] } ?? [] }
    guard let id = SVGTag.reference(value, of: name), let number = numbers[id] else { return [(name, value)] }
    return [(name, value[..<id.startIndex] + number + value[id.endIndex...])]
  }

  /// Cairo wraps every letter's outline up; here outlines stand alone, and none is kept that nothing refers to.
  private static func unwrapped(
    _ tags: some Sequence<SVGTag>, used: Set<ArraySlice<UInt8>>
  ) -> [SVGTag] {
    var result: [SVGTag] = []
    for tag in tags {
      guard let wrapper = result.dropLast().last, tag.name == "/" + wrapper.name, var path = result.last,
        path.name == "path", let id = wrapper["id"],
        wrapper.attributes.allSatisfy({ $0.name == "id" || $0.name == "overflow" })
      else {
        result.append(tag)
        continue
      }
      result.removeLast(2)
      guard wrapper.name != "symbol" || used.contains(id) else { continue }
      path.attributes.insert(("id", id), at: 0)
      result.append(path)
    }
    return result
  }

  /// Cairo makes a group of every word; here words of one style that follow each other are in one group.
  static func joined(_ tags: [SVGTag]) -> [SVGTag] {
    var result: [SVGTag] = []
    for tag in tags {
      if tag.name == "g", result.last?.name == "/g",
        let start = result.dropLast().last(where: { $0.name == "g" || $0.name == "/g" }), start.name == "g",
        start.attributes.elementsEqual(tag.attributes, by: ==)
      {
        result.removeLast()
      } else {
        result.append(tag)
      }
    }
    return result
  }

  /// What Cairo says of every shape, and every shape has anyway.
  private static let initial: Set<String> = [
    "stroke:none", "stroke-opacity:1", "stroke-linecap:butt", "stroke-linejoin:miter", "fill-opacity:1",
    "fill-rule:nonzero",
  ]

  /// Each property as the attribute of its name: in a page whose policy forbids styles, some browsers forbid them to its
  /// pictures too.
  private static func style(_ style: ArraySlice<UInt8>) -> [(property: String, value: String)] {
    style.split(separator: UInt8(ascii: ";")).compactMap { declaration in
      let text = String(decoding: declaration.drop { $0 == UInt8(ascii: " ") }, as: UTF8.self)
      guard !initial.contains(text), let colon = text.firstIndex(of: ":") else { return nil }
      return (String(text[..<colon]), withShortColour(text[text.index(after: colon)...]))
    }
  }

  /// `rgb(78.43%,25.1%,10.2%)` as `#c8401a`; any other value as it is.
  private static func withShortColour(_ value: Substring) -> String {
    guard value.hasPrefix("rgb(") else { return String(value) }
    let percentages = value.dropFirst(4).split { "%,) ".contains($0) }.compactMap { Double($0) }
    guard percentages.count == 3 else { return String(value) }
    let code = percentages.reduce(1) { $0 << 8 | Int(($1 * 2.55).rounded()) }
    return "#" + String(code, radix: 16).dropFirst()
  }
}

/// Six letters and digits that differ for different drawings (FNV-1a).
private func fingerprint(of bytes: [UInt8]) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  return String(String(hash, radix: 36).suffix(6))
}
