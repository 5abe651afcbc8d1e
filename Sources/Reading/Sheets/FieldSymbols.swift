import LeNet

extension SheetReader {
  /// What stands in the fields, in their order: that of all boxes together, whose ink is judged by one another.
  func symbols(
    of fields: [SheetLayout.Field], at outlines: [[Quadrilateral]], in picture: Picture
  ) -> [[Symbol]] {
    let isBoxed = fields.map { $0.kind == .digits || $0.kind == .tick }
    let boxes = fields.indices.flatMap { isBoxed[$0] ? outlines[$0] : [] }
    var boxed = CellReader(judge).read(boxes, in: picture)[...]
    return fields.indices.map { index in
      guard isBoxed[index] else { return line(of: fields[index], at: outlines[index][0], in: picture) }
      let symbols = boxed.prefix(outlines[index].count)
      boxed = boxed.dropFirst(symbols.count)
      return Array(symbols)
    }
  }

  /// What is left of a field within its printed frame, in millimetres from the frame's middle.
  private static let frameInset: Float = 1
  /// The most pixels that a line's height is seen in.
  private static let lineHeight: Float = 160

  /// What stands on a line, seen from straight above.
  private func line(
    of field: SheetLayout.Field, at outline: Quadrilateral, in picture: Picture
  ) -> [Symbol] {
    let (box, inset) = (field.boxes[0], Self.frameInset)
    let within = SheetLayout.Box(
      box.x + inset, box.y + inset, box.width - 2 * inset, box.height - 2 * inset)
    guard let map = Homography(from: box.outline, to: outline) else { return [] }
    let seen = within.outline.map { map($0) }
    let height = min(Self.lineHeight, seen.size.height)
    let (columns, rows) = (Int((height * within.width / within.height).rounded()), Int(height.rounded()))
    guard rows > 0, let view = picture.rectified(seen, width: columns, height: rows),
      let back = Homography(
        from: Quadrilateral(x: -0.5...Float(columns) - 0.5, y: -0.5...Float(rows) - 0.5), to: seen)
    else { return [] }
    let lines = LineReader(judge, grammar: field.kind.grammar).read(view)
    // Of a field's lines the one with most on it is meant, not a slip of the pen.
    let line = lines.max { $0.symbols.count < $1.symbols.count }
    return line.map { $0.symbols.map { $0.moved(by: back) } } ?? []
  }
}

extension SheetLayout.Field.Kind {
  fileprivate var grammar: Grammar {
    switch self {
    case .digits, .number, .tick: .digits
    case .amount: .amount
    case .date: .date
    }
  }
}

extension Symbol {
  /// The symbol as it stands in a picture from which the one that was read was taken.
  fileprivate func moved(by map: Homography) -> Symbol {
    let outline = outline.map { map($0) }
    if let normalisation, let judgement { return Symbol(normalisation, judgement, outline: outline) }
    if case .sign(let sign) = content { return Symbol(sign, outline: outline) }
    return Symbol(emptyIn: outline)
  }
}
