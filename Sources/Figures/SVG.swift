import Cairo

/// Cairo's SVG as a file that may also stand beside others in a page: the same bytes for the same drawing, fewer of them,
/// pixels that stay squares at any size, words for those who cannot see it, and no id that another file uses.
///
/// Cairo numbers its surfaces, images and glyphs through the life of the process. Here they are numbered in order
/// of appearance, behind a prefix computed from the drawing itself. Works on bytes: as text it would take longer
/// than drawing.
func tidied(svg: [UInt8], size: Size, title: String, description: String) -> [UInt8] {
  // Browsers know a newer name of an address, other viewers of files may not.
  let (prefix, drawing) = SVGDrawing(SVGDrawing.tags(of: svg), address: "xlink:href", isFile: true).prefixed
  let (width, height) = (Int(size.width.rounded(.up)), Int(size.height.rounded(.up)))
  let header =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)pt\" height=\"\(height)pt\" "
    + "viewBox=\"0 0 \(width) \(height)\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"img\" "
    + "aria-labelledby=\"\(prefix)-title \(prefix)-description\">"
    + "<title id=\"\(prefix)-title\">\(title.escapedForXML)</title>"
    + "<desc id=\"\(prefix)-description\">\(description.escapedForXML)</desc>"
  return Array(header.utf8) + drawing
}

extension String {
  var escapedForXML: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
