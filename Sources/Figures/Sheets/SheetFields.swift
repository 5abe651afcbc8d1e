import Cairo
import Reading

extension SheetDrawing {
  /// Draws an exercise sheet's words and fields.
  func drawExercise(on context: Context) {
    let left = Double(layout.fields[0].boxes[0].x)
    drawName(until: Double(layout.paper.width) - left, on: context)
    drawHeading(
      [
        "Write in every box the digit above it, and copy the numbers at the end: as you always write, not as printed.",
        "Then photograph the page so that all four corner marks are seen, and run: swift run lenet read photo.jpg",
      ], left: left, on: context)
    for field in layout.fields {
      drawBoxes(of: field, on: context)
      if field.kind == .digits {
        for (box, content) in zip(field.boxes, field.prompt) {
          context.text(
            [content].text, at: Point(Double(box.x) + 0.3, Double(box.y) - 1.5), font: .prompt,
            color: Self.palette.ink)
        }
      } else {
        let words = field.kind == .amount ? "Copy this amount:" : "Copy this number:"
        let place = Point(Double(field.boxes[0].x) + 0.3, Double(field.boxes[0].y) - 2)
        context.text(words, at: place, font: .text, color: Self.palette.muted)
        context.text(
          field.prompt.text, at: Point(place.x + Font.text.width(of: words) + 2, place.y), font: .prompt,
          color: Self.palette.ink)
      }
    }
  }

  /// Draws a form's title, and its fields with their names.
  func drawForm(on context: Context) {
    drawHeading([], left: Double(SheetLayout.formRegion(on: layout.paper).x), on: context)
    for field in layout.fields {
      drawBoxes(of: field, on: context)
      let box = Rectangle(field.boxes[0])
      let place =
        field.kind == .tick
        ? Point(box.maxX + 2, box.midY + 1.2) : Point(box.x + 0.3, box.y - 1.5)
      context.text(field.name, at: place, font: .text, color: Self.palette.ink)
    }
  }

  private func drawHeading(_ lines: [String], left: Double, on context: Context) {
    let top = Double(layout.frame.box.y)
    context.text(layout.title, at: Point(left, top + 14.5), font: .heading, color: Self.palette.ink)
    for (index, line) in lines.enumerated() {
      context.text(
        line, at: Point(left, top + 20.5 + 4.6 * Double(index)), font: .text, color: Self.palette.muted)
    }
  }

  /// A line for the writer's name, which nothing reads: it keeps the sheets of a class apart.
  private func drawName(until right: Double, on context: Context) {
    let (start, y) = (right - 60, Double(layout.frame.box.y) + 14.5)
    let palette = Self.palette
    context.text("name", at: Point(start, y), font: .text, color: palette.muted)
    context.stroke(
      Point(start + Font.text.width(of: "name") + 2, y + 0.8), Point(right, y + 0.8), color: palette.muted,
      width: 0.15)
  }

  /// Frames a field's boxes, on blank paper whatever was drawn before.
  func drawBoxes(of field: SheetLayout.Field, on context: Context) {
    let boxes = field.boxes.map { Rectangle($0) }
    context.fill(boxes, color: Self.paper)
    context.stroke(boxes, color: Self.palette.muted, width: 0.25)
  }
}

extension [Symbol.Content] {
  /// Digits and signs as they are printed.
  var text: String { String(map(\.character)) }
}
