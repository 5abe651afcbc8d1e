import Cairo
import LeNet
import Reading

/// What is written on a sheet in place of a student: digits of a data set, and signs drawn with the same pen.
public struct SheetFilling: Sendable {
  /// What stands in each field, in the layout's order: a content for each box or sign. A tick is a stroke.
  public let contents: [[Symbol.Content]]
  private let pieces: [Piece]

  /// A digit's 28 × 28 pixels, or a sign, in a rectangle of the sheet.
  private struct Piece {
    var digit: Digit?
    var sign: Symbol.Sign?
    var place: Rectangle
  }

  /// Writes what the sheet asks for; where it asks for nothing, something of the field's kind.
  ///
  /// - Parameters:
  ///   - layout: the sheet to write on.
  ///   - digits: of every class there must be one.
  ///   - generator: gives all random numbers.
  public init(
    _ layout: SheetLayout, with digits: LabelledDigits, using generator: inout some RandomNumberGenerator
  ) {
    let classes = (0..<10).map { label in digits.labels.indices.filter { digits.labels[$0] == label } }
    precondition(
      classes.allSatisfy { !$0.isEmpty }, "digits of each class, not of \(Set(digits.labels).count)")
    var contents: [[Symbol.Content]] = []
    var pieces: [Piece] = []
    for field in layout.fields {
      let written = field.prompt.isEmpty ? Self.anyContent(of: field, using: &generator) : field.prompt
      contents.append(written)
      let hand = written.map { content -> Digit? in
        guard case .digit(let digit) = content else { return nil }
        return digits[classes[digit].randomElement(using: &generator)!]
      }
      switch field.kind {
      case .digits, .tick:
        for (index, content) in written.enumerated() where content != .empty {
          let place = Self.middle(of: field.boxes[index], using: &generator)
          pieces.append(Piece(digit: hand[index], sign: Self.sign(of: content), place: place))
        }
      case .number, .amount, .date:
        pieces += Self.line(written, hand, in: Rectangle(field.boxes[0]), using: &generator)
      }
    }
    self.contents = contents
    self.pieces = pieces
  }
}

// MARK: - What is written

extension SheetFilling {
  private static func sign(of content: Symbol.Content) -> Symbol.Sign? {
    if case .sign(let sign) = content { sign } else { nil }
  }

  private static func anyContent(
    of field: SheetLayout.Field, using generator: inout some RandomNumberGenerator
  ) -> [Symbol.Content] {
    func digits(_ count: Int, from first: Int = 0) -> [Symbol.Content] {
      (0..<count).map { .digit(Int.random(in: ($0 == 0 ? first : 0)...9, using: &generator)) }
    }
    func number(_ range: ClosedRange<Int>) -> [Symbol.Content] {
      let number = Int.random(in: range, using: &generator)
      return [.digit(number / 10), .digit(number % 10)]
    }
    switch field.kind {
    case .digits: return digits(field.boxes.count)
    case .number: return digits(Int.random(in: 3...6, using: &generator), from: 1)
    case .amount:
      return digits(Int.random(in: 2...4, using: &generator), from: 1) + [.sign(.dot)] + digits(2)
    case .date:
      return number(1...28) + [.sign(.dot)] + number(1...12) + [.sign(.dot), .digit(2), .digit(0)]
        + number(20...39)
    case .tick: return [Bool.random(using: &generator) ? .sign(.stroke) : .empty]
    }
  }
}

// MARK: - Where it stands

extension SheetFilling {
  /// Of a box's height, what a digit's twenty pixels of ink are high.
  private static let digitShare = 0.6

  /// Where the 28 × 28 pixels of a digit lie that stands about in the middle of a box.
  private static func middle(
    of box: SheetLayout.Box, using generator: inout some RandomNumberGenerator
  ) -> Rectangle {
    let box = Rectangle(box)
    let side =
      28 / 20 * digitShare * min(box.height, box.width) * Double.random(in: 0.95...1.2, using: &generator)
    let shift = 0.06 * box.width
    return Rectangle(
      box.midX - side / 2 + Double.random(in: -shift...shift, using: &generator),
      box.midY - side / 2 + Double.random(in: -shift...shift, using: &generator), side, side)
  }

