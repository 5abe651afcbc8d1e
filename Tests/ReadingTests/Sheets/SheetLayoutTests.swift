import Testing

@testable import Reading

@Suite struct SheetLayoutTests {
  private static let layouts: [SheetLayout] = SheetLayout.Paper.allCases.flatMap {
    [.exercise(on: $0, seed: 1), .cheque(on: $0, seed: 42)]
  }

  @Test(arguments: layouts.indices) func nothingOverlaps(index: Int) {
    let layout = Self.layouts[index]
    let frame = layout.frame
    var boxes = layout.fields.flatMap(\.boxes) + [frame.codeBox]
    for corner in 0..<4 {
      let place = frame.markOutline(corner).topLeft
      // With a blank square around.
      let side = 9 * frame.module
      boxes.append(SheetLayout.Box(place.x - frame.module, place.y - frame.module, side, side))
    }
    for centre in frame.blockCentres {
      let side = frame.blockSide + 2 * frame.module
      boxes.append(SheetLayout.Box(centre.x - side / 2, centre.y - side / 2, side, side))
    }
    let page = SheetLayout.Box(5, 5, layout.paper.width - 10, layout.paper.height - 10)
    for (index, box) in boxes.enumerated() {
      #expect(page.contains(box), "\(box) is where printers do not print")
      for other in boxes[..<index] { #expect(!box.overlaps(other), "\(box) and \(other)") }
    }
  }

  /// Printed sheets outlive the program that made them. The numbers were computed in Python.
  @Test func aSeedMeansTheSameForEver() {
    let fields = SheetLayout.exercise(on: .a4, seed: 1).fields
    #expect(fields.map(\.name) == ["digits", "number 1", "number 2", "number 3", "amount"])
    func digits(_ digits: Int...) -> [Symbol.Content] { digits.map { .digit($0) } }
    #expect(Array(fields[0].prompt.prefix(10)) == digits(0, 0, 2, 4, 6, 9, 8, 9, 7, 1))
    #expect(Array(fields[0].prompt.suffix(10)) == digits(0, 6, 6, 3, 3, 1, 7, 0, 8, 5))
    #expect(fields[1].prompt == digits(6, 2, 7, 8))
    #expect(fields[3].prompt == digits(8, 6, 0, 9, 0, 3))
    #expect(fields[4].prompt == digits(7, 2, 1, 3) + [.sign(.dot)] + digits(7, 5))
  }

  @Test(arguments: [0, 1, 77, SheetCode.numberCount - 1]) func fiveOfEachDigit(seed: Int) {
    for paper in SheetLayout.Paper.allCases {
      let prompt = SheetLayout.exercise(on: paper, seed: seed).fields[0].prompt
      for digit in 0..<10 { #expect(prompt.count { $0 == .digit(digit) } == 5, "digit \(digit)") }
    }
    #expect(
      SheetLayout.exercise(on: .a4, seed: seed).fields[0].prompt
        != SheetLayout.exercise(on: .a4, seed: 2).fields[0].prompt)
  }

  /// What changes where a form's answers stand, or what they are called, changes its number; its title does not.
  @Test func aFormHasItsNumber() {
    func form(
      _ title: String = "A", _ name: String = "b", x: Float = 30, kind: SheetLayout.Field.Kind = .number
    )
      -> SheetLayout
    {
      .form(title, on: .a4, fields: [.init(name, kind, boxes: [.init(x, 60, 50, 14)])])
    }
    let number = form().number
    #expect(form("B").number == number)
    let others = [
      form("A", "c"), form(x: 30.1), form(kind: .amount),
      .form("A", on: .letter, fields: form().fields),
      .form("A", on: .a4, fields: form().fields + form("A", "d").fields),
    ]
    #expect(Set(others.map(\.number) + [number]).count == 6, "\(others.map(\.number)) and \(number)")
  }
}

@Suite struct SheetCodeTests {
  /// Check sums by Python's `binascii.crc_hqx(message, 0xFFFF)`.
  @Test(arguments: [
    (SheetLayout.Kind.exercise, SheetLayout.Paper.a4, 1, 0x0800_0001_1122),
    (.exercise, .a4, 42, 0x0800_002A_842B), (.cheque, .letter, 0xFF_FFFF, 0x0BFF_FFFF_48B3),
    (.form, .a4, 123_456, 0x0C01_E240_C2D6),
  ]) func cells(kind: SheetLayout.Kind, paper: SheetLayout.Paper, number: Int, expected: Int) {
    let code = SheetCode(kind: kind, paper: paper, number: number)
    #expect(code.cells.reduce(0) { 2 * $0 + ($1 ? 1 : 0) } == expected ^ 0x9E37_79B9_7F4A)
    #expect(SheetCode(cells: code.cells) == code)
  }

  @Test func aWrongCellIsFound() {
    let cells = SheetCode(kind: .exercise, paper: .letter, number: 7).cells
    for cell in cells.indices {
      var damaged = cells
      damaged[cell].toggle()
      #expect(SheetCode(cells: damaged) == nil, "cell \(cell)")
    }
    #expect(SheetCode(cells: [Bool](repeating: false, count: 48)) == nil)
    #expect(SheetCode(cells: [Bool](repeating: true, count: 48)) == nil)
  }

  /// Nor of either half of them.
  @Test func cellsOfSmallNumbersAreNotBlank() {
    for kind in SheetLayout.Kind.allCases {
      for number in 0..<100 {
        let cells = SheetCode(kind: kind, paper: .a4, number: number).cells
        for part in [cells[...], cells[..<24], cells[24...]] {
          let share = Float(part.count { $0 }) / Float(part.count)
          #expect((0.2...0.8).contains(share), "\(kind) \(number): \(share) of the cells are black")
        }
      }
    }
  }
}
