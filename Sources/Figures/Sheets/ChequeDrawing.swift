import Cairo
import Foundation
import Reading

extension SheetDrawing {
  /// Draws a cheque of a bank that there is not, and below it how to read it.
  func drawCheque(on context: Context) {
    let (frame, palette) = (layout.frame, Self.palette)
    let edge = Rectangle(frame.box).expanded(by: 5)
    let (left, right) = (Double(frame.box.x) + 8, Double(frame.box.maxX) - 8)
    drawWaves(in: Rectangle(left, 40, right - left, 58), on: context)
    context.stroke([edge], color: palette.muted, width: 0.15)

    context.text(layout.title, at: Point(left, 28), font: .heading, color: palette.ink)
    context.text(
      "5 × 5 Convolution Street, in no town", at: Point(left, 33), font: .text, color: palette.muted)

    let (date, amount) = (Rectangle(layout.fields[0].boxes[0]), Rectangle(layout.fields[1].boxes[0]))
    for field in layout.fields { drawBoxes(of: field, on: context) }
    context.text(
      "date", at: Point(date.x - 2, date.midY + 1), font: .text, color: palette.muted, alignment: .trailing)
    context.text(
      "amount in figures", at: Point(amount.x + 0.3, amount.y - 1.5), font: .text, color: palette.muted)

    drawLine("pay to", "the reader of this lesson", y: 51, from: left, to: right, on: context)
    drawLine("from", "nobody’s account", y: 65, from: left, to: amount.x - 8, on: context)
    drawLine("signed", "", y: 92, from: right - 62, to: right, on: context)
    context.text(
      "No value: not a means of payment.", at: Point(left, 92), font: .prompt, color: palette.accent)

    for (index, line) in [
      "Write a date such as 24.12.2026 and an amount such as 1847.30 in the two boxes.",
      "Then photograph the cheque so that its four corner marks are seen, and run: swift run lenet read photo.jpg",
    ].enumerated() {
      context.text(
        line, at: Point(edge.x, edge.y + edge.height + 10 + 4.6 * Double(index)), font: .text,
        color: palette.muted)
    }
  }

  /// A line to write on, with what it is for and what stands on it.
  private func drawLine(
    _ purpose: String, _ words: String, y: Double, from start: Double, to end: Double, on context: Context
  ) {
    let palette = Self.palette
    context.stroke(Point(start, y + 1.5), Point(end, y + 1.5), color: palette.muted, width: 0.15)
    context.text(purpose, at: Point(start, y), font: .text, color: palette.muted)
    context.text(words, at: Point(start + 14, y), font: .prompt, color: palette.ink)
  }

  /// The fine waves that are hard to copy by hand.
  private func drawWaves(in area: Rectangle, on context: Context) {
    let waves = (0..<24).map { wave -> [Point] in
      let phase = Double(wave) * .pi / 12
      return (0...340).map { step in
        let x = Double(step) / 340
        let swell = 0.5 + 0.5 * sin(.pi * x)
        let y = sin(6 * .pi * x + phase) * swell + 0.3 * cos(10 * .pi * x - 2 * phase)
        return Point(area.x + x * area.width, area.midY + y * area.height / 2.7)
      }
    }
    context.stroke(waves, color: Self.palette.active, width: 0.1, opacity: 0.22)
  }
}
