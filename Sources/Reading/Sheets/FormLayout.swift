extension SheetLayout {
  /// A form of somebody's own fields. Its number is a hash (FNV-1a) of paper and fields, so that the print of another
  /// form, or of the same one before a change, is not taken for it.
  ///
  /// - Precondition: every box lies within ``formRegion(on:)``.
  public static func form(_ title: String, on paper: Paper, fields: [Field]) -> SheetLayout {
    let region = formRegion(on: paper)
    for field in fields {
      for box in field.boxes {
        precondition(region.contains(box), "a box at \(box.x), \(box.y) outside \(region)")
      }
    }
    var hash: UInt32 = 0x811C_9DC5
    func add(_ byte: UInt8) { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    add(UInt8(paper.rawValue))
    for field in fields {
      for byte in field.name.utf8 { add(byte) }
      add(0)
      add(UInt8(field.kind.rawValue))
      for box in field.boxes {
        for length in [box.x, box.y, box.width, box.height] {
          // Hundredths of a millimetre.
          let hundredths = UInt16(max(0, min(65535, (100 * length).rounded())))
          add(UInt8(hundredths >> 8))
          add(UInt8(hundredths & 0xFF))
        }
      }
    }
    return SheetLayout(
      paper: paper, kind: .form, number: Int(hash ^ hash >> 24) & (SheetCode.numberCount - 1), title: title,
      fields: fields)
  }

  /// Where a form's fields may stand: within the marks, with room for the title above.
  public static func formRegion(on paper: Paper) -> Box {
    let frame = SheetFrame(.page, on: paper)
    let side = frame.box.x + frame.blockSide
    let (top, bottom) = (frame.box.y + 20, frame.box.maxY - 3.5 * frame.module - 2)
    return Box(side, top, paper.width - 2 * side, bottom - top)
  }
}

extension SheetLayout.Box {
  /// Whether another lies within, a hundredth of a millimetre aside.
  public func contains(_ other: SheetLayout.Box) -> Bool {
    x - 0.01 <= other.x && y - 0.01 <= other.y && other.maxX <= maxX + 0.01 && other.maxY <= maxY + 0.01
  }
}
