import LeNet

/// Finds a sheet in a photograph, from whatever side and however turned, and reads what was written on it.
///
/// Its marks tell where it lies, the code what it is. Three marks are enough where the code confirms them.
public struct SheetReader: Sendable {
  let judge: Judge
  private let forms: [SheetLayout]

  /// - Parameters:
  ///   - judge: what reads the digits.
  ///   - forms: those that may be met besides exercises and cheques.
  public init(_ judge: Judge, forms: [SheetLayout] = []) {
    self.judge = judge
    self.forms = forms
  }

  /// - Throws: ``SheetFailure`` if there is no sheet, or it cannot be read. Of a picture without marks, `noMark`.
  public func read(_ picture: Picture) throws(SheetFailure) -> SheetReading {
    let marks = SheetMark.all(in: picture)
    guard !marks.isEmpty else { throw .noMark }
    guard marks.count <= 4, marks.count(where: { $0.isFirst }) <= 1 else { throw .severalSheets }
    guard marks.count >= 3 else { throw .tooFewMarks(marks.count) }
    guard let (map, code) = Self.place(of: marks, in: picture) else { throw .noCode }
    let layout = try layout(of: code)
    let outlines = layout.fields.map { field in field.boxes.map { map($0) } }
    for outline in outlines.flatMap({ $0 }) {
      guard outline.corners.allSatisfy({ picture.contains($0) }) else { throw .cutOff }
    }
    let symbols = symbols(of: layout.fields, at: outlines, in: picture)
    let fields = layout.fields.indices.map { index in
      FieldReading(field: layout.fields[index], outlines: outlines[index], symbols: symbols[index])
    }
    return SheetReading(
      layout: layout, outline: map(map.frame.box), markCount: marks.count, fields: fields)
  }

  /// How a sheet of these marks lies, and what its code says; nil if it is no code whichever way it is taken.
  private static func place(of marks: [SheetMark], in picture: Picture) -> (map: SheetMap, code: SheetCode)? {
    for pose in SheetPose.all(of: marks) {
      for size in SheetFrame.Size.allCases {
        for paper in SheetLayout.Paper.allCases {
          let frame = SheetFrame(size, on: paper)
          // What the code says must be what it was found by.
          if let map = pose.map(of: frame, in: picture), let code = map.code(in: picture),
            code.paper == paper, (code.kind == .cheque) == (size == .cheque)
          {
            return (map, code)
          }
        }
      }
    }
    return nil
  }

  private func layout(of code: SheetCode) throws(SheetFailure) -> SheetLayout {
    switch code.kind {
    case .exercise: return .exercise(on: code.paper, seed: code.number)
    case .cheque: return .cheque(on: code.paper, seed: code.number)
    case .form:
      guard let form = forms.first(where: { $0.code == code }) else { throw .otherForm(code.number) }
      return form
    }
  }
}

extension Picture {
  fileprivate func contains(_ place: Place) -> Bool {
    place.x >= -0.5 && place.y >= -0.5 && place.x <= Float(width) - 0.5 && place.y <= Float(height) - 0.5
  }
}
