import Cairo

/// Lengths that all figures share, in points.
public enum Style {
  /// Ground around a figure. A page that aligns figures with its text moves them left by this much.
  public static let margin = 12.0
  /// The width of a figure's body: with its margins, a page's column of text.
  public static let width = 456.0
  /// The width of a body that needs all of a page's column.
  static let fullWidth = 500.0
  /// The width of a narrow figure's body: a telephone's column of text.
  static let narrowWidth = 264.0
  /// The grid that PNG files and the squares of maps keep to.
  public static let pixelsPerPoint = 2.0
  /// From the top of the title to the top of the body.
  static let titleHeight = 28.0
  static let captionGap = 12.0
  /// Around a picture alone: half the width of the strokes that frame it, and more.
  static let bodyPadding = 2.0
  static let captionLeading = 12.0
  static let hairline = 0.5

  /// The caption broken into lines that fit the width.
  static func captionLines(_ caption: String, width: Double) -> [String] {
    var lines: [String] = []
    for word in caption.split(separator: " ") {
      if let line = lines.last, Font.tick.width(of: line + " " + word) <= width {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}

extension Font {
  static let title = Font(size: 11, isBold: true)
  static let label = Font(size: 9)
  /// A little more than eleven of a telephone's pixels.
  static let tick = Font(size: 8.5)
}
