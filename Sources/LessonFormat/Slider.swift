extension LessonSource {
  /// A variable of a cell that the reader may turn: `@Slider(0...1, step: 0.05) var share: Float = 0.5`.
  public struct Slider: Hashable, Sendable {
    /// The variable's name: `share`.
    public var name: String
    /// What stands between the brackets: `0...1, step: 0.05`.
    public var argument: String
    /// The smallest and the largest value.
    public var bounds: ClosedRange<Double>
    /// The distance between values; unless given, 1 between whole numbers and a hundredth of the range between others.
    public var step: Double
    /// What the lesson says it is, as it stands there: `0.5`.
    public var value: String
    /// The line of the cell, counted from 1.
    public var line: Int
    /// The bytes of that line, counted from 0, that hold `@Slider(…)`.
    public var attribute: Range<Int>
    /// The bytes of that line, counted from 0, that hold the value.
    public var valueColumns: Range<Int>
  }
}

extension LessonSource.Code {
  /// The sliders that stand at the beginning of a line, outside brackets, strings and comments, in the order of the code.
  public var sliders: [LessonSource.Slider] {
    let bytes = Array(text.utf8)
    return SwiftLines(bytes).starts.compactMap { line, start in
      guard bytes[start...].starts(with: "@Slider".utf8) else { return nil }
      let end = bytes[start...].firstIndex(of: .lineFeed) ?? bytes.count
      return LessonSource.Slider(String(bytes[start..<end]), line: line)
    }
  }

  /// The code with another value of a slider.
  public func replacing(valueOf slider: LessonSource.Slider, with value: String) -> Self {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.utf8) }
    lines[slider.line - 1].replaceSubrange(slider.valueColumns, with: Array(value.utf8))
    var code = self
    code.text = lines.map { String($0[...]) }.joined(separator: "\n")
    return code
  }
}

extension LessonSource.Slider {
  /// The slider that a line of Swift is, if its bounds, step and value are literal numbers, in Swift's decimal notation.
  fileprivate init?(_ text: String, line: Int) {
    let form =
      #/(@Slider\(\s*((-?[0-9._]+?)\s*\.\.\.\s*(-?[0-9._]+?)\s*(?:,\s*step:\s*([0-9._]+)\s*)?)\))\s*var\s+(\w+)\s*(?::\s*[\w.]+\s*)?=\s*(-?[0-9._]+)\s*(?://.*)?/#
    guard let match = text.wholeMatch(of: form)?.output,
      let lower = Self.number(match.3), let upper = Self.number(match.4), lower < upper,
      Self.number(match.7) != nil
    else { return nil }
    let isWhole = ![match.3, match.4, match.7].contains { $0.contains(".") }
    guard let step = match.5.map(Self.number) ?? (isWhole ? 1 : (upper - lower) / 100), step > 0 else {
      return nil
    }
    func columns(_ part: Substring) -> Range<Int> {
      let start = text.utf8.distance(from: text.startIndex, to: part.startIndex)
      return start..<start + part.utf8.count
    }
    self.init(
      name: String(match.6), argument: String(match.2), bounds: lower...upper, step: step,
      value: String(match.7), line: line, attribute: columns(match.1), valueColumns: columns(match.7))
  }

  /// A whole number or a decimal as Swift writes it, `-1_000.5`: with digits at both ends.
  private static func number(_ text: Substring) -> Double? {
    guard text.wholeMatch(of: #/-?[0-9][0-9_]*(\.[0-9][0-9_]*)?/#) != nil else { return nil }
    return Double(text.filter { $0 != "_" })
  }
}