  /// Digits and signs one after the other on a line, as near as people write them.
  private static func line(
    _ contents: [Symbol.Content], _ hand: [Digit?], in box: Rectangle,
    using generator: inout some RandomNumberGenerator
  ) -> [Piece] {
    // In pixels of the digits, from the line's left end and its base.
    var pieces: [Piece] = []
    var x = 0.0
    for (content, digit) in zip(contents, hand) {
      let gap = Double.random(in: 1.5...4, using: &generator)
      if let digit, let ink = digit.ink {
        let y = -Double(ink.rows.upperBound + 1) + Double.random(in: -1...1, using: &generator)
        pieces.append(Piece(digit: digit, place: Rectangle(x - Double(ink.columns.lowerBound), y, 28, 28)))
        x += Double(ink.columns.count) + gap
      } else if let sign = sign(of: content) {
        pieces.append(Piece(sign: sign, place: Rectangle(x, -20, sign.width, 20)))
        x += sign.width + gap
      }
    }
    let scale = min(digitShare * box.height / 20, (box.width - 6) / max(x, 1))
    let slack = max(0, box.width - 6 - scale * x)
    let left = box.x + 3 + Double.random(in: 0...min(slack, 6), using: &generator)
    let base = box.midY + 10 * scale
    return pieces.map { piece in
      var piece = piece
      let place = piece.place
      piece.place = Rectangle(
        left + scale * place.x, base + scale * place.y, scale * place.width, scale * place.height)
      return piece
    }
  }
}

extension Symbol.Sign {
  /// In pixels of a digit whose ink is 20 high.
  fileprivate var width: Double {
    switch self {
    case .dot: 3
    case .comma: 4
    case .stroke: 9
    case .dash: 9
    }
  }
}

extension Digit {
  /// The smallest region with all of the digit's ink in it; nil without ink.
  fileprivate var ink: Region? {
    let inked = pixels.indices.filter { pixels[$0] > 0.25 }
    let (rows, columns) = (inked.map { $0 / Self.side }, inked.map { $0 % Self.side })
    guard let top = rows.min(), let left = columns.min() else { return nil }
    return Region(rows: top...rows.max()!, columns: left...columns.max()!)
  }
}

// MARK: - Drawing

extension SheetFilling {
  /// The ink of a pen.
  private static let pen = Color(0x1F2A63)

  func draw(on context: Context) {
    for piece in pieces {
      if let digit = piece.digit {
        let scale = piece.place.width / Double(Digit.side)
        let outlines = digit.inkOutlines.map { outline in
          outline.map { Point(piece.place.x + scale * $0.x, piece.place.y + scale * $0.y) }
        }
        context.fill(outlines: outlines, color: Self.pen)
      } else if let sign = piece.sign {
        draw(sign, in: piece.place, on: context)
      }
    }
  }

  private func draw(_ sign: Symbol.Sign, in place: Rectangle, on context: Context) {
    let (width, base) = (0.12 * place.height, place.y + place.height)
    switch sign {
    case .dot:
      context.fill(circleAt: Point(place.midX, base - width / 2), radius: 0.65 * width, color: Self.pen)
    case .comma:
      context.stroke(
        Point(place.midX + 0.3 * width, base - width), Point(place.midX - 0.7 * width, base + 1.2 * width),
        color: Self.pen, width: width)
    case .stroke:
      context.stroke(
        Point(place.maxX, place.y), Point(place.x, base), color: Self.pen, width: width)
    case .dash:
      context.stroke(
        Point(place.x, place.midY), Point(place.maxX, place.midY), color: Self.pen, width: width)
    }
  }
}
