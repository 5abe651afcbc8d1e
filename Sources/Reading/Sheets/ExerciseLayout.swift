import LeNet

extension SheetLayout {
  /// How often each digit is asked for.
  private static let repetitions = 5

  /// The sheet for a student's hand: boxes for five of each digit in a seeded order, three numbers to copy and an
  /// amount.
  ///
  /// - Parameters:
  ///   - paper: what it is printed on.
  ///   - seed: below ``SheetCode/numberCount``.
  public static func exercise(on paper: Paper, seed: Int) -> SheetLayout {
    var generator = SplitMix64(seed: UInt64(seed))
    let digits = (0..<10 * repetitions).map { $0 % 10 }.shuffledForPrint(using: &generator)
    // What is left of the height is shared among five rows of boxes and two of lines, the last of which ends 34 mm above
    // the paper's edge.
    let (top, left): (Float, Float) = (54, (paper.width - 170.5) / 2)
    let pitch = (paper.height - 34 - 18 - top) / 6.1
    let boxes = digits.indices.map { index in
      Box(left + 17.5 * Float(index % 10), top + pitch * Float(index / 10), 13, 16)
    }
    var fields = [Field("digits", .digits, boxes: boxes, prompt: digits.map { .digit($0) })]
    for line in 0..<4 {
      let box = Box(
        left + 88.5 * Float(line % 2), top + 5 * pitch + 2 + 1.1 * pitch * Float(line / 2), 82, 16)
      let field: Field
      switch line {
      case 0: field = Field("number 1", .number, boxes: [box], prompt: number(of: 4, using: &generator))
      case 1: field = Field("number 2", .number, boxes: [box], prompt: number(of: 5, using: &generator))
      case 2: field = Field("number 3", .number, boxes: [box], prompt: number(of: 6, using: &generator))
      default:
        let francs = number(of: 4, using: &generator)
        let centimes = [5, 0].shuffledForPrint(using: &generator)
        field = Field(
          "amount", .amount, boxes: [box],
          prompt: francs + [.sign(.dot), .digit(generator.below(10)), .digit(centimes[0])])
      }
      fields.append(field)
    }
    return SheetLayout(paper: paper, kind: .exercise, number: seed, title: "Your own hand", fields: fields)
  }

  /// A cheque of no bank, with a date and an amount in figures to be filled in.
  ///
  /// - Parameters:
  ///   - paper: what it is printed on.
  ///   - seed: below ``SheetCode/numberCount``.
  public static func cheque(on paper: Paper, seed: Int) -> SheetLayout {
    let right = paper.width - 22
    return SheetLayout(
      paper: paper, kind: .cheque, number: seed, title: "Bank of the Receptive Field",
      fields: [
        Field("date", .date, boxes: [Box(right - 56, 24, 56, 12)]),
        Field("amount", .amount, boxes: [Box(right - 62, 62, 62, 14)]),
      ])
  }

  /// A number of some digits, the first of which is no 0.
  private static func number(of count: Int, using generator: inout SplitMix64) -> [Symbol.Content] {
    (0..<count).map { .digit($0 == 0 ? 1 + generator.below(9) : generator.below(10)) }
  }
}

// A printed sheet must mean the same to every later version, which the standard library promises of neither its
// `shuffled` nor its `random`.

extension SplitMix64 {
  /// A number from 0 on.
  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}

extension [Int] {
  /// The same in a random order, every one as likely (Fisher and Yates).
  func shuffledForPrint(using generator: inout SplitMix64) -> [Int] {
    var result = self
    for last in stride(from: count - 1, to: 0, by: -1) { result.swapAt(last, generator.below(last + 1)) }
    return result
  }
}
