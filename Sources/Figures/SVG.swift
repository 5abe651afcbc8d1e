import Cairo

/// Cairo's SVG made fit for a page: the same bytes for the same drawing, no id that another figure uses too, words
/// for those who cannot see it, and pixels that stay squares at any size.
///
/// Cairo numbers its surfaces, images and glyphs through the life of the process. Here they are numbered in order
/// of appearance, behind a prefix computed from the drawing itself. Works on bytes: as text it would take longer
/// than drawing.
func tidied(svg: [UInt8], size: Size, title: String, description: String) -> [UInt8] {
  // The pieces at odd places are the values of attributes; each follows a piece that ends with the name. The first
  // pieces, up to the end of the opening tag, are replaced by a header of our own.
  let pieces = svg.split(separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
  let opening = pieces.firstIndex { $0.contains(subsequence: "<svg ") }!
  let first = pieces[(opening + 1)...].firstIndex { ($0.startIndex > 0) && $0.first == UInt8(ascii: ">") }!

  var numbers: [ArraySlice<UInt8>: Int] = [:]
  for index in stride(from: first + 1, to: pieces.count, by: 2) where pieces[index - 1].ends(with: " id=") {
    numbers[pieces[index]] = numbers.count
  }

  var drawing: [UInt8] = []
  drawing.reserveCapacity(svg.count)
  // Where the prefix goes, once it is known.
  var marks: [Int] = []
  for (index, piece) in pieces[first...].enumerated() {
    if index > 0 { drawing.append(UInt8(ascii: "\"")) }
    if index % 2 == 0 {
      // Inside the header's tag only its end is left.
      let text = index == 0 ? piece.dropFirst() : piece
      if text.ends(with: "<image id=") || text.ends(with: "<image width=") {
        let name = text.lastIndex(of: UInt8(ascii: "<"))!
        drawing += text[..<name]
        drawing += "<image style=\"image-rendering:pixelated\"".utf8
        drawing += text[(name + "<image".utf8.count)...]
      } else {
        drawing += text
      }
    } else if let (before, number, after) = reference(piece, numbers) {
      drawing += before.utf8
      marks.append(drawing.count)
      drawing += String(number, radix: 36).utf8
      drawing += after.utf8
    } else if piece.starts(with: "data:".utf8) {
      drawing += piece
    } else if pieces[first + index - 1].ends(with: " d=") {
      appendPath(piece, to: &drawing)
    } else {
      appendShortened(piece, to: &drawing)
    }
  }

  let prefix = "f" + fingerprint(of: drawing)
  let (width, height) = (Int(size.width.rounded(.up)), Int(size.height.rounded(.up)))
  let header =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
    + "width=\"\(width)pt\" height=\"\(height)pt\" viewBox=\"0 0 \(width) \(height)\" "
    + "role=\"img\" aria-labelledby=\"\(prefix)-title \(prefix)-description\">"
    + "<title id=\"\(prefix)-title\">\(escaped(title))</title>"
    + "<desc id=\"\(prefix)-description\">\(escaped(description))</desc>"
  var result = Array(header.utf8)
  var end = 0
  for mark in marks {
    result += drawing[end..<mark]
    result += prefix.utf8
    end = mark
  }
  return result + drawing[end...]
}

/// An attribute's value that is an id or refers to one: what stands before it, its number, and what follows.
private func reference(
  _ value: ArraySlice<UInt8>, _ numbers: [ArraySlice<UInt8>: Int]
) -> (before: String, number: Int, after: String)? {
  if let number = numbers[value] { return ("", number, "") }
  if value.first == UInt8(ascii: "#"), let number = numbers[value.dropFirst()] { return ("#", number, "") }
  if value.starts(with: "url(#".utf8), let number = numbers[value.dropFirst(5).dropLast()] {
    return ("url(#", number, ")")
  }
  return nil
}

/// Numbers cut after two decimals: a fiftieth of a pixel.
private func appendShortened(_ value: ArraySlice<UInt8>, to result: inout [UInt8]) {
  var decimals: Int?
  for byte in value {
    let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    decimals = byte == UInt8(ascii: ".") ? 0 : isDigit ? decimals.map { $0 + 1 } : nil
    if decimals.map({ $0 <= 2 }) ?? true { result.append(byte) }
  }
}

/// A path with its numbers cut and without the spaces that its letters make needless.
private func appendPath(_ path: ArraySlice<UInt8>, to result: inout [UInt8]) {
  var shortened: [UInt8] = []
  appendShortened(path, to: &shortened)
  let isLetter = { (byte: UInt8) in byte >= UInt8(ascii: "A") }
  for (index, byte) in shortened.enumerated() {
    let isNeedless =
      byte == UInt8(ascii: " ")
      && (index == 0 || index == shortened.count - 1 || isLetter(shortened[index - 1])
        || isLetter(shortened[index + 1]))
    // A comma, because an address in a page would need three characters for a space.
    if !isNeedless { result.append(byte == UInt8(ascii: " ") ? UInt8(ascii: ",") : byte) }
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

extension ArraySlice<UInt8> {
  fileprivate func ends(with text: StaticString) -> Bool {
    count >= text.utf8CodeUnitCount
      && text.withUTF8Buffer { suffix($0.count).elementsEqual($0) }
  }

  fileprivate func contains(subsequence text: StaticString) -> Bool {
    text.withUTF8Buffer { text in
      indices.contains { self[$0...].starts(with: text) }
    }
  }
}
