import Cairo

/// A drawing as part of a page, for light and dark ground in one.
///
/// Colours that have a role in the palette become classes (`f-ink` fills with ink, `s-ink` strokes with it), which the
/// page's style colours; images stand there twice, as classes `light` and `dark`, of which the page shows one. Where the
/// two drawings differ in more than that, both stand there.
///
/// - Parameters:
///   - size: in points.
///   - description: what it shows, for someone who cannot see it.
func inline(light: [UInt8], dark: [UInt8], size: Size, description: String) -> String {
  // Words of one colour on light ground need not be of one on dark ground: they are joined once both have their classes.
  let (light, dark) = (SVGDrawing.separateTags(of: light), SVGDrawing.separateTags(of: dark))
  if let both = merged(light, dark) {
    return element(SVGDrawing.joined(both), classes: "", size, description)
  }
  return element(SVGDrawing.joined(light), classes: " class=\"light\"", size, description)
    + element(SVGDrawing.joined(dark), classes: " class=\"dark\"", size, description)
}

private func element(_ tags: [SVGTag], classes: String, _ size: Size, _ description: String) -> String {
  // A point is 4/3 of a CSS pixel.
  let (width, height) = (Int((size.width * 4 / 3).rounded()), Int((size.height * 4 / 3).rounded()))
  let drawing = SVGDrawing(tags, address: "href", isFile: false).prefixed.bytes
  return
    "<svg\(classes) role=\"img\" aria-label=\"\(description.escapedForXML)\" width=\"\(width)\" height=\"\(height)\" "
    + "viewBox=\"0 0 \(Int(size.width.rounded(.up))) \(Int(size.height.rounded(.up)))\">"
    + String(decoding: drawing, as: UTF8.self)
}

private func merged(_ light: [SVGTag], _ dark: [SVGTag]) -> [SVGTag]? {
  guard light.count == dark.count else { return nil }
  var result: [SVGTag] = []
  for (one, other) in zip(light, dark) {
    guard one.name == other.name,
      one.attributes.elementsEqual(other.attributes, by: { $0.name == $1.name })
    else { return nil }
    if one.name == "image" {
      result += one.attributes.elementsEqual(other.attributes, by: ==) ? [one] : pair(one, other)
    } else if let tag = withRoles(one, other) {
      result.append(tag)
    } else {
      return nil
    }
  }
  return result
}

/// An image for light and one for dark in a group, which has the id.
private func pair(_ light: SVGTag, _ dark: SVGTag) -> [SVGTag] {
  var group = SVGTag(name: "g")
  group.attributes = light.attributes.filter { $0.name == "id" }
  func image(_ tag: SVGTag, _ name: String) -> SVGTag {
    var image = tag
    image.attributes = tag.attributes.filter { $0.name != "id" } + [("class", Array(name.utf8)[...])]
    return image
  }
  return [group, image(light, "light"), image(dark, "dark"), SVGTag(name: "/g")]
}

/// The tag with classes for its colours; nil if it has one without a role, or differs otherwise.
private func withRoles(_ light: SVGTag, _ dark: SVGTag) -> SVGTag? {
  var tag = light
  var classes: [String] = []
  tag.attributes = []
  for (one, other) in zip(light.attributes, dark.attributes) {
    if one.value == other.value {
      tag.attributes.append(one)
    } else if let role = roles[Pair(light: one.value, dark: other.value)],
      let letter = ["fill": "f", "stroke": "s"][one.name]
    {
      classes.append("\(letter)-\(role)")
    } else {
      return nil
    }
  }
  if !classes.isEmpty {
    tag.attributes.insert(("class", Array(classes.joined(separator: " ").utf8)[...]), at: 0)
  }
  return tag
}

private struct Pair: Hashable {
  var light: ArraySlice<UInt8>
  var dark: ArraySlice<UInt8>
}

/// The palette's roles by their two colours.
private let roles: [Pair: String] = {
  var roles: [Pair: String] = [:]
  func add(_ name: String, _ light: Color, _ dark: Color) {
    func bytes(_ color: Color) -> ArraySlice<UInt8> { Array(color.hex.lowercased().utf8)[...] }
    roles[Pair(light: bytes(light), dark: bytes(dark))] = name
  }
  for (light, dark) in zip(Palette.light.roles, Palette.dark.roles) {
    add(light.name, light.color, dark.color)
  }
  // What stands on a colour may be ink in one theme and of the ground's colour in the other.
  add("ink-ground", Palette.light.ink, Palette.dark.ground)
  add("ground-ink", Palette.light.ground, Palette.dark.ink)
  return roles
}()
