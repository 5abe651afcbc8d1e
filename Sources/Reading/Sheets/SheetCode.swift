/// What a sheet says of itself in 3 rows of 16 cells, black for 1 and blank for 0: its version, kind, paper and number,
/// and a check sum.
///
///     version (5 bits) · kind (2) · paper (1) · number (24) · check sum (16)
///
/// The highest bit comes first, row by row. The check sum is the CRC-16 of the 32 bits before it with the polynomial
/// x¹⁶ + x¹² + x⁵ + 1 (ITU-T X.25), from 0xFFFF on: of other cells, such as text, one in 65,536 passes for a code. Every
/// bit is turned where a pattern has a 1.
public struct SheetCode: Hashable, Sendable {
  /// What is on the sheet: two bits.
  public var kind: SheetLayout.Kind
  /// What it is printed on: one bit.
  public var paper: SheetLayout.Paper
  /// The sheet's ``SheetLayout/number``, below ``numberCount``: 24 bits.
  public var number: Int

  /// Rows of cells.
  public static let rows = 3
  /// Cells in a row.
  public static let columns = 16
  /// In millimetres.
  public static let cellSide: Float = 2
  /// How many numbers there are.
  public static let numberCount = 1 << 24

  private static let version: UInt32 = 1
  /// Half black and half blank, so that the cells of small numbers are, too: the first bits of the golden ratio's
  /// fraction.
  private static let pattern: UInt64 = 0x9E37_79B9_7F4A

  /// The code of a sheet with this number, which is below ``numberCount``.
  public init(kind: SheetLayout.Kind, paper: SheetLayout.Paper, number: Int) {
    self.kind = kind
    self.paper = paper
    self.number = number
  }

  /// Whether each cell is black.
  public var cells: [Bool] {
    let header = Self.version << 27 | UInt32(kind.rawValue) << 25 | UInt32(paper.rawValue) << 24
    let message = header | UInt32(number)
    let bits = UInt64(message) << 16 | UInt64(Self.checkSum(message))
    return (0..<48).map { (bits ^ Self.pattern) >> UInt64(47 - $0) & 1 == 1 }
  }

  /// What cells say; nil if they are no code.
  ///
  /// - Precondition: there are 48.
  public init?(cells: [Bool]) {
    precondition(cells.count == Self.rows * Self.columns, "\(cells.count) cells, expected 3 rows of 16")
    var bits: UInt64 = 0
    for cell in cells { bits = bits << 1 | (cell ? 1 : 0) }
    bits ^= Self.pattern
    let message = UInt32(bits >> 16)
    guard UInt16(bits & 0xFFFF) == Self.checkSum(message), message >> 27 == Self.version,
      let kind = SheetLayout.Kind(rawValue: Int(message >> 25 & 3)),
      let paper = SheetLayout.Paper(rawValue: Int(message >> 24 & 1))
    else { return nil }
    self.init(kind: kind, paper: paper, number: Int(message & 0xFF_FFFF))
  }

  private static func checkSum(_ message: UInt32) -> UInt16 {
    var sum: UInt16 = 0xFFFF
    for bit in 0..<32 {
      let isDifferent = (sum >> 15 & 1 == 1) != (message >> UInt32(31 - bit) & 1 == 1)
      sum = sum << 1 ^ (isDifferent ? 0x1021 : 0)
    }
    return sum
  }
}
