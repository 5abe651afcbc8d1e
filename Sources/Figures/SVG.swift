import Cairo

/// Cairo's SVG made fit for a page: the same bytes for the same drawing, no id that another figure uses too, words
/// for those who cannot see it, and pixels that stay squares at any size.
///
/// Cairo numbers its surfaces, images and glyphs through the life of the process. Here they are numbered in order
/// of appearance, behind a prefix computed from the drawing itself.
func tidied(svg: String, size: Size, title: String, description: String) -> String {
  let opening = svg.firstRange(of: "<svg ")!.lowerBound
  let start = svg[opening...].firstIndex(of: ">")!
  // The pieces at odd places are the values of attributes; each follows a piece that ends with the name.
  let pieces = svg[svg.index(after: start)...].split(separator: "\"", omittingEmptySubsequences: false)
  var numbers: [Substring: Int] = [:]
  for index in stride(from: 1, to: pieces.count, by: 2) where pieces[index - 1].hasSuffix(" id=") {
    numbers[pieces[index]] = numbers.count
  }

  var drawing = ""
  drawing.reserveCapacity(svg.utf8.count)
  for (index, piece) in pieces.enumerated() {
    if index % 2 == 0 {
      drawing += index == 0 ? "" : "\""
      drawing += piece.replacing("<image ", with: "<image style=\"image-rendering:pixelated\" ")
    } else {
      drawing += "\""
      drawing += piece.hasPrefix("data:") ? String(piece) : shortened(renamed(piece, numbers))
    }
  }
  let prefix = "f" + fingerprint(of: drawing)
  let header =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
    + "width=\"\(Int(size.width))pt\" height=\"\(Int(size.height))pt\" "
    + "viewBox=\"0 0 \(Int(size.width)) \(Int(size.height))\" "
    + "role=\"img\" aria-labelledby=\"\(prefix)-title \(prefix)-description\">"
    + "<title id=\"\(prefix)-title\">\(escaped(title))</title>"
    + "<desc id=\"\(prefix)-description\">\(escaped(description))</desc>"
  return header + drawing.replacing(idMark, with: prefix)
}

/// Stands for the prefix until the drawing that it is computed from is complete.
private let idMark = "\u{1}"

/// An attribute's value with the ids that it is, or refers to, by their numbers.
private func renamed(_ value: Substring, _ numbers: [Substring: Int]) -> String {
  func name(_ id: Substring) -> String? { numbers[id].map { idMark + String($0, radix: 36) } }
  if let name = name(value) { return name }
  if value.hasPrefix("#"), let name = name(value.dropFirst()) { return "#" + name }
  if value.hasPrefix("url(#"), let name = name(value.dropFirst(5).dropLast()) { return "url(#\(name))" }
  return String(value)
}

/// Numbers cut after two decimals: a fiftieth of a pixel.
private func shortened(_ value: String) -> String {
  var decimals: Int?
  let bytes = value.utf8.filter { byte in
    let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    decimals = byte == UInt8(ascii: ".") ? 0 : isDigit ? decimals.map { $0 + 1 } : nil
    return decimals.map { $0 <= 2 } ?? true
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Six letters and digits that differ for different texts (FNV-1a).
private func fingerprint(of text: String) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  return String(String(hash, radix: 36).suffix(6))
}

private func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
}
