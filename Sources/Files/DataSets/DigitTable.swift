import LeNet

/// A table in text of digits, one a line: the label and 28 × 28 pixels between commas, as Kaggle's `train.csv` and others
/// have it (CSV).
///
/// A first line of names may say which column the label is in: `label`, `class`, `target`, `digit` or `y`; otherwise it is
/// the first of 785. Pixels go row by row from 0 (paper) to 255 (ink), or to 1.
struct DigitTable {
  /// The columns, which the first line tells.
  struct Columns {
    /// Of the label; nil if there are pixels only.
    fileprivate(set) var label: Int?
    fileprivate var count: Int
    /// Whether the first line has names, and no digit.
    fileprivate var areNamed: Bool
  }

  let columns: Columns
  private let text: [UInt8]
  private let place: String

  /// - Parameter file: as it is or packed by gzip.
  /// - Throws: ``FileError``, naming `place`, if it is no table of digits.
  init(_ file: [UInt8], from place: String) throws {
    text = Gzip.isPacked(file) ? try Gzip.unpack(file, limit: Self.sizeLimit, from: place) : file
    guard text.count < Self.sizeLimit else {
      throw FileError(
        place, found: "\(Self.sizeLimit) bytes or more", expected: "fewer",
        remedy: "Round its numbers, or keep a part of the lines.")
    }
    self.place = place
    columns = try Self.columns(of: text.prefix(Self.lineLimit), from: place)
  }

  /// A table has fewer bytes when unpacked: 1 GiB.
  static let sizeLimit = 1 << 30

  /// The longest line has room for 785 names or numbers of 20 letters each.
  static let lineLimit = 16384

  /// The digits of the first lines.
  ///
  /// Where no value among them is above 1, pixels are shares of ink.
  ///
  /// - Throws: ``FileError``, naming line and column; also if there are no labels.
  func digits(first limit: Int = .max) throws -> LabelledDigits {
    let (digits, greatest) = try digits(first: limit, scale: 1)
    return greatest > 1 ? digits : try self.digits(first: limit, scale: 255).digits
  }

  private func digits(first limit: Int, scale: Double) throws -> (digits: LabelledDigits, greatest: Double) {
    guard let labelColumn = columns.label else { throw Self.unlabelled(place) }
    var labels: [UInt8] = []
    var pixels: [UInt8] = []
    // A digit has no less than 785 numbers of a letter, with as many commas.
    pixels.reserveCapacity(min(limit, text.count / 1570 + 1) * 784)
    var greatest = 0.0
    try text.withUnsafeBufferPointer { text in
      var line = FieldScanner(text: text)
      if columns.areNamed { line.skipLine() }
      while labels.count < limit, line.startsDigit() {
        guard labels.count < IDX.countLimit else {
          throw FileError(
            place, found: "more than \(IDX.countLimit) digits", expected: "at most as many",
            remedy: "Keep a part of the lines.")
        }
        for column in 0..<columns.count {
          guard column == 0 || line.takeComma() else { throw wrongCount(in: line) }
          guard let value = line.takeNumber() else { throw wrong(line, column) }
          if column == labelColumn {
            guard let label = UInt8(exactly: value), label <= 9 else { throw wrong(line, column) }
            labels.append(label)
          } else {
            guard 0...255 ~= value else { throw wrong(line, column) }
            greatest = max(greatest, value)
            pixels.append(UInt8((value * scale).rounded()))
          }
        }
        guard line.takeEnd() else { throw wrongCount(in: line) }
      }
    }
    guard !labels.isEmpty else {
      throw FileError(
        place, found: "no line of numbers", expected: "a digit a line", remedy: FileError.copyAgain)
    }
    return (LabelledDigits(pixels: pixels, labels: labels), greatest)
  }

  /// The error for a table of pixels only.
  static func unlabelled(_ place: String) -> FileError {
    FileError(
      place, found: "784 columns, and none with labels", expected: "785 (a label and 28 × 28 pixels)",
      remedy: "Pass the table of the training digits; a fifth of it is held out as test digits.")
  }

  /// The error for the field that was taken last.
  private func wrong(_ line: FieldScanner, _ column: Int) -> FileError {
    guard line.fieldCount == columns.count else { return wrongCount(in: line) }
    return FileError(
      "\(place), line \(line.number), column \(column + 1)",
      found: line.field.isEmpty ? "nothing" : line.field.quoted,
      expected: column == columns.label ? "a label, 0 to 9" : "a pixel, 0 to 255 or 0 to 1",
      remedy: IDX.suitable)
  }

  private func wrongCount(in line: FieldScanner) -> FileError {
    FileError(
      "\(place), line \(line.number)", found: "\(line.fieldCount) values",
      expected: "785 (a label and 28 × 28 pixels)", remedy: FileError.copyAgain)
  }
}

// MARK: - The first line

extension DigitTable {
  private static let labelNames = ["label", "labels", "class", "target", "digit", "y"]

  /// What the first line tells of the columns.
  ///
  /// - Parameter beginning: the file's first bytes, ``lineLimit`` of them or all.
  static func columns(of beginning: some Sequence<UInt8>, from place: String) throws -> Columns {
    var text = String(decoding: Array(beginning), as: UTF8.self)[...]
    if text.first == "\u{FEFF}" { text.removeFirst() }
    let line = text.prefix { !$0.isNewline }
    let fields = line.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters { $0 == " " || $0 == "\"" || $0 == "'" }
    }
    let named = fields.firstIndex { labelNames.contains($0.lowercased()) }
    // Names may be numbers but for the label's; a digit may have a field that is damaged.
    let areNamed = named != nil || 2 * fields.count { Double($0) == nil } > fields.count
    switch fields.count {
    case 785: return Columns(label: named ?? 0, count: 785, areNamed: areNamed)
    case 784 where named == nil: return Columns(label: nil, count: 784, areNamed: areNamed)
    default:
      throw FileError(
        "\(place), line 1", found: "\(fields.count) \(areNamed ? "names" : "values")",
        expected: "785 (a label and 28 × 28 pixels)",
        remedy: fields.count == 786 && areNamed
          ? "Is one of them the number of the row? Leave it out: to_csv(FILE, index=False)." : IDX.suitable)
    }
  }
}

extension Substring {
  /// Without the characters at both ends that are not wanted.
  fileprivate func trimmingCharacters(_ isUnwanted: (Character) -> Bool) -> Substring {
    var rest = drop(while: isUnwanted)
    while let last = rest.last, isUnwanted(last) { rest.removeLast() }
    return rest
  }
}
