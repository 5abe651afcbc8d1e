import Explorer
import Files
import LeNet
import Reading

/// Finds out what a picture shows, and reads it.
struct PictureReader {
  let judge: Judge
  /// What the picture shows; nil to find out.
  let kind: PictureReading.Kind?
  let grammar: Grammar
  let expectedCount: Int?
  let forms: [SheetLayout]

  /// - Throws: `FileError`, which says what was looked for and what to do, if nothing is found.
  func read(_ file: String) throws -> PictureReading {
    let place = file == File.standardInput ? "standard input" : file
    guard !File.isFolder(file) else {
      throw FileError(
        place, found: "a folder", expected: "a picture as PNG or JPEG",
        remedy: "Name the pictures in it, such as \(file.quotedForShell)/*.jpg.")
    }
    let picture = try PictureFile.picture(in: File.read(file), from: place)
    switch kind {
    case .sheet: return try sheet(in: picture, place, isCertain: true)!
    case .grid:
      guard let grid = grid(in: picture, place) else { throw noGrid(place) }
      return grid
    case .lines: return try lines(in: picture, place)
    case .digit:
      guard let digit = digit(in: picture, place) else {
        throw NoLines.noInk.error(for: place, grammar, expectedCount)
      }
      return digit
    case nil:
      // Signs that only lines have.
      let isLine = grammar != .digits || expectedCount != nil
      if !isLine {
        if let sheet = try sheet(in: picture, place, isCertain: !forms.isEmpty) { return sheet }
        if let grid = grid(in: picture, place) { return grid }
      }
      return try linesOrDigit(in: picture, place)
    }
  }

  /// Lines; of a picture with one digit in it, which may have fallen into parts or fill the picture, the digit.
  private func linesOrDigit(in picture: Picture, _ place: String) throws -> PictureReading {
    let lines = Result { try self.lines(in: picture, place) }
    if case .success(let reading) = lines, reading.rejectedCount == 0 { return reading }
    let mayBeDigit = grammar == .digits && (expectedCount ?? 1) == 1
    guard mayBeDigit, let digit = digit(in: picture, place), digit.rejectedCount == 0, !digit.isSeveral else {
      return try lines.get()
    }
    return digit
  }

  /// The picture as one digit; nil where it has no ink.
  private func digit(in picture: Picture, _ place: String) -> PictureReading? {
    guard let normalisation = Normalisation(picture) else { return nil }
    let judgement = judge.judgements(of: [normalisation.digit])[0]
    let (rows, columns) = (normalisation.inkBox.rows, normalisation.inkBox.columns)
    let outline = Quadrilateral(
      x: Float(columns.lowerBound) - 0.5...Float(columns.upperBound) + 0.5,
      y: Float(rows.lowerBound) - 0.5...Float(rows.upperBound) + 0.5)
    return PictureReading(Symbol(normalisation, judgement, outline: outline), in: picture, from: place)
  }

  /// - Parameter isCertain: whether the picture shows a sheet, and is in error where it has no mark of one.
  private func sheet(in picture: Picture, _ place: String, isCertain: Bool) throws -> PictureReading? {
    do throws(SheetFailure) {
      let sheet = try SheetReader(judge, forms: forms).read(picture)
      return PictureReading(sheet, in: picture, from: place)
    } catch {
      guard !isCertain, error == .noMark || error == .tooFewMarks(1) else { throw error.error(for: place) }
      return nil
    }
  }

  private func grid(in picture: Picture, _ place: String) -> PictureReading? {
    GridReader(judge).read(picture).map { PictureReading($0, in: picture, from: place) }
  }

  private func noGrid(_ place: String) -> FileError {
    FileError(
      place, found: "no ruled grid", expected: "lines that cross, all of them within the picture",
      remedy: "Photograph the whole grid from above, in even light.")
  }

  private func lines(in picture: Picture, _ place: String) throws -> PictureReading {
    let lines: [TextLine]
    do throws(NoLines) {
      lines = try LineReader(judge, grammar: grammar, expectedCount: expectedCount).lines(in: picture)
    } catch {
      throw error.error(for: place, grammar, expectedCount)
    }
    return PictureReading(lines, in: picture, from: place)
  }
}

extension PictureReading {
  /// Whether the picture seems to hold more than one digit.
  fileprivate var isSeveral: Bool {
    digits.contains { $0.normalisation!.doubts.contains { $0.kind == .severalDigits } }
  }
}

extension NoLines {
  /// What was looked for, and what to do.
  fileprivate func error(for place: String, _ grammar: Grammar, _ expectedCount: Int?) -> FileError {
    let again = "Photograph them from above, closer and in even light, with a dark pen on plain paper."
    let one = " With --as digit the picture is taken for one digit."
    switch self {
    case .noInk:
      return FileError(
        place, found: "nothing but paper, or one colour",
        expected: "ink that differs from what is around it by a twelfth of the brightness", remedy: again)
    case .noMarks:
      return FileError(
        place, found: "no mark of a digit’s shape",
        expected: "strokes of a pen, nine pixels high or more and clear of the border", remedy: again + one)
    case .noDigits:
      let wanted =
        "\(expectedCount.map { "\($0) digits" } ?? "digits") side by side"
        + (grammar == .digits ? "" : " that make \(grammar == .date ? "a date" : "an amount")")
      return FileError(
        place, found: "marks, but no line of digits", expected: wanted,
        remedy: expectedCount == nil && grammar == .digits
          ? again + one : "Without --expect and --grammar, whatever stands there is read.")
    }
  }
}
