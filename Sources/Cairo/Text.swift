import CCairo
import Synchronization

/// A typeface at a size.
///
/// Making a font takes longer than drawing with it, so fonts are made once and kept. A font that could not be made
/// fails the drawing that uses it.
public final class Font: Sendable {
  /// In points.
  public let size: Double
  let typeface: Typeface
  nonisolated(unsafe) let pointer: OpaquePointer?

  // In Cairo 1.16 a font that one thread lets go while another takes it up ends the process
  // (`cairo_scaled_font_destroy: Assertion "! scaled_font->cache_frozen" failed`). So one thread at a time works with
  // fonts: a text takes its font up and lets it go in one turn; a vector file lets its fonts go as it is finished.
  static let turn = Mutex(())

  /// Without hinting a text has the same width on every surface, so that one layout serves all of them.
  public init(size: Double, isBold: Bool = false) {
    self.size = size
    typeface = isBold ? .bold : .medium
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    var scale = cairo_matrix_t()
    var identity = cairo_matrix_t()
    cairo_matrix_init_scale(&scale, size, size)
    cairo_matrix_init_identity(&identity)
    let face = typeface.pointer
    var font: OpaquePointer?
    Self.turn.withLock { _ in font = cairo_scaled_font_create(face, &scale, &identity, options) }
    pointer = font
    cairo_font_options_destroy(options)
  }

  deinit {
    Self.turn.withLock { _ in cairo_scaled_font_destroy(pointer) }
  }

  /// What the fonts have letters for.
  public static var characters: Set<Unicode.Scalar> {
    Typeface.medium.characters.intersection(Typeface.bold.characters)
  }

  /// How far the text runs, in points.
  public func width(of text: String) -> Double { Self.turn.withLock { _ in widthInTurn(of: text) } }

  fileprivate func widthInTurn(of text: String) -> Double {
    var extents = cairo_text_extents_t()
    cairo_scaled_font_text_extents(pointer, text, &extents)
    return extents.x_advance
  }
}

/// Which part of a text lies at its point.
public enum TextAlignment: Sendable {
  /// Its beginning.
  case leading
  /// Its middle.
  case center
  /// Its end.
  case trailing
}

extension Context {
  /// Draws a line of text with its baseline through `point`. The drawing fails if the font lacks one of its characters.
  public func text(
    _ text: String, at point: Point, font: Font, color: Color, alignment: TextAlignment = .leading
  ) {
    guard drawsText else { return }
    missing = missing ?? MissingCharacters(in: text, of: font.typeface)
    Font.turn.withLock { _ in
      let shift: Double =
        switch alignment {
        case .leading: 0
        case .center: font.widthInTurn(of: text) / 2
        case .trailing: font.widthInTurn(of: text)
        }
      cairo_save(pointer)
      select(color)
      cairo_set_scaled_font(pointer, font.pointer)
      cairo_move_to(pointer, point.x - shift, point.y)
      cairo_show_text(pointer, text)
      // Otherwise the context would let the font go with the next change of place, out of turn.
      cairo_restore(pointer)
    }
  }
}
