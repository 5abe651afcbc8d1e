import CCairo

/// A sans-serif font: Inter where it is installed, otherwise what the system takes for it.
public struct Font: Hashable, Sendable {
  /// In points.
  public var size: Double
  public var isBold: Bool

  public init(size: Double, isBold: Bool = false) {
    self.size = size
    self.isBold = isBold
  }

  /// How far the text runs, in points.
  public func width(of text: String) -> Double {
    withScaledFont { font in
      var extents = cairo_text_extents_t()
      cairo_scaled_font_text_extents(font, text, &extents)
      return extents.x_advance
    }
  }

  /// Without hinting a text has the same width on every surface, so that one layout serves all of them.
  func withScaledFont<Result>(_ body: (OpaquePointer?) -> Result) -> Result {
    let face = cairo_toy_font_face_create(
      "Inter", CAIRO_FONT_SLANT_NORMAL, isBold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    var scale = cairo_matrix_t()
    var identity = cairo_matrix_t()
    cairo_matrix_init_scale(&scale, size, size)
    cairo_matrix_init_identity(&identity)
    let font = cairo_scaled_font_create(face, &scale, &identity, options)
    defer {
      cairo_scaled_font_destroy(font)
      cairo_font_options_destroy(options)
      cairo_font_face_destroy(face)
    }
    return body(font)
  }
}

/// Which part of a text lies at its point.
public enum TextAlignment: Sendable {
  case leading, center, trailing
}

extension Context {
  /// Draws a line of text with its baseline through `point`.
  public func text(
    _ text: String, at point: Point, font: Font, color: Color, alignment: TextAlignment = .leading
  ) {
    let shift: Double =
      switch alignment {
      case .leading: 0
      case .center: font.width(of: text) / 2
      case .trailing: font.width(of: text)
      }
    select(color)
    font.withScaledFont { cairo_set_scaled_font(pointer, $0) }
    cairo_move_to(pointer, point.x - shift, point.y)
    cairo_show_text(pointer, text)
  }
}
