import Cairo

/// Cairo's SVG made fit for a page: the same bytes for the same drawing, fewer of them, and pixels that stay squares at
/// any size. A file of its own also has words for those who cannot see it, and no id that another file uses.
///
/// Cairo numbers its surfaces, images and glyphs through the life of the process. Here they are numbered in order
/// of appearance, behind a prefix computed from the drawing itself. Works on bytes: as text it would take longer
/// than drawing.
///
/// - Parameter words: title and description; nil for a picture whose page has them beside it.
func tidied(svg: [UInt8], size: Size, words: (title: String, description: String)?) -> [UInt8] {
  // Browsers know the newer name of an address, other viewers of files may not.
  let address = words == nil ? "href" : "xlink:href"
  let drawing = SVGDrawing(SVGTag.all(in: svg).drop { $0.name != "svg" }.dropFirst(), address: address)
  let prefix = words == nil ? "f" : "f" + fingerprint(of: drawing.bytes)
  let (width, height) = (Int(size.width.rounded(.up)), Int(size.height.rounded(.up)))
  var header =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)pt\" height=\"\(height)pt\" "
    + "viewBox=\"0 0 \(width) \(height)\""
  if let words {
    header +=
      " xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"img\" "
      + "aria-labelledby=\"\(prefix)-title \(prefix)-description\">"
      + "<title id=\"\(prefix)-title\">\(escaped(words.title))</title>"
      + "<desc id=\"\(prefix)-description\">\(escaped(words.description))</desc>"
  } else {
    header += ">"
  }
  var result = Array(header.utf8)
  var end = 0
  for mark in drawing.marks {
    result += drawing.bytes[end..<mark]
    result += prefix.utf8
    end = mark
  }
  return result + drawing.bytes[end...]
}

/// The tags of a drawing on their way to a shorter text.
private struct SVGDrawing {
  /// What is referred to, numbered in order of appearance.
  private var numbers: [ArraySlice<UInt8>: Int] = [:]
  private(set) var bytes: [UInt8] = []
  /// Where the prefix of ids goes, once it is known.
  private(set) var marks: [Int] = []

  /// - Parameter address: the attribute that says what a tag refers to.
  init(_ tags: some Sequence<SVGTag>, address: String) {
    let used = Set(tags.flatMap { $0.attributes.compactMap { SVGTag.reference($0.value) } })
    let tags = Self.joined(Self.unwrapped(tags, used: used))
    for id in tags.compactMap({ $0["id"] }) where used.contains(id) { numbers[id] = numbers.count }
    for tag in tags { append(tag, address: address) }
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

  /// Cairo makes a group of every word; here words of one style that follow each other are one group.
  private static func joined(_ tags: [SVGTag]) -> [SVGTag] {
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

  private mutating func append(_ tag: SVGTag, address: String) {
    bytes += "<\(tag.name)".utf8
    if tag.name == "image" { bytes += " image-rendering=\"pixelated\"".utf8 }
    for (name, value) in tag.attributes {
      let name = name == "xlink:href" ? address : name
      switch name {
      case "id":
        if let number = numbers[value] { appendAttribute(name) { $0.appendReference("", number, "") } }
      case "style":
        for (property, value) in Self.style(value) { appendAttribute(property) { $0.bytes += value.utf8 } }
      case "d": appendAttribute(name) { $0.bytes += ShortPath(value).bytes }
      case "x", "y": appendAttribute(name) { appendHundredths(hundredths(value), to: &$0.bytes) }
      default:
        appendAttribute(name) {
          guard let id = SVGTag.reference(value), let number = $0.numbers[id] else {
            $0.bytes += value
            return
          }
          let isURL = value.first == UInt8(ascii: "u")
          $0.appendReference(isURL ? "url(#" : "#", number, isURL ? ")" : "")
        }
      }
    }
    bytes += (tag.isEmpty ? "/>" : ">").utf8
  }

  private mutating func appendAttribute(_ name: String, value: (inout Self) -> Void) {
    bytes += " \(name)=\"".utf8
    value(&self)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendReference(_ before: String, _ number: Int, _ after: String) {
    bytes += before.utf8
    marks.append(bytes.count)
    bytes += (String(number, radix: 36) + after).utf8
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

private func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
}
