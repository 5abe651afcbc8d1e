import LessonFormat

extension LessonSource {
  /// The block in which a line of the file lies; nil for a line of the title, the aim or none.
  func block(ofLine line: Int) -> Int? { lines.firstIndex { $0.contains(line) } }
}
