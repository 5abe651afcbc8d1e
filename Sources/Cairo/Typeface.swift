import CCairo

/// Inter in one weight, part of the program: what figures write with looks the same on every machine, whatever fonts
/// and settings are there.
///
/// FreeType reads it from memory, so nothing asks fontconfig. There are two, and they live as long as the process,
/// because Cairo keeps what it made of them for longer than a ``Font``.
struct Typeface: Sendable {
  static let medium = Typeface(PackageResources.Inter_Medium_otf)
  static let bold = Typeface(PackageResources.Inter_Bold_otf)

  // Cairo locks a face while it works with it, and every face has a FreeType of its own: threads may share one.
  nonisolated(unsafe) let pointer: OpaquePointer?
  /// What it has letters for.
  let characters: Set<Unicode.Scalar>

  private init(_ file: [UInt8]) {
    // FreeType goes on reading the file's bytes where they lie.
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: file.count)
    _ = bytes.initialize(fromContentsOf: file)
    var library: FT_Library?
    var face: FT_Face?
    var status = FT_Init_FreeType(&library)
    if status == 0 {
      // FREETYPE_PROPERTIES in a user's environment could make letters bolder.
      var isNotDarkened: FT_Bool = 1
      FT_Property_Set(library, "cff", "no-stem-darkening", &isNotDarkened)
      status = FT_New_Memory_Face(library, bytes.baseAddress, FT_Long(file.count), 0, &face)
    }
    guard status == 0, let face else {
      fatalError("FreeType error \(status): found no memory for the figures' font of \(file.count) bytes")
    }
    pointer = cairo_ft_font_face_create_for_ft_face(face, 0)
    var characters: Set<Unicode.Scalar> = []
    var glyph: FT_UInt = 0
    var code = FT_Get_First_Char(face, &glyph)
    while glyph != 0 {
      if let character = Unicode.Scalar(UInt32(code)) { characters.insert(character) }
      code = FT_Get_Next_Char(face, code, &glyph)
    }
    self.characters = characters
  }
}

/// A text has characters that the figures' font lacks: each would be drawn as the same empty box.
public struct MissingCharacters: Error, Hashable, CustomStringConvertible {
  /// The text, as it was to be drawn.
  public let text: String
  /// What is missing, in the text's order.
  public let characters: [Unicode.Scalar]

  /// Nil if the typeface has them all.
  init?(in text: String, of typeface: Typeface) {
    characters = text.unicodeScalars.filter { !typeface.characters.contains($0) }
    guard !characters.isEmpty else { return nil }
    self.text = text
  }

  public var description: String {
    let codes = characters.prefix(3).map { "U+" + String($0.value, radix: 16, uppercase: true) }
    return """
      figure's text “\(text)”: found \(codes.joined(separator: ", "))\(characters.count > 3 ? ", …" : ""), expected \
      Latin, Greek or Cyrillic letters, digits and mathematical signs. Write it in those.
      """
  }
}
